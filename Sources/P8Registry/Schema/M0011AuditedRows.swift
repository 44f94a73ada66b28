import GRDB

/// The audit log answers for each row; kept figures carry a digest.
enum M0011AuditedRows: Migration {
  static let number = 11

  static let statesRows = true

  static func apply(to database: Database) throws {
    // What was kept is added up again when it is asked for. Without reports there is nothing to remember of zeros.
    try database.execute(
      sql: """
        DROP TABLE kept_figures;
        CREATE TABLE kept_figures (
          id INTEGER PRIMARY KEY,
          area TEXT NOT NULL CHECK (area <> ''),
          structure TEXT NOT NULL CHECK (structure IN ('2024', '2025')),
          period TEXT NOT NULL CHECK (period LIKE '%@%'),
          counting TEXT NOT NULL CHECK (counting <> ''),
          basis TEXT NOT NULL CHECK (length(basis) = 64),
          content BLOB NOT NULL,
          digest TEXT NOT NULL CHECK (length(digest) = 64),
          UNIQUE (area, structure, period, counting)
        ) STRICT;
        DELETE FROM known_zero WHERE last_report = 0;
        """)
  }
}
