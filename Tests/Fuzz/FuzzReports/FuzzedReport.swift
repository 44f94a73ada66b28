import P8Definitions
import P8Forms
import P8Intake
import P8Model

/// Reads bytes as a report in one of the containers that phones, servers and people send; nothing may come of it but reports
/// and refusals.
public enum FuzzedReport {
  /// What the bytes are taken for.
  public enum Target: Sendable {
    /// An archive of reports.
    case archive
    /// Filled phone forms as JSON or XML.
    case submission
    /// A table that a form server exported.
    case export
    /// Delimited text.
    case table
    /// A Word document.
    case document
  }

  private static let source = DefinitionSource(file: "fuzz.yaml", line: 1, column: 1)

  private static func words(_ text: String) -> LocalizedText { LocalizedText(vi: text, en: text) }

  private static func column(_ id: String, _ type: FieldType) -> ColumnDefinition {
    ColumnDefinition(
      id: id, label: words(id), group: nil, synonyms: ["Cột \(id)"], type: type, measure: nil,
      isRequired: false, minimum: nil, maximum: nil, isWithinPeriod: false, field: nil, hasTotal: false,
      width: nil, help: nil, source: source)
  }

  private static let sections = [
    SectionDefinition(
      id: "team", title: words("Tổ"), sheet: words("Tổ"), record: nil, help: nil, blankRows: 1,
      fixedRows: [],
      columns: [column("name", .text), column("members", .integer), column("since", .date)], source: source),
    SectionDefinition(
      id: "money", title: words("Tiền"), sheet: words("Tiền"), record: nil, help: nil, blankRows: 0,
      fixedRows: [
        SectionDefinition.FixedRow(key: "central", label: words("Trung ương"), measure: nil),
        SectionDefinition.FixedRow(key: "total", label: words("Cộng"), measure: nil, sum: ["central"]),
      ],
      columns: [column("item", .text), column("allocated", .decimal)], source: source),
  ]

  private static let forms = [
    "fuzz": FormDefinition(
      id: "fuzz", version: "1", title: words("Biểu"), level: .village, instructions: [], sections: sections,
      source: source)
  ]
  private static let file = SourceFile(path: "report", sha256: "", byteCount: 0)
  private static let submissions = SubmissionReader(forms: forms, codeLists: [:], texts: TextCatalogue())
  private static let exports = SubmissionTables(forms: forms, texts: TextCatalogue())
  private static let tables = TableReader(
    layouts: forms.values.flatMap { form in form.sections.map { TableLayout(part: $0, of: form) } },
    codeLists: [:], texts: TextCatalogue(), words: KnownWords(["tổ", "tiền", "cộng"]))

  /// Reads everything that can be read.
  public static func read(_ bytes: [UInt8], as target: Target) {
    switch target {
    case .archive:
      guard let archive = try? ReportArchive(bytes) else { return }
      precondition(archive.files.reduce(0) { $0 + $1.bytes.count } <= 64 << 20)
    case .submission:
      guard let report = try? submissions.read(bytes, file: file) else {
        _ = submissions.parts(bytes)
        return
      }
      check(report, of: bytes)
    case .export:
      guard let table = ExportedTable(bytes, name: "main.csv"),
        let json = try? exports.json([table], file: file)
      else { return }
      _ = try? submissions.read(json, file: file)
    case .table:
      if let report = try? tables.read(bytes, file: file) { check(report, of: bytes) }
    case .document:
      guard let sheets = try? DocumentTables.sheets(of: bytes) else { return }
      precondition(sheets.count <= 500_000)
    }
  }

  /// No report has more cells than the file has bytes, but for what each section has anyway.
  private static func check(_ report: FieldReport, of bytes: [UInt8]) {
    let cells = report.sections.reduce(0) { sum, section in
      sum + section.rows.reduce(0) { $0 + $1.cells.count { $0 != nil } }
    }
    precondition(cells <= bytes.count * 4 + 100)
  }
}
