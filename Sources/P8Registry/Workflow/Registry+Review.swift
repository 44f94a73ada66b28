import GRDB
package import P8Model

extension Registry {
  /// Takes a step with a report.
  ///
  /// - Parameters:
  ///   - number: The number of the report.
  ///   - action: The step.
  ///   - reason: Why; a return and a withdrawal need one.
  ///   - document: The signed document by which it is confirmed.
  ///   - lineage: The units that its unit lies in, for locks of periods.
  ///   - batch: The steps that this one is taken together with; nil for one that stands alone.
  /// - Returns: The batch of the step, for those that are taken together with it.
  /// - Throws: Why it may not be taken: it leaves one out, the report is held for its errors or was replaced by a
  ///   newer one, or it would change what counts in a locked period.
  @discardableResult
  package func review(
    _ number: Int64, _ action: ReviewAction, reason: String, document: SignedDocument? = nil,
    inside lineage: [UnitCode] = [], in batch: Int64? = nil
  ) throws(RegistryFault) -> Int64 {
    try write { database in
      guard action != .undo else { throw refused("steps are taken back together with their batch") }
      let report = try reviewed(number, in: database)
      let before = try ReportState.after(
        steps(of: number, in: database).dropLast().last?.state, of: report.judged)
      let state: ReportState
      switch report.state.taking(action, judged: report.judged, before: before) {
      case .becomes(let next): state = next
      case .refused(.held): throw refused("report \(number) is held for its errors")
      case .refused(.leavesStepOut):
        throw refused("report \(number) is \(report.state.rawValue): no \(action.rawValue) from there")
      }
      guard !reason.isEmpty || ![.return, .withdraw].contains(action) else {
        throw refused("\(action.rawValue) needs a reason")
      }
      if report.state.counts() != state.counts() {
        try requireUnlocked(report.period.to, of: report.unit, inside: lineage, in: database) {
          $0 == report.period
        }
      }
      let batch = try batch ?? newBatch(action.rawValue, reason: reason, in: database)
      try insert(
        ReviewStep(
          action: action, state: state, at: clock(), author: author, reason: reason, document: document),
        of: number, batch: batch, in: database)
      try logStep(
        action, state: state, of: number,
        detail: [
          ("unit", report.unit.description), ("period", report.period.description), ("reason", reason),
        ], document: document, in: database)
      return batch
    }
  }

  /// The steps of a report, oldest first; a report without steps is what the check made of it.
  package func reviewSteps(of number: Int64) throws(RegistryFault) -> [ReviewStep] {
    try read { try steps(of: number, in: $0) }
  }

  func steps(of number: Int64, in database: Database) throws -> [ReviewStep] {
    try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT action, state, at, author, reason, document FROM review_step WHERE report = ? ORDER BY number
          """), arguments: [number]
    ).map { row in
      guard let action = ReviewAction(rawValue: row[0]), let state = ReportState(rawValue: row[1]) else {
        throw damaged("step of report \(number)")
      }
      return ReviewStep(
        action: action, state: state, at: row[2], author: row[3], reason: row[4],
        document: try (row[5] as String?).flatMap { SignedDocument(try JSONValue(Array($0.utf8))) })
    }
  }

  /// Where some reports stand, by number.
  package func reportStates(of numbers: some Sequence<Int64>) throws(RegistryFault) -> [Int64: ReportState] {
    try read { database in
      var states: [Int64: ReportState] = [:]
      for number in numbers { states[number] = try reviewed(number, in: database, mayBeReplaced: true).state }
      return states
    }
  }

  /// The last step of some reports, by number; reports without steps are left out.
  package func lastSteps(of numbers: some Sequence<Int64>) throws(RegistryFault) -> [Int64: ReviewStep] {
    try read { database in
      var last: [Int64: ReviewStep] = [:]
      for number in numbers { last[number] = try steps(of: number, in: database).last }
      return last
    }
  }

  /// The reports that speak for their unit and a part of a period, that would count, and that do not by a rule.
  ///
  /// - Parameters:
  ///   - period: The period.
  ///   - rule: The rule.
  ///   - isWanted: Whether the reports of a unit are wanted; asked once for each unit.
  /// - Returns: The unit of each report and its name as the report writes it, by unit, period and form.
  /// - Throws: Why they could not be read.
  package func reports(
    of period: Period, notCountingBy rule: CountingRule, where isWanted: (UnitCode) -> Bool
  ) throws(RegistryFault) -> [(unit: UnitCode, name: String)] {
    let missing = Set(CountingRule.accepted.states).subtracting(rule.states)
    guard !missing.isEmpty else { return [] }
    return try read { database in
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT structure, unit, unit_name FROM report
          WHERE period_to BETWEEN ?1 AND ?2 AND period_from >= ?1 AND superseded_by IS NULL
            AND coalesce(standing, state) IN (\(missing.map { "'\($0.rawValue)'" }.sorted().joined(separator: ",")))
          ORDER BY structure, unit, period_from, period_to, period, form
          """, arguments: [period.from.description, period.to.description])
      var reports: [(unit: UnitCode, name: String)] = []
      var last: (unit: UnitCode, isWanted: Bool)?
      while let row = try rows.next() {
        let unit = try unit(row[1], structure: row[0])
        if last?.unit != unit { last = (unit, isWanted(unit)) }
        if last?.isWanted ?? false { reports.append((unit, row[2])) }
      }
      return reports
    }
  }

  /// The number of reports that speak for their unit and a part of a period, and that count.
  package func countingReports(
    of period: Period, where isWanted: (UnitCode) -> Bool
  ) throws(RegistryFault) -> Int {
    let states = CountingRule.accepted.states.map { "'\($0.rawValue)'" }.joined(separator: ",")
    return try read { database in
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT structure, unit, count(*) FROM report
          WHERE period_to BETWEEN ?1 AND ?2 AND period_from >= ?1 AND superseded_by IS NULL
            AND coalesce(standing, state) IN (\(states))
          GROUP BY structure, unit
          """, arguments: [period.from.description, period.to.description])
      var count = 0
      while let row = try rows.next() {
        if isWanted(try unit(row[1], structure: row[0])) { count += row[2] as Int }
      }
      return count
    }
  }

  func refused(_ detail: String) -> RegistryFault { RegistryFault(.refused, path: path, detail: detail) }

  // MARK: - Within a transaction

  /// What must be known of a report before a step is taken with it.
  struct Reviewed {
    let unit: UnitCode
    let period: Period
    /// What the check made of it.
    let judged: ReportState
    let state: ReportState
  }

  func reviewed(_ number: Int64, in database: Database, mayBeReplaced: Bool = false) throws -> Reviewed {
    guard
      let row = try Row.fetchOne(
        database.cachedStatement(
          sql: """
            SELECT unit, structure, period, state, standing, superseded_by IS NOT NULL FROM report WHERE id = ?
            """), arguments: [number])
    else { throw refused("no report \(number)") }
    guard mayBeReplaced || !(row[5] as Bool) else {
      throw refused("report \(number) does not speak for its unit")
    }
    guard let period = Period(row[2] as String, calendar: .calendar),
      let judged = ReportState(rawValue: row[3])
    else { throw damaged("report \(number)") }
    return Reviewed(
      unit: try unit(row[0], structure: row[1]), period: period, judged: judged,
      state: ReportState.after((row[4] as String?).flatMap { ReportState(rawValue: $0) }, of: judged))
  }

  func newBatch(_ action: String, reason: String, in database: Database) throws -> Int64 {
    try database.cachedStatement(
      sql: "INSERT INTO review_batch (action, at, author, reason) VALUES (?, ?, ?, ?)"
    ).execute(arguments: [action, clock(), author, reason])
    return database.lastInsertedRowID
  }

  /// Adds a step; the database notes with the report where it stands now.
  func insert(_ step: ReviewStep, of number: Int64, batch: Int64?, in database: Database) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO review_step (report, number, action, state, at, author, reason, document, batch)
        SELECT ?1, coalesce(max(number), 0) + 1, ?2, ?3, ?4, ?5, ?6, ?7, ?8 FROM review_step WHERE report = ?1
        """
    ).execute(arguments: [
      number, step.action.rawValue, step.state.rawValue, step.at, step.author, step.reason,
      step.document.map(Self.json), batch,
    ])
  }

  func logStep(
    _ action: ReviewAction, state: ReportState, of number: Int64, detail: [(name: String, value: String)],
    document: SignedDocument?, in database: Database
  ) throws {
    try log(
      action: action == .undo ? "review.undone" : "review.\(state.rawValue)", subject: "report \(number)",
      detail: detail + (action == .undo ? [("state", state.rawValue)] : [])
        + (document.map { [("document", Self.json($0))] } ?? []), in: database)
  }

  static func json(_ document: SignedDocument) -> String {
    var text = ""
    document.json.write(to: &text)
    return text
  }
}
