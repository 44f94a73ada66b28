import SpreadsheetML

/// A workbook with what is of one village on a sheet of several: each cell where it stood, with its look.
///
/// What a look says is kept: that a row is struck out, a value is not shown, or a text was typed in an old font.
struct PartOfSheet {
  private let grid: SheetGrid
  private var sheet: Worksheet

  init(_ grid: SheetGrid) {
    self.grid = grid
    sheet = Worksheet(name: grid.name)
  }

  /// Copies the cells of a row, or those of some columns.
  mutating func copy(_ row: SheetRow, where isMeant: (Int) -> Bool = { _ in true }) {
    if row.isHidden { sheet.hiddenRows.insert(row.index) }
    for cell in row.cells where isMeant(cell.reference.column) {
      let content: CellContent
      if cell.value.isEmpty {
        // A formula without a result is told as such.
        guard let formula = grid.formula(of: cell) else { continue }
        content = .formula(formula, cached: .blank)
      } else {
        content = CellContent(cell)
      }
      sheet.set(content, at: cell.reference, style: grid.style(of: cell))
    }
  }

  /// Keeps the merged cells above a row: headers stand in them.
  mutating func keepMerges(above row: Int) {
    for merge in grid.merges where merge.last.row < row { sheet.merge(merge) }
  }

  /// The workbook.
  func bytes() throws(WriteFault) -> [UInt8] { try Workbook(sheets: [sheet]).xlsx() }

  /// Names that are single: a second `Buôn Bai` is `Buôn Bai.2`.
  static func single(_ names: [String]) -> [String] {
    var taken: [String: Int] = [:]
    return names.map { name in
      let count = taken[name, default: 0] + 1
      taken[name] = count
      return count == 1 ? name : "\(name).\(count)"
    }
  }
}
