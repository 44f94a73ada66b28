import Foundation
import SpreadsheetML
import TestSupport
import Testing

struct WriteFaultTests {
  /// A workbook with one fault, and what is told of it.
  struct Fault: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var code: WriteFault.Reason?
    var cell: String?
    var make: @Sendable () throws -> Workbook

    init(
      _ name: String, _ code: WriteFault.Reason? = nil, cell: String? = nil,
      _ change: @escaping @Sendable (inout Worksheet) throws -> Void
    ) {
      testDescription = name
      self.code = code
      self.cell = cell
      make = {
        var sheet = Worksheet(name: "Trang 1")
        try change(&sheet)
        return Workbook(sheets: [sheet])
      }
    }

    init(whole name: String, _ code: WriteFault.Reason, _ make: @escaping @Sendable () throws -> Workbook) {
      testDescription = name
      self.code = code
      self.make = make
    }
  }

  static let faults: [Fault] = [
    Fault(whole: "no sheet", .noSheet) { Workbook() },
    Fault(whole: "a name too long", .sheetName(String(repeating: "a", count: 32))) {
      Workbook(sheets: [Worksheet(name: String(repeating: "a", count: 32))])
    },
    Fault(whole: "a name with a slash", .sheetName("1/2")) { Workbook(sheets: [Worksheet(name: "1/2")]) },
    Fault(whole: "an empty name", .sheetName("")) { Workbook(sheets: [Worksheet(name: "")]) },
    Fault(whole: "a name in quotes", .sheetName("'a'")) { Workbook(sheets: [Worksheet(name: "'a'")]) },
    Fault(whole: "two names", .duplicateSheetName("TỔ")) {
      Workbook(sheets: [Worksheet(name: "Tổ"), Worksheet(name: "TỔ")])
    },
    Fault(whole: "the sheet in front", .activeSheet(3)) {
      var workbook = Workbook(sheets: [Worksheet(name: "a")])
      workbook.activeSheet = 3
      return workbook
    },
    Fault(whole: "a name like an address", .definedName("A1")) {
      var workbook = Workbook(sheets: [Worksheet(name: "a")])
      workbook.definedNames = [DefinedName("A1", formula: "1")]
      return workbook
    },
    Fault(whole: "a name of a sheet that is not there", .definedName("n")) {
      var workbook = Workbook(sheets: [Worksheet(name: "a")])
      workbook.definedNames = [DefinedName("n", formula: "1", sheet: "b")]
      return workbook
    },
    Fault(whole: "two names of one kind", .definedName("N")) {
      var workbook = Workbook(sheets: [Worksheet(name: "a")])
      workbook.definedNames = [DefinedName("n", formula: "1"), DefinedName("N", formula: "2")]
      return workbook
    },
    Fault(whole: "a property twice", .property("A")) {
      Workbook(
        sheets: [Worksheet(name: "a")],
        properties: DocumentProperties(custom: [.init("a", .whole(1)), .init("A", .whole(2))]))
    },
    Fault("all hidden", .noVisibleSheet) { $0.visibility = .hidden },
    Fault("outside the sheet", .address("R0C1")) { $0.set(.number(1), row: 0, column: 1) },
    Fault("no number", .number, cell: "B2") { $0.set(.number(.nan), row: 2, column: 2) },
    Fault("infinite", .number, cell: "B2") {
      $0.set(.formula("1/0", cached: .number(.infinity)), row: 2, column: 2)
    },
    Fault("a text too long", .textLength(32_768), cell: "A1") {
      $0.set(.text(String(repeating: "ơ", count: 32_768)), row: 1, column: 1)
    },
    Fault("a day that is none", .date, cell: "A1") {
      $0.set(.date(.init(year: 2025, month: 2, day: 29)), row: 1, column: 1)
    },
    Fault("a day before the system", .date, cell: "A1") {
      $0.set(.date(.init(year: 1899, month: 12, day: 31)), row: 1, column: 1)
    },
    Fault("a formula with its sign", .formula("=A1"), cell: "A1") {
      $0.set(.formula("=A1", cached: .number(0)), row: 1, column: 1)
    },
    Fault("a long text in a formula", cell: "A1") {
      $0.set(.formula("\"" + String(repeating: "a", count: 256) + "\"", cached: .text("")), row: 1, column: 1)
    },
    Fault("a text not closed in a formula", .formula("\"a"), cell: "A1") {
      $0.set(.formula("\"a", cached: .text("")), row: 1, column: 1)
    },
    Fault("a merge of one cell") { $0.merge(try range("A1")) },
    Fault("merges over each other") {
      $0.merge(try range("A1:C3"))
      $0.merge(try range("E1:E9"))
      $0.merge(try range("C3:D4"))
    },
    Fault("a column too wide", .columnWidth(column: 2)) { $0.columnWidths[2] = .characters(300) },
    Fault("a row too high", .rowHeight(row: 2)) { $0.rowHeights[2] = .points(410) },
    Fault("a list with a comma", .dataValidation(.list, at: CellRange("A1"))) {
      $0.dataValidations = [.init(range: try range("A1"), rule: .list(["a,b"]))]
    },
    Fault("a list too long") {
      $0.dataValidations = [
        .init(range: try range("A1"), rule: .list(Array(repeating: "Không có", count: 30)))
      ]
    },
    Fault("a prompt too long", .dataValidation(.message, at: CellRange("A1"))) {
      $0.dataValidations = [
        .init(range: try range("A1"), rule: .any, prompt: String(repeating: "a", count: 256))
      ]
    },
    Fault("a footer too long", .headerFooter) {
      $0.page.headerFooter.footer.center = String(repeating: "a", count: 256)
    },
    Fault("a table narrower than its columns") {
      $0.tables = [Table(name: "T", range: try range("A1:A3"), columns: [.init("a"), .init("b")])]
    },
    Fault("two columns of a table alike", .table(.columnName("A"))) {
      $0.tables = [Table(name: "T", range: try range("A1:B3"), columns: [.init("a"), .init("A")])]
    },
    Fault("a merge over a table") {
      $0.tables = [Table(name: "T", range: try range("A1:B3"), columns: [.init("a"), .init("b")])]
      $0.merge(try range("B3:C3"))
    },
    Fault("two comments on a cell", .comment, cell: "A1") {
      let comment = CellComment(at: try cell("A1"), author: "a", text: "b")
      $0.comments = [comment, comment]
    },
    Fault("a picture that is none", .image, cell: "A1") {
      $0.images = [SheetImage(png: [1, 2, 3], at: try cell("A1"), description: "")]
    },
    Fault("an address with a space", .hyperlink(.address), cell: "A1") {
      $0.set(.hyperlink(.init(.address("https://a b")), text: "x"), row: 1, column: 1)
    },
    Fault("a chart of a sheet that is not there", .chart(.noSuchSheet("Không có"))) {
      $0.charts = [
        Chart(
          .pie, series: [.init(name: "a", values: .init(sheet: "Không có", range: try range("A1:A3")))],
          at: try cell("A1"))
      ]
    },
    Fault("a font without a name", .style(.font)) {
      $0.set(.number(1), row: 1, column: 1, style: CellStyle(font: .init(name: "")))
    },
    Fault("a rank out of bounds", .conditionalFormat(.rank, at: CellRange("A1"))) {
      $0.conditionalFormats = [.init(range: try range("A1"), rule: .top(0, isPercent: false, .bad))]
    },
  ]

  @Test(arguments: faults)
  func `a fault is reported with its place, before anything is written`(_ fault: Fault) throws {
    let workbook = try fault.make()
    let folder = try TemporaryFolder()
    let path = folder.path("cũ.xlsx")
    try Data("old".utf8).write(to: URL(filePath: path))
    let thrown = #expect(throws: WriteFault.self) { try workbook.write(to: path) }
    if let code = fault.code { #expect(thrown?.reason == code) }
    if let cell = fault.cell { #expect(thrown?.cell?.description == cell) }
    #expect(thrown?.isOfSurroundings == false)
    #expect(throws: WriteFault.self) { _ = try workbook.spreadsheetXML2003() }
    #expect(try Data(contentsOf: URL(filePath: path)) == Data("old".utf8))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["cũ.xlsx"])
  }

  @Test func `a folder that is not there is reported with the path`() {
    let fault = #expect(throws: WriteFault.self) {
      try Workbook(sheets: [Worksheet(name: "a")]).write(to: "/no-such-folder/a.xlsx")
    }
    #expect(fault?.reason == .file(path: "/no-such-folder/a.xlsx", code: 2))
    #expect(fault?.isOfSurroundings == true)
  }

  @Test func `a file is replaced as a whole and nothing is left beside it`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("a.xlsx")
    try Data("old".utf8).write(to: URL(filePath: path))
    let workbook = Workbook(sheets: [Worksheet(name: "a")])
    try workbook.write(to: path)
    #expect(try Array(Data(contentsOf: URL(filePath: path))) == workbook.xlsx())
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["a.xlsx"])
  }

  @Test func `the description says sheet and cell`() throws {
    let fault = WriteFault(.textLength(40_000), sheet: "Tổ", cell: try cell("B2"))
    #expect(fault.code == "textLength")
    #expect(fault.description == "textLength(40000) (sheet Tổ, cell B2)")
  }
}
