/// What was found at the head of a section's sheet: its columns, wherever they stand, and where its rows begin.
package struct SheetHead: Equatable {
  /// For each column of the section the column of the sheet, from 1; nil where the sheet has none.
  let columns: [Int?]
  /// For each column of the section the headers above it, from the top.
  let headers: [[String]]
  /// The first row that may hold data.
  let firstRow: Int

  /// The number of columns found.
  var count: Int { columns.count { $0 != nil } }
}
