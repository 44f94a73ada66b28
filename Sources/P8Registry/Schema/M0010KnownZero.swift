import GRDB

/// An empty section is a zero only where the report says so.
enum M0010KnownZero: Migration {
  static let number = 10

  static func apply(to database: Database) throws {
    // Zeros were never stored but concluded from the form. Remembered is up to which report that was so, to tell which
    // figures changed; what was added up from such reports is added up again.
    try database.execute(
      sql: """
        CREATE TABLE known_zero (
          last_report INTEGER NOT NULL CHECK (last_report >= 0)
        ) STRICT;
        INSERT INTO known_zero (last_report) SELECT coalesce(max(id), 0) FROM report;
        DELETE FROM kept_figures;
        """)
  }
}
