import SpreadsheetML
import TestSupport

/// The same in other containers.
extension ShapedBook {
  static let dates = CellStyle(numberFormat: .date)

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

  /// A Word document with a table for each sheet, its name above.
  var wordDocument: [UInt8] {
    func paragraph(_ text: String) -> String {
      "<w:p><w:r><w:t xml:space=\"preserve\">\(Self.escaped(text))</w:t></w:r></w:p>"
    }
    var body = ""
    for sheet in sheets where sheet.isVisible {
      body += paragraph(sheet.name) + "<w:tbl>"
      for row in 1...max(1, sheet.rows.keys.max() ?? 1) {
        let cells = sheet.rows[row] ?? [:]
        guard !cells.isEmpty else { continue }
        body += "<w:tr>"
        for column in 1...max(1, cells.keys.max() ?? 1) {
          body += "<w:tc>\(paragraph(Self.shown(cells[column] ?? .blank)))</w:tc>"
        }
        body += "</w:tr>"
      }
      body += "</w:tbl>"
    }
    return Self.wordDocument(body)
  }

  static func wordDocument(_ body: String) -> [UInt8] {
    let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return StoredArchive.bytes(of: [
      ("[Content_Types].xml", Array("<Types/>".utf8)),
      (
        "word/document.xml",
        Array("<w:document xmlns:w=\"\(space)\"><w:body>\(body)</w:body></w:document>".utf8)
      ),
    ])
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
}
