import SpreadsheetML
import TestSupport
import Testing

/// Each part of a workbook that uses everything, against the committed text.
struct PartTests {
  private static let folder =
    #filePath.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/Golden"

  @Test func `the package lists its parts in a fixed order`() throws {
    let package = try WrittenPackage(Self.workbook())
    #expect(
      package.names == [
        "[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
        "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/styles.xml", "xl/comments1.xml",
        "xl/media/image1.png", "xl/theme/theme1.xml", "xl/charts/chart1.xml", "xl/charts/chart2.xml",
        "xl/sharedStrings.xml", "xl/tables/table1.xml", "xl/drawings/drawing1.xml",
        "xl/drawings/vmlDrawing1.vml", "xl/drawings/_rels/drawing1.xml.rels",
        "xl/worksheets/_rels/sheet1.xml.rels", "docProps/app.xml", "docProps/core.xml", "docProps/custom.xml",
      ])
  }

  @Test(arguments: [
    "[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
    "xl/worksheets/sheet1.xml", "xl/worksheets/_rels/sheet1.xml.rels", "xl/worksheets/sheet2.xml",
    "xl/styles.xml", "xl/sharedStrings.xml", "xl/theme/theme1.xml", "xl/tables/table1.xml",
    "xl/comments1.xml",
    "xl/drawings/vmlDrawing1.vml", "xl/drawings/drawing1.xml", "xl/drawings/_rels/drawing1.xml.rels",
    "xl/charts/chart1.xml", "xl/charts/chart2.xml", "docProps/app.xml", "docProps/core.xml",
    "docProps/custom.xml",
  ])
  func `a part is written as it was`(_ name: String) throws {
    let package = try WrittenPackage(Self.workbook())
    let file = name.replacing("/", with: "-").replacing("[", with: "").replacing("]", with: "")
    Golden.expect(package.lines(name), equals: "\(Self.folder)/\(file).txt")
  }

  @Test func `XML Spreadsheet 2003 is written as it was`() throws {
    let bytes = try Self.workbook().spreadsheetXML2003()
    let text = String(decoding: bytes, as: UTF8.self).replacing("><", with: ">\n<")
    Golden.expect(text, equals: "\(Self.folder)/spreadsheet-2003.xml.txt")
  }

  @Test func `the same workbook gives the same bytes`() throws {
    let first = try Self.workbook().xlsx()
    let second = try Self.workbook().xlsx()
    #expect(first == second)
  }

  @Test func `the older format names what it leaves out`() throws {
    let left = try Self.workbook().leftOutOfSpreadsheet2003
    #expect(left == ["1 pictures", "2 charts", "1 tables (their cells are kept)", "1 conditional formats"])
  }

  /// A workbook with something in each part.
  static func workbook() throws -> Workbook {
    var sheet = Worksheet(name: "1. Tổ truyền thông")
    sheet.merge(
      try range("A1:C1"), .text("Báo cáo"),
      style: CellStyle(
        font: .init(name: "Times New Roman", size: 14, isBold: true), alignment: .init(horizontal: .center)))
    sheet.set(
      .richText(RichText([.init("Nữ"), .init(" đậm", font: .init(isBold: true, color: .red))])),
      at: try cell("A2"))
    sheet.set(.hyperlink(.init(.address("https://example.org/")), text: "Trang"), at: try cell("B2"))
    sheet.set(
      .number(0.125), at: try cell("C2"),
      style: CellStyle(
        fill: .lightYellow, borders: .all(.thin), numberFormat: .percentOneDecimal, isLocked: false))
    for row in 6...7 {
      sheet.set([.text("Thôn \(row)"), .number(Double(row)), .number(2)], row: row)
    }
    sheet.tables = [
      Table(
        name: "BangThon", range: try range("A5:C8"),
        columns: [.init("Thôn", total: .label("Cộng")), .init("Nữ", total: .sum(13)), .init("Nam")],
        hasTotals: true)
    ]
    sheet.columnWidths = [1: .fitted(), 2: .characters(12)]
    sheet.rowHeights[3] = .points(30)
    sheet.hiddenRows = [4]
    sheet.frozenAt = try cell("B3")
    sheet.page = PageSetup(
      orientation: .landscape, scaling: .fitToWidth, repeatedRows: 1...2,
      headerFooter: HeaderFooter(
        footer: .init(center: "&P/&N"), firstHeader: .init(left: "Bìa"), firstFooter: .init()),
      printArea: [try range("A1:C8")], rowBreaks: [5])
    sheet.dataValidations = [
      .init(range: try range("B6:C7"), rule: .whole(.atLeast("0")), prompt: "Số\nngười", error: "Sai"),
      .init(range: try range("A10"), rule: .list(["Có", "Không"])),
    ]
    sheet.conditionalFormats = [
      .init(range: try range("B6:B7"), rule: .value(.greaterThan("6"), .bad)),
      .init(range: try range("C6:C7"), rule: .dataBar(.linkBlue)),
    ]
    sheet.comments = [CellComment(at: try cell("B6"), author: "p8", text: "Xem lại")]
    sheet.images = [SheetImage(png: png, at: try cell("E1"), description: "Biểu trưng")]
    let categories = Chart.Source(sheet: sheet.name, range: try range("A6:A7"))
    let values = Chart.Source(sheet: sheet.name, range: try range("B6:B7"))
    sheet.charts = [
      Chart(
        .column(.stacked), title: "Theo thôn",
        series: [.init(name: "Nữ", categories: categories, values: values, color: .red)],
        valueAxisTitle: "Người", dataLabels: .value, at: try cell("E5")),
      Chart(
        .doughnut(hole: 60), series: [.init(name: "Nữ", categories: categories, values: values)],
        at: try cell("E20")),
    ]
    sheet.protection = SheetProtection(allowing: .fillIn)
    var hidden = Worksheet(name: "Danh mục")
    hidden.visibility = .veryHidden
    var workbook = Workbook(
      sheets: [sheet, hidden],
      properties: DocumentProperties(
        title: "Báo cáo", author: "Hội LHPN", created: .init(year: 2026, month: 1, day: 2),
        custom: [.init("Phiên bản", .whole(2))]))
    workbook.definedNames = [DefinedName("p8.section", formula: "\"team\"", isHidden: true)]
    return workbook
  }

  /// A picture of one dot; only its head is looked at.
  static let png: [UInt8] =
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0x49, 0x48, 0x44, 0x52]
    + [0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0, 0x90, 0x77, 0x53, 0xDE]
}
