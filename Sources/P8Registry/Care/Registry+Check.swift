import GRDB

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
    package let audit: [AuditFault]

    /// Whether nothing was found.
    package var isSound: Bool { damage.isEmpty && audit.isEmpty }
  }

  /// The last report that was stored while an empty section still counted as zero; zero where there is none.
  package func lastReportWithAssumedZeros() throws(RegistryFault) -> Int64 {
    try read { try Int64.fetchOne($0, sql: "SELECT max(last_report) FROM known_zero") ?? 0 }
  }

  /// Looks at every page, every reference, every value and every entry of the audit log.
  package func check() throws(RegistryFault) -> CheckReport {
    let (damage, reports, villages) = try read { database in
      var damage = try String.fetchAll(database, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
      for row in try Row.fetchAll(database, sql: "PRAGMA foreign_key_check") {
        damage.append("\(row[0] as String) refers to a missing \(row[2] as String)")
      }
      return (
        damage, try Int.fetchOne(database, sql: "SELECT count(*) FROM report") ?? 0,
        try Int.fetchOne(database, sql: "SELECT count(*) FROM village") ?? 0
      )
    }
    return CheckReport(
      reports: reports, villages: villages, damage: damage,
      audit: damage.isEmpty ? try verifyAudit() : [])
  }
}
