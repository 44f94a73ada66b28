import P8Model
package import SpreadsheetML

/// The cells of a sheet that hold anything, each shown as a person sees it when somebody asks for it: most of a blank
/// form is help and checks that nobody asks for.
///
/// Sparse: nothing is set aside by the size that a file declares. It belongs to the task that reads the workbook, as
/// the reader does.
package final class SheetGrid {
  /// The name of the sheet.
  let name: String
  /// Whether people see it.
  let isVisible: Bool
  /// The rows that hold anything, by number.
  let rows: [SheetRow]
  /// The merged ranges.
  let merges: [CellRange]
  /// The first rows as headers are read, made when a section cannot be found without them.
  private(set) lazy var head = HeaderRow.rows(of: self, texts: headers)
  /// The texts of the formulas, read when the first one is asked for: most of a form's bytes are formulas that check a
  /// row while it is filled in.
  private lazy var formulas: [CellReference: String] = {
    // The sheet was read once already: what fails now would have failed then.
    guard let content = try? reader.content(of: sheet, formulas: true) else { return [:] }
    return Dictionary(
      content.cells.compactMap { cell in cell.formula.map { (cell.reference, $0) } },
      uniquingKeysWith: { first, _ in first })
  }()

  private let sheet: SheetDescription
  private let reader: WorkbookReader
  private let headers: HeaderTexts

  /// How many of the first rows are looked through for ids and headers.
  static let headRows = 60

  /// Reads a sheet.
  package init(
    _ sheet: SheetDescription, of reader: WorkbookReader, headers: HeaderTexts
  ) throws(WorkbookFault) {
    name = sheet.name
    isVisible = sheet.visibility == .visible
    self.sheet = sheet
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

  /// The text that a person sees in a cell.
  func text(of cell: SheetCell) -> String { Self.text(of: cell, in: reader) }

  /// The text that a person sees in a column of a row; empty where the cell is.
  func text(_ column: Int, of row: SheetRow) -> String { row.cell(column).map(text(of:)) ?? "" }

  /// The formula of a cell; nil where it has none.
  func formula(of cell: SheetCell) -> String? { formulas[cell.reference] }

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
