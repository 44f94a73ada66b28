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
  /// The same of more rows: tables of people's own stand under one another anywhere on a sheet.
  private(set) lazy var longHead = HeaderRow.rows(of: self, texts: headers, limit: Self.longHeadRows)
  /// The texts of the formulas, read when the first one is asked for: most of a form's bytes are formulas that check a
  /// row while it is filled in.
  private lazy var formulas: [CellReference: String] = {
    // The sheet was read once already: what fails now would have failed then.
    guard let content = try? reader.content(of: sheet, formulas: true) else { return [:] }
    return Dictionary(
      content.cells.compactMap { cell in cell.formula.map { (cell.reference, $0) } },
      uniquingKeysWith: { first, _ in first })
  }()

  /// The first cell that was typed in an old font, as it stands in the file; nil where there is none.
  private(set) var oldFont: (cell: CellReference, text: String)?
  /// The looks by the places of the styles, made when a cell is met that has one: a sheet has few.
  private var looks: [CellLook?] = []

  private let sheet: SheetDescription
  private let reader: WorkbookReader
  private let headers: HeaderTexts

  private static let styleLimit = 70_000
  /// How many of the first rows are looked through for ids and headers.
  static let headRows = 60
  /// How many rows of a sheet that is not of our form are looked through for headers: as many as a commune's table has.
  private static let longHeadRows = 5_000

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
      row.cells.contains { $0.hasFormula || !$0.value.isEmpty }
    }
  }

  /// The row of a number; nil where it is empty.
  subscript(number: Int) -> SheetRow? {
    let place = rows.partitioningIndex { $0.index >= number }
    return place < rows.count && rows[place].index == number ? rows[place] : nil
  }

  /// The text that a person sees in a cell: what was typed in an old font, too.
  func text(of cell: SheetCell) -> String {
    let text = Self.text(of: cell, in: reader)
    guard case .text = cell.value, let decoded = decoded(cell, text) else { return text }
    if oldFont == nil { oldFont = (cell.reference, text) }
    return decoded
  }

  private func decoded(_ cell: SheetCell, _ text: String) -> String? {
    guard let runs = cell.richText?.runs, runs.contains(where: { $0.font != nil }) else {
      return look(of: cell).decoded(text)
    }
    let pieces = runs.map { run in run.font.map { CellLook($0) } ?? look(of: cell) }
    guard zip(pieces, runs).contains(where: { $0.decoded($1.text) != nil }) else { return nil }
    return zip(pieces, runs).map { $0.decoded($1.text) ?? $1.text }.joined()
  }

  /// The style of a cell.
  func style(of cell: SheetCell) -> CellStyle {
    // The styles were read before the first cell: what fails now would have failed then.
    (try? reader.style(of: cell)) ?? .normal
  }

  /// What the font of a cell says.
  func look(of cell: SheetCell) -> CellLook {
    let index = cell.styleIndex
    if index < looks.count, let look = looks[index] { return look }
    return keepLook(of: cell)
  }

  private func keepLook(of cell: SheetCell) -> CellLook {
    // The styles were read before the first cell: what fails now would have failed then.
    let look = (try? reader.style(of: cell).font).map { CellLook($0) } ?? .plain
    let index = cell.styleIndex
    // A cell made by hand may name any style.
    guard index < Self.styleLimit else { return look }
    if index >= looks.count { looks += Array(repeating: nil, count: index + 1 - looks.count) }
    looks[index] = look
    return look
  }

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
