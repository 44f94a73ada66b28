import GRDB
package import P8Model

extension Registry {
  /// What a thorough look at a registry found.
  package struct CheckReport: Hashable, Sendable {
    /// The number of reports, superseded ones included.
    package let reports: Int
    /// The number of villages.
    package let villages: Int
    /// What the database says is damaged; empty where nothing is.
    package let damage: [String]
    /// What was changed behind the registry's back; empty where nothing was.
    package var audit: [AuditFault] {
      strangers + (log?.faults ?? []) + figures.faults + (originals?.faults ?? [])
    }
    /// Tables, views and triggers that are not ours, or not as they were made.
    package let strangers: [AuditFault]
    /// What the look at the audit log found; nil where the database is too damaged for it.
    package let log: AuditVerification?
    /// What the look at figures that are kept found.
    package let figures: FiguresCheck
    /// What the look at the files that reports came in found; nil where the database is too damaged for it.
    package let originals: OriginalsCheck?

    /// Whether nothing was found.
    package var isSound: Bool { damage.isEmpty && audit.isEmpty }
  }

  /// What a look at figures that are kept found.
  package struct FiguresCheck: Hashable, Sendable {
    /// The number of rows.
    package let kept: Int
    /// Those whose content is not what was kept.
    package let faults: [AuditFault]
  }

  /// So many originals are looked at where not all are asked for.
  package static let quickShare = 500

  /// The last report that was stored while an empty section still counted as zero; zero where there is none.
  package func lastReportWithAssumedZeros() throws(RegistryFault) -> Int64 {
    try read { try Int64.fetchOne($0, sql: "SELECT max(last_report) FROM known_zero") ?? 0 }
  }

  /// Looks at every page, every reference, every row, every entry of the audit log, and at the files that reports came in.
  ///
  /// - Parameters:
  ///   - extent: Which of the files that reports came in are compared with their digests.
  ///   - progress: Called after each of them, as by ``checkOriginals(_:of:where:progress:)``.
  /// - Returns: What was found.
  /// - Throws: Why it could not be looked at.
  package func check(
    originals extent: OriginalsExtent = .share(of: quickShare),
    progress: (OriginalsCheck, Int) -> Void = { _, _ in }
  ) throws(RegistryFault) -> CheckReport {
    let pages = try read { try String.fetchAll($0, sql: "PRAGMA integrity_check").filter { $0 != "ok" } }
    let isReadable = pages.isEmpty
    return try CheckReport(
      reports: count("report"), villages: count("village"), damage: pages + missingReferences(),
      strangers: read { try Schema.strangers(in: $0) }, log: isReadable ? auditVerification() : nil,
      figures: isReadable ? checkKeptFigures() : FiguresCheck(kept: 0, faults: []),
      originals: isReadable ? checkOriginals(extent, progress: progress) : nil)
  }

  private func count(_ table: String) throws(RegistryFault) -> Int {
    try read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") ?? 0 }
  }

  private func missingReferences() throws(RegistryFault) -> [String] {
    try read { database in
      try Row.fetchAll(database, sql: "PRAGMA foreign_key_check")
        .map { "\($0[0] as String) refers to a missing \($0[2] as String)" }
    }
  }

  /// Compares figures that are kept with their digests.
  private func checkKeptFigures() throws(RegistryFault) -> FiguresCheck {
    try read { database in
      var kept = 0
      var faults: [AuditFault] = []
      let rows = try Row.fetchCursor(
        database,
        sql: "SELECT area, structure, period, counting, basis, content, digest FROM kept_figures ORDER BY id")
      while let row = try rows.next() {
        kept += 1
        let figures = KeptFigures(row)
        if figures?.digest != row[6] {
          faults.append(
            AuditFault(
              kind: .changedFigures,
              subject:
                "figures \(row[0] as String) \(row[2] as String) \(row[1] as String) \(row[3] as String)"))
        }
      }
      return FiguresCheck(kept: kept, faults: faults)
    }
  }
}
