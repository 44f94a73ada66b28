import SpreadsheetML
import Testing

/// The examples of the article “Editing”, run.
struct EditingExamples {
  // Example
  func marked(_ received: [UInt8], at cell: CellReference, on sheet: String) throws -> [UInt8] {
    var editor = try WorkbookEditor(bytes: received, named: "bao-cao.xlsx")
    editor.mark(cell, on: sheet, with: .bad)
    editor.comment(
      CellComment(at: cell, author: "Người kiểm tra", text: "Nữ + nam không bằng tổng số."), on: sheet)

    var findings = Worksheet(name: "Kết quả kiểm tra")
    findings.set(.text("Ô"), row: 1, column: 1)
    findings.set(.text("\(cell)"), row: 2, column: 1)
    findings.fitColumns(1...1)
    editor.add(findings)
    return try editor.xlsx()
  }
  // End of example

  // Example
  func corrected(_ received: [UInt8], at cell: CellReference, on sheet: String, to figure: Double) -> [UInt8]?
  {
    do {
      var editor = try WorkbookEditor(bytes: received)
      editor.set(.number(figure), at: cell, on: sheet)
      return try editor.xlsx()
    } catch {
      return nil
    }
  }
  // End of example

  private func received() throws -> [UInt8] {
    var sheet = Worksheet(name: "Tổ truyền thông")
    sheet.set(.number(9), row: 2, column: 2, style: CellStyle(font: CellStyle.Font(isBold: true)))
    return try Workbook(sheets: [sheet]).xlsx()
  }

  @Test func `the sender's file comes back marked`() throws {
    let cell = try #require(CellReference("B2"))
    let reader = try WorkbookReader(bytes: try marked(try received(), at: cell, on: "Tổ truyền thông"))
    #expect(reader.sheets.map(\.name) == ["Tổ truyền thông", "Kết quả kiểm tra"])
    let read = try #require(try reader.content(of: reader.sheets[0])["B2"])
    #expect(read.value == .number(9))
    let style = try reader.style(of: read)
    #expect(style.font?.isBold == true)
    #expect(style.font?.color == .darkRed)
    #expect(
      try reader.comments(of: reader.sheets[0]).map(\.text.plainText) == ["Nữ + nam không bằng tổng số."])
    #expect(try reader.content(of: reader.sheets[1])["A2"]?.value == .text("B2"))
  }

  @Test func `a value is changed, and what cannot be done gives nothing`() throws {
    let cell = try #require(CellReference("B2"))
    let edited = try #require(corrected(try received(), at: cell, on: "Tổ truyền thông", to: 12))
    let reader = try WorkbookReader(bytes: edited)
    #expect(try reader.content(of: reader.sheets[0])["B2"]?.value == .number(12))
    #expect(corrected(try received(), at: cell, on: "Không có", to: 12) == nil)
  }
}
