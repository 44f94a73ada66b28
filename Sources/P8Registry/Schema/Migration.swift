import GRDB

/// A numbered step of the schema; once released it is never changed.
protocol Migration: Sendable {
  /// The number, from 1 without gaps; the registry's `user_version` after the step.
  static var number: Int { get }

  /// Whether it changes rows for which the audit log answers, or which these are: they are stated anew then.
  static var statesRows: Bool { get }

  /// Makes the step; runs in a transaction.
  static func apply(to database: Database) throws
}

extension Migration {
  static var statesRows: Bool { false }
}

/// The schema of the registry.
enum Schema {
  /// Marks a database as ours: `P8RG` in ASCII.
  static let applicationID: Int32 = 0x5038_5247

  /// The steps in order.
  static var migrations: [any Migration.Type] {
    [
      M0001Registry.self, M0002Workflow.self, M0003Exchange.self, M0004Figures.self, M0005Units.self,
      M0006OfficersLog.self, M0007FiguresByRule.self, M0008Villages.self, M0009ReportStates.self,
      M0010KnownZero.self, M0011AuditedRows.self, M0012Publications.self,
    ]
  }

  /// The newest version that this program knows.
  static var version: Int { migrations.count }

  /// What a database file is, judged without changing it.
  enum Condition: Equatable {
    /// Nothing in it: may be made ours.
    case empty
    /// Ours, of a version.
    case ours(version: Int)
    /// Of another program.
    case foreign
  }

  /// Judges a database.
  static func condition(of database: Database) throws -> Condition {
    let identifier = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    if identifier == applicationID {
      return .ours(version: try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0)
    }
    let objects = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
    return identifier == 0 && objects == 0 ? .empty : .foreign
  }

  /// Brings a database that is ours or empty to the newest version, in one transaction.
  ///
  /// - Parameters:
  ///   - writer: The database.
  ///   - stateRows: Writes down for the audit log what all rows are; called at the end where steps ask for it.
  /// - Throws: Why it could not be done; then nothing of it was.
  static func migrate(_ writer: some DatabaseWriter, stateRows: (Database) throws -> Void) throws {
    try writer.writeWithoutTransaction { database in
      guard try condition(of: database) != .ours(version: version) else { return }
      // Another process may be doing the same: it is judged again once the right to write is ours.
      try database.inTransaction(.immediate) {
        try migrate(database, stateRows) ? .commit : .rollback
      }
    }
  }

  /// Whether anything was to be done.
  private static func migrate(
    _ database: Database, _ stateRows: (Database) throws -> Void
  ) throws -> Bool {
    let found: Int
    switch try condition(of: database) {
    case .empty: found = 0
    case .ours(let version): found = version
    case .foreign: return false
    }
    let steps = migrations.filter { $0.number > found }
    for step in steps { try step.apply(to: database) }
    guard let last = steps.last else { return false }
    if steps.contains(where: { $0.statesRows }) { try stateRows(database) }
    try database.execute(sql: "PRAGMA application_id = \(applicationID)")
    try database.execute(sql: "PRAGMA user_version = \(last.number)")
    return true
  }
}
