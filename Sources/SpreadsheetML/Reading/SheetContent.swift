/// A whole sheet in memory: as large as its cells are many, wherever they stand.
public struct SheetContent: Sendable, Hashable {
  package let description: SheetDescription
  /// The rows that have cells or are hidden, in order, no row twice.
  public let rows: [SheetRow]
  /// Merged ranges, hidden columns, validations and notices.
  public let details: SheetDetails

  /// The row of a number.
  public func row(_ index: Int) -> SheetRow? {
    let place = rows.partitioningIndex { $0.index >= index }
    return place < rows.count && rows[place].index == index ? rows[place] : nil
  }

  /// The cell at an address.
  public subscript(_ reference: CellReference) -> SheetCell? {
    guard let cells = row(reference.row)?.cells else { return nil }
    let place = cells.partitioningIndex { $0.reference.column >= reference.column }
    return place < cells.count && cells[place].reference.column == reference.column ? cells[place] : nil
  }

  /// The cell at an address in text: `sheet["B5"]`.
  public subscript(_ reference: String) -> SheetCell? { CellReference(reference).flatMap { self[$0] } }

  /// All cells, row by row.
  public var cells: some Sequence<SheetCell> { rows.lazy.flatMap(\.cells) }
}
