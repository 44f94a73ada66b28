import XMLStream

/// The rows and cells of a sheet, found by their addresses and made where they are missing.
struct SheetCells {
  private let data: XMLTree.Element
  private var rows: [Int: XMLTree.Element] = [:]
  private var written: [CellReference] = []

  init(_ data: XMLTree.Element) {
    self.data = data
    var next = 1
    for row in data.children where row.name == "row" {
      let number = Int(row["r"] ?? "") ?? next
      rows[number] = row
      next = number + 1
    }
  }

  mutating func element(at cell: CellReference) -> XMLTree.Element? {
    written.append(cell)
    if rows[cell.row] == nil {
      let later = rows.filter { $0.key > cell.row }.min { $0.key < $1.key }?.value
      let row = data.add("row", before: later)
      row?["r"] = "\(cell.row)"
      rows[cell.row] = row
    }
    guard let row = rows[cell.row] else { return nil }
    var column = 0
    for element in row.children where element.name == "c" {
      column = CellReference(element["r"] ?? "")?.column ?? column + 1
      if column == cell.column { return element }
      if column > cell.column { return make(cell, in: row, before: element) }
    }
    return make(cell, in: row, before: nil)
  }

  private func make(
    _ cell: CellReference, in row: XMLTree.Element, before sibling: XMLTree.Element?
  ) -> XMLTree.Element? {
    // The hint of the columns in use would be wrong now, and nobody needs it.
    row["spans"] = nil
    let element = row.add("c", before: sibling)
    element?["r"] = cell.description
    return element
  }

  /// Makes the stated dimension hold all cells that were written.
  func widenDimension(_ dimension: XMLTree.Element?) {
    guard let dimension, let text = dimension["ref"], let range = CellRange(text) else { return }
    var (top, left) = (range.first.row, range.first.column)
    var (bottom, right) = (range.last.row, range.last.column)
    for cell in written {
      (top, left) = (min(top, cell.row), min(left, cell.column))
      (bottom, right) = (max(bottom, cell.row), max(right, cell.column))
    }
    guard let first = CellReference(row: top, column: left),
      let last = CellReference(row: bottom, column: right)
    else { return }
    dimension["ref"] = CellRange(first, last).description
  }
}
