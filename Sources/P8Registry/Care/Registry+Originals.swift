import ContentDigest
import FoundationEssentials
import GRDB
package import P8Model

extension Registry {
  /// Which of the files that reports came in are looked at.
  package enum OriginalsExtent: Hashable, Sendable {
    /// All of them.
    case all
    /// The newest, and others spread over all, up to a number; others the next time, when the log has gone on.
    case share(of: Int)
  }

  /// What a look at the files that reports came in found.
  package struct OriginalsCheck: Hashable, Sendable {
    /// The number of files that are kept.
    package let kept: Int
    /// The number of those that were looked at.
    package private(set) var checked = 0
    /// Their bytes.
    package private(set) var bytes = 0
    /// How long it took.
    package internal(set) var seconds = 0.0
    /// The files that are not what they were when they came.
    package private(set) var faults: [AuditFault] = []

    init(kept: Int) { self.kept = kept }

    mutating func take(byteCount: Int, fault: AuditFault?) {
      checked += 1
      bytes += byteCount
      if let fault { faults.append(fault) }
    }
  }

  private struct Original {
    let id: Int64
    let sha256: String
    let path: String
  }

  /// Compares the files that reports came in with the digests that they came with.
  ///
  /// - Parameters:
  ///   - extent: Which of them.
  ///   - period: Only files of reports whose days lie in this period; nil for all.
  ///   - isWanted: Whether the files of reports of a unit are wanted.
  ///   - progress: Called after each file with what was found so far and the number of files that are looked at.
  /// - Returns: What was found.
  /// - Throws: Why they could not be read.
  package func checkOriginals(
    _ extent: OriginalsExtent, of period: Period? = nil, where isWanted: (UnitCode) -> Bool = { _ in true },
    progress: (OriginalsCheck, Int) -> Void = { _, _ in }
  ) throws(RegistryFault) -> OriginalsCheck {
    let (all, entries) = try read { database in
      (
        try originals(of: period, where: isWanted, in: database),
        try Int.fetchOne(database, sql: "SELECT max(number) FROM audit") ?? 0
      )
    }
    let chosen = Self.choose(extent, of: all, turn: entries)
    var check = OriginalsCheck(kept: all.count)
    let start = ContinuousClock.now
    for original in chosen {
      let content = try read {
        try Data.fetchOne(
          $0.cachedStatement(sql: "SELECT content FROM file WHERE id = ?"), arguments: [original.id])
      }
      let isIntact = content.map { ContentDigest.sha256(Array($0)) == original.sha256 } ?? false
      check.take(
        byteCount: content?.count ?? 0,
        fault: isIntact
          ? nil
          : AuditFault(kind: .changedOriginal, subject: "file \(original.id)", detail: original.path))
      check.seconds = start.duration(to: .now) / .seconds(1)
      progress(check, chosen.count)
    }
    return check
  }

  private func originals(
    of period: Period?, where isWanted: (UnitCode) -> Bool, in database: Database
  ) throws -> [Original] {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT file.id, sha256, path, structure, unit FROM file JOIN report ON report.file = file.id
        WHERE content IS NOT NULL AND (?1 IS NULL OR period_from >= ?1) AND (?2 IS NULL OR period_to <= ?2)
        ORDER BY file.id, report.id
        """, arguments: [period?.from.description, period?.to.description])
    var originals: [Original] = []
    while let row = try rows.next() {
      // Of a unit that cannot be is told elsewhere; its file is looked at.
      let unit = UnitStructure(rawValue: row[3]).flatMap { UnitCode(row[4] as String, structure: $0) }
      guard originals.last?.id != row[0], unit.map(isWanted) ?? true else { continue }
      originals.append(Original(id: row[0], sha256: row[1], path: row[2]))
    }
    return originals
  }

  /// The newest fifth of a share, and the rest at equal distances, which begin elsewhere at each turn.
  private static func choose(
    _ extent: OriginalsExtent, of all: [Original], turn: Int
  ) -> [Original] {
    guard case .share(let count) = extent, count > 0, all.count > count else { return all }
    let newest = all.suffix(count / 5)
    let older = all.dropLast(newest.count)
    let distance = older.count / max(1, count - newest.count) + 1
    return stride(from: turn % distance, to: older.count, by: distance).map { older[$0] } + newest
  }
}
