/// Prints all that is read of a workbook of Excel 97–2003, a line each, so that readers can be compared.
///
/// A line `#<TAB>name<TAB>visibility` for each sheet; then its cells as `A1<TAB>type<TAB>value<TAB>number format
/// <TAB>font<TAB>formula` with the types of ``CellListing`` and `f` for a formula without a result, days and times as serial numbers;
/// then merged ranges, hidden rows and columns, comments, notices; at the end the defined names.
package struct BinaryListing {
  package private(set) var lines: [String] = []

  private let workbook: ForeignWorkbook

  /// Lists a workbook from the bytes of its file.
  package init(_ bytes: [UInt8], limits: ReadingLimits = ReadingLimits()) throws(WorkbookFault) {
    self.init(try BinaryWorkbook.read(bytes, limits: limits))
  }

  /// Reads a workbook and tells only how many cells it has.
  package static func cellCount(
    of bytes: [UInt8], limits: ReadingLimits = ReadingLimits()
  ) throws(WorkbookFault) -> Int {
    try BinaryWorkbook.read(bytes, limits: limits).sheets.reduce(0) { count, sheet in
      sheet.rows.reduce(count) { $0 + $1.cells.count }
    }
  }

  init(_ workbook: ForeignWorkbook) {
    self.workbook = workbook
    for sheet in workbook.sheets { append(sheet) }
    for name in workbook.definedNames {
      append(["name", name.name, name.formula, name.sheet ?? "", name.isHidden ? "hidden" : ""])
    }
    if workbook.dateSystem == .from1904 { append(["from1904"]) }
  }

  private mutating func append(_ sheet: ForeignWorkbook.Sheet) {
    append(["#", sheet.name, sheet.visibility.rawValue])
    for cell in sheet.rows.lazy.flatMap(\.cells) { append(cell) }
    for range in sheet.details.mergedRanges { append(["merged", range.description]) }
    for row in sheet.rows where row.isHidden { append(["row", String(row.index)]) }
    for columns in sheet.details.hiddenColumns {
      append(["columns", "\(columns.lowerBound)-\(columns.upperBound)"])
    }
    for comment in sheet.comments {
      append(["comment", comment.cell.description, comment.author, comment.text.plainText])
    }
    for notice in sheet.details.notices { append(["notice", notice.description]) }
  }

  private mutating func append(_ cell: SheetCell) {
    let style = workbook.styles.style(at: cell.styleIndex)
    let (type, value) = Self.words(of: cell.value)
    var font = style.font?.name ?? ""
    if style.font?.isBold == true { font += " bold" }
    if style.font?.isItalic == true { font += " italic" }
    if style.font?.isStruckThrough == true { font += " struck" }
    if let color = style.fill?.hexadecimal { font += " on " + color }
    let runs = cell.richText?.runs.map { "\($0.text.utf16.count) \($0.font?.name ?? "")" }
    append([
      cell.reference.description, type, value, style.numberFormat.code,
      font + (runs.map { " (" + $0.joined(separator: ", ") + ")" } ?? ""),
      cell.hasFormula ? "=" + (cell.formula ?? "") : "",
    ])
  }

  private static func words(of value: CellValue) -> (type: String, value: String) {
    switch value {
    case .blank: ("f", "")
    case .number(let number): ("n", shortText(number))
    case .text(let text): ("s", text)
    case .boolean(let truth): ("b", truth ? "1" : "0")
    case .error(let error): ("e", error.rawValue)
    case .date(_, let serial): ("d", shortText(serial))
    case .time(_, let serial): ("t", shortText(serial))
    }
  }

  private mutating func append(_ fields: [String]) {
    var fields = fields
    while fields.count > 1, fields.last?.isEmpty == true { fields.removeLast() }
    lines.append(fields.map(Self.escaped).joined(separator: "\t"))
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\t": result += "\\t"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
