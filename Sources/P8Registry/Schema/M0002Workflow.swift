import GRDB

/// The way of a report through its reviewers, and locks of periods.
enum M0002Workflow: Migration {
  static let number = 2

  static func apply(to database: Database) throws {
    // A report without a step is submitted.
    try database.execute(
      sql: """
        CREATE TABLE review_step (
          report INTEGER NOT NULL REFERENCES report (id),
          number INTEGER NOT NULL CHECK (number >= 1),
          state TEXT NOT NULL CHECK (state IN ('submitted', 'returned', 'verified', 'approved')),
          at TEXT NOT NULL,
          author TEXT NOT NULL,
          reason TEXT NOT NULL,
          PRIMARY KEY (report, number)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE period_lock (
          id INTEGER PRIMARY KEY,
          unit TEXT NOT NULL CHECK (unit LIKE '%@%'),
          period TEXT NOT NULL CHECK (period LIKE '%@%'),
          period_from TEXT NOT NULL CHECK (date(period_from) = period_from),
          period_to TEXT NOT NULL CHECK (date(period_to) = period_to),
          locked_at TEXT NOT NULL,
          locked_by TEXT NOT NULL,
          reason TEXT NOT NULL,
          lifted_at TEXT,
          lifted_by TEXT,
          lifted_reason TEXT CHECK ((lifted_reason IS NULL) = (lifted_at IS NULL))
        ) STRICT;
        CREATE UNIQUE INDEX period_lock_current ON period_lock (unit, period) WHERE lifted_at IS NULL;
        """)
  }
}
