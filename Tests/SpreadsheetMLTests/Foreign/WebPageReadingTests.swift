import SpreadsheetML
import Testing

struct WebPageReadingTests {
  static func open(_ text: String, _ limits: ReadingLimits = ReadingLimits()) throws -> WorkbookReader {
    try WorkbookReader(bytes: Array(text.utf8), named: "a.xls", limits: limits)
  }

  static func table(_ rows: String, head: String = "") -> String {
    "<html><head><meta charset=\"utf-8\">\(head)</head><body><table>\(rows)</table></body></html>"
  }

  @Test(arguments: [
    ("<tr><th>STT</th><td>1.234</td>", ["A1\ts\tSTT", "B1\ts\t1.234"]),
    ("<tr><td> a\n  b&nbsp;&amp;&#7841; <br> c</td></tr>", ["A1\ts\ta b &ạ\\nc"]),
    ("<tr><td>&nbsp;</td><td></td><td>x", ["C1\ts\tx"]),
    (
      "<tr><td colspan=2>a<td>b<tr><td>c<td>d<td>e",
      ["A1\ts\ta", "C1\ts\tb", "A2\ts\tc", "B2\ts\td", "C2\ts\te"]
    ),
    ("<tr><td rowspan=2>a<td>b<tr><td>c<tr><td>d", ["A1\ts\ta", "B1\ts\tb", "B2\ts\tc", "A3\ts\td"]),
    ("<thead><tr><th>a</thead><tbody><tr><td><p>b</p><p>c</p></tbody>", ["A1\ts\ta", "A2\ts\tb\\nc"]),
    (
      "<tr><td x:num>12,5<td x:num=\"12.5\">12,5<td x:num=\"\">7", ["A1\ts\t12,5", "B1\tn\t12.5", "C1\tn\t7"]
    ),
    (
      "<tr><td x:bool=\"TRUE\">ĐÚNG<td x:err=\"#N/A\">lỗi<td x:str>5",
      ["A1\tb\t1", "B1\te\t#N/A", "C1\ts\t5"]
    ),
    ("<tr><td>a<script>b</script><style>c</style>d", ["A1\ts\tad"]),
    ("<td>a<td>b", ["A1\ts\ta", "B1\ts\tb"]),
    ("<tr><td><b>a</b>b<!-- c -->d", ["A1\ts\tabd"]), ("<tr><td>a<br><br>b<br>", ["A1\ts\ta\\n\\nb"]),
    ("<tr><td colspan=\"-1\" rowspan=\"x\">a<td>b", ["A1\ts\ta", "B1\ts\tb"]),
  ])
  func `cells find their places and texts`(_ rows: String, _ lines: [String]) throws {
    #expect(try ForeignListing.cells(of: Self.open(Self.table(rows))) == lines)
  }

  @Test func `tables are sheets, and one within another too`() throws {
    let workbook = try Self.open(
      "<p>x</p><table><tr><td>a<table><tr><td>b</table>c<td>d</table><table><tr><td></table><table><tr><td>e</table>"
    )
    #expect(workbook.sheets.map(\.name) == ["Table 1", "Table 2", "Table 3"])
    let values = try ForeignListing.values(of: workbook)
    #expect(
      values == [
        "#\tTable 1", "A1\ts\tac", "B1\ts\td", "#\tTable 2", "A1\ts\tb", "#\tTable 3", "A1\ts\te",
      ])
  }

  @Test func `what Excel notes beside the texts is taken`() throws {
    let head =
      "<!--[if gte mso 9]><xml><x:ExcelWorkbook><x:ExcelWorksheets><x:ExcelWorksheet><x:Name>Tổ &amp; nhóm</x:Name></x:ExcelWorksheet></x:ExcelWorksheets></x:ExcelWorkbook></xml><![endif]-->"
      + "<style><!--table {mso-displayed-decimal-separator:\"\\.\";} .xl65 {mso-number-format:\"dd\\/mm\\/yyyy\";} .xl66 {mso-number-format:\"\\#\\,\\#\\#0\"; font-family:.VnTime, serif; font-weight:700} .xl67 {text-decoration:line-through;background:yellow;background-color:#FFF2CC}--></style>"
    let workbook = try Self.open(
      Self.table(
        "<col style='display:none' span=2><tr><td class=xl65 x:num=\"45099\">22/06/2023<td class=xl66 x:num=\"12500\">12.500<td class=xl67>x<td x:num=\"3\" x:fmla=\"=A1+B1\">3"
          + "<tr style='display:none'><td>ẩn<td><font face=\".VnTime\">a</font><td>b<s>c</s>", head: head))
    #expect(workbook.sheets.map(\.name) == ["Tổ & nhóm"])
    let content = try workbook.content(of: workbook.sheets[0], formulas: true)
    #expect(content["A1"]?.value == .date(SurveyTests.moment(2023, 6, 22), serial: 45_099))
    #expect(content["B1"]?.value == .number(12_500))
    #expect(content["D1"]?.formula == "A1+B1")
    func style(_ place: String) throws -> CellStyle { try workbook.style(of: try #require(content[place])) }
    #expect(try style("A1").numberFormat.code == "dd/mm/yyyy")
    #expect(try style("B1").numberFormat.code == "#,##0")
    #expect(try style("B1").font?.name == ".VnTime")
    #expect(try style("B1").font?.isBold == true)
    #expect(try style("C1").font?.isStruckThrough == true)
    #expect(try style("C1").fill == .lightYellow)
    #expect(try style("B2").font?.name == ".VnTime")
    #expect(content["C2"]?.richText?.runs.map(\.text) == ["b", "c"])
    #expect(content["C2"]?.richText?.runs.last?.font?.isStruckThrough == true)
    #expect(content.row(2)?.isHidden == true)
    #expect(content.details.hiddenColumns == [1...2])
  }

  @Test func `spans are merges`() throws {
    let workbook = try Self.open(Self.table("<tr><td colspan=3 rowspan=2>a<tr><tr><td>b"))
    #expect(try workbook.content(of: workbook.sheets[0]).details.mergedRanges == [try range("A1:C2")])
    #expect(try ForeignListing.cells(of: workbook) == ["A1\ts\ta", "A3\ts\tb"])
  }

  /// The letters ạ and ư in several encodings.
  @Test(
    arguments: [
      ("", [0xE1, 0xBA, 0xA1, 0xC6, 0xB0], "ạư"), ("<meta charset=utf-8>", [0xE1, 0xBA, 0xA1], "ạ"),
      ("<meta http-equiv=Content-Type content=\"text/html; charset=windows-1258\">", [0xFD], "ư"),
      ("<meta charset=\"windows-1252\">", [0xE0], "à"), ("", [0xFD], "ư"),
      ("<meta charset=utf-16>", [0xC6, 0xB0], "ư"),
      ("<meta charset=utf-7>", [0xE0], "\u{FFFD}"), ("<meta charset=utf-8>", [0xFF, 0x61], "\u{FFFD}a"),
    ] as [(String, [UInt8], String)])
  func `letters are those of the encoding`(_ head: String, _ bytes: [UInt8], _ text: String) throws {
    let page = Array("<html>\(head)<table><tr><td>".utf8) + bytes + Array("</table>".utf8)
    #expect(try ForeignListing.cells(of: WorkbookReader(bytes: page)) == ["A1\ts\t\(text)"])
  }

  @Test func `the last letter of a page is not lost`() throws {
    let page = Array("<table><tr><td>t".utf8) + [0xFD]
    #expect(try ForeignListing.cells(of: WorkbookReader(bytes: page)) == ["A1\ts\ttư"])
  }

  @Test(arguments: [true, false], [true, false])
  func `UTF-16 is read`(_ isLittle: Bool, _ hasMark: Bool) throws {
    var bytes: [UInt8] = hasMark ? (isLittle ? [0xFF, 0xFE] : [0xFE, 0xFF]) : []
    for unit in Self.table("<tr><td>Đoài 😀").utf16 {
      let pair = [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)]
      bytes += isLittle ? pair : pair.reversed()
    }
    #expect(try ForeignListing.cells(of: WorkbookReader(bytes: bytes)) == ["A1\ts\tĐoài 😀"])
  }

  @Test(arguments: [
    "<tr><td>" + String(repeating: "x", count: 32_768), "<tr><td>" + String(repeating: "x", count: 3_000_000),
    "<tr>" + String(repeating: "<td>1", count: 1_001), String(repeating: "<table><tr><td>", count: 2_000),
    "<tr><td>" + String(repeating: "<b>", count: 100_000),
    "<tr><td " + (0..<100_000).map { "a\($0)" }.joined(separator: " ") + ">",
    "<tr><td " + (0..<100_000).map { "a\($0)=\">\"" }.joined(separator: " ") + ">",
    "<!-- <a b=\" --><tr><td " + (0..<10_000).map { "a\($0)" }.joined(separator: " ") + ">",
    "<tr><td a=\"" + String(repeating: "x", count: 100_000) + "\">",
  ])
  func `bombs are refused`(_ rows: String) throws {
    let fault = #expect(throws: WorkbookFault.self) {
      _ = try Self.open(Self.table(rows), .with { $0.cells = 1_000 })
    }
    #expect(fault?.code == .limitExceeded, "\(String(describing: fault))")
    #expect(fault?.file == "a.xls")
  }

  @Test func `cells that reach far cost nothing`() throws {
    let far = "<td colspan=99999999 rowspan=99999999>a"
    let workbook = try Self.open(Self.table("<tr>\(far)<tr><tr>"))
    let content = try workbook.content(of: workbook.sheets[0])
    #expect(content.cells.count { _ in true } == 1)
    #expect(content.details.mergedRanges == [try range("A1:ALL65534")])
    let wide = String(repeating: far, count: 17)
    let fault = #expect(throws: WorkbookFault.self) { _ = try Self.open(Self.table("<tr>\(wide)<tr><td>b")) }
    #expect(fault?.code == .damagedPart)
  }

  @Test func `a page without cells is a workbook without cells`() throws {
    #expect(try Self.open(Self.table("")).sheets.isEmpty)
    let fault = #expect(throws: WorkbookFault.self) { _ = try Self.open("<!DOCTYPE html><html><p>Đăng nhập") }
    #expect(fault?.code == .otherSpreadsheetFormat)
  }
}
