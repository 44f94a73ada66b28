import SpreadsheetML
import Testing

struct EditingTests {
  /// A workbook as a village sends it, with one comment and a chart.
  private func received() throws -> [UInt8] {
    try PartTests.workbook().xlsx()
  }

  private let sheetName = "1. Tổ truyền thông"

  @Test func `a copy without changes has the same parts`() throws {
    let bytes = try received()
    let copy = try WorkbookEditor(bytes: bytes).xlsx()
    #expect(copy == bytes)
  }

  @Test func `only the parts that are touched differ`() throws {
    let bytes = try received()
    var editor = try WorkbookEditor(bytes: bytes)
    editor.mark(try cell("B6"), on: sheetName, with: .bad)
    editor.set(.number(99), at: try cell("C7"), on: sheetName)
    let before = try WrittenPackage(bytes)
    let after = try WrittenPackage(editor.xlsx())
    #expect(after.names == before.names)
    let touched: Set<String> = ["xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml"]
    for name in before.names {
      #expect((before.bytes(name) == after.bytes(name)) == !touched.contains(name), "\(name)")
    }
  }

  @Test func `a marked cell keeps its value and the rest of its style`() throws {
    let bytes = try received()
    var editor = try WorkbookEditor(bytes: bytes)
    editor.mark(
      try cell("C2"), on: sheetName, with: DifferentialStyle(isBold: true, fontColor: .darkRed, fill: .red))
    let edited = try editor.xlsx()
    let reader = try WorkbookReader(bytes: edited)
    let sheet = try reader.content(of: reader.sheets[0])
    let read = try #require(sheet["C2"])
    #expect(read.value == .number(0.125))
    #expect(try reader.displayedText(of: read) == "12.5%")
    let styles = try WrittenPackage(edited).lines("xl/styles.xml")
    #expect(styles.contains("<b/>\n<sz val=\"11\"/>\n<color rgb=\"FF9C0006\"/>\n<name val=\"Calibri\"/>"))
    #expect(styles.contains("<fgColor rgb=\"FFFF0000\"/>"))
  }

  @Test func `values of each kind are written, in rows and cells that were not there too`() throws {
    var editor = try WorkbookEditor(bytes: try received())
    let values: [(String, CellContent, CellValue)] = [
      ("A6", .text(" Thôn <mới> _x0041_"), .text(" Thôn <mới> _x0041_")), ("Z40", .number(1.5), .number(1.5)),
      ("B30", .boolean(true), .boolean(true)), ("A30", .error(.notAvailable), .error(.notAvailable)),
      ("C30", .formula("1+1", cached: .number(2)), .number(2)), ("B6", .blank, .blank),
    ]
    for (place, content, _) in values { editor.set(content, at: try cell(place), on: sheetName) }
    let edited = try editor.xlsx()
    let reader = try WorkbookReader(bytes: edited)
    let sheet = try reader.content(of: reader.sheets[0])
    for (place, _, value) in values { #expect(sheet[place]?.value ?? .blank == value, "\(place)") }
    #expect(
      try WrittenPackage(edited).text("xl/worksheets/sheet1.xml").contains("<dimension ref=\"A1:Z40\"/>"))
  }

  @Test func `comments are added beside those that are there, and to them`() throws {
    var editor = try WorkbookEditor(bytes: try received())
    editor.comment(CellComment(at: try cell("A6"), author: "p8", text: "Tên lạ"), on: sheetName)
    editor.comment(CellComment(at: try cell("B6"), author: "p8", text: "Không khớp"), on: sheetName)
    editor.comment(CellComment(at: try cell("A1"), author: "khác", text: "Một"), on: "Danh mục")
    editor.comment(CellComment(at: try cell("A1"), author: "khác", text: "Hai"), on: "Danh mục")
    let edited = try editor.xlsx()
    let reader = try WorkbookReader(bytes: edited)
    let first = try reader.comments(of: reader.sheets[0]).map { "\($0.cell) \($0.text.plainText)" }
    #expect(first == ["A6 Tên lạ", "B6 Xem lại\nKhông khớp"])
    let second = try reader.comments(of: reader.sheets[1]).map { "\($0.cell) \($0.text.plainText)" }
    #expect(second == ["A1 Một\nHai"])
    let package = try WrittenPackage(edited)
    #expect(package.text("xl/worksheets/sheet2.xml").contains("<legacyDrawing r:id=\"rId2\"/>"))
    #expect(package.text("xl/drawings/vmlDrawing1.vml").components(of: "<v:shape ") == 2)
  }

  @Test func `a sheet is added with its styles`() throws {
    var sheet = Worksheet(name: "Kết quả kiểm tra")
    sheet.set(
      .text("Lỗi & cách sửa"), row: 1, column: 1,
      style: CellStyle(font: .init(isBold: true), fill: .lightYellow, numberFormat: "0.000"))
    sheet.set(.date(.init(year: 2026, month: 3, day: 5)), row: 2, column: 1)
    sheet.set(.hyperlink(.init(.address("https://example.org/")), text: "Xem"), row: 3, column: 1)
    var editor = try WorkbookEditor(bytes: try received())
    editor.add(sheet)
    let edited = try editor.xlsx()
    let reader = try WorkbookReader(bytes: edited)
    #expect(reader.sheets.map(\.name) == ["1. Tổ truyền thông", "Danh mục", "Kết quả kiểm tra"])
    let content = try reader.content(of: reader.sheets[2])
    #expect(content["A1"]?.value == .text("Lỗi & cách sửa"))
    #expect(content["A2"]?.value == .date(.init(year: 2026, month: 3, day: 5), serial: 46_086))
    let styles = try WrittenPackage(edited).text("xl/styles.xml")
    #expect(styles.contains("formatCode=\"0.000\""))
  }

  @Test func `a sheet in front is the one that is seen, and names keep their sheets`() throws {
    var editor = try WorkbookEditor(bytes: try received())
    var sheet = Worksheet(name: "Danh sách lỗi")
    sheet.set(.text("Lỗi"), row: 1, column: 1)
    editor.add(sheet, inFront: true)
    let edited = try editor.xlsx()
    let reader = try WorkbookReader(bytes: edited)
    #expect(reader.sheets.map(\.name) == ["Danh sách lỗi", "1. Tổ truyền thông", "Danh mục"])
    let before = try WorkbookReader(bytes: try received())
    #expect(
      reader.definedNames.map { "\($0.sheet ?? "") \($0.name)" }
        == before.definedNames.map { "\($0.sheet ?? "") \($0.name)" })
    let package = try WrittenPackage(edited)
    #expect(!package.text("xl/workbook.xml").contains("activeTab"))
    let selected = package.names.filter { package.text($0).contains("tabSelected=\"1\"") }
    #expect(selected == ["xl/worksheets/sheet3.xml"])
  }

  @Test func `after a value is written, programs compute anew`() throws {
    var editor = try WorkbookEditor(bytes: try received())
    editor.set(.number(99), at: try cell("C7"), on: sheetName)
    let package = try WrittenPackage(editor.xlsx())
    #expect(package.text("xl/workbook.xml").contains("fullCalcOnLoad=\"1\""))
  }

  @Test func `what is added to a strict workbook is strict`() throws {
    let sent = try WrittenPackage(try received())
    let strict = sent.names.map { name in
      let text = sent.text(name).replacing(TestPackage.main, with: TestPackage.strict)
        .replacing(TestPackage.relations, with: TestPackage.strictRelations)
      return ZipAssembler.Entry(name, Array(text.utf8))
    }
    let changes: (inout WorkbookEditor) throws -> Void = { editor in
      var sheet = Worksheet(name: "Kết quả")
      sheet.set(.text("Lỗi"), row: 1, column: 1, style: CellStyle(font: .init(isBold: true), fill: .red))
      sheet.set(.hyperlink(.init(.address("https://example.org/")), text: "Xem"), row: 2, column: 1)
      editor.add(sheet, inFront: true)
      editor.mark(try cell("C2"), on: sheetName, with: .bad)
      editor.set(.number(7), at: try cell("B6"), on: sheetName)
      editor.comment(CellComment(at: try cell("A6"), author: "p8", text: "Tên lạ"), on: sheetName)
      editor.comment(CellComment(at: try cell("A1"), author: "p8", text: "Một"), on: "Danh mục")
    }
    var editor = try WorkbookEditor(bytes: ZipAssembler(strict).bytes)
    try changes(&editor)
    let edited = try editor.xlsx()
    let package = try WrittenPackage(edited)
    #expect(package.names.count == strict.count + 5)
    for name in package.names {
      #expect(!package.text(name).contains(TestPackage.main), "\(name)")
      #expect(!package.text(name).contains(TestPackage.relations), "\(name)")
    }

    var usual = try WorkbookEditor(bytes: try received())
    try changes(&usual)
    let (one, other) = (try WorkbookReader(bytes: edited), try WorkbookReader(bytes: usual.xlsx()))
    #expect(one.sheets.map(\.name) == ["Kết quả", sheetName, "Danh mục"])
    for (strict, usual) in zip(one.sheets, other.sheets) {
      #expect(try one.content(of: strict).rows == other.content(of: usual).rows)
      #expect(
        try one.comments(of: strict).map { "\($0.cell) \($0.text.plainText)" }
          == other.comments(of: usual).map { "\($0.cell) \($0.text.plainText)" })
    }
  }

  @Test func `shared strings count the cells that still show one`() throws {
    func stated(_ bytes: [UInt8]) throws -> Int? {
      let text = try WrittenPackage(bytes).text("xl/sharedStrings.xml")
      return text.firstMatch(of: /<sst[^>]* count="([0-9]+)"/).flatMap { Int($0.1) }
    }
    let bytes = try received()
    func shown(_ bytes: [UInt8]) throws -> Int {
      let package = try WrittenPackage(bytes)
      return package.names.filter { $0.hasPrefix("xl/worksheets/sheet") }
        .reduce(0) { $0 + package.text($1).components(of: " t=\"s\"") }
    }
    #expect(try stated(bytes) == shown(bytes))
    var editor = try WorkbookEditor(bytes: bytes)
    editor.set(.text("Thôn Mới"), at: try cell("A6"), on: sheetName)
    editor.set(.blank, at: try cell("A1"), on: sheetName)
    editor.set(.number(1), at: try cell("C7"), on: sheetName)
    let edited = try editor.xlsx()
    #expect(try shown(edited) < shown(bytes))
    #expect(try stated(edited) == shown(edited))
  }

  @Test(arguments: [
    ("<sst uniqueCount=\"2\" count=\"12\"><si/></sst>", 3, "<sst uniqueCount=\"2\" count=\"9\"><si/></sst>"),
    ("<x:sst count='2' uniqueCount='2'/>", 3, "<x:sst count='0' uniqueCount='2'/>"),
    ("<sst uniqueCount=\"2\"><si/></sst>", 1, nil), ("<sst><si><t> count=\"4\"</t></si></sst>", 1, nil),
  ])
  func `only the figure of the count is exchanged`(part: String, by cells: Int, result: String?) {
    let bytes = SharedStringCount.lessened(Array(part.utf8), by: cells)
    #expect(bytes.map { String(decoding: $0, as: UTF8.self) } == result)
  }

  @Test func `what cannot be done is told`() throws {
    var editor = try WorkbookEditor(bytes: try received())
    editor.set(.number(.nan), at: try cell("B6"), on: sheetName)
    let place = try cell("B6")
    #expect(
      throws: EditFault.writing(WriteFault(.number, sheet: sheetName, cell: place))
    ) { _ = try editor.xlsx() }
    var other = try WorkbookEditor(bytes: try received())
    other.mark(place, on: "không có", with: .bad)
    #expect(throws: EditFault.self) { _ = try other.xlsx() }
  }
}

extension String {
  /// How often a text occurs.
  fileprivate func components(of text: String) -> Int {
    split(separator: text, omittingEmptySubsequences: false).count - 1
  }
}
