import GRDB

/// A table for each of whose rows the audit log answers.
///
/// An entry holds, for each row that its transaction wrote, the digest of what the row was before and of what it is
/// after. Read in order these tell what each row must be now, and whether it was changed by hand in between.
struct AuditedTable: Sendable {
  /// The name of the table.
  let name: String
  /// How one of its rows is called: `report` for `report 12`.
  let subject: String
  /// The columns by which a row is known.
  let key: [String]
  /// The other columns that a digest is made of.
  let columns: [String]
  /// Of these columns only whether they hold anything: their content has a digest of its own.
  let presence: [String]

  init(_ name: String, as subject: String, by key: [String], _ columns: [String], presence: [String] = []) {
    (self.name, self.subject, self.key, self.columns) = (name, subject, key, columns)
    self.presence = presence
  }

  /// What a digest is made of, in SQL; the prefix is `NEW.` or `OLD.` in a trigger.
  func expressions(_ prefix: String = "") -> String {
    ((key + columns).map { prefix + $0 } + presence.map { "\(prefix)\($0) IS NOT NULL" })
      .joined(separator: ", ")
  }

  /// The key of a row whose values were read by ``expressions(_:)``.
  func key(of values: some Collection<DatabaseValue>) -> String {
    values.prefix(key.count).map { value in
      switch value.storage {
      case .int64(let number): String(number)
      case .string(let text): text
      case .null, .double, .blob: value.description
      }
    }.joined(separator: ".")
  }

  /// The digest of a row.
  func digest(of values: some Collection<DatabaseValue>) -> RowDigest {
    RowDigest(of: values, in: name)
  }
}

extension AuditedTable {
  /// All such tables.
  ///
  /// Those that are not here have another protection: rows of reports are in the digest of the report, the log is a
  /// chain, and kept figures carry a digest each. A change of these lists, and a migration that changes their rows, needs a migration that states them anew.
  static let all = [
    AuditedTable(
      "column_place", as: "column", by: ["id"], ["section", "field", "sheet", "letters", "row_offset"]),
    AuditedTable("file", as: "file", by: ["id"], ["sha256", "byte_count"], presence: ["content"]),
    AuditedTable("village", as: "life", by: ["id"], []),
    AuditedTable(
      "village_code", as: "village", by: ["structure", "commune", "number"],
      ["village", "name", "name_key", "known_from", "known_to"]),
    AuditedTable(
      "village_change", as: "village-change", by: ["id"],
      [
        "kind", "effective", "resolution", "resolution_date", "models", "reason", "at", "author", "before",
        "after", "undone_by",
      ]),
    AuditedTable(
      "village_end", as: "village-end", by: ["village"], ["into_village", "effective", "models", "change"]),
    // The findings are in the digest of the report.
    AuditedTable(
      "report", as: "report", by: ["id"],
      [
        "structure", "unit", "unit_name", "period", "period_from", "period_to", "version", "form", "revision",
        "file", "path", "state", "errors", "warnings", "notes", "judgement", "superseded_by", "received_at",
        "standing", "steps", "sender", "proposed",
      ]),
    AuditedTable(
      "review_step", as: "step", by: ["report", "number"],
      ["action", "state", "at", "author", "reason", "document", "batch"]),
    AuditedTable("review_batch", as: "batch", by: ["id"], ["action", "at", "author", "reason", "undone_by"]),
    AuditedTable(
      "replacement", as: "replacement", by: ["id"],
      [
        "counting", "proposed", "cause", "source", "found_at", "decision", "decided_at", "decided_by",
        "reason",
        "batch",
      ]),
    AuditedTable(
      "confirmed_without", as: "without", by: ["id"],
      ["unit", "period", "missing", "reason", "at", "author", "batch"]),
    AuditedTable(
      "period_lock", as: "lock", by: ["id"],
      [
        "unit", "period", "period_from", "period_to", "locked_at", "locked_by", "reason", "lifted_at",
        "lifted_by", "lifted_reason",
      ]),
    AuditedTable(
      "lock_exception", as: "exception", by: ["id"],
      ["unit", "period", "given_at", "given_by", "reason", "ended_at"]),
    AuditedTable("unit_answer", as: "address", by: ["structure", "address"], ["code"]),
    AuditedTable("commune_class", as: "class", by: ["structure", "commune"], ["class"]),
    AuditedTable("log_entry", as: "log-entry", by: ["id"], ["uid", "kind"]),
    AuditedTable(
      "log_version", as: "log", by: ["entry", "number"],
      ["action", "at", "author", "effective", "reason", "unit", "identity", "covered", "fields"]),
    AuditedTable("known_zero", as: "zeros", by: ["rowid"], ["last_report"]),
    AuditedTable(
      "protection_pattern", as: "pattern", by: ["id"], ["period", "counting", "basis", "figures", "content"]),
    AuditedTable(
      "publication", as: "publication", by: ["id"],
      [
        "at", "author", "kind", "layout", "unit", "level", "period", "counting", "audience", "language",
        "recipient", "sha256", "patterns",
      ]),
  ]
}
