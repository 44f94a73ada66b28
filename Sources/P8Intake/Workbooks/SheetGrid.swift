import SpreadsheetML

/// The cells of a sheet that hold anything, as a person sees them.
///
/// Sparse: nothing is set aside by the size that a file declares.
struct SheetGrid {
  /// A cell that holds something.
  struct Cell {
    /// The value.
    let value: CellValue
    /// The text that a person sees.
    let text: String
    /// The formula; nil where there is none, or where its text was not read: see ``hasFormula``.
    var formula: String?
    /// Whether the value comes from a formula.
    var hasFormula = false
  }

  /// A row that holds anything.
  struct Row {
    /// The number, from 1.
    let number: Int
    /// The cells by column, from 1.
    let cells: ByColumn<Cell>

    /// The text of a column; empty where the cell is.
    func text(_ column: Int) -> String { cells[column]?.text ?? "" }
  }

  /// The name of the sheet.
  let name: String
  /// The rows that hold anything, by number.
  let rows: [Row]
  /// The first rows as headers are read.
  let head: [HeaderRow]
  /// The texts of the formulas, which are seldom asked for.
  let formulas: SheetFormulas

  /// How many of the first rows are looked through for ids and headers.
  static let headRows = 60

  /// Reads a sheet.
  init(
    _ sheet: SheetDescription, of reader: WorkbookReader, headers: HeaderTexts
  ) throws(WorkbookFault) {
    name = sheet.name
    formulas = SheetFormulas(of: sheet, in: reader)
    let content = try reader.content(of: sheet, formulaMarks: true, validations: false)
    var rows: [Row] = []
    rows.reserveCapacity(content.rows.count)
    for row in content.rows {
      var cells = ByColumn<Cell>()
      cells.reserveCapacity(row.cells.count)
      for cell in row.cells where !cell.value.isEmpty || cell.hasFormula {
        let text = try reader.displayedText(of: cell, conventions: .vietnamese)
        guard !text.isEmpty || cell.hasFormula else { continue }
        cells[cell.reference.column] = Cell(value: cell.value, text: text, hasFormula: cell.hasFormula)
      }
      if !cells.isEmpty { rows.append(Row(number: row.index, cells: cells)) }
    }
    self.rows = rows
    head = HeaderRow.rows(
      of: rows.prefix(Self.headRows), merges: content.details.mergedRanges, texts: headers)
  }

  /// The row of a number; nil where it is empty.
  subscript(number: Int) -> Row? {
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].number < number { low = middle + 1 } else { high = middle }
    }
    return low < rows.count && rows[low].number == number ? rows[low] : nil
  }
}
