import SpreadsheetML

/// The cells of a sheet by row and column, and the texts of merged cells spread over what they cover.
///
/// Sparse: nothing is set aside by the size that a file declares.
struct SheetGrid {
  /// A row that holds anything.
  struct Row {
    /// The number, from 1.
    let number: Int
    /// The cells by column, from 1.
    var cells: [Int: GridCell]

    /// The text of a column; empty where the cell is.
    func text(_ column: Int) -> String { cells[column]?.text ?? "" }
  }

  /// The name of the sheet.
  let name: String
  /// The rows that hold anything, by number.
  let rows: [Row]
  /// The merged ranges.
  let merges: [CellRange]

  /// The first rows, where headers are looked for.
  static let headRows = 60

  /// The text of a cell as headers are read: a merged cell gives its text to all that it covers.
  func header(row: Int, column: Int) -> String {
    guard let reference = CellReference(row: row, column: column) else { return "" }
    let place = merges.first { $0.contains(reference) }?.first ?? reference
    return self[place.row]?.text(place.column) ?? ""
  }

  /// The row of a number; nil where it is empty.
  subscript(number: Int) -> Row? {
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].number < number { low = middle + 1 } else { high = middle }
    }
    return low < rows.count && rows[low].number == number ? rows[low] : nil
  }
}
