import SpreadsheetML
import Testing

struct Spreadsheet2003ReadingTests {
  static func open(_ text: String, _ limits: ReadingLimits = ReadingLimits()) throws -> WorkbookReader {
    try WorkbookReader(bytes: Array(text.utf8), named: "a.xml", limits: limits)
  }

  static func document(_ table: String, before: String = "", after: String = "") -> String {
    "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\""
      + " xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\""
      + " xmlns:x=\"urn:schemas-microsoft-com:office:excel\">\(before)<Worksheet ss:Name=\"S\">"
      + "<Table>\(table)</Table>\(after)</Worksheet></Workbook>"
  }

  /// A workbook with something of everything that both containers hold.
  static func workbook() throws -> Workbook {
    var sheet = Worksheet(name: "Khảo sát")
    func put(_ content: CellContent, _ place: String, _ style: CellStyle = .normal) throws {
      sheet.set(content, at: try cell(place), style: style)
    }
    try put(.text("Thôn <1> & “2”\nhai dòng"), "A1", CellStyle(font: CellStyle.Font(name: ".VnTime").bold))
    try put(.number(12.5), "B1", CellStyle(numberFormat: "#,##0.0"))
    try put(.number(1_234_567), "C1", CellStyle(fill: .lightYellow, numberFormat: "#,##0"))
    try put(.date(SerialDate.Moment(year: 2023, month: 6, day: 22)), "A2")
    try put(
      .date(SerialDate.Moment(year: 2023, month: 3, day: 1, second: 3_600)), "B2",
      CellStyle(numberFormat: .dateTime))
    try put(.time(seconds: 130_500), "C2")
    try put(.boolean(true), "D2")
    try put(.error(.divisionByZero), "E2")
    try put(.formula("B1+C1", cached: .number(1_234_579.5)), "A3")
    try put(.formula("SUM($B$1:C1)", cached: .blank), "B3")
    try put(.number(0.125), "C3", CellStyle(numberFormat: "0.0%"))
    try put(.text("đã gạch"), "D3", CellStyle(font: CellStyle.Font(isStruckThrough: true)))
    try put(.text("gộp"), "A5")
    sheet.mergedRanges = [try range("A5:C6")]
    sheet.hiddenColumns = [4]
    sheet.hiddenRows = [3]
    sheet.comments = [CellComment(at: try cell("B1"), author: "Cán bộ xã", text: "Kiểm tra\nlại")]
    var hidden = Worksheet(name: "Danh mục")
    hidden.set(.text("một"), at: try cell("A1"))
    hidden.visibility = .hidden
    var veryHidden = Worksheet(name: "p8")
    veryHidden.set(.text("x"), at: try cell("B2"))
    veryHidden.visibility = .veryHidden
    var workbook = Workbook(sheets: [sheet, hidden, veryHidden])
    workbook.definedNames = [
      DefinedName("p8.section", formula: "'Khảo sát'!$A$1:$C$3"),
      DefinedName("rieng", formula: "'Danh mục'!$A$1", sheet: "Danh mục"),
    ]
    return workbook
  }

  @Test(arguments: [SerialDate.System.from1900, .from1904])
  func `what our library writes comes back as from a package`(_ system: SerialDate.System) throws {
    var workbook = try Self.workbook()
    workbook.dateSystem = system
    let twin = try WorkbookReader(bytes: workbook.xlsx())
    let read = try WorkbookReader(bytes: workbook.spreadsheetXML2003(), named: "a.xls")
    #expect(try ForeignListing.values(of: read) == ForeignListing.values(of: twin))
    #expect(try ForeignListing.shown(in: read) == ForeignListing.shown(in: twin))
    #expect(try ForeignListing.frame(of: read) == ForeignListing.frame(of: twin))
    #expect(read.dateSystem == system)
    #expect(!read.isEditable)
    for sheet in twin.sheets {
      for cell in try twin.content(of: sheet).cells {
        let other = try #require(try read.content(of: sheet)[cell.reference])
        let (one, two) = (try twin.style(of: cell), try read.style(of: other))
        #expect(one.font?.name ?? "Calibri" == two.font?.name ?? "Calibri", "\(cell.reference)")
        #expect(one.font?.isBold ?? false == two.font?.isBold ?? false, "\(cell.reference)")
        #expect(one.font?.isStruckThrough ?? false == two.font?.isStruckThrough ?? false, "\(cell.reference)")
        #expect(one.fill == two.fill, "\(cell.reference)")
      }
    }
  }

  @Test(arguments: [
    ("R[-2]C", "B7", "B5"), ("RC[-1]+R5C2", "C3", "B3+$B$5"), ("SUM(R[-3]C:R[-1]C)", "C6", "SUM(C3:C5)"),
    ("'Danh mục'!R1C1:R2C1", "A1", "'Danh mục'!$A$1:$A$2"), ("R3:R5", "A1", "$3:$5"),
    ("C1:C3", "A1", "$A:$C"),
    ("R", "B4", "4:4"), ("C", "B4", "B:B"), ("RC", "B4", "B4"), ("R[1]C[-1]", "A1", "XFD2"),
    ("IF(RC1=\"R1C1\",'R1C1'!RC,R1C1x)", "B2", "IF($A2=\"R1C1\",'R1C1'!B2,R1C1x)"),
    ("ROW()+COUNT(RC[1])", "A1", "ROW()+COUNT(B1)"), ("[R1C1.xls]S!R1C1", "A1", "[R1C1.xls]S!$A$1"),
    ("r1c1", "A1", "$A$1"), ("R[", "A1", "R["), ("", "A1", ""), ("R9999999C1", "A1", "$A$1048576"),
  ])
  func `addresses in rows and columns become letters`(_ formula: String, _ place: String, _ expected: String)
    throws
  {
    let workbook = try Self.open(
      Self.document(
        "<Row ss:Index=\"\(try cell(place).row)\"><Cell ss:Index=\"\(try cell(place).column)\" ss:Formula=\"=\(formula.replacing("\"", with: "&quot;"))\"><Data ss:Type=\"Number\">1</Data></Cell></Row>"
      ))
    let content = try workbook.content(of: workbook.sheets[0], formulas: true)
    #expect(content[place]?.formula == expected)
  }

  @Test func `formulas go there and back`() throws {
    let formulas = [
      "B5", "$B5+B$5*$B$5", "SUM(A1:C3)", "'Tổ 1'!A1", "SUM($3:$5)", "SUM(A:C)", "IF(A1=\"B2\",\"'\",C$4)",
      "XFD1048576-A1", "Tong_1+SUMPRODUCT(--(LEN(M7:M16)>0))",
    ]
    for formula in formulas {
      for place in ["A1", "C7", "XFD1048576"] {
        let relative = RelativeFormula.of(formula, at: try cell(place))
        let text = Self.document(
          "<Row ss:Index=\"\(try cell(place).row)\"><Cell ss:Index=\"\(try cell(place).column)\" ss:Formula=\"=\(relative.replacing("\"", with: "&quot;").replacing("<", with: "&lt;"))\"/></Row>"
        )
        let workbook = try Self.open(text)
        #expect(
          try workbook.content(of: workbook.sheets[0], formulas: true)[place]?.formula == formula,
          "\(relative) at \(place)")
      }
    }
  }

  @Test(arguments: [
    ("Short Date", "45099", "22/06/2023"), ("General Date", "45099.5", "22/06/2023 12:00"),
    ("Percent", "0.5", "50,00%"), ("Fixed", "2", "2,00"), ("Standard", "1234", "1.234,00"),
    ("dd/mm/yyyy", "45099", "22/06/2023"), ("Short Time", "0.25", "6:00"), ("@", "5", "5"),
  ])
  func `formats have names or codes`(_ format: String, _ number: String, _ shown: String) throws {
    let workbook = try Self.open(
      Self.document(
        "<Row><Cell ss:StyleID=\"a\"><Data ss:Type=\"Number\">\(number)</Data></Cell></Row>",
        before: "<Styles><Style ss:ID=\"a\"><NumberFormat ss:Format=\"\(format)\"/></Style></Styles>"))
    #expect(try ForeignListing.shown(in: workbook) == ["S!A1 \(shown)"])
  }

  @Test(arguments: [
    ("<Cell><Data ss:Type=\"DateTime\">2023-03-06T00:00:00.000</Data></Cell>", "A1\td\t2023-03-06T00:00:00"),
    ("<Cell><Data ss:Type=\"DateTime\">1899-12-31T06:00:00.000</Data></Cell>", "A1\tt\t21600"),
    ("<Cell><Data ss:Type=\"Boolean\">1</Data></Cell>", "A1\tb\t1"),
    ("<Cell><Data ss:Type=\"Error\">#N/A</Data></Cell>", "A1\te\t#N/A"),
    ("<Cell><Data ss:Type=\"Number\">1,5</Data></Cell>", "A1\ts\t1,5"),
    ("<Cell ss:Index=\"3\"><Data ss:Type=\"Number\">1.5E1</Data></Cell>", "C1\tn\t15"),
    ("<Cell><Data>chữ</Data></Cell>", "A1\ts\tchữ"),
    ("<Cell ss:MergeAcross=\"1\"/><Cell><Data ss:Type=\"Number\">7</Data></Cell>", "C1\tn\t7"),
    (
      "<Cell><ss:Data ss:Type=\"String\" xmlns=\"http://www.w3.org/TR/REC-html40\">Ghi chú <B><Font html:Face=\".VnTime\" xmlns:html=\"http://www.w3.org/TR/REC-html40\">đậm</Font></B></ss:Data></Cell>",
      "A1\ts\tGhi chú đậm"
    ),
    (
      "<Cell><Data ss:Type=\"String\">a</Data><Comment ss:Author=\"b\"><ss:Data><B>c</B></ss:Data></Comment></Cell>",
      "A1\ts\ta"
    ),
  ])
  func `a cell has its value`(_ row: String, _ line: String) throws {
    #expect(try ForeignListing.cells(of: Self.open(Self.document("<Row>\(row)</Row>"))) == [line])
  }

  @Test func `runs keep their fonts and hidden spans their rows`() throws {
    let workbook = try Self.open(
      Self.document(
        "<Column ss:Index=\"2\" ss:Span=\"1\" ss:Hidden=\"1\"/>"
          + "<Row ss:Hidden=\"1\" ss:Span=\"2\"><Cell><ss:Data ss:Type=\"String\">a<Font ss:Face=\".VnTime\">b</Font></ss:Data></Cell></Row>"
          + "<Row><Cell ss:Formula=\"=1\"/></Row>"))
    let content = try workbook.content(of: workbook.sheets[0], formulaMarks: true)
    #expect(content["A1"]?.richText?.runs.map(\.text) == ["a", "b"])
    #expect(content["A1"]?.richText?.runs.last?.font?.name == ".VnTime")
    #expect(content.rows.map(\.index) == [1, 2, 3, 4])
    #expect(content.rows.map(\.isHidden) == [true, true, true, false])
    #expect(content.details.hiddenColumns == [2...3])
    #expect(content["A4"]?.value == .blank)
    #expect(content["A4"]?.hasFormula == true)
    #expect(try workbook.content(of: workbook.sheets[0]).cells.count { _ in true } == 1)
  }

  @Test func `UTF-16 is read`() throws {
    let text = Self.document("<Row><Cell><Data ss:Type=\"String\">Đoài 😀</Data></Cell></Row>")
      .replacing("version=\"1.0\"", with: "version=\"1.0\" encoding=\"UTF-16\"")
    var bytes: [UInt8] = [0xFF, 0xFE]
    for unit in text.utf16 { bytes += [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)] }
    #expect(try ForeignListing.cells(of: WorkbookReader(bytes: bytes)) == ["A1\ts\tĐoài 😀"])
  }

  @Test(arguments: [
    ("<Row ss:Index=\"2\"/><Row ss:Index=\"1\"/>", WorkbookFault.Code.damagedPart),
    ("<Row ss:Index=\"1048577\"/>", .damagedPart),
    ("<Row><Cell ss:Index=\"16385\"><Data ss:Type=\"Number\">1</Data></Cell></Row>", .damagedPart),
    (
      "<Row><Cell><Data ss:Type=\"String\">\(String(repeating: "x", count: 32_768))</Data></Cell></Row>",
      .limitExceeded
    ),
    (
      "<Row><Cell><Data ss:Type=\"String\">\(String(repeating: "x", count: 2_000_000))</Data></Cell></Row>",
      .limitExceeded
    ),
    (
      "<Row><Cell><Data ss:Type=\"Number\">1</Data></Cell><Cell><Data ss:Type=\"Number\">1</Data></Cell><Cell><Data ss:Type=\"Number\">1</Data></Cell></Row>",
      .limitExceeded
    ),
    (String(repeating: "<Row><Cell>", count: 200), .limitExceeded), ("<Row>", .damagedPart),
    ("&x;", .damagedPart),
  ])
  func `what is wrong or too much is refused`(_ table: String, _ code: WorkbookFault.Code) throws {
    let fault = #expect(throws: WorkbookFault.self) {
      _ = try Self.open(Self.document(table), .with { $0.cells = 2 })
    }
    #expect(fault?.code == code)
    #expect(fault?.file == "a.xml")
  }

  @Test func `a document type is refused`() throws {
    let text = Self.document("").replacing("?>", with: "?><!DOCTYPE a [<!ENTITY b \"c\">]>")
    let fault = #expect(throws: WorkbookFault.self) { _ = try Self.open(text) }
    #expect(fault?.code == .documentType)
  }

  @Test func `it is not edited`() throws {
    let bytes = try Self.workbook().spreadsheetXML2003()
    let fault = #expect(throws: WorkbookFault.self) { _ = try WorkbookEditor(bytes: bytes, named: "a.xml") }
    #expect(fault?.code == .otherSpreadsheetFormat)
  }
}
