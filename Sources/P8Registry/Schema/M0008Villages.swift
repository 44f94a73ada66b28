import GRDB

/// The lives of villages.
enum M0008Villages: Migration {
  static let number = 8

  static func apply(to database: Database) throws {}
}
