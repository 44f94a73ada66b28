import SpreadsheetML

/// The cells of a workbook as lines of text with tabs, for the libraries that write the same cells.
///
///     F style bold italic size horizontal wraps grid fill format       S sheet name    W column width
///     H row height    M first row, first column, last row, last column, style
///     B row column style    N row column style number    T row column style text
///     X row column style formula cached-number            Y row column style formula cached-text
struct CellList {
  private(set) var text = ""
  private var styles: [CellStyle: Int] = [:]
  private var formats = ""

  init(_ workbook: Workbook) {
    var cells = ""
    for sheet in workbook.sheets { cells += lines(of: sheet) }
    text = formats + cells
  }

  private mutating func lines(of sheet: Worksheet) -> String {
    var lines = "S\t\(sheet.name)\n"
    for (column, width) in sheet.columnWidths.sorted(by: { $0.key < $1.key }) {
      if case .characters(let count) = width { lines += "W\t\(column)\t\(count)\n" }
    }
    guard let used = sheet.usedRange else { return lines }
    let merges = Dictionary(grouping: sheet.mergedRanges) { $0.first.row }
    for row in 1...used.last.row {
      if case .points(let points) = sheet.rowHeights[row] { lines += "H\t\(row)\t\(points)\n" }
      for merge in merges[row] ?? [] {
        lines += "M\t\(row)\t\(merge.first.column)\t\(merge.last.row)\t\(merge.last.column)\t"
        lines += "\(number(of: sheet.style(at: merge.first)))\n"
      }
      for column in 1...used.last.column {
        guard let cell = CellReference(row: row, column: column) else { continue }
        let content = sheet.content(at: cell)
        let style = sheet.style(at: cell)
        if content == .blank, style == .normal { continue }
        let place = "\t\(row)\t\(column)\t\(number(of: style))"
        switch content {
        case .blank: lines += "B\(place)\n"
        case .number(let number): lines += "N\(place)\t\(number)\n"
        case .date(let moment): lines += "N\(place)\t\(SerialDate.serial(of: moment, in: .from1900) ?? 0)\n"
        case .text(let text): lines += "T\(place)\t\(text)\n"
        case .formula(let formula, .number(let number)): lines += "X\(place)\t\(formula)\t\(number)\n"
        case .formula(let formula, .text(let text)): lines += "Y\(place)\t\(formula)\t\(text)\n"
        default: lines += "T\(place)\t?\n"
        }
      }
    }
    return lines
  }

  private mutating func number(of style: CellStyle) -> Int {
    if let known = styles[style] { return known }
    let number = styles.count
    styles[style] = number
    let font = style.font
    let fields = [
      "F", "\(number)", font?.isBold == true ? "1" : "0", font?.isItalic == true ? "1" : "0",
      "\(font?.size ?? 11)", style.alignment.horizontal?.rawValue ?? "",
      style.alignment.wrapsText ? "1" : "0",
      style.borders.left == nil ? "0" : "1", style.fill == nil ? "0" : "1", style.numberFormat.code,
    ]
    formats += fields.joined(separator: "\t") + "\n"
    return number
  }
}
