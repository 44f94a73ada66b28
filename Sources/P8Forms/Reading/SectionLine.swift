import SpreadsheetML

/// One row of a sheet as a section sees it; used for one row after another.
struct SectionLine {
  /// For each column of the section the cell of the row; nil where it holds nothing.
  private(set) var cells: [SheetGrid.Cell?]
  /// The texts up to the section's first column, where a row of totals says so.
  private(set) var heads: [String] = []
  /// Whether the row holds nothing of the section.
  private(set) var isBlank = true

  /// For each column of the sheet that of the section; up to the last one that the section has.
  private let places: [Int?]
  private let first: Int

  init(_ head: SheetHead) {
    let columns = head.columns.compactMap(\.self)
    first = columns.min() ?? 0
    var places = [Int?](repeating: nil, count: (columns.max() ?? 0) + 1)
    for (place, column) in head.columns.enumerated() {
      if let column { places[column] = place }
    }
    self.places = places
    cells = Array(repeating: nil, count: head.columns.count)
  }

  /// Reads a row; cells beside the section are not even shown.
  mutating func read(_ row: SheetRow, on grid: SheetGrid) {
    if !isBlank {
      for place in cells.indices { cells[place] = nil }
    }
    heads.removeAll(keepingCapacity: true)
    isBlank = true
    for index in row.cells.indices {
      let column = row.cells[index].reference.column
      guard column < places.count else { return }
      let place = places[column]
      guard place != nil || column < first, let shown = grid.shown(row.cells[index]) else { continue }
      if column <= first { heads.append(shown.text) }
      if let place {
        cells[place] = shown
        isBlank = false
      }
    }
  }
}
