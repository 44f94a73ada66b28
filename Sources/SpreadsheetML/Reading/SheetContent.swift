/// A whole sheet in memory: as large as its cells are many, wherever they stand.
public struct SheetContent: Sendable, Hashable {
  /// The sheet.
  public let description: SheetDescription
  /// The rows that have cells or are hidden, in order, no row twice.
  public let rows: [SheetRow]
  /// Merged ranges, hidden columns, validations and notices.
  public let details: SheetDetails

  /// The row of a number.
  public func row(_ index: Int) -> SheetRow? {
    guard let place = Self.place(of: index, in: rows, by: \.index) else { return nil }
    return rows[place]
  }

  /// The cell at an address.
  public subscript(_ reference: CellReference) -> SheetCell? {
    guard let row = row(reference.row),
      let place = Self.place(of: reference.column, in: row.cells, by: \.reference.column)
    else { return nil }
    return row.cells[place]
  }

  /// The cell at an address in text: `sheet["B5"]`.
  public subscript(_ reference: String) -> SheetCell? {
    CellReference(reference).flatMap { self[$0] }
  }

  /// All cells, row by row.
  public var cells: some Sequence<SheetCell> {
    rows.lazy.flatMap(\.cells)
  }

  private static func place<Element>(
    of number: Int, in elements: [Element], by key: (Element) -> Int
  ) -> Int? {
    var low = 0
    var high = elements.count
    while low < high {
      let middle = (low + high) / 2
      if key(elements[middle]) < number { low = middle + 1 } else { high = middle }
    }
    return low < elements.count && key(elements[low]) == number ? low : nil
  }
}
