import SpreadsheetML
import TestSupport
import Testing

/// The examples of the article “Writing”, run.
struct WritingExamples {
  // Example
  func summary() -> Workbook {
    let heading = CellStyle(
      font: CellStyle.Font(isBold: true), fill: .rgb(0xD9D9D9), borders: .all(.thin),
      alignment: CellStyle.Alignment(horizontal: .center, wrapsText: true))
    let figure = CellStyle(borders: .all(.thin), numberFormat: "#,##0")

    var sheet = Worksheet(name: "Tổng hợp")
    sheet.set(.text("Huyện"), row: 1, column: 1, style: heading)
    sheet.set(.text("Số tổ truyền thông"), row: 1, column: 2, style: heading)
    sheet.set(.text("Sơn Hòa"), row: 2, column: 1)
    sheet.set(.number(20), row: 2, column: 2, style: figure)
    sheet.set(.text("Sông Hinh"), row: 3, column: 1)
    sheet.set(.number(18), row: 3, column: 2, style: figure)
    sheet.set(.formula("SUM(B2:B3)", cached: .number(38)), row: 4, column: 2, style: figure)

    sheet.fitColumns(1...2)
    sheet.frozenAt = CellReference("A2")
    sheet.page = PageSetup(orientation: .landscape, scaling: .fitToWidth, repeatedRows: 1...1)
    return Workbook(sheets: [sheet], properties: DocumentProperties(title: "Tổng hợp", language: "vi-VN"))
  }
  // End of example

  // Example
  func save(_ workbook: Workbook, to path: String) -> String? {
    do throws(WriteFault) {
      try workbook.write(to: path)
      return nil
    } catch {
      return error.isOfSurroundings ? "The disk refused: \(error)" : "The workbook is at fault: \(error)"
    }
  }
  // End of example

  // Example
  func writeList(_ villages: some Sequence<(name: String, households: Int)>, to path: String) async throws {
    var writer = try StreamingWorkbookWriter(path: path)
    let figure = try writer.style(CellStyle(numberFormat: "#,##0"))
    var sheet = Worksheet(name: "Danh sách")
    sheet.fitColumns(1...2)
    try writer.begin(sheet)
    try writer.append(row: [.text("Thôn"), .text("Số hộ")])
    for village in villages {
      try writer.beginRow()
      try writer.append(village.name)
      try writer.append(Double(village.households), style: figure)
    }
    try await writer.finish()
  }
  // End of example

  // Example
  func oneFileOfXML(_ workbook: Workbook) throws(WriteFault) -> (bytes: [UInt8], leftOut: [String]) {
    (try workbook.spreadsheetXML2003(), workbook.leftOutOfSpreadsheet2003)
  }
  // End of example

  @Test func `the summary is read as it was written`() throws {
    let reader = try WorkbookReader(bytes: try summary().xlsx())
    let sheet = try #require(reader.sheet(named: "Tổng hợp"))
    let content = try reader.content(of: sheet, formulas: true)
    #expect(content["B4"]?.value == .number(38))
    #expect(content["B4"]?.formula == "SUM(B2:B3)")
    #expect(try reader.properties().title == "Tổng hợp")
  }

  @Test func `a workbook is saved, or the reason is told`() throws {
    let folder = try TemporaryFolder()
    #expect(save(summary(), to: folder.path("tong-hop.xlsx")) == nil)
    #expect(try WorkbookReader(path: folder.path("tong-hop.xlsx")).sheets.map(\.name) == ["Tổng hợp"])
    var faulty = summary()
    faulty.add(Worksheet(name: "Tổng hợp"))
    #expect(save(faulty, to: folder.path("hai-trang.xlsx"))?.contains("Tổng hợp") == true)
  }

  @Test func `a list of rows is streamed`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path("danh-sach.xlsx")
    try await writeList((1...1_000).map { ("Thôn \($0)", $0 * 3) }, to: path)
    let reader = try WorkbookReader(path: path)
    let content = try reader.content(of: try #require(reader.sheets.first))
    #expect(content.rows.count == 1_001)
    #expect(content["A1001"]?.value == .text("Thôn 1000"))
    #expect(content["B1001"]?.value == .number(3_000))
  }

  @Test func `the same workbook is one file of XML`() throws {
    let (bytes, leftOut) = try oneFileOfXML(summary())
    #expect(String(decoding: bytes, as: UTF8.self).contains("Số tổ truyền thông"))
    #expect(leftOut.isEmpty)
  }
}
