import GRDB

/// The lives of villages: each change with its decision, and the villages that ended.
enum M0008Villages: Migration {
  static let number = 8

  static func apply(to database: Database) throws {
    // Villages of two communes that became one may share a name, and a village may come back to a commune.
    // `before` and `after` are JSON: the villages that a change concerns under all their codes.
    try database.execute(
      sql: """
        CREATE TABLE village_code_8 (
          structure TEXT NOT NULL CHECK (structure IN ('2024', '2025')),
          commune TEXT NOT NULL CHECK (length(commune) = 5),
          number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 9999),
          village INTEGER NOT NULL REFERENCES village (id),
          name TEXT NOT NULL CHECK (name <> ''),
          name_key TEXT NOT NULL CHECK (name_key <> ''),
          known_from TEXT CHECK (known_from IS NULL OR date(known_from) = known_from),
          known_to TEXT CHECK (known_to IS NULL OR date(known_to) = known_to),
          PRIMARY KEY (structure, commune, number)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO village_code_8 SELECT structure, commune, number, village, name, name_key, known_from, known_to
          FROM village_code;
        DROP TABLE village_code;
        ALTER TABLE village_code_8 RENAME TO village_code;
        CREATE INDEX village_code_name ON village_code (structure, commune, name_key);
        CREATE INDEX village_code_village ON village_code (village);

        CREATE TABLE village_change (
          id INTEGER PRIMARY KEY,
          kind TEXT NOT NULL CHECK (kind <> ''),
          effective TEXT NOT NULL CHECK (date(effective) = effective),
          resolution TEXT NOT NULL,
          resolution_date TEXT CHECK (resolution_date IS NULL OR date(resolution_date) = resolution_date),
          models TEXT CHECK (models IN ('go-on', 'consolidated', 'dissolved')),
          reason TEXT NOT NULL CHECK (reason <> ''),
          at TEXT NOT NULL,
          author TEXT NOT NULL,
          before TEXT NOT NULL CHECK (json_valid(before)),
          after TEXT NOT NULL CHECK (json_valid(after)),
          undone_by INTEGER REFERENCES village_change (id)
        ) STRICT;

        CREATE TABLE village_end (
          village INTEGER PRIMARY KEY REFERENCES village (id),
          into_village INTEGER REFERENCES village (id) CHECK (into_village <> village),
          effective TEXT NOT NULL CHECK (date(effective) = effective),
          models TEXT NOT NULL CHECK (models IN ('go-on', 'consolidated', 'dissolved')),
          change INTEGER NOT NULL REFERENCES village_change (id)
        ) STRICT;
        """)
  }
}
