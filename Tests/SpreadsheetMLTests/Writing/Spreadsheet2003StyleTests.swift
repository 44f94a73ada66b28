import Testing

@testable import SpreadsheetML

@Suite("Styles of XML Spreadsheet 2003")
struct Spreadsheet2003StyleTests {
  @Test("styles without a fill come before those with one, whatever was used first")
  func order() throws {
    var sheet = Worksheet(name: "A")
    sheet.set(.text("head"), row: 1, column: 1, style: CellStyle(fill: .lightGray))
    sheet.set(.text("body"), row: 2, column: 1, style: CellStyle(font: CellStyle.Font(size: 9)))
    let text = String(decoding: try Workbook(sheets: [sheet]).spreadsheetXML2003(), as: UTF8.self)
    let filled = try #require(text.firstRange(of: "ss:ID=\"s1\""))
    let plain = try #require(text.firstRange(of: "ss:ID=\"s2\""))
    #expect(plain.lowerBound < filled.lowerBound)
    #expect(text.contains("ss:StyleID=\"s1\"><Data ss:Type=\"String\">head"))
  }
}
