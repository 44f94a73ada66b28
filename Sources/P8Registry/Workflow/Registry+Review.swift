import GRDB
package import P8Model

extension Registry {
  /// A step of a report on its way.
  package struct ReviewStep: Hashable, Sendable {
    /// What the report became.
    package let state: ReviewState
    /// When.
    package let at: String
    /// Who did it.
    package let author: String
    /// Why.
    package let reason: String
  }

  /// Takes a report a step further: verify, approve, return, or take back after a return.
  ///
  /// - Parameters:
  ///   - number: The number of the report.
  ///   - state: What it becomes.
  ///   - reason: Why; a return needs one.
  /// - Throws: Why it may not: the step leaves one out, the report is held for its errors, was replaced by a newer
  ///   one, or its period is locked.
  package func review(_ number: Int64, as state: ReviewState, reason: String) throws(RegistryFault) {
    try write { database in
      guard
        let row = try Row.fetchOne(
          database,
          sql: "SELECT unit, structure, period, state, superseded_by IS NOT NULL FROM report WHERE id = ?",
          arguments: [number])
      else { throw refused("no report \(number)") }
      guard !(row[4] as Bool) else { throw refused("report \(number) was replaced by a newer one") }
      let current = try reviewState(of: number, in: database)
      let isHeld = row[3] != RegisteredReport.State.accepted.rawValue
      switch current.refusal(becoming: state, isHeld: isHeld) {
      case .held: throw refused("report \(number) is held for its errors")
      case .leavesStepOut:
        throw refused("report \(number) is \(current.rawValue) and cannot become \(state.rawValue)")
      case nil: break
      }
      guard state != .returned || !reason.isEmpty else { throw refused("a return needs a reason") }
      try database.execute(
        sql: """
          INSERT INTO review_step (report, number, state, at, author, reason)
          SELECT ?1, coalesce(max(number), 0) + 1, ?2, ?3, ?4, ?5 FROM review_step WHERE report = ?1
          """, arguments: [number, state.rawValue, clock(), author, reason])
      try log(
        action: "review.\(state.rawValue)", subject: "report \(number)",
        detail: [
          ("unit", "\(row[0] as String)@\(row[1] as String)"), ("period", row[2]), ("reason", reason),
        ], in: database)
    }
  }

  /// The steps of a report, oldest first; a report without steps is submitted.
  package func reviewSteps(of number: Int64) throws(RegistryFault) -> [ReviewStep] {
    try read { try steps(of: number, in: $0) }
  }

  func steps(of number: Int64, in database: Database) throws -> [ReviewStep] {
    try Row.fetchAll(
      database.cachedStatement(
        sql: "SELECT state, at, author, reason FROM review_step WHERE report = ? ORDER BY number"),
      arguments: [number]
    ).map { row in
      guard let state = ReviewState(rawValue: row[0]) else { throw damaged("step of report \(number)") }
      return ReviewStep(state: state, at: row[1], author: row[2], reason: row[3])
    }
  }

  /// How far some reports have come, by number.
  package func reviewStates(of numbers: some Sequence<Int64>) throws(RegistryFault) -> [Int64: ReviewState] {
    try read { database in
      var states: [Int64: ReviewState] = [:]
      for number in numbers { states[number] = try reviewState(of: number, in: database) }
      return states
    }
  }

  /// The reports that are confirmed, approved ones included, by number.
  ///
  /// - Parameter day: As it was at the end of this day of the registry's clock (UTC); nil for now.
  /// - Returns: Their numbers.
  /// - Throws: Why they could not be read.
  package func confirmedReports(asOf day: CalendarDate? = nil) throws(RegistryFault) -> Set<Int64> {
    try read { database in
      try Int64.fetchSet(
        database,
        sql: """
          SELECT report FROM review_step AS step
          WHERE (?1 IS NULL OR substr(at, 1, 10) <= ?1) AND state IN (\(Self.verifiedStates))
            AND NOT EXISTS (SELECT 1 FROM review_step AS later WHERE later.report = step.report
              AND later.number > step.number AND (?1 IS NULL OR substr(later.at, 1, 10) <= ?1))
          """, arguments: [day?.description])
    }
  }

  /// The reports without errors that speak for their unit and a part of a period, and that are not confirmed.
  ///
  /// - Parameters:
  ///   - period: The period.
  ///   - isWanted: Whether the reports of a unit are wanted; asked once for each unit.
  /// - Returns: The unit of each report and its name as the report writes it, by unit, period and form.
  /// - Throws: Why they could not be read.
  package func unconfirmedReports(
    of period: Period, where isWanted: (UnitCode) -> Bool
  ) throws(RegistryFault) -> [(unit: UnitCode, name: String)] {
    try read { database in
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT structure, unit, unit_name FROM report
          WHERE period_to BETWEEN ?1 AND ?2 AND period_from >= ?1 AND superseded_by IS NULL AND state = ?3
            AND (SELECT step.state FROM review_step AS step WHERE step.report = report.id
              ORDER BY number DESC LIMIT 1) IN (\(Self.verifiedStates)) IS NOT TRUE
          ORDER BY structure, unit, period_from, period_to, period, form
          """,
        arguments: [
          period.from.description, period.to.description, RegisteredReport.State.accepted.rawValue,
        ])
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

  /// The states of reports that count in official exports, for SQL.
  private static var verifiedStates: String {
    ReviewState.allCases.filter(\.isVerified).map { "'\($0.rawValue)'" }.joined(separator: ",")
  }

  private func reviewState(of number: Int64, in database: Database) throws -> ReviewState {
    let text = try String.fetchOne(
      database.cachedStatement(
        sql: "SELECT state FROM review_step WHERE report = ? ORDER BY number DESC LIMIT 1"),
      arguments: [number])
    guard let state = ReviewState(rawValue: text ?? ReviewState.submitted.rawValue) else {
      throw damaged("step of report \(number)")
    }
    return state
  }

  func refused(_ detail: String) -> RegistryFault { RegistryFault(.refused, path: path, detail: detail) }
}
