import GRDB

/// One state for each report, steps that belong together, proposed replacements, and villages that are missing by
/// decision.
enum M0009ReportStates: Migration {
  static let number = 9

  static func apply(to database: Database) throws {
    try database.execute(sql: steps + standing + proposals + missing)
  }

  // `submitted` was no state of its own: such a report is what the check made of it.
  private static let steps = """
    CREATE TABLE review_batch (
      id INTEGER PRIMARY KEY,
      action TEXT NOT NULL CHECK (action <> ''),
      at TEXT NOT NULL,
      author TEXT NOT NULL,
      reason TEXT NOT NULL,
      undone_by INTEGER REFERENCES review_batch (id)
    ) STRICT;

    CREATE TABLE review_step_9 (
      report INTEGER NOT NULL REFERENCES report (id),
      number INTEGER NOT NULL CHECK (number >= 1),
      action TEXT NOT NULL
        CHECK (action IN ('submit', 'return', 'confirm', 'approve', 'withdraw', 'recover', 'undo')),
      state TEXT NOT NULL
        CHECK (state IN ('received', 'held', 'accepted', 'returned', 'confirmed', 'approved', 'withdrawn')),
      at TEXT NOT NULL,
      author TEXT NOT NULL,
      reason TEXT NOT NULL,
      document TEXT CHECK (document IS NULL OR json_valid(document)),
      batch INTEGER REFERENCES review_batch (id),
      PRIMARY KEY (report, number)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO review_step_9 (report, number, action, state, at, author, reason)
      SELECT report, number,
        CASE state WHEN 'submitted' THEN 'submit' WHEN 'returned' THEN 'return' WHEN 'verified' THEN 'confirm'
          ELSE 'approve' END,
        CASE state WHEN 'submitted' THEN (SELECT judged.state FROM report AS judged WHERE judged.id = review_step.report) WHEN 'verified'
          THEN 'confirmed' ELSE state END,
        at, author, reason FROM review_step;
    DROP TABLE review_step;
    ALTER TABLE review_step_9 RENAME TO review_step;
    CREATE INDEX review_step_batch ON review_step (batch) WHERE batch IS NOT NULL;

    """

  // The state by the last step stands with the report, so that nobody has to look for it; null where it is what the
  // check made of it. The number of steps tells kept figures that something was done.
  private static let standing = """
    ALTER TABLE report ADD COLUMN standing TEXT
      CHECK (standing IN ('received', 'returned', 'confirmed', 'approved', 'withdrawn'));
    ALTER TABLE report ADD COLUMN steps INTEGER NOT NULL DEFAULT 0 CHECK (steps >= 0);
    ALTER TABLE report ADD COLUMN sender TEXT NOT NULL DEFAULT '';
    ALTER TABLE report ADD COLUMN proposed INTEGER NOT NULL DEFAULT 0 CHECK (proposed IN (0, 1));
    UPDATE report SET
      steps = (SELECT count(*) FROM review_step WHERE review_step.report = report.id),
      standing = (SELECT nullif(nullif(step.state, 'accepted'), 'held') FROM review_step AS step
        WHERE step.report = report.id ORDER BY step.number DESC LIMIT 1)
      WHERE id IN (SELECT report FROM review_step);
    UPDATE report SET sender = 'unit ' || unit || '@' || structure || ' ' || form
      WHERE id NOT IN (SELECT CAST(substr(subject, 8) AS INTEGER) FROM audit
        WHERE action = 'report.merged' AND subject LIKE 'report %');
    CREATE INDEX report_standing ON report (structure, unit, id, steps) WHERE superseded_by IS NULL;
    CREATE TRIGGER review_step_stands AFTER INSERT ON review_step
      BEGIN
        UPDATE report SET steps = steps + 1, standing = nullif(nullif(NEW.state, 'accepted'), 'held')
          WHERE id = NEW.report;
      END;
    DELETE FROM kept_figures;

    """

  private static let proposals = """
    CREATE TABLE replacement (
      id INTEGER PRIMARY KEY,
      counting INTEGER NOT NULL REFERENCES report (id),
      proposed INTEGER NOT NULL REFERENCES report (id),
      cause TEXT NOT NULL CHECK (cause <> ''),
      source TEXT NOT NULL,
      found_at TEXT NOT NULL,
      decision TEXT CHECK (decision IN ('accepted', 'refused', 'outrun')),
      decided_at TEXT CHECK ((decided_at IS NULL) = (decision IS NULL)),
      decided_by TEXT,
      reason TEXT,
      batch INTEGER REFERENCES review_batch (id)
    ) STRICT;
    CREATE INDEX replacement_open ON replacement (counting) WHERE decision IS NULL;
    INSERT INTO replacement
        (id, counting, proposed, cause, source, found_at, decision, decided_at, decided_by, reason)
      SELECT id, ours, theirs, 'sender', source, found_at,
        CASE kept WHEN 'ours' THEN 'refused' WHEN 'theirs' THEN 'accepted' END, resolved_at, resolved_by, reason
      FROM merge_conflict;
    UPDATE report SET proposed = 1 WHERE superseded_by IS NOT NULL
      AND id IN (SELECT proposed FROM replacement WHERE decision IS NULL OR decision = 'refused');
    DROP TABLE merge_conflict;

    """

  private static let missing = """
    CREATE TABLE confirmed_without (
      id INTEGER PRIMARY KEY,
      unit TEXT NOT NULL CHECK (unit LIKE '%@%'),
      period TEXT NOT NULL CHECK (period LIKE '%@%'),
      missing TEXT NOT NULL CHECK (missing LIKE '%@%'),
      reason TEXT NOT NULL CHECK (reason <> ''),
      at TEXT NOT NULL,
      author TEXT NOT NULL,
      batch INTEGER NOT NULL REFERENCES review_batch (id)
    ) STRICT;
    CREATE INDEX confirmed_without_period ON confirmed_without (period, missing);
    """
}
