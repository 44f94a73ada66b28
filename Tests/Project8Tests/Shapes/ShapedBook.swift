import Foundation
import P8Model
import SpreadsheetML
import TestSupport
import Testing

/// A filled form taken apart into cells, so that a test can change it as people and programs do, and put together again in
/// any container.
struct ShapedBook {
  struct Sheet {
    var name: String
    var isVisible: Bool
    var hiddenRows: Set<Int> = []
    var struckRows: Set<Int> = []
    var merges: [CellRange] = []
    /// The contents by row and column, from 1.
    var rows: [Int: [Int: CellContent]] = [:]

    subscript(row: Int, column: Int) -> CellContent? {
      get { rows[row]?[column] }
      set { rows[row, default: [:]][column] = newValue }
    }

    func text(_ row: Int, _ column: Int) -> String? {
      if case .text(let text)? = self[row, column] { text } else { nil }
    }
  }

  var sheets: [Sheet]
  var names: [DefinedName]

  init(_ bytes: [UInt8]) throws {
    let reader = try WorkbookReader(bytes: bytes)
    // Names of Excel itself hold print areas, which other programs do not know.
    names = reader.definedNames.filter { !$0.name.hasPrefix("_xlnm.") }
    sheets = try reader.sheets.map { description in
      let content = try reader.content(of: description, formulas: true)
      var sheet = Sheet(name: description.name, isVisible: description.visibility == .visible)
      sheet.merges = content.details.mergedRanges
      for row in content.rows {
        if row.isHidden { sheet.hiddenRows.insert(row.index) }
        for cell in row.cells where !cell.value.isEmpty || cell.formula != nil {
          sheet[row.index, cell.reference.column] = CellContent(cell)
        }
      }
      return sheet
    }
  }

  /// The place of the sheet of a section, by its name in the form.
  func place(of section: String) throws -> Int {
    try #require(sheets.firstIndex { $0.name.hasSuffix(section) }, "\(section)")
  }

  /// Changes the sheet of a section.
  mutating func change(_ section: String, _ body: (inout Sheet) throws -> Void) throws {
    try body(&sheets[place(of: section)])
  }

  // MARK: - Cells

  /// Changes all cells below the headers of the visible sheets.
  mutating func map(_ change: (CellContent) -> CellContent) {
    for index in sheets.indices where sheets[index].isVisible {
      for (row, cells) in sheets[index].rows where row > 1 {
        sheets[index].rows[row] = cells.mapValues(change)
      }
    }
  }

  // MARK: - Containers

  private static let dates = CellStyle(numberFormat: .date)

  var workbook: Workbook {
    var workbook = Workbook()
    for sheet in sheets {
      var made = Worksheet(name: sheet.name)
      made.visibility = sheet.isVisible ? .visible : .veryHidden
      made.hiddenRows = sheet.hiddenRows
      for (row, cells) in sheet.rows {
        for (column, content) in cells {
          var style = if case .date = content { Self.dates } else { CellStyle.normal }
          if sheet.struckRows.contains(row) { style.font = CellStyle.Font(isStruckThrough: true) }
          made.set(content, row: row, column: column, style: style)
        }
      }
      for merge in sheet.merges { made.merge(merge) }
      workbook.sheets.append(made)
    }
    workbook.definedNames = names
    workbook.activeSheet = sheets.firstIndex(where: \.isVisible) ?? 0
    return workbook
  }

  /// Flat OpenDocument, without names and styles, as simple programs write it.
  var flatOpenDocument: String {
    Self.openDocument(
      head: #"<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0""#,
      kind: #" office:mimetype="application/vnd.oasis.opendocument.spreadsheet""#, sheets: sheets,
      end: "</office:document>")
  }

  /// OpenDocument in its archive.
  var openDocument: [UInt8] {
    let content = Self.openDocument(
      head: #"<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0""#,
      kind: "", sheets: sheets, end: "</office:document-content>")
    return StoredArchive.bytes(of: [
      ("mimetype", Array("application/vnd.oasis.opendocument.spreadsheet".utf8)),
      ("content.xml", Array(content.utf8)),
    ])
  }

  private static func openDocument(head: String, kind: String, sheets: [Sheet], end: String) -> String {
    var text = #"<?xml version="1.0" encoding="UTF-8"?>"# + head + kind
    text += #" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0""#
    text += #" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3">"#
    text += "<office:body><office:spreadsheet>"
    for sheet in sheets {
      text += "<table:table table:name=\"\(escaped(sheet.name))\">"
      for row in 1...max(1, sheet.rows.keys.max() ?? 1) {
        text += "<table:table-row>"
        let cells = sheet.rows[row] ?? [:]
        for column in 1...max(1, cells.keys.max() ?? 1) { text += cell(cells[column] ?? .blank) }
        text += "</table:table-row>"
      }
      text += "</table:table>"
    }
    return text + "</office:spreadsheet></office:body>" + end
  }

  private static func cell(_ content: CellContent) -> String {
    switch content {
    case .number(let number):
      "<table:table-cell office:value-type=\"float\" office:value=\"\(number)\"/>"
    case .date(let day):
      "<table:table-cell office:value-type=\"date\" office:date-value=\"\(iso(day))\"/>"
    case .text(let text):
      "<table:table-cell office:value-type=\"string\"><text:p>\(escaped(text))</text:p></table:table-cell>"
    case .formula(_, .number(let number)):
      "<table:table-cell office:value-type=\"float\" office:value=\"\(number)\"/>"
    case .formula(_, .text(let text)):
      "<table:table-cell office:value-type=\"string\"><text:p>\(escaped(text))</text:p></table:table-cell>"
    default: "<table:table-cell/>"
    }
  }

  /// A page with a table for each sheet, as web programs call `.xls`.
  var page: String {
    var text = "<html><head><meta charset=\"utf-8\"></head><body>"
    for sheet in sheets where sheet.isVisible {
      text += "<h2>\(Self.escaped(sheet.name))</h2><table>"
      for row in 1...max(1, sheet.rows.keys.max() ?? 1) {
        let cells = sheet.rows[row] ?? [:]
        text += "<tr>"
        for column in 1...max(1, cells.keys.max() ?? 1) {
          text += "<td>\(Self.escaped(Self.shown(cells[column] ?? .blank)))</td>"
        }
        text += "</tr>"
      }
      text += "</table>"
    }
    return text + "</body></html>"
  }

  /// One sheet as delimited text.
  func delimited(_ section: String, by delimiter: String) throws -> String {
    let sheet = try sheets[place(of: section)]
    return (1...max(1, sheet.rows.keys.max() ?? 1)).map { row in
      let cells = sheet.rows[row] ?? [:]
      return (1...max(1, cells.keys.max() ?? 1)).map { column in
        let text = Self.shown(cells[column] ?? .blank)
        return text.contains(where: { "\"\n,;\t".contains($0) })
          ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
      }.joined(separator: delimiter)
    }.joined(separator: "\r\n")
  }

  // MARK: - Texts

  /// A content as a Vietnamese person sees it.
  static func shown(_ content: CellContent) -> String {
    switch content {
    case .number(let number): shown(number)
    case .text(let text): text
    case .date(let day): "\(day.day)/\(day.month)/\(day.year)"
    case .formula(_, .number(let number)): shown(number)
    case .formula(_, .text(let text)): text
    default: ""
    }
  }

  static func shown(_ number: Double) -> String {
    number == number.rounded() ? "\(Int(number))" : "\(number)".replacing(".", with: ",")
  }

  static func iso(_ day: SerialDate.Moment) -> String {
    CalendarDate(year: day.year, month: day.month, day: day.day)?.description ?? ""
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
  }
}
