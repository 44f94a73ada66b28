import P8Definitions
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
  private static let longestTotal = totals.lazy.map(\.utf8.count).max() ?? 0

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
    var line = SectionLine(head)
    var rows: [ReportRow] = []
    var isAfterTotal = false
    for row in grid.rows where row.index >= head.firstRow {
      line.read(row, on: grid)
      if keyPlace == nil, line.heads.contains(where: Self.isTotal) {
        isAfterTotal = true
        continue
      }
      if line.isBlank || finder.isHeader(line.cells) { continue }
      let cells = line.cells.enumerated().map { index, cell in
        cell.flatMap {
          self.cell(withFormula($0, row: row.index, column: head.columns[index], of: grid), index)
        }
      }
      let filled = cells.indices.count { cells[$0] != nil && $0 != keyPlace }
      // Under the total stand signatures and remarks; rows that people added there have more than one cell.
      guard filled > (isAfterTotal ? 1 : 0) else { continue }
      rows.append(ReportRow(number: row.index, cells: cells))
    }
    return rows
  }

  /// The cell with the text of its formula, where that is all it has.
  private func withFormula(
    _ cell: SheetGrid.Cell, row: Int, column: Int?, of grid: SheetGrid
  ) -> SheetGrid.Cell {
    guard cell.hasFormula, cell.value.isEmpty, let column else { return cell }
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
  static func isTotal(_ text: String) -> Bool {
    !HeaderKeys.hasNoLetter(text) && !HeaderKeys.isLonger(text, than: longestTotal)
      && totals.contains(HeaderKeys.key(text))
  }
}
