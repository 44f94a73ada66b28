import P8Definitions
import P8Model

/// The keys of a section's fixed rows, by what people see of them.
struct FixedRowKeys {
  private let keys: [String: String]

  init(_ section: SectionDefinition) {
    keys = Dictionary(
      section.fixedRows.flatMap { row in
        ([row.key, row.label.vi, row.label.en] + row.synonyms).map { (HeaderKeys.key($0), row.key) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The cell of a label with the key of its row; nil where no row has it.
  func cell(_ text: String) -> ReportCell? {
    guard !text.isEmpty, !keys.isEmpty else { return nil }
    let key = keys[HeaderKeys.key(text)] ?? keys[HeaderKeys.key(HeaderKeys.withoutBrackets(text))]
    return key.map { ReportCell(text: text, value: .text($0)) }
  }

  /// The cell of a label: the key of its row, or the text as it was read where no row has it.
  func cell(_ text: String, read: ReportCell) -> ReportCell {
    cell(text)
      ?? ReportCell(
        text: text, value: read.value, defect: ReportCell.Defect(check: IntakeCheck.listUnknown))
  }
}
