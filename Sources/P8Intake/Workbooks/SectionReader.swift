import P8Model
import SpreadsheetML
import VietnameseText

/// Reads the rows of a section from its sheet.
struct SectionReader {
  private let section: SectionDefinition
  private let interpreter: CellInterpreter
  /// The keys of fixed rows by the key of their label.
  private let fixedKeys: [String: String]
  private let keyPlace: Int?

  /// What people write at the head of a row of totals.
  private static let totals: Set<String> = [
    "cong", "tong", "tongcong", "tongso", "congtong", "total", "grandtotal", "sum",
  ]

  init(_ section: SectionDefinition, interpreter: CellInterpreter) {
    self.section = section
    self.interpreter = interpreter
    keyPlace = section.fixedRows.isEmpty ? nil : section.index(ofColumn: SectionDefinition.keyColumn)
    fixedKeys = Dictionary(
      section.fixedRows.flatMap { row in
        [row.key, row.label.vi, row.label.en].map { (HeaderKeys.key($0), row.key) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The section as it stands on a sheet whose head was found.
  func section(on grid: SheetGrid, head: SheetHead, finder: ColumnFinder) -> ReportSection {
    ReportSection(
      id: section.id, sheet: grid.name,
      columns: head.columns.enumerated().map { index, column in
        column.map {
          ReportSection.Column(letters: CellReference.letters(ofColumn: $0), header: head.headers[index])
        }
      },
      rows: rows(on: grid, head: head, finder: finder))
  }

  private func rows(on grid: SheetGrid, head: SheetHead, finder: ColumnFinder) -> [ReportRow] {
    var rows: [ReportRow] = []
    var isAfterTotal = false
    for row in grid.rows where row.number >= head.firstRow {
      if keyPlace == nil, isTotal(row, head: head) {
        isAfterTotal = true
        continue
      }
      if finder.isHeader(row, under: head) { continue }
      let cells = head.columns.enumerated().map { index, column in
        column.flatMap { column in
          row.cells[column].flatMap {
            cell(withFormula($0, row: row.number, column: column, of: grid), index)
          }
        }
      }
      let filled = cells.indices.count { cells[$0] != nil && $0 != keyPlace }
      // Under the total stand signatures and remarks; rows that people added there have more than one cell.
      guard filled > (isAfterTotal ? 1 : 0) else { continue }
      rows.append(ReportRow(number: row.number, cells: cells))
    }
    return rows
  }

  /// The cell with the text of its formula, where that is all it has.
  private func withFormula(
    _ cell: SheetGrid.Cell, row: Int, column: Int, of grid: SheetGrid
  ) -> SheetGrid.Cell {
    guard cell.hasFormula, cell.value.isEmpty else { return cell }
    var cell = cell
    // The sheet was read once already: what fails now would have failed then.
    cell.formula = try? grid.formulas.text(row: row, column: column)
    return cell
  }

  private func cell(_ cell: SheetGrid.Cell, _ index: Int) -> ReportCell? {
    guard index == keyPlace else { return interpreter.cell(cell, type: section.columns[index].type) }
    guard let read = interpreter.cell(cell, type: .text) else { return nil }
    guard
      let key = fixedKeys[HeaderKeys.key(cell.text)]
        ?? fixedKeys[HeaderKeys.key(HeaderKeys.withoutBrackets(cell.text))]
    else {
      return ReportCell(
        text: cell.text, value: read.value, defect: ReportCell.Defect(check: IntakeCheck.listUnknown))
    }
    return ReportCell(text: cell.text, value: .text(key))
  }

  /// Whether a text at the head of a row says that it is one of totals.
  static func isTotal(_ text: String) -> Bool { totals.contains(HeaderKeys.key(text)) }

  /// Whether a row is one of totals: the first text in it says so, before or in the section's first column.
  private func isTotal(_ row: SheetGrid.Row, head: SheetHead) -> Bool {
    guard let first = head.columns.compactMap(\.self).min() else { return false }
    return zip(row.cells.columns, row.cells.elements).contains { column, cell in
      column <= first && !HeaderKeys.hasNoLetter(cell.text) && Self.totals.contains(HeaderKeys.key(cell.text))
    }
  }
}
