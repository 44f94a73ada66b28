import GRDB

/// Figures are kept for each rule by which reports count.
enum M0007FiguresByRule: Migration {
  static let number = 7

  static func apply(to database: Database) throws {
    // What was kept is added up again when it is asked for.
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
          UNIQUE (area, structure, period, counting)
        ) STRICT;
        """)
  }
}
