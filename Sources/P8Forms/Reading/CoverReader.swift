import P8Definitions
import P8Model
import SpreadsheetML

/// Reads what the first page of a form says of unit and period.
struct CoverReader {
  private let subjects: [String: ReportStatement.Subject]

  /// No first page says it further below; a hostile file may be longer.
  private static let rowLimit = 30

  /// - Parameter texts: The labels of the first page.
  init(_ texts: TextCatalogue) {
    var subjects: [String: ReportStatement.Subject] = [:]
    func add(_ label: FormText, _ subject: ReportStatement.Subject) {
      for language in Language.allCases { subjects[texts[label][language]] = subject }
    }
    add(FormText.unitCode, .unitCode)
    add(FormText.unitCodeOfCommune, .unitCode)
    add(FormText.period, .period)
    add(FormText.closing, .closing)
    self.subjects = subjects
  }

  /// What the page says beside its labels; then the lines above them, of which one names the period.
  func statements(on grid: SheetGrid) -> [ReportStatement] {
    var found: [ReportStatement] = []
    var lines: [ReportStatement] = []
    for row in grid.rows.prefix(Self.rowLimit) {
      guard let first = row.cells.first else { continue }
      let label = grid.text(of: first)
      if let subject = subjects[label] {
        guard let value = row.cell(first.reference.column + 1) else { continue }
        let text = grid.text(of: value)
        if !text.isEmpty { found.append(statement(subject, text, value, on: grid)) }
      } else if found.isEmpty, row.cells.count == 1 || grid.text(of: row.cells[1]).isEmpty {
        lines.append(statement(.period, label, first, on: grid))
      }
    }
    return found.isEmpty ? [] : found + lines
  }

  private func statement(
    _ subject: ReportStatement.Subject, _ text: String, _ cell: SheetCell, on grid: SheetGrid
  ) -> ReportStatement {
    ReportStatement(
      subject, text: text,
      place: CellPlace(
        sheet: grid.name, row: cell.reference.row,
        column: CellReference.letters(ofColumn: cell.reference.column)))
  }
}
