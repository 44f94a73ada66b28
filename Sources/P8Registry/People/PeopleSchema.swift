import GRDB
import P8Model

/// The schema of the file of people, in steps as that of the registry.
enum PeopleSchema {
  /// Marks a database as ours: `P8PE` in ASCII.
  static let applicationID: Int32 = 0x5038_5045

  static var migrations: [any Migration.Type] { [P0001People.self] }

  static var version: Int { migrations.count }

  /// Brings a database that is ours or empty to the newest version.
  static func migrate(_ writer: some DatabaseWriter) throws {
    try writer.writeWithoutTransaction { database in
      guard try version(of: database) != version else { return }
      // Another process may be doing the same: it is judged again once the right to write is ours.
      try database.inTransaction(.immediate) {
        let found = try version(of: database)
        guard found < version else { return .rollback }
        for step in migrations where step.number > found { try step.apply(to: database) }
        try database.execute(sql: "PRAGMA application_id = \(applicationID)")
        try database.execute(sql: "PRAGMA user_version = \(version)")
        return .commit
      }
    }
  }

  /// The version of a file; zero where nothing is in it.
  static func version(of database: Database) throws -> Int {
    let identifier = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    let objects = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
    if identifier == 0, objects == 0 { return 0 }
    guard identifier == applicationID else { throw PeopleRefusal.file(.foreign) }
    let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    guard found <= version else { throw PeopleRefusal.file(.newer(found: found, known: version)) }
    return found
  }
}

/// People, invitations, sessions, wrong passwords, and the journal.
///
/// Times are seconds since 1970.
enum P0001People: Migration {
  static let number = 1

  static func apply(to database: Database) throws {
    // `password` is null after a reset, until a new one was chosen. `key` of a failure is a digest: what somebody types
    // as a login may be their password.
    try database.execute(
      sql: """
        CREATE TABLE person (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          login TEXT NOT NULL UNIQUE CHECK (login <> ''),
          name TEXT NOT NULL CHECK (name <> ''),
          role TEXT NOT NULL,
          units TEXT NOT NULL CHECK (units LIKE '%@%'),
          language TEXT NOT NULL,
          suspended INTEGER NOT NULL DEFAULT 0 CHECK (suspended IN (0, 1)),
          password TEXT CHECK (password LIKE 'scrypt$%'),
          fingerprint TEXT
        ) STRICT;

        CREATE TABLE invitation (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          digest TEXT NOT NULL UNIQUE CHECK (length(digest) = 64),
          name TEXT NOT NULL CHECK (name <> ''),
          role TEXT NOT NULL,
          units TEXT NOT NULL CHECK (units LIKE '%@%'),
          language TEXT NOT NULL,
          person INTEGER REFERENCES person (id),
          author TEXT NOT NULL,
          made INTEGER NOT NULL,
          state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'used', 'withdrawn'))
        ) STRICT;

        CREATE TABLE session (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          digest TEXT NOT NULL UNIQUE CHECK (length(digest) = 64),
          person INTEGER NOT NULL REFERENCES person (id),
          begun INTEGER NOT NULL,
          seen INTEGER NOT NULL,
          address TEXT NOT NULL
        ) STRICT;
        CREATE INDEX session_of_person ON session (person);

        CREATE TABLE failure (
          key TEXT PRIMARY KEY CHECK (length(key) = 64),
          count INTEGER NOT NULL,
          at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE journal (
          number INTEGER PRIMARY KEY,
          at TEXT NOT NULL,
          author TEXT NOT NULL,
          action TEXT NOT NULL,
          about TEXT NOT NULL,
          detail TEXT NOT NULL,
          previous TEXT NOT NULL CHECK (length(previous) = 64),
          hash TEXT NOT NULL CHECK (length(hash) = 64)
        ) STRICT;
        """)
  }
}
