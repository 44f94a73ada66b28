import SpreadsheetML

/// The headers above a table: one row, or two where neighbouring columns share a group.
struct TableHeader {
  private let columns: [(header: String, group: String?)]
  private let widths: [Double]
  private let grid: HeaderGrid

  init(_ columns: [(header: String, group: String?)], widths: [Double]) {
    (self.columns, self.widths) = (columns, widths)
    grid = HeaderGrid(columns)
  }

  /// Writes the headers from a row; gives the row after them.
  func write(in sheet: inout Worksheet, row: Int, style: SummaryStyle) -> Int {
    var lines = [Int](repeating: 1, count: grid.rowCount)
    for cell in grid.cells {
      sheet.span(
        rows: (row + cell.rows.lowerBound)...(row + cell.rows.upperBound),
        columns: (cell.columns.lowerBound + 1)...(cell.columns.upperBound + 1), .text(cell.text),
        style: style.header)
      let width = widths[cell.columns].reduce(0, +) - 1
      let needed = TextFit.lines(cell.text, width: width, size: style.size, isBold: true)
      // A header over both rows has one line in the row of groups.
      let spare = cell.rows.count > 1 ? 1 : 0
      lines[cell.rows.upperBound] = max(lines[cell.rows.upperBound], needed - spare)
    }
    for (offset, count) in lines.enumerated() {
      sheet.rowHeights[row + offset] = .points(TextFit.height(lines: count, size: style.size))
    }
    return row + grid.rowCount
  }
}
