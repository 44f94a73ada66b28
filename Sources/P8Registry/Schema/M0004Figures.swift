import GRDB

/// Figures that were added up once and are kept while the reports they come from stay as they are.
enum M0004Figures: Migration {
  static let number = 4

  static func apply(to database: Database) throws {
    // Nothing here is a source of anything: the table may be emptied at any time.
    try database.execute(
      sql: """
        CREATE TABLE kept_figures (
          id INTEGER PRIMARY KEY,
          area TEXT NOT NULL CHECK (area <> ''),
          structure TEXT NOT NULL CHECK (structure IN ('2024', '2025')),
          period TEXT NOT NULL CHECK (period LIKE '%@%'),
          basis TEXT NOT NULL CHECK (length(basis) = 64),
          content BLOB NOT NULL,
          UNIQUE (area, structure, period)
        ) STRICT;
        """)
  }
}
