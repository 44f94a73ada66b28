import SpreadsheetML
import Testing

struct OpenDocumentReadingTests {
  static let namespaces =
    [
      "office", "style", "table", "text", "meta",
    ].map { "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\"" }.joined(separator: " ")
    + " xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\""
    + " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
    + " xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\""
    + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
    + " xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\""

  static func flat(_ table: String, styles: String = "", before: String = "", after: String = "") -> String {
    "<?xml version=\"1.0\"?><office:document \(namespaces) office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\">"
      + "<office:automatic-styles>\(styles)</office:automatic-styles><office:body><office:spreadsheet>\(before)"
      + "<table:table table:name=\"S\">\(table)</table:table>\(after)</office:spreadsheet></office:body></office:document>"
  }

  static func open(_ text: String, _ limits: ReadingLimits = ReadingLimits()) throws -> WorkbookReader {
    try WorkbookReader(bytes: Array(text.utf8), named: "a.fods", limits: limits)
  }

  static func row(_ cells: String) -> String { "<table:table-row>\(cells)</table:table-row>" }

  static func text(_ paragraphs: String) -> String {
    "<table:table-cell office:value-type=\"string\">\(paragraphs)</table:table-cell>"
  }

  static func number(_ value: String, _ attributes: String = "") -> String {
    "<table:table-cell office:value-type=\"float\" office:value=\"\(value)\" \(attributes)><text:p>\(value)</text:p></table:table-cell>"
  }

  /// LibreOffice takes days before March 1900 for one day less, and knows one more day than the twin's program.
  @Test func `the survey is that of its twin`() throws {
    let ods = try SurveyTests.open("survey.ods")
    let twin = try SurveyTests.open("survey-libreoffice.xlsx")
    let (one, two) = (try ForeignListing.values(of: ods), try ForeignListing.values(of: twin))
    #expect(one.count == two.count)
    for (left, right) in zip(one, two) where !left.hasPrefix("E3\t") { #expect(left == right) }
    let (seen, meant) = (try ForeignListing.shown(in: ods), try ForeignListing.shown(in: twin))
    for (left, right) in zip(seen, meant) where !left.hasPrefix("Khảo sát!E3") { #expect(left == right) }
    #expect(seen.contains("Khảo sát!E3 27/02/1900"))
    #expect(try ForeignListing.frame(of: ods) == ForeignListing.frame(of: twin))
    #expect(ods.notices.isEmpty)
  }

  @Test func `the survey keeps fonts, fills and runs`() throws {
    let workbook = try SurveyTests.open("survey.ods")
    let sheet = try workbook.content(of: workbook.sheets[0])
    let head = try workbook.style(of: try #require(sheet["A1"]))
    #expect(head.font?.name == "Times New Roman")
    #expect(head.font?.isBold == true)
    #expect(head.fill == .lightYellow)
    let runs = try #require(sheet["A8"]?.richText?.runs)
    #expect(runs.map(\.text) == ["Ghi chú ", "đậm"])
    #expect(runs.last?.font?.name == ".VnTime")
    #expect(runs.last?.font?.isBold == true)
  }

  @Test(arguments: [
    ("<text:p>a</text:p><text:p/><text:p>b</text:p>", "a\\n\\nb"),
    ("<text:p>  a \n\t b<text:s text:c=\"3\"/>c<text:tab/>d<text:line-break/>e</text:p>", "a b   c\\td\\ne"),
    ("<text:p><text:span>a</text:span> <text:a>b<text:span>c</text:span></text:a></text:p>", "a bc"),
    ("<text:p><text:s/>a</text:p>", " a"),
    (
      "<office:annotation><dc:creator>x</dc:creator><text:p>y</text:p></office:annotation><text:p>a</text:p>",
      "a"
    ),
    (
      "<text:p>a</text:p><table:table table:name=\"T\"><table:table-row><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>",
      "a"
    ),
  ])
  func `texts are put together from their paragraphs`(_ paragraphs: String, _ expected: String) throws {
    #expect(
      try ForeignListing.cells(of: Self.open(Self.flat(Self.row(Self.text(paragraphs))))) == [
        "A1\ts\t\(expected)"
      ])
  }

  @Test(arguments: [
    ("office:value-type=\"float\" office:value=\"1.5\"", "x", "n\t1.5"),
    ("office:value-type=\"percentage\" office:value=\"0.5\"", "x", "n\t0.5"),
    ("office:value-type=\"currency\" office:currency=\"VND\" office:value=\"12500\"", "x", "n\t12500"),
    ("office:value-type=\"date\" office:date-value=\"2023-06-22\"", "x", "d\t2023-06-22T00:00:00"),
    ("office:value-type=\"date\" office:date-value=\"2023-06-22T10:30:00.6\"", "x", "d\t2023-06-22T10:30:01"),
    ("office:value-type=\"date\" office:date-value=\"1899-12-30\"", "x", "t\t0"),
    ("office:value-type=\"date\" office:date-value=\"1895-01-01\"", "1/1/1895", "s\t1/1/1895"),
    ("office:value-type=\"time\" office:time-value=\"PT36H15M00S\"", "x", "t\t130500"),
    ("office:value-type=\"boolean\" office:boolean-value=\"true\"", "TRUE", "b\t1"),
    ("office:value-type=\"string\" office:string-value=\"y\"", "x", "s\ty"),
    ("office:value-type=\"float\" office:value=\"NaN\"", "x", "s\tx"),
    (
      "office:value-type=\"string\" office:string-value=\"\" calcext:value-type=\"error\"", "#DIV/0!",
      "e\t#DIV/0!"
    ),
    ("table:formula=\"of:=1/0\" office:value-type=\"float\" office:value=\"0\"", "#DIV/0!", "e\t#DIV/0!"),
    ("table:formula=\"of:=TRUE()\" office:value-type=\"float\" office:value=\"1\"", "TRUE", "b\t1"),
  ])
  func `a cell has its value`(_ attributes: String, _ shown: String, _ line: String) throws {
    let cell = "<table:table-cell \(attributes)><text:p>\(shown)</text:p></table:table-cell>"
    #expect(try ForeignListing.cells(of: Self.open(Self.flat(Self.row(cell)))) == ["A1\t\(line)"])
  }

  @Test(arguments: [
    ("of:=[.H7]+[.I7]", "H7+I7"), ("of:=SUM([.C2:.C4];1)", "SUM(C2:C4,1)"),
    ("of:=[$'Danh mục'.$A$1:.$A$2]", "'Danh mục'!$A$1:$A$2"),
    ("of:=[Sheet2.A1]&\"[.B1];\"", "Sheet2!A1&\"[.B1];\""),
    ("of:={1;2|3;4}", "{1,2;3,4}"), ("of:=['a''b'.A1]", "'a''b'!A1"), ("msoxl:=A1+B1", "A1+B1"),
    ("=[.A1]", "A1"),
    ("of:=['file:///x.ods'#$S.A1]", "['file:///x.ods'#$S.A1]"), ("of:=[", "[]"),
    ("of:=IF([.A1]>1;\"a:=b\";2)", "IF(A1>1,\"a:=b\",2)"),
    ("of:=SUM([.A1:.A1048576])", "SUM(A1:A1048576)"), ("oooc:=[.A1]", "A1"),
  ])
  func `formulas become those of Excel`(_ formula: String, _ expected: String) throws {
    let escaped = formula.replacing("&", with: "&amp;").replacing("\"", with: "&quot;").replacing(
      ">", with: "&gt;")
    let workbook = try Self.open(Self.flat(Self.row("<table:table-cell table:formula=\"\(escaped)\"/>")))
    let content = try workbook.content(of: workbook.sheets[0], formulas: true)
    #expect(content["A1"]?.formula == expected)
    #expect(content["A1"]?.value == .blank)
    let marked = try workbook.content(of: workbook.sheets[0], formulaMarks: true)
    #expect(marked["A1"]?.hasFormula == true)
    #expect(marked["A1"]?.formula == nil)
  }

  @Test(arguments: [
    (
      "<number:number-style style:name=\"N\"><number:number number:min-integer-digits=\"1\"/></number:number-style>",
      "General"
    ),
    (
      "<number:number-style style:name=\"N\"><number:number number:decimal-places=\"0\" number:min-integer-digits=\"1\" number:grouping=\"true\"/></number:number-style>",
      "#,##0"
    ),
    (
      "<number:number-style style:name=\"N\"><number:number number:decimal-places=\"2\" number:min-decimal-places=\"0\" number:min-integer-digits=\"3\"/></number:number-style>",
      "000.##"
    ),
    (
      "<number:percentage-style style:name=\"N\"><number:number number:decimal-places=\"1\" number:min-integer-digits=\"1\"/><number:text>%</number:text></number:percentage-style>",
      "0.0%"
    ),
    (
      "<number:date-style style:name=\"N\"><number:day number:style=\"long\"/><number:text>/</number:text><number:month number:style=\"long\"/><number:text>/</number:text><number:year number:style=\"long\"/></number:date-style>",
      "dd/mm/yyyy"
    ),
    (
      "<number:date-style style:name=\"N\"><number:text>ngày </number:text><number:day/><number:text>.</number:text><number:month number:textual=\"true\"/></number:date-style>",
      "\"ngày \"d\".\"mmm"
    ),
    (
      "<number:time-style style:name=\"N\" number:truncate-on-overflow=\"false\"><number:hours/><number:text>:</number:text><number:minutes number:style=\"long\"/></number:time-style>",
      "[h]:mm"
    ),
    ("<number:text-style style:name=\"N\"><number:text-content/></number:text-style>", "@"),
    (
      "<number:currency-style style:name=\"N\"><number:number number:decimal-places=\"0\" number:min-integer-digits=\"1\" number:grouping=\"true\"/><number:text> </number:text><number:currency-symbol>₫</number:currency-symbol></number:currency-style>",
      "#,##0 \"₫\""
    ),
    (
      "<number:number-style style:name=\"P\"><number:number number:decimal-places=\"0\" number:min-integer-digits=\"1\"/></number:number-style><number:number-style style:name=\"N\"><number:text>-</number:text><number:number number:decimal-places=\"0\" number:min-integer-digits=\"1\"/><style:map style:condition=\"value()&gt;=0\" style:apply-style-name=\"P\"/></number:number-style>",
      "0;-0"
    ),
    (
      "<number:number-style style:name=\"N\"><number:scientific-number number:decimal-places=\"2\" number:min-integer-digits=\"1\" number:min-exponent-digits=\"2\"/></number:number-style>",
      "0.00E+00"
    ),
    (
      "<number:number-style style:name=\"N\"><number:fraction number:min-integer-digits=\"0\" number:min-numerator-digits=\"1\" number:min-denominator-digits=\"2\"/></number:number-style>",
      "# ?/??"
    ),
  ])
  func `formats of numbers become codes`(_ style: String, _ code: String) throws {
    let workbook = try Self.open(
      Self.flat(
        Self.row(Self.number("1", "table:style-name=\"ce\"")),
        styles: style
          + "<style:style style:name=\"ce\" style:family=\"table-cell\" style:data-style-name=\"N\"/>"))
    let cell = try #require(try workbook.content(of: workbook.sheets[0])["A1"])
    #expect(try workbook.style(of: cell).numberFormat.code == code)
  }

  @Test func `what is hidden, merged and repeated is told`() throws {
    let workbook = try Self.open(
      Self.flat(
        "<table:table-column table:number-columns-repeated=\"2\"/><table:table-column table:visibility=\"collapse\" table:number-columns-repeated=\"16382\"/>"
          + Self.row(Self.number("1", "table:number-columns-repeated=\"3\""))
          + "<table:table-row-group><table:table-row table:visibility=\"filter\">\(Self.number("2"))</table:table-row></table:table-row-group>"
          + "<table:table-row table:visibility=\"collapse\" table:number-rows-repeated=\"2\">\(Self.number("3"))</table:table-row>"
          + Self.row(
            "<table:table-cell table:number-columns-spanned=\"2\" table:number-rows-spanned=\"2\"/><table:covered-table-cell/>"
              + Self.number("4"))
          + "<table:table-row table:number-rows-repeated=\"1048571\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>",
        styles:
          "<style:style style:name=\"ta\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>",
        after:
          "<table:table table:name=\"p8\" table:style-name=\"ta\"/><table:named-expressions><table:named-range table:name=\"n\" table:cell-range-address=\"$S.$A$1:.$C$1\"/></table:named-expressions>"
      ))
    let content = try workbook.content(of: workbook.sheets[0])
    #expect(content.cells.map { "\($0.reference)" } == ["A1", "B1", "C1", "A2", "A3", "A4", "C5"])
    #expect(content.rows.filter(\.isHidden).map(\.index) == [2, 3, 4])
    #expect(content.details.hiddenRows == [2...4])
    #expect(content.details.hiddenColumns == [3...16_384])
    #expect(content.details.mergedRanges == [try range("A5:B6")])
    #expect(content.details.usedRange == (try range("A1:C5")))
    #expect(content.details.isComplete)
    #expect(workbook.sheets.map(\.visibility) == [.visible, .hidden])
    #expect(workbook.definedNames == [DefinedName("n", formula: "S!$A$1:$C$1")])
  }

  @Test func `looks come from parents, columns, rows and the cell`() throws {
    let styles =
      "<style:default-style style:family=\"table-cell\"><style:text-properties fo:font-size=\"13pt\"/></style:default-style>"
      + "<style:style style:name=\"a\" style:family=\"table-cell\"><style:text-properties style:font-name=\".VnTime\" fo:font-weight=\"bold\"/></style:style>"
      + "<style:style style:name=\"b\" style:family=\"table-cell\" style:parent-style-name=\"a\"><style:text-properties style:text-line-through-style=\"solid\"/></style:style>"
      + "<style:style style:name=\"c\" style:family=\"table-cell\" style:parent-style-name=\"c\"><style:text-properties fo:font-style=\"italic\"/></style:style>"
    let workbook = try Self.open(
      Self.flat(
        "<table:table-column table:default-cell-style-name=\"a\"/>"
          + Self.row(Self.number("1")) + Self.row(Self.number("2", "table:style-name=\"b\""))
          + "<table:table-row table:default-cell-style-name=\"c\">\(Self.number("3"))</table:table-row>",
        styles: styles))
    let content = try workbook.content(of: workbook.sheets[0])
    let fonts = try content.cells.map { try workbook.style(of: $0).font }
    #expect(fonts.map { $0?.name } == [".VnTime", ".VnTime", "Calibri"])
    #expect(fonts.map { $0?.isBold } == [true, true, false])
    #expect(fonts.map { $0?.isStruckThrough } == [false, true, false])
    #expect(fonts.map { $0?.isItalic } == [false, false, true])
    #expect(fonts.map { $0?.size } == [13, 13, 13])
  }

  @Test func `days are counted from 1904 where the document says so`() throws {
    let cell = "<table:table-cell office:value-type=\"date\" office:date-value=\"2023-06-22\"/>"
    let workbook = try Self.open(
      Self.flat(
        Self.row(cell),
        before:
          "<table:calculation-settings><table:null-date table:date-value=\"1904-01-01\"/></table:calculation-settings>"
      ))
    #expect(workbook.dateSystem == .from1904)
    let read = try #require(try workbook.content(of: workbook.sheets[0])["A1"])
    #expect(read.value == .date(SurveyTests.moment(2023, 6, 22), serial: 43_637))
    #expect(try workbook.displayedText(of: read) == "22/06/2023")
  }

  @Test func `comments are no part of the text`() throws {
    let workbook = try Self.open(
      Self.flat(
        Self.row(
          "<table:table-cell office:value-type=\"string\"><office:annotation><dc:creator>Cán bộ</dc:creator><dc:date>2026-11-23T00:00:00</dc:date><text:p>một</text:p><text:p>hai</text:p></office:annotation><text:p>a</text:p></table:table-cell>"
        )))
    let comments = try workbook.comments(of: workbook.sheets[0])
    #expect(comments.map(\.author) == ["Cán bộ"])
    #expect(comments.map(\.text.plainText) == ["một\nhai"])
    #expect(try ForeignListing.cells(of: workbook) == ["A1\ts\ta"])
  }

  @Test(arguments: [
    "<table:table-row table:number-rows-repeated=\"1048576\">\(number("1"))</table:table-row>",
    "<table:table-row table:number-rows-repeated=\"1000000\">\(number("1", "table:number-columns-repeated=\"16384\""))</table:table-row>",
    String(repeating: row(number("1", "table:number-columns-repeated=\"16384\"")), count: 31),
    row(text("<text:p>\(String(repeating: "x", count: 32_768))</text:p>")),
    row(text("<text:p><text:s text:c=\"999999999\"/><text:s text:c=\"999999999\"/></text:p>")),
    row(text("<text:p>\(String(repeating: "<text:s text:c=\"32767\"/>", count: 100_000))</text:p>")),
    row(
      "<table:table-cell><office:annotation><text:p>\(String(repeating: "<text:s text:c=\"32767\"/>", count: 100_000))</text:p></office:annotation></table:table-cell>"
    ),
    String(repeating: "<table:table-row-group>", count: 150),
    "<table:table-row table:number-rows-repeated=\"900\">"
      + String(repeating: "<table:table-cell table:number-columns-spanned=\"2\"/>", count: 300)
      + "</table:table-row>",
  ])
  func `bombs are refused before they take room`(_ table: String) throws {
    let fault = #expect(throws: WorkbookFault.self) {
      _ = try Self.open(Self.flat(table), .with { $0.cells = 500_000 })
    }
    #expect(fault?.code == .limitExceeded, "\(String(describing: fault))")
  }

  @Test(arguments: [
    row(number("1", "table:number-columns-repeated=\"16385\"")),
    "<table:table-row table:number-rows-repeated=\"1048576\"/>" + row(number("1")), "<table:table-row>",
  ])
  func `cells beyond the sheet are refused`(_ table: String) throws {
    let fault = #expect(throws: WorkbookFault.self) { _ = try Self.open(Self.flat(table)) }
    #expect(fault?.code == .damagedPart)
  }

  @Test func `blank repetitions cost nothing`() throws {
    let blank =
      "<table:table-row table:number-rows-repeated=\"1048576\" table:visibility=\"collapse\"><table:table-cell table:number-columns-repeated=\"16384\" table:style-name=\"a\"/></table:table-row>"
    let workbook = try Self.open(Self.flat(String(repeating: blank, count: 1_000)))
    let content = try workbook.content(of: workbook.sheets[0], formulaMarks: true)
    #expect(content.rows.isEmpty)
    #expect(content.details.hiddenRows == [1...1_048_576])
  }

  @Test func `a document with a password and one that is no spreadsheet are named`() throws {
    func package(_ parts: (String, String)...) -> [UInt8] {
      ZipAssembler(
        [.init("mimetype", "application/vnd.oasis.opendocument.spreadsheet")]
          + parts.map { .init($0.0, $0.1) }
      ).bytes
    }
    let manifest =
      "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><manifest:file-entry manifest:full-path=\"content.xml\"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"
    let letter =
      "<office:document-content \(Self.namespaces)><office:body><office:text><text:p>a</text:p></office:text></office:body></office:document-content>"
    for (bytes, code) in [
      (package(("content.xml", "\u{1}?"), ("META-INF/manifest.xml", manifest)), WorkbookFault.Code.encrypted),
      (package(("encrypted-package", "?")), .encrypted), (package(("content.xml", letter)), .notAWorkbook),
      (package(("content.xml", "<a/>")), .damagedPart),
      (package(("content.xml", "<!DOCTYPE a>" + letter)), .documentType),
    ] {
      let fault = #expect(throws: WorkbookFault.self) { _ = try WorkbookReader(bytes: bytes, named: "a.ods") }
      #expect(fault?.code == code)
      #expect(fault?.file == "a.ods")
    }
  }
}
