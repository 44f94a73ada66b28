/// The two rows of headers above a table: groups over neighbouring columns, the headers under them.
package struct HeaderGrid: Hashable, Sendable {
  /// A header with the cells that it covers.
  package struct Cell: Hashable, Sendable {
    package let text: String
    /// The columns, from 0.
    package let columns: ClosedRange<Int>
    /// The rows of the header, from 0.
    package let rows: ClosedRange<Int>
  }

  /// The headers from left to right, groups before their members.
  package let cells: [Cell]
  /// One row, or two where there are groups.
  package let rowCount: Int

  /// Lays out the header of each column and the group above it.
  package init(_ columns: [(header: String, group: String?)]) {
    let lastRow = columns.contains { $0.group != nil } ? 1 : 0
    var cells: [Cell] = []
    var index = 0
    while index < columns.count {
      guard let group = columns[index].group else {
        cells.append(Cell(text: columns[index].header, columns: index...index, rows: 0...lastRow))
        index += 1
        continue
      }
      var end = index
      while end + 1 < columns.count, columns[end + 1].group == group { end += 1 }
      cells.append(Cell(text: group, columns: index...end, rows: 0...0))
      for member in index...end {
        cells.append(Cell(text: columns[member].header, columns: member...member, rows: 1...1))
      }
      index = end + 1
    }
    self.cells = cells
    rowCount = lastRow + 1
  }
}
