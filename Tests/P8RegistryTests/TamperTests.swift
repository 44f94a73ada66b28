import Foundation
import GRDB
import P8Model
import P8Registry
import Testing

/// Whatever is changed by hand in a registry is found, but for what stands in a list with its reason.
struct TamperTests {
  /// What is found when it is changed, by table; `*` is a row that is deleted.
  private static let found: [String: [String]] = [
    "audit": ["*", "action", "at", "author", "detail", "hash", "number", "previous", "subject"],
    "column_place": ["*", "field", "id", "letters", "row_offset", "section", "sheet"],
    "commune_class": ["*", "class", "commune", "structure"],
    "confirmed_without": ["*", "at", "author", "batch", "id", "missing", "period", "reason", "unit"],
    "file": ["*", "byte_count", "content", "id", "sha256"],
    "kept_figures": ["area", "basis", "content", "counting", "digest", "period", "structure"],
    "known_zero": ["*", "last_report"],
    "lock_exception": ["*", "ended_at", "given_at", "given_by", "id", "period", "reason", "unit"],
    "log_entry": ["*", "id", "kind", "uid"],
    "log_version": [
      "*", "action", "at", "author", "covered", "effective", "entry", "fields", "identity", "number",
      "reason",
      "unit",
    ],
    "period_lock": [
      "*", "id", "lifted_at", "lifted_by", "lifted_reason", "locked_at", "locked_by", "period", "period_from",
      "period_to", "reason", "unit",
    ],
    "protection_pattern": ["*", "basis", "content", "counting", "figures", "id", "period"],
    "publication": [
      "*", "at", "audience", "author", "counting", "id", "kind", "language", "layout", "level", "patterns",
      "period", "recipient", "sha256", "unit",
    ],
    "record": ["*", "covered", "fields", "identity", "ordinal", "report", "row", "section", "unit"],
    "replacement": [
      "*", "batch", "cause", "counting", "decided_at", "decided_by", "decision", "found_at", "id", "proposed",
      "reason", "source",
    ],
    "report": [
      "*", "errors", "file", "findings", "form", "id", "judgement", "notes", "path", "period", "period_from",
      "period_to", "proposed", "received_at", "revision", "sender", "standing", "state", "steps", "structure",
      "superseded_by", "unit", "unit_name", "version", "warnings",
    ],
    "review_batch": ["*", "action", "at", "author", "id", "reason", "undone_by"],
    "review_step": [
      "*", "action", "at", "author", "batch", "document", "number", "reason", "report", "state",
    ],
    "unit_answer": ["*", "address", "code", "structure"],
    "village": ["*", "id"],
    "village_change": [
      "*", "after", "at", "author", "before", "effective", "id", "kind", "models", "reason", "resolution",
      "resolution_date", "undone_by",
    ],
    "village_code": [
      "*", "commune", "known_from", "known_to", "name", "name_key", "number", "structure", "village",
    ],
    "village_end": ["*", "change", "effective", "into_village", "models", "village"],
  ]

  /// What is not found, with the reason why it need not be; `docs/security.md` argues the same.
  private static let notFound: [String: [String: String]] = [
    "kept_figures": [
      "id": "the number of a row that nothing names",
      "*": "figures that are not kept are added up again",
    ]
  ]

  let registry: TamperedRegistry

  init() throws { registry = try TamperedRegistry() }

  private struct Column {
    let name: String
    let type: String
    /// Whether rows are known by it.
    let isKey: Bool
  }

  private struct Table {
    let name: String
    let columns: [Column]
    let rows: [Row]
  }

  private func tables() throws -> [Table] {
    let queue = try DatabaseQueue(path: registry.path)
    defer { try? queue.close() }
    return try queue.read { database in
      try String.fetchAll(
        database,
        sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
      ).map { name in
        let columns = try Row.fetchAll(database, sql: "PRAGMA table_info(\(name))").map {
          Column(name: $0["name"], type: $0["type"], isKey: ($0["pk"] as Int) > 0)
        }
        return Table(
          name: name, columns: columns, rows: try Row.fetchAll(database, sql: "SELECT * FROM \(name)"))
      }
    }
  }

  /// Another value than one of a column, that the column may hold.
  private func changed(_ value: DatabaseValue, _ column: Column) -> DatabaseValue {
    switch value.storage {
    case .null:
      switch column.type {
      case "INTEGER": 1.databaseValue
      case "BLOB": Data([0]).databaseValue
      default: "2023-01-01".databaseValue
      }
    case .int64(let number): (number + 1000).databaseValue
    case .double(let number): (number + 1).databaseValue
    case .blob(let data):
      Data(data.enumerated().map { $0 == data.count / 2 ? $1 ^ 1 : $1 }).databaseValue
    case .string(let text):
      // A figure within, where there is one: what is not readable any more is found too easily.
      if let digit = text.lastIndex(where: \.isWholeNumber) {
        text.replacingCharacters(in: digit...digit, with: text[digit] == "7" ? "8" : "7").databaseValue
      } else {
        "\(text)x".databaseValue
      }
    }
  }

  private func condition(_ row: Row, of table: Table) -> (sql: String, arguments: StatementArguments) {
    let keys = table.columns.filter(\.isKey)
    let known = keys.isEmpty ? table.columns : keys
    return (
      known.map { "\($0.name) IS ?" }.joined(separator: " AND "),
      StatementArguments(known.map { row[$0.name] as DatabaseValue })
    )
  }

  /// The first and the last.
  private func chosen(_ rows: [Row]) -> [Row] {
    Set([0, rows.count - 1]).sorted().filter(rows.indices.contains).map { rows[$0] }
  }

  private func expect(_ report: Registry.CheckReport, _ table: Table, _ column: String, _ row: Row) {
    if Self.notFound[table.name]?[column] != nil {
      #expect(report.isSound, "\(table.name).\(column) is found by now: \(report.audit)")
    } else {
      #expect(!report.isSound, "\(table.name).\(column) is not found: \(row)")
    }
  }

  @Test func `nothing is found where nothing was changed`() throws {
    let report = try registry.check(after: "SELECT 1")
    #expect(report.isSound, "\(report.damage) \(report.audit)")
    for table in try tables() { #expect(!table.rows.isEmpty, "\(table.name) is empty, so nothing was tried") }
  }

  @Test func `every column of every table is in one of the lists`() throws {
    for table in try tables() {
      let listed = (Self.found[table.name] ?? []) + (Self.notFound[table.name] ?? [:]).keys
      #expect(Set(listed) == Set(table.columns.map(\.name) + ["*"]), "\(table.name)")
      #expect(Set(listed).count == listed.count, "\(table.name)")
    }
    #expect(Set(try tables().map(\.name)) == Set(Self.found.keys))
  }

  @Test func `a value that is changed by hand is found`() throws {
    for table in try tables() {
      for (column, row) in table.columns.flatMap({ column in chosen(table.rows).map { (column, $0) } }) {
        let value = changed(row[column.name], column)
        let (condition, arguments) = condition(row, of: table)
        let report = try registry.check(
          after: "UPDATE \(table.name) SET \(column.name) = ? WHERE \(condition)",
          StatementArguments([value]) + arguments)
        expect(report, table, column.name, row)
      }
    }
  }

  @Test func `a row that is deleted by hand is found`() throws {
    for table in try tables() {
      for row in chosen(table.rows) {
        let (condition, arguments) = condition(row, of: table)
        let report = try registry.check(after: "DELETE FROM \(table.name) WHERE \(condition)", arguments)
        expect(report, table, "*", row)
      }
    }
  }

  @Test(arguments: [
    "INSERT INTO review_step SELECT report, number + 1, action, state, at, author, reason, document, batch FROM review_step ORDER BY report DESC, number DESC LIMIT 1",
    "INSERT INTO village (id) VALUES (1000)",
    "INSERT INTO commune_class VALUES ('2024', '22208', 'I')",
    "UPDATE report SET standing = 'approved', steps = 1 WHERE standing IS NULL AND superseded_by IS NULL",
    "UPDATE record SET fields = replace(fields, ',9,', ',90,')",
    "UPDATE record SET ordinal = ordinal + 1000 WHERE ordinal = 0",
    "CREATE TRIGGER t AFTER INSERT ON report BEGIN UPDATE report SET unit_name = 'x'; END",
    "CREATE VIEW v AS SELECT * FROM report",
    "CREATE TABLE t (a)",
    "CREATE INDEX i ON report (path)",
    "DROP INDEX report_current",
    "UPDATE file SET content = NULL",
  ])
  func `what is put in or taken away by hand is found`(sql: String) throws {
    let report = try registry.check(after: sql)
    #expect(!report.isSound, "\(sql)")
  }
}
