import GRDB
package import P8Model

extension Registry {
  /// A lock on a period, or an exception to one: reports that close within a locked period are neither stored
  /// nor replaced.
  package struct PeriodLock: Hashable, Sendable {
    /// The unit; the lock holds for all units in it.
    package let unit: UnitCode
    /// The period.
    package let period: Period
    /// When it was locked.
    package let at: String
    /// Who locked it.
    package let author: String
    /// Why.
    package let reason: String
  }

  /// Locks a period for a unit and all units in it.
  package func lock(_ period: Period, of unit: UnitCode, reason: String) throws(RegistryFault) {
    try write { database in
      guard try !lockRows(in: database).contains(where: { $0.unit == unit && $0.period == period }) else {
        throw refused("\(period) of \(unit) is locked already")
      }
      try database.execute(
        sql: """
          INSERT INTO period_lock (unit, period, period_from, period_to, locked_at, locked_by, reason)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          unit.description, period.description, period.from.description, period.to.description, clock(),
          author, reason,
        ])
      try log(
        action: "period.locked", subject: "\(period) of \(unit)", detail: [("reason", reason)], in: database)
    }
  }

  /// Lifts a lock; the audit log keeps who did it and why.
  ///
  /// - Parameters:
  ///   - period: The period.
  ///   - unit: The unit.
  ///   - reason: Why; it may not be empty.
  /// - Throws: Why it could not be lifted; where there is no such lock it is refused.
  package func unlock(_ period: Period, of unit: UnitCode, reason: String) throws(RegistryFault) {
    try write { database in
      guard !reason.isEmpty else { throw refused("lifting a lock needs a reason") }
      try database.execute(
        sql: """
          UPDATE period_lock SET lifted_at = ?, lifted_by = ?, lifted_reason = ?
          WHERE unit = ? AND period = ? AND lifted_at IS NULL
          """, arguments: [clock(), author, reason, unit.description, period.description])
      guard database.changesCount == 1 else { throw refused("\(period) of \(unit) is not locked") }
      try log(
        action: "period.unlocked", subject: "\(period) of \(unit)", detail: [("reason", reason)],
        in: database)
    }
  }

  /// Lets the reports of a unit for a period through a lock that stands above it, until the exception is ended.
  ///
  /// - Parameters:
  ///   - unit: The unit; the exception holds for all units in it.
  ///   - period: The period of the reports.
  ///   - reason: Why; it may not be empty.
  /// - Throws: Why it could not be given; one that is given already is refused.
  package func giveException(
    to unit: UnitCode, for period: Period, reason: String
  ) throws(RegistryFault) {
    try write { database in
      guard !reason.isEmpty else { throw refused("an exception to a lock needs a reason") }
      guard try !exceptionRows(in: database).contains(where: { $0.unit == unit && $0.period == period })
      else { throw refused("\(unit) has an exception for \(period) already") }
      try database.execute(
        sql: "INSERT INTO lock_exception (unit, period, given_at, given_by, reason) VALUES (?, ?, ?, ?, ?)",
        arguments: [unit.description, period.description, clock(), author, reason])
      try log(
        action: "period.exception", subject: "\(period) of \(unit)", detail: [("reason", reason)],
        in: database)
    }
  }

  /// Ends an exception: the lock above holds again.
  package func endException(of unit: UnitCode, for period: Period, reason: String) throws(RegistryFault) {
    try write { database in
      try database.execute(
        sql: "UPDATE lock_exception SET ended_at = ? WHERE unit = ? AND period = ? AND ended_at IS NULL",
        arguments: [clock(), unit.description, period.description])
      guard database.changesCount == 1 else { throw refused("\(unit) has no exception for \(period)") }
      try log(
        action: "period.exception-ended", subject: "\(period) of \(unit)", detail: [("reason", reason)],
        in: database)
    }
  }

  /// The exceptions to locks that hold, by unit and period.
  package func lockExceptions() throws(RegistryFault) -> [PeriodLock] {
    try read { try exceptionRows(in: $0) }
  }

  /// The locks that are in force, by unit and period.
  package func locks() throws(RegistryFault) -> [PeriodLock] {
    try read { try lockRows(in: $0) }
  }

  /// Refuses a report whose closing date lies in a locked period of its unit or of one of the units above.
  func requireUnlocked(_ report: RegisteredReport, inside lineage: [UnitCode], in database: Database) throws {
    try requireUnlocked(report.period.to, of: report.unit, inside: lineage, in: database) {
      $0 == report.period
    }
  }

  /// Refuses a day that lies in a locked period of a unit or of one of the units above, but for an exception.
  func requireUnlocked(
    _ day: CalendarDate, of unit: UnitCode, inside lineage: [UnitCode], in database: Database,
    excepted: ((Period) -> Bool)? = nil
  ) throws {
    let units = Set(lineage + [unit, unit.communeOfVillage, .nation(unit.structure)].compactMap(\.self))
    let lock = try lockRows(in: database).first { $0.period.contains(day) && units.contains($0.unit) }
    guard let lock else { return }
    let isExcepted = try exceptionRows(in: database).contains {
      units.contains($0.unit) && (excepted?($0.period) ?? $0.period.contains(day))
    }
    guard !isExcepted else { return }
    throw RegistryFault(
      .periodLocked, path: path, detail: "\(lock.period) \(lock.unit), \(lock.author): \(lock.reason)")
  }

  private func lockRows(in database: Database) throws -> [PeriodLock] {
    try rows(
      "SELECT unit, period, locked_at, locked_by, reason FROM period_lock WHERE lifted_at IS NULL",
      in: database)
  }

  private func exceptionRows(in database: Database) throws -> [PeriodLock] {
    try rows(
      "SELECT unit, period, given_at, given_by, reason FROM lock_exception WHERE ended_at IS NULL",
      in: database)
  }

  private func rows(_ sql: String, in database: Database) throws -> [PeriodLock] {
    try Row.fetchAll(database.cachedStatement(sql: sql + " ORDER BY unit, period")).map { row in
      guard let period = Period(row[1] as String, calendar: .calendar) else {
        throw damaged("lock of \(row[1] as String)")
      }
      return PeriodLock(
        unit: try unit(described: row[0]), period: period, at: row[2], author: row[3], reason: row[4])
    }
  }
}
