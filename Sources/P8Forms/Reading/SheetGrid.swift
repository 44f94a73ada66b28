import P8Model
package import SpreadsheetML

/// The cells of a sheet that hold anything, each shown as a person sees it when somebody asks for it: most of a blank
/// form is help and checks that nobody asks for.
///
/// Sparse: nothing is set aside by the size that a file declares. It belongs to the task that reads the workbook, as
/// the reader does.
package final class SheetGrid {
  /// A cell that holds something.
  package struct Cell {
    /// The value.
    let value: CellValue
    /// The text that a person sees.
    let text: String
    /// The formula; nil where there is none, or where its text was not read: see ``hasFormula``.
    var formula: String?
    /// Whether the value comes from a formula.
    var hasFormula = false

    package init(value: CellValue, text: String, formula: String? = nil, hasFormula: Bool = false) {
      (self.value, self.text, self.formula, self.hasFormula) = (value, text, formula, hasFormula)
    }
  }

  /// The name of the sheet.
  let name: String
  /// The rows that hold anything, by number.
  let rows: [SheetRow]
  /// The merged ranges.
  let merges: [CellRange]
  /// The texts of the formulas, which are seldom asked for.
  let formulas: SheetFormulas
  /// The first rows as headers are read, made when a section cannot be found without them.
  private(set) lazy var head = HeaderRow.rows(of: self, texts: headers)

  private let reader: WorkbookReader
  private let headers: HeaderTexts

  /// How many of the first rows are looked through for ids and headers.
  static let headRows = 60

  /// Reads a sheet.
  package init(
    _ sheet: SheetDescription, of reader: WorkbookReader, headers: HeaderTexts
  ) throws(WorkbookFault) {
    name = sheet.name
    formulas = SheetFormulas(of: sheet, in: reader)
    self.reader = reader
    self.headers = headers
    let content = try reader.content(of: sheet, formulaMarks: true, validations: false)
    merges = content.details.mergedRanges
    rows = content.rows.filter { row in
      row.cells.contains { $0.hasFormula || !Self.text(of: $0, in: reader).isEmpty }
    }
  }

  /// The row of a number; nil where it is empty.
  subscript(number: Int) -> SheetRow? {
    let place = rows.partitioningIndex { $0.index >= number }
    return place < rows.count && rows[place].index == number ? rows[place] : nil
  }

  /// A cell as a person sees it; nil where it looks empty and has no formula.
  func shown(_ cell: SheetCell) -> Cell? {
    let text = text(of: cell)
    guard !text.isEmpty || cell.hasFormula else { return nil }
    return Cell(value: cell.value, text: text, hasFormula: cell.hasFormula)
  }

  /// The text that a person sees in a cell.
  func text(of cell: SheetCell) -> String { Self.text(of: cell, in: reader) }

  /// The text that a person sees in a column of a row; empty where the cell is.
  func text(_ column: Int, of row: SheetRow) -> String { row.cell(column).map(text(of:)) ?? "" }

  private static func text(of cell: SheetCell, in reader: WorkbookReader) -> String {
    if cell.value.isEmpty { return "" }
    // It needs the styles, which were read before the first cell: what fails now would have failed then.
    return (try? reader.displayedText(of: cell, conventions: .vietnamese)) ?? ""
  }
}

extension SheetRow {
  /// The cell of a column, from 1; nil where there is none.
  func cell(_ column: Int) -> SheetCell? {
    // Most rows are filled from the first column on.
    if column > 0, column <= cells.count, cells[column - 1].reference.column == column {
      return cells[column - 1]
    }
    let place = cells.partitioningIndex { $0.reference.column >= column }
    return place < cells.count && cells[place].reference.column == column ? cells[place] : nil
  }
}
