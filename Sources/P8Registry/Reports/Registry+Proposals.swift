import GRDB
package import P8Model

extension Registry {
  /// The proposed replacements that nobody has decided yet, oldest first.
  package func proposals() throws(RegistryFault) -> [ProposedReplacement] {
    try read { database in
      try Int64.fetchAll(database, sql: "SELECT id FROM replacement WHERE decision IS NULL ORDER BY id")
        .map { try proposal($0, in: database) }
    }
  }

  /// A proposed replacement that nobody has decided yet; nil where there is none of the number.
  package func proposal(_ number: Int64) throws(RegistryFault) -> ProposedReplacement? {
    try read { database in
      let isOpen = try Bool.fetchOne(
        database, sql: "SELECT decision IS NULL FROM replacement WHERE id = ?", arguments: [number])
      return isOpen == true ? try proposal(number, in: database) : nil
    }
  }

  /// Decides a proposed replacement.
  ///
  /// A report that is accepted is stored once more, as of today, so that what counted on earlier days can still be told.
  ///
  /// - Parameters:
  ///   - number: The number of the proposal.
  ///   - isAccepted: Whether it takes the place of the report that counts now.
  ///   - reason: Why; it may not be empty.
  ///   - lineage: The units that a unit lies in, for locks of periods.
  /// - Returns: The number of the report that speaks now.
  /// - Throws: Why it could not be decided: it is decided already, or the period is locked.
  @discardableResult
  package func decide(
    proposal number: Int64, isAccepted: Bool, reason: String, inside lineage: [UnitCode] = []
  ) throws(RegistryFault) -> Int64 {
    try write { database in
      guard !reason.isEmpty else { throw refused("deciding a replacement needs a reason") }
      guard
        let proposed = try Int64.fetchOne(
          database, sql: "SELECT proposed FROM replacement WHERE id = ? AND decision IS NULL",
          arguments: [number]), let newer = try report(proposed, in: database)
      else { throw refused("no open replacement \(number)") }
      let current = try currentReport(of: newer.report, in: database)
      let batch = try newBatch(
        isAccepted ? Self.acceptedReplacement : Self.refusedReplacement, reason: reason, in: database)
      try close(number, as: isAccepted ? "accepted" : "refused", reason: reason, batch: batch, in: database)
      guard isAccepted else { return current?.number ?? proposed }
      try requireUnlocked(newer.report, inside: lineage, in: database)
      return try speakAgain(newer, inPlaceOf: current?.number, in: database)
    }
  }

  /// What a batch of steps is called that decides a replacement.
  static let acceptedReplacement = "replacement.accepted"
  static let refusedReplacement = "replacement.refused"

  // MARK: - Within a transaction

  /// Stores a report that waits, and closes what waited before from the same sender for the same place.
  func propose(
    _ submission: Submission, as number: Int64, inPlaceOf counting: Int64, because cause: ProposalCause,
    source: String, in database: Database
  ) throws -> Int64 {
    let outrun = try Int64.fetchAll(
      database,
      sql: """
        SELECT replacement.id FROM replacement JOIN report ON report.id = replacement.proposed
        WHERE counting = ? AND decision IS NULL AND sender = ?
        """, arguments: [counting, submission.sender])
    for earlier in outrun {
      try close(earlier, as: "outrun", reason: "report \(number)", batch: nil, in: database)
    }
    try add(
      submission, number: number, supersededBy: counting, action: "proposed", isProposed: true, in: database)
    return try openProposal(of: number, inPlaceOf: counting, because: cause, source: source, in: database)
  }

  /// Notes that a report waits to take the place of another one.
  func openProposal(
    of proposed: Int64, inPlaceOf counting: Int64, because cause: ProposalCause, source: String,
    in database: Database
  ) throws -> Int64 {
    try database.execute(
      sql: "INSERT INTO replacement (counting, proposed, cause, source, found_at) VALUES (?, ?, ?, ?, ?)",
      arguments: [counting, proposed, cause.rawValue, source, clock()])
    let number = database.lastInsertedRowID
    try log(
      action: "replacement.proposed", subject: "replacement \(number)",
      detail: [
        ("counting", "report \(counting)"), ("proposed", "report \(proposed)"), ("cause", cause.rawValue),
        ("source", source),
      ], in: database)
    return number
  }

  /// The number of the open proposal of a report that waits; nil where there is none.
  func openProposal(of report: Int64, in database: Database) throws -> Int64? {
    try Int64.fetchOne(
      database, sql: "SELECT id FROM replacement WHERE proposed = ? AND decision IS NULL",
      arguments: [report])
  }

  /// Stores a report once more, so that it speaks from now on, with the steps that it has.
  func speakAgain(
    _ stored: StoredReport, inPlaceOf current: Int64?, in database: Database
  ) throws -> Int64 {
    let number = try nextReportNumber(in: database)
    let row = try Row.fetchOne(
      database, sql: "SELECT judgement, received_at, sender FROM report WHERE id = ?",
      arguments: [stored.number])
    guard let row else { throw damaged("report \(stored.number)") }
    if let current { try supersede(current, by: number, in: database) }
    let hasSteps = try !steps(of: stored.number, in: database).isEmpty
    try add(
      Submission(
        report: stored.asJudged, told: stored.findingsJSON, judgement: row[0], original: nil,
        receivedAt: row[1], sender: row[2]),
      number: number, action: "replaced", replaces: current, keepsSteps: hasSteps, in: database)
    try copySteps(from: stored.number, to: number, in: database)
    return number
  }

  private func close(
    _ number: Int64, as decision: String, reason: String, batch: Int64?, in database: Database
  ) throws {
    try database.execute(
      sql: """
        UPDATE replacement SET decision = ?, decided_at = ?, decided_by = ?, reason = ?, batch = ? WHERE id = ?
        """, arguments: [decision, clock(), author, reason, batch, number])
    try log(
      action: "replacement.\(decision)", subject: "replacement \(number)", detail: [("reason", reason)],
      in: database)
  }

  private func proposal(_ number: Int64, in database: Database) throws -> ProposedReplacement {
    guard
      let row = try Row.fetchOne(
        database, sql: "SELECT counting, proposed, cause, source FROM replacement WHERE id = ?",
        arguments: [number]), let cause = ProposalCause(rawValue: row[2]),
      let newer = try report(row[1], in: database)?.report,
      // What counts may have changed since.
      let older = try currentReport(of: newer, in: database) ?? report(row[0], in: database)
    else { throw damaged("replacement \(number)") }
    return ProposedReplacement(
      number: number, counting: older.number, proposed: row[1], cause: cause, source: row[3],
      unit: newer.unit, unitName: newer.unitName, period: newer.period, form: newer.form,
      differences: newer.differences(from: older.report))
  }

  /// The report that speaks for the unit, period and form of another one.
  func currentReport(of report: RegisteredReport, in database: Database) throws -> StoredReport? {
    let number = try Int64.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT id FROM report
          WHERE structure = ? AND unit = ? AND period = ? AND form = ? AND superseded_by IS NULL
          """),
      arguments: [
        report.unit.structure.rawValue, report.unit.code, report.period.description, report.form,
      ])
    return try number.flatMap { try self.report($0, in: database) }
  }
}
