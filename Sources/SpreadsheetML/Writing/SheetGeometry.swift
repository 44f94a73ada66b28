/// Where cells lie on a sheet, in pixels.
struct SheetGeometry {
  private let columnPixels: [Int: Int]
  private let rowPixels: [Int: Int]
  private let standardColumn: Int
  private let standardRow: Int

  /// Widths are in characters, heights in points.
  init(widths: [Int: Double], heights: [Int: Worksheet.RowHeight], sheet: Worksheet, font: CellStyle.Font) {
    let digit = TextWidth(font: font).digitPixels
    var columns = widths.mapValues { Int(($0 * digit).rounded()) }
    for column in sheet.hiddenColumns { columns[column] = 0 }
    var rows: [Int: Int] = [:]
    for (row, height) in heights {
      if case .points(let points) = height { rows[row] = Int((points * 96 / 72).rounded()) }
    }
    for row in sheet.hiddenRows { rows[row] = 0 }
    columnPixels = columns
    rowPixels = rows
    standardColumn = Int(9.140625 * digit)
    standardRow = Int(LineHeight.ofRow(font: font) * 96 / 72)
  }

  /// The place of a comment's box, at the right of its cell: column, offset, row, offset, twice.
  func commentAnchor(at cell: CellReference, width: Double, height: Double) -> String {
    var column = cell.column
    var row = max(0, cell.row - 2)
    let left = (column: column, offset: 15)
    let top = (row: row, offset: row == 0 ? 2 : 10)
    var x = left.offset + Int(width * 96 / 72)
    while x > self.width(ofColumn: column + 1), column < CellReference.maximumColumn - 1 {
      x -= self.width(ofColumn: column + 1)
      column += 1
    }
    var y = top.offset + Int(height * 96 / 72)
    while y > self.height(ofRow: row + 1), row < CellReference.maximumRow - 1 {
      y -= self.height(ofRow: row + 1)
      row += 1
    }
    return "\(left.column), \(left.offset), \(top.row), \(top.offset), \(column), \(x), \(row), \(y)"
  }

  private func width(ofColumn column: Int) -> Int { columnPixels[column] ?? standardColumn }
  private func height(ofRow row: Int) -> Int { rowPixels[row] ?? standardRow }
}
