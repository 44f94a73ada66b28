import GRDB

/// Files, villages, reports with their records, and the audit log.
enum M0001Registry: Migration {
  static let number = 1

  static func apply(to database: Database) throws {
    try database.execute(sql: files + villages + reports + audit)
  }

  private static let files = """
    CREATE TABLE file (
      id INTEGER PRIMARY KEY,
      sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
      byte_count INTEGER NOT NULL CHECK (byte_count >= 0),
      content BLOB CHECK (content IS NULL OR length(content) = byte_count)
    ) STRICT;

    """

  // A village is one row of `village` for ever; its codes come and go with its communes.
  private static let villages = """
    CREATE TABLE village (
      id INTEGER PRIMARY KEY
    ) STRICT;

    CREATE TABLE village_code (
      structure TEXT NOT NULL CHECK (structure IN ('2024', '2025')),
      commune TEXT NOT NULL CHECK (length(commune) = 5),
      number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 9999),
      village INTEGER NOT NULL REFERENCES village (id),
      name TEXT NOT NULL CHECK (name <> ''),
      name_key TEXT NOT NULL CHECK (name_key <> ''),
      known_from TEXT CHECK (known_from IS NULL OR date(known_from) = known_from),
      known_to TEXT CHECK (known_to IS NULL OR date(known_to) = known_to),
      PRIMARY KEY (structure, commune, number),
      UNIQUE (structure, commune, name_key),
      UNIQUE (structure, village, commune)
    ) STRICT, WITHOUT ROWID;

    """

  // `fields` is JSON: [column_place, value, text as written, ...]; numbers stand bare, "t..." is a text,
  // "d2023-10-30" a date; a text as written that is null equals the plain form of the value.
  // `covered` holds further units of an event, separated by spaces.
  private static let reports = """
    CREATE TABLE report (
      id INTEGER PRIMARY KEY,
      structure TEXT NOT NULL CHECK (structure IN ('2024', '2025')),
      unit TEXT NOT NULL CHECK (unit <> ''),
      unit_name TEXT NOT NULL,
      period TEXT NOT NULL CHECK (period LIKE '%@%'),
      period_from TEXT NOT NULL CHECK (date(period_from) = period_from),
      period_to TEXT NOT NULL CHECK (date(period_to) = period_to AND period_to >= period_from),
      version TEXT NOT NULL CHECK (version IN ('initial', 'supplement')),
      form TEXT NOT NULL CHECK (form <> ''),
      revision INTEGER NOT NULL CHECK (revision >= 1),
      file INTEGER NOT NULL REFERENCES file (id),
      path TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('accepted', 'held')),
      errors INTEGER CHECK (errors >= 0),
      warnings INTEGER CHECK (warnings >= 0),
      notes INTEGER CHECK (notes >= 0),
      findings TEXT NOT NULL CHECK (json_valid(findings)),
      judgement TEXT NOT NULL CHECK (length(judgement) = 64),
      superseded_by INTEGER REFERENCES report (id) DEFERRABLE INITIALLY DEFERRED
        CHECK (superseded_by IS NULL OR superseded_by <> id),
      UNIQUE (structure, unit, period, form, version, revision)
    ) STRICT;
    CREATE UNIQUE INDEX report_current ON report (structure, unit, period, form)
      WHERE superseded_by IS NULL;
    CREATE INDEX report_period ON report (period_to, period_from);
    CREATE INDEX report_file ON report (file);
    CREATE INDEX report_superseded_by ON report (superseded_by) WHERE superseded_by IS NOT NULL;

    CREATE TABLE column_place (
      id INTEGER PRIMARY KEY,
      section TEXT NOT NULL,
      field TEXT NOT NULL,
      sheet TEXT NOT NULL,
      letters TEXT NOT NULL,
      row_offset INTEGER NOT NULL,
      UNIQUE (section, field, sheet, letters, row_offset)
    ) STRICT;

    CREATE TABLE record (
      report INTEGER NOT NULL REFERENCES report (id),
      ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
      section TEXT NOT NULL CHECK (section <> ''),
      unit TEXT CHECK (unit LIKE '%@%'),
      identity TEXT NOT NULL,
      row INTEGER NOT NULL,
      covered TEXT CHECK (covered <> ''),
      fields TEXT NOT NULL CHECK (json_valid(fields)),
      PRIMARY KEY (report, ordinal)
    ) STRICT, WITHOUT ROWID;

    """

  private static let audit = """
    CREATE TABLE audit (
      number INTEGER PRIMARY KEY CHECK (number >= 1),
      at TEXT NOT NULL,
      author TEXT NOT NULL,
      action TEXT NOT NULL CHECK (action <> ''),
      subject TEXT NOT NULL,
      detail TEXT NOT NULL CHECK (json_valid(detail)),
      previous TEXT NOT NULL CHECK (length(previous) = 64),
      hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64)
    ) STRICT;
    CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
      BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
    CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit
      BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
    """
}
