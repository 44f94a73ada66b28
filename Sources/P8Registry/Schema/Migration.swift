import GRDB

/// A numbered step of the schema; once released it is never changed.
protocol Migration: Sendable {
  /// The number, from 1 without gaps; the registry's `user_version` after the step.
  static var number: Int { get }

  /// Makes the step; runs in a transaction.
  static func apply(to database: Database) throws
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
      M0010KnownZero.self,
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

  /// Brings a database that is ours or empty to the newest version, a transaction for each step.
  static func migrate(_ writer: some DatabaseWriter) throws {
    for migration in migrations {
      try writer.writeWithoutTransaction { database in
        // Another process may be doing the same: judge again once the right to write is ours.
        try database.inTransaction(.immediate) {
          let version: Int
          switch try condition(of: database) {
          case .empty: version = 0
          case .ours(let found): version = found
          case .foreign: return .rollback
          }
          guard version == migration.number - 1 else { return .rollback }
          try migration.apply(to: database)
          try database.execute(sql: "PRAGMA application_id = \(applicationID)")
          try database.execute(sql: "PRAGMA user_version = \(migration.number)")
          return .commit
        }
      }
    }
  }
}
