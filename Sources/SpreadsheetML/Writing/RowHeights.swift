/// Finds the heights of rows from what their cells hold.
struct RowHeights {
  private let heights: [Int: Worksheet.RowHeight]
  private let columns: [Int: Double]
  private let styles: [CellStyle]
  /// The font of each style and the width of its letters.
  private let fonts: [(font: CellStyle.Font, oneLine: Double, letters: TextWidth)]
  private let digit: Double
  private let standard: Double
  /// For the first cell of each merge: how many columns follow; nil in the value for more than one row.
  private var merged: [CellReference: CellRange] = [:]

  init(sheet: Worksheet, defaultFont: CellStyle.Font) {
    heights = sheet.rowHeights
    styles = sheet.styles.styles
    fonts = styles.map { style in
      let font = style.font ?? defaultFont
      return (font, LineHeight.ofRow(font: font), TextWidth(font: font))
    }
    digit = TextWidth(font: defaultFont).digitPixels
    standard = LineHeight.ofRow(font: defaultFont)
    var fitting = WidthFitting(sheet: sheet, defaultFont: defaultFont)
    if fitting.isActive {
      for row in sheet.rows {
        for cell in row.cells {
          fitting.note(cell.content, column: cell.column, style: sheet.styles.styles[cell.style])
        }
      }
    }
    columns = fitting.widths(of: sheet)
    for range in sheet.mergedRanges { merged[range.first] = range }
  }

  var columnWidths: [Int: Double] { columns }

  /// The height of a row in points; nil leaves it to the program.
  func height(of row: StoredRow) -> Double? {
    switch heights[row.number] {
    case .points(let points): return points
    case .fitted, nil: break
    }
    var tallest = standard
    for cell in row.cells { tallest = max(tallest, height(of: cell, row: row.number)) }
    return tallest > standard ? tallest : nil
  }

  private func height(of cell: StoredCell, row: Int) -> Double {
    let style = styles[cell.style]
    let isOneLine = !style.alignment.wrapsText || style.alignment.rotation != 0
    // A number is one line, whatever it shows.
    let text: String
    switch cell.content {
    case .blank: return 0
    case .text(let written): text = written
    default: text = isOneLine ? "0" : ShownText.of(cell.content, format: style.numberFormat)
    }
    guard !text.isEmpty else { return 0 }
    var range: CellRange?
    if let place = CellReference(row: row, column: cell.column) { range = merged[place] }
    if let range, range.last.row > range.first.row { return 0 }
    let (font, oneLine, letters) = fonts[cell.style]
    if isOneLine { return oneLine }
    var pixels = 0.0
    for column in cell.column...(range?.last.column ?? cell.column) {
      pixels += (columns[column] ?? 9.140625) * digit
    }
    // Five pixels of padding, and indents of nine each.
    pixels -= 5 + Double(style.alignment.indent) * 9
    let lines = letters.lineCount(text, pixels: max(pixels, digit))
    return lines == 1 ? oneLine : LineHeight.ofRow(font: font, lines: lines)
  }
}
