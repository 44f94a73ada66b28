import GRDB

/// The officers' log: models and events written down as they happen, with all their versions.
enum M0006OfficersLog: Migration {
  static let number = 6

  static func apply(to database: Database) throws {
    // `fields` is JSON: [[name, kind, value, text as written], …], as it goes into bundles too.
    try database.execute(
      sql: """
        CREATE TABLE log_entry (
          id INTEGER PRIMARY KEY,
          uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),
          kind TEXT NOT NULL CHECK (kind <> '')
        ) STRICT;

        CREATE TABLE log_version (
          entry INTEGER NOT NULL REFERENCES log_entry (id),
          number INTEGER NOT NULL CHECK (number >= 1),
          action TEXT NOT NULL CHECK (action IN ('logged', 'edited', 'ended', 'withdrawn')),
          at TEXT NOT NULL,
          author TEXT NOT NULL,
          effective TEXT NOT NULL CHECK (date(effective) = effective),
          reason TEXT NOT NULL,
          unit TEXT NOT NULL CHECK (unit LIKE '%@%'),
          identity TEXT NOT NULL,
          covered TEXT NOT NULL,
          fields TEXT NOT NULL CHECK (json_valid(fields)),
          PRIMARY KEY (entry, number)
        ) STRICT, WITHOUT ROWID;
        """)
  }
}
