import P8Model
import SpreadsheetML

/// The rules of a section's rows as formulas, which say what is wrong while the form is being filled in.
struct RowChecks {
  init(_ section: SectionDefinition, of book: FormWorkbook) {}

  /// Whether no rule can be told by a formula.
  var isEmpty: Bool { true }

  func cell(row: Int, layout: SectionLayout, values: [String: String]) -> CellContent { .blank }
}
