import GRDB
package import P8Model

extension Registry {
  /// What taking back the last steps means.
  package struct Undoing: Hashable, Sendable {
    /// A report whose last step is taken back.
    package struct Step: Hashable, Sendable {
      /// The number of the report.
      package let report: Int64
      /// Its unit.
      package let unit: UnitCode
      /// The name of the unit.
      package let unitName: String
      /// Its period.
      package let period: Period
      /// Its form.
      package let form: String
      /// Where it stands.
      package let from: ReportState
      /// Where it stands afterwards.
      package let to: ReportState
    }

    /// The steps that were taken together.
    package let batch: ReviewBatch
    /// The reports that they concern and that still speak for their units.
    package let steps: [Step]
    /// The proposed replacement that they decided; nil for steps of reports.
    package let proposal: Int64?
  }

  /// The last steps that were taken here and not taken back; nil where there are none.
  package func undoing() throws(RegistryFault) -> Undoing? {
    try read { try undoing(in: $0) }
  }

  /// Takes the last steps back: the reports are again what they were.
  ///
  /// Nothing is deleted; the way back is a step itself.
  ///
  /// - Parameters:
  ///   - reason: Why; may be empty.
  ///   - lineage: The units that a unit lies in, for locks of periods.
  /// - Returns: What was taken back.
  /// - Throws: Why it could not be: nothing is there, a report has gone on since, or its period is locked.
  package func undo(
    reason: String, lineage: (UnitCode) -> [UnitCode] = { _ in [] }
  ) throws(RegistryFault) -> Undoing {
    try write { database in
      guard let undoing = try undoing(in: database) else { throw refused("no step to take back") }
      let batch = try newBatch(ReviewAction.undo.rawValue, reason: reason, in: database)
      for step in undoing.steps {
        if step.from.counts() != step.to.counts() {
          try requireUnlocked(step.period.to, of: step.unit, inside: lineage(step.unit), in: database) {
            $0 == step.period
          }
        }
        try insert(
          ReviewStep(action: .undo, state: step.to, at: clock(), author: author, reason: reason),
          of: step.report, batch: batch, in: database)
        try logStep(
          .undo, state: step.to, of: step.report,
          detail: [
            ("unit", step.unit.description), ("period", step.period.description), ("reason", reason),
          ], document: nil, in: database)
      }
      if let proposal = undoing.proposal {
        try reopen(proposal, reason: reason, lineage: lineage, in: database)
      }
      try database.execute(
        sql: "UPDATE review_batch SET undone_by = ? WHERE id = ?", arguments: [batch, undoing.batch.number])
      return undoing
    }
  }

  private func undoing(in database: Database) throws -> Undoing? {
    guard
      let row = try Row.fetchOne(
        database,
        sql: """
          SELECT id, action, at, author, reason FROM review_batch
          WHERE undone_by IS NULL AND action <> 'undo' ORDER BY id DESC LIMIT 1
          """)
    else { return nil }
    let batch = ReviewBatch(number: row[0], action: row[1], at: row[2], author: row[3], reason: row[4])
    let proposal = try Int64.fetchOne(
      database, sql: "SELECT id FROM replacement WHERE batch = ?", arguments: [batch.number])
    // A report that was replaced since has nothing to say any more.
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT DISTINCT report.id, unit_name, form FROM review_step JOIN report ON report.id = review_step.report
        WHERE batch = ? AND superseded_by IS NULL ORDER BY report.id
        """, arguments: [batch.number])
    let steps = try rows.map { row -> Undoing.Step in
      let report = try reviewed(row[0], in: database)
      let standing = try standingSteps(of: row[0], in: database)
      guard standing.last?.batch == batch.number else {
        throw refused("report \(row[0] as Int64) has taken further steps since")
      }
      return Undoing.Step(
        report: row[0], unit: report.unit, unitName: row[1], period: report.period, form: row[2],
        from: report.state, to: ReportState.after(standing.dropLast().last?.state, of: report.judged))
    }
    return Undoing(batch: batch, steps: steps, proposal: proposal)
  }

  /// The steps of a report that were not taken back, oldest first.
  private func standingSteps(
    of number: Int64, in database: Database
  ) throws -> [(state: ReportState, batch: Int64?)] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT state, batch FROM review_step LEFT JOIN review_batch ON review_batch.id = batch
        WHERE report = ? AND review_step.action <> 'undo' AND undone_by IS NULL ORDER BY number
        """, arguments: [number]
    ).map { row in
      guard let state = ReportState(rawValue: row[0]) else { throw damaged("step of report \(number)") }
      return (state, row[1])
    }
  }

  /// Opens a decided replacement again; where it was accepted, the report of before counts again.
  private func reopen(
    _ proposal: Int64, reason: String, lineage: (UnitCode) -> [UnitCode], in database: Database
  ) throws {
    guard
      let row = try Row.fetchOne(
        database, sql: "SELECT proposed, cause, source, decision FROM replacement WHERE id = ?",
        arguments: [proposal]), let cause = ProposalCause(rawValue: row[1]),
      let newer = try report(row[0], in: database),
      let current = try currentReport(of: newer.report, in: database)
    else { throw damaged("replacement \(proposal)") }
    var counting = current.number
    if (row[3] as String?) == "accepted" {
      let older = try Int64.fetchOne(
        database, sql: "SELECT max(id) FROM report WHERE superseded_by = ? AND proposed = 0",
        arguments: [current.number])
      guard current.report.file.sha256 == newer.report.file.sha256,
        let older = try older.flatMap({ try report($0, in: database) })
      else { throw refused("report \(current.number) came after the replacement") }
      try requireUnlocked(newer.report, inside: lineage(newer.report.unit), in: database)
      counting = try speakAgain(older, inPlaceOf: current.number, in: database)
    }
    _ = try openProposal(of: row[0], inPlaceOf: counting, because: cause, source: row[2], in: database)
  }
}
