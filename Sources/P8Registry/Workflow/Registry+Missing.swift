import GRDB
package import P8Model

extension Registry {
  /// A village without a report, without which its commune was confirmed all the same.
  package struct MissingVillage: Hashable, Sendable {
    /// The village.
    package let unit: UnitCode
    /// Why it was done without.
    package let reason: String
  }

  /// Notes that a unit is confirmed without the reports of some villages, as part of a batch of steps.
  package func note(
    missing villages: [UnitCode], of unit: UnitCode, for period: Period, reason: String, in batch: Int64
  ) throws(RegistryFault) {
    try write { database in
      guard !reason.isEmpty else { throw refused("confirming without a report needs a reason") }
      for village in villages.sorted() {
        try database.execute(
          sql: """
            INSERT INTO confirmed_without (unit, period, missing, reason, at, author, batch)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
          arguments: [
            unit.description, period.description, village.description, reason, clock(), author, batch,
          ])
        try log(
          action: "review.without", subject: "\(period) of \(unit)",
          detail: [("missing", village.description), ("reason", reason)], in: database)
      }
    }
  }

  /// The villages without which a unit was confirmed for a period, and that still have no report that counts.
  ///
  /// - Parameter period: The period.
  /// - Returns: The villages, by code, each once, with the last reason.
  /// - Throws: Why they could not be read.
  package func missingVillages(for period: Period) throws(RegistryFault) -> [MissingVillage] {
    try read { database in
      let states = CountingRule.accepted.states.map { "'\($0.rawValue)'" }.joined(separator: ",")
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT missing, confirmed_without.reason, max(confirmed_without.id) FROM confirmed_without
          JOIN review_batch ON review_batch.id = batch AND undone_by IS NULL
          WHERE period = ?1 AND NOT EXISTS (SELECT 1 FROM report
            WHERE report.structure = substr(missing, instr(missing, '@') + 1)
              AND report.unit = substr(missing, 1, instr(missing, '@') - 1) AND report.period = ?1
              AND superseded_by IS NULL AND coalesce(standing, state) IN (\(states)))
          GROUP BY missing ORDER BY missing
          """, arguments: [period.description])
      return try rows.map { MissingVillage(unit: try unit(described: $0[0]), reason: $0[1]) }
    }
  }
}
