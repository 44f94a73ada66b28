import GRDB
import P8Model

extension Registry {
  /// An original whose bytes were removed.
  package struct PurgedOriginal: Hashable, Sendable {
    /// The number of the report that came in it.
    package let report: Int64
    /// The SHA-256 of the file, which stays.
    package let sha256: String
    /// How many bytes it had.
    package let byteCount: Int
  }

  private static let purged = "report.purged"

  /// Removes the bytes of a report's original, for the personal data in it; its digest and what was judged stay.
  ///
  /// The bytes are overwritten in the file of the registry. Backups that were made before still have them.
  ///
  /// - Parameters:
  ///   - number: The report.
  ///   - reason: Why.
  /// - Returns: What was removed.
  /// - Throws: Why it was not: there is no such report or original, or a report that counts rests on it.
  package func purgeOriginal(of number: Int64, reason: String) throws(RegistryFault) -> PurgedOriginal {
    let purged = try write { database in
      // Pages that become free are written over with zeros.
      try database.execute(sql: "PRAGMA secure_delete = ON")
      guard
        let row = try Row.fetchOne(
          database,
          sql: """
            SELECT file.id, sha256, byte_count, content IS NULL FROM report JOIN file ON file.id = report.file
            WHERE report.id = ?
            """, arguments: [number])
      else { throw refused("no report \(number)") }
      guard !(row[3] as Bool) else { throw refused("the original of report \(number) is not kept") }
      // One file may be the original of several reports: judged again, or for another period.
      let speaking = try Int64.fetchAll(
        database, sql: "SELECT id FROM report WHERE file = ? AND superseded_by IS NULL",
        arguments: [row[0] as Int64])
      for report in speaking where try reviewed(report, in: database).state.counts() {
        throw refused("report \(report) counts and rests on this original")
      }
      try database.execute(sql: "UPDATE file SET content = NULL WHERE id = ?", arguments: [row[0] as Int64])
      let purged = PurgedOriginal(report: number, sha256: row[1], byteCount: row[2])
      try log(
        action: Self.purged, subject: "report \(number)",
        detail: [("sha256", purged.sha256), ("bytes", "\(purged.byteCount)"), ("reason", reason)],
        in: database)
      return purged
    }
    // The journal still has the pages as they were; readers may hold it for a moment longer.
    try RegistryFault.wrapping(path) {
      try database.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
    }
    return purged
  }

  /// Whether the original of a digest was removed here: it does not come back with the same file.
  static func isPurged(_ sha256: String, in database: Database) throws -> Bool {
    try Bool.fetchOne(
      database,
      sql: "SELECT EXISTS (SELECT 1 FROM audit WHERE action = ? AND detail ->> '$.sha256' = ?)",
      arguments: [purged, sha256]) ?? false
  }
}
