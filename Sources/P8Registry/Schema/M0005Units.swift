import GRDB

/// What people said of units: which one a name means, and the class of communes.
enum M0005Units: Migration {
  static let number = 5

  static func apply(to database: Database) throws {
    try database.execute(
      sql: """
        CREATE TABLE unit_answer (
          structure TEXT NOT NULL CHECK (structure IN ('2024', '2025')),
          address TEXT NOT NULL CHECK (address <> ''),
          code TEXT NOT NULL CHECK (code <> ''),
          PRIMARY KEY (structure, address)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE commune_class (
          structure TEXT NOT NULL CHECK (structure IN ('2024', '2025')),
          commune TEXT NOT NULL CHECK (length(commune) = 5),
          class TEXT NOT NULL CHECK (class <> ''),
          PRIMARY KEY (structure, commune)
        ) STRICT, WITHOUT ROWID;
        """)
  }
}
