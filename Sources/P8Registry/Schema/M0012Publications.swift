import GRDB

/// What left the programme, and the patterns by which small counts were held back in it.
enum M0012Publications: Migration {
  static let number = 12

  static func apply(to database: Database) throws {
    // `patterns` holds the numbers of patterns, separated by spaces; such a pattern stays as it is for ever.
    try database.execute(
      sql: """
        CREATE TABLE protection_pattern (
          id INTEGER PRIMARY KEY,
          period TEXT NOT NULL CHECK (period LIKE '%@%'),
          counting TEXT NOT NULL CHECK (counting <> ''),
          basis TEXT NOT NULL CHECK (length(basis) = 64),
          figures TEXT NOT NULL CHECK (length(figures) = 64),
          content TEXT NOT NULL CHECK (content <> '')
        ) STRICT;

        CREATE TABLE publication (
          id INTEGER PRIMARY KEY,
          at TEXT NOT NULL,
          author TEXT NOT NULL,
          kind TEXT NOT NULL CHECK (kind <> ''),
          layout TEXT CHECK (layout <> ''),
          unit TEXT NOT NULL CHECK (unit LIKE '%@%'),
          level TEXT CHECK (level <> ''),
          period TEXT NOT NULL CHECK (period LIKE '%@%'),
          counting TEXT NOT NULL CHECK (counting <> ''),
          audience TEXT NOT NULL CHECK (audience IN ('partner', 'public')),
          language TEXT NOT NULL CHECK (language <> ''),
          recipient TEXT NOT NULL,
          sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
          patterns TEXT NOT NULL
        ) STRICT;
        """)
  }
}
