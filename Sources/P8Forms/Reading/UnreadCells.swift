import P8Model
import SpreadsheetML

/// What stands beside and below the rows of a section: columns that somebody has added, and remarks.
struct UnreadCells {
  private let grid: SheetGrid
  /// The columns that the form itself has beside those of the section; nil where the ids are gone, so that nobody knows.
  private var known: Set<Int>?
  private var inRow: [SheetCell] = []
  private(set) var parts: [UnreadPart] = []

  /// What a hostile file holds beside its table need not be listed whole.
  private static let limit = 20

  /// - Parameter isForeign: Whether the sheet is not of our form: then every column that is not read is worth a word.
  init(on grid: SheetGrid, head: ColumnFinder.Head, isForeign: Bool) {
    self.grid = grid
    if isForeign { known = [] }
    guard let ids = grid.rows.first, ids.index == FormContract.idRow else { return }
    let own = [FormContract.ordinal, FormContract.measure, FormContract.check, FormContract.modelKey]
    known = Set(ids.cells.filter { own.contains(grid.text(of: $0)) }.map(\.reference.column))
    if known?.isEmpty ?? true { known = nil }
  }

  mutating func beginRow() {
    if !inRow.isEmpty { inRow.removeAll(keepingCapacity: true) }
  }

  /// A cell that is of no column of the section.
  mutating func note(_ cell: SheetCell) {
    guard let known, !known.contains(cell.reference.column), !cell.value.isEmpty else { return }
    inRow.append(cell)
  }

  /// The row was read: what stood beside its columns was not.
  mutating func endRow() {
    for cell in inRow where parts.count < Self.limit {
      known?.insert(cell.reference.column)
      add(.column, cell)
    }
  }

  /// A row that was not read as data: a remark, or one that the form does not have.
  mutating func add(_ kind: UnreadPart.Kind, in row: SheetRow) {
    guard parts.count < Self.limit, let cell = row.cells.first(where: { !grid.text(of: $0).isEmpty }) else {
      return
    }
    add(kind, cell)
  }

  private mutating func add(_ kind: UnreadPart.Kind, _ cell: SheetCell) {
    let text = grid.text(of: cell)
    guard !text.isEmpty else { return }
    parts.append(
      UnreadPart(
        kind,
        ReportStamp.Field(
          text: text,
          place: CellPlace(
            sheet: grid.name, row: cell.reference.row,
            column: CellReference.letters(ofColumn: cell.reference.column)))))
  }
}
