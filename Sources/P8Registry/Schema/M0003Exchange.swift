import GRDB

/// When each report first arrived, exceptions to locks, and conflicts of merges.
enum M0003Exchange: Migration {
  static let number = 3

  static func apply(to database: Database) throws {
    // The audit log knows when a report was stored; a report carried over from another registry keeps its day.
    try database.execute(
      sql: """
        ALTER TABLE report ADD COLUMN received_at TEXT NOT NULL DEFAULT '';
        CREATE TEMP TABLE arrival (report INTEGER PRIMARY KEY, at TEXT NOT NULL);
        INSERT OR IGNORE INTO arrival (report, at)
          SELECT CAST(substr(subject, 8) AS INTEGER), at FROM audit
          WHERE action LIKE 'report.%' AND subject LIKE 'report %' ORDER BY number;
        UPDATE report SET received_at = (SELECT at FROM arrival WHERE arrival.report = report.id)
          WHERE id IN (SELECT report FROM arrival);
        DROP TABLE arrival;

        CREATE TABLE lock_exception (
          id INTEGER PRIMARY KEY,
          unit TEXT NOT NULL CHECK (unit LIKE '%@%'),
          period TEXT NOT NULL CHECK (period LIKE '%@%'),
          given_at TEXT NOT NULL,
          given_by TEXT NOT NULL,
          reason TEXT NOT NULL CHECK (reason <> ''),
          ended_at TEXT
        ) STRICT;
        CREATE UNIQUE INDEX lock_exception_current ON lock_exception (unit, period) WHERE ended_at IS NULL;

        CREATE TABLE merge_conflict (
          id INTEGER PRIMARY KEY,
          ours INTEGER NOT NULL REFERENCES report (id),
          theirs INTEGER NOT NULL UNIQUE REFERENCES report (id),
          source TEXT NOT NULL,
          found_at TEXT NOT NULL,
          kept TEXT CHECK (kept IN ('ours', 'theirs')),
          resolved_at TEXT CHECK ((resolved_at IS NULL) = (kept IS NULL)),
          resolved_by TEXT,
          reason TEXT
        ) STRICT;
        """)
  }
}
