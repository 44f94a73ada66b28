import SpreadsheetML
import Testing

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

  @Test("each row of cells is a line, so that a changed cell is a changed line")
  func lines() throws {
    func lines(_ second: Double) throws -> [Substring] {
      var sheet = Worksheet(name: "A")
      sheet.set(.number(1), row: 1, column: 1)
      sheet.set(.number(second), row: 2, column: 1)
      sheet.set(.number(3), row: 3, column: 1)
      return String(decoding: try Workbook(sheets: [sheet]).spreadsheetXML2003(), as: UTF8.self)
        .split(separator: "\n", omittingEmptySubsequences: false)
    }
    let (old, new) = (try lines(2), try lines(20))
    let changed = zip(old, new).filter { $0 != $1 }
    #expect(old.count == new.count)
    #expect(changed.count == 1)
    #expect(changed.first?.1.contains("<Row ss:Index=\"2\">") == true)
  }
}
