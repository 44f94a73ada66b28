import SpreadsheetML
import TestSupport
import Testing

/// The examples of the article “GettingStarted”, run.
struct GettingStartedExamples {
  // Example
  func writeOrders(to path: String) throws {
    var sheet = Worksheet(name: "Orders")
    let heading = CellStyle(font: .init(isBold: true), fill: .rgb(0xD9D9D9))
    sheet.set([.text("Item"), .text("Pieces"), .text("Price")], row: 1, style: heading)
    sheet.set([.text("Notebook"), .number(12), .number(1.8)], row: 2)
    sheet.set([.text("Pencil"), .number(40), .number(0.35)], row: 3)
    sheet.set(.formula("SUM(B2:B3)", cached: .number(52)), row: 4, column: 2)
    sheet.fitColumns(1...3)
    try Workbook(sheets: [sheet]).write(to: path)
  }
  // End of example

  // Example
  func pieces(ofItem item: String, in path: String) throws -> Double? {
    let workbook = try WorkbookReader(path: path)
    guard let sheet = workbook.sheet(named: "Orders") else { return nil }
    let content = try workbook.content(of: sheet)
    for row in content.rows where row.cells.first?.value == .text(item) {
      return row.cells.first { $0.reference.column == 2 }?.value.number
    }
    return nil
  }
  // End of example

  // Example
  func correct(_ cell: CellReference, to pieces: Double, in bytes: [UInt8]) throws -> [UInt8] {
    var editor = try WorkbookEditor(bytes: bytes)
    editor.set(.number(pieces), at: cell, on: "Orders")
    editor.mark(cell, on: "Orders", with: .bad)
    editor.comment(CellComment(at: cell, author: "Store", text: "Counted again."), on: "Orders")
    return try editor.xlsx()
  }
  // End of example

  @Test func `a workbook is written, read and edited`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("orders.xlsx")
    try writeOrders(to: path)
    #expect(try pieces(ofItem: "Pencil", in: path) == 40)
    #expect(try pieces(ofItem: "Rubber", in: path) == nil)
    var sheet = Worksheet(name: "Orders")
    sheet.set([.text("Pencil"), .number(40)], row: 1)
    let cell = try #require(CellReference("B1"))
    let edited = try correct(cell, to: 41, in: Workbook(sheets: [sheet]).xlsx())
    let reader = try WorkbookReader(bytes: edited)
    #expect(try reader.content(of: reader.sheets[0])["B1"]?.value == .number(41))
    #expect(try reader.comments(of: reader.sheets[0]).map(\.author) == ["Store"])
  }
}
