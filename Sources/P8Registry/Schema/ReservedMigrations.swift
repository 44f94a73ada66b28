import GRDB

/// Steps that are made elsewhere: villages.
enum M0008Reserved: Migration {
  static let number = 8
  static func apply(to database: Database) throws {}
}

/// Steps that are made elsewhere: states of reports.
enum M0009Reserved: Migration {
  static let number = 9
  static func apply(to database: Database) throws {}
}
