import SpreadsheetML
import Testing

/// A value that is written over a formula: nothing in the package may still speak of the formula.
struct EditedFormulaTests {
  private static let types = """
    <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
    <Default Extension="xml" ContentType="application/xml"/>\
    <Override PartName="/xl/calcChain.xml" ContentType="application/x-chain"/>\
    <Override PartName="/xl/workbook.xml" ContentType="application/x-workbook"/></Types>
    """

  /// A workbook with a chain of calculation, as Excel writes one.
  private func package(_ rows: String) -> TestPackage {
    var package = TestPackage(rows: rows)
    package.set("[Content_Types].xml", Self.types)
    package.set(
      "xl/_rels/workbook.xml.rels",
      TestPackage.relationships(
        ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "styles", "styles.xml"),
        ("rId3", "sharedStrings", "sharedStrings.xml"), ("rId4", "calcChain", "calcChain.xml")))
    package.set(
      "xl/calcChain.xml", "<calcChain xmlns=\"\(TestPackage.main)\"><c r=\"B1\" i=\"1\"/></calcChain>")
    return package
  }

  @Test func `the chain of calculation goes with a formula`() throws {
    let package = package("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><f>A1*2</f><v>2</v></c></row>")
    var editor = try WorkbookEditor(bytes: package.bytes)
    editor.set(.number(3), at: try cell("B1"), on: "S")
    let edited = try WrittenPackage(editor.xlsx())
    #expect(!edited.names.contains("xl/calcChain.xml"))
    #expect(!edited.text("xl/_rels/workbook.xml.rels").contains("calcChain"))
    #expect(edited.text("xl/_rels/workbook.xml.rels").contains("rId3"))
    #expect(!edited.text("[Content_Types].xml").contains("calcChain"))
    #expect(edited.text("[Content_Types].xml").contains("/xl/workbook.xml"))
  }

  @Test func `the chain of calculation stays where no formula goes`() throws {
    let package = package("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><f>A1*2</f><v>2</v></c></row>")
    var editor = try WorkbookEditor(bytes: package.bytes)
    editor.set(.number(3), at: try cell("A1"), on: "S")
    editor.mark(try cell("B1"), on: "S", with: .bad)
    #expect(try WrittenPackage(editor.xlsx()).names.contains("xl/calcChain.xml"))
  }

  @Test func `cells that shared the formula get their own`() throws {
    let package = package(
      """
      <row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*$A$1</f><v>1</v></c></row>\
      <row r="2"><c r="A2"><v>2</v></c><c r="B2"><f t="shared" si="0"/><v>2</v></c></row>\
      <row r="3"><c r="A3"><v>3</v></c><c r="B3"><f t="shared" si="0"/><v>3</v></c></row>
      """)
    var editor = try WorkbookEditor(bytes: package.bytes)
    editor.set(.number(9), at: try cell("B1"), on: "S")
    editor.set(.number(8), at: try cell("B3"), on: "S")
    let edited = try editor.xlsx()
    let reader = try WorkbookReader(bytes: edited)
    let content = try reader.content(of: reader.sheets[0], formulas: true)
    #expect(content["B1"]?.formula == nil)
    #expect(content["B2"]?.formula == "A2*$A$1")
    #expect(content["B2"]?.value == .number(2))
    #expect(content["B3"]?.formula == nil)
    #expect(!(try WrittenPackage(edited).text("xl/worksheets/sheet1.xml").contains("shared")))
  }

  @Test func `the metadata of the old value goes with it`() throws {
    let package = package(
      "<row r=\"1\"><c r=\"A1\" cm=\"1\" vm=\"2\" s=\"0\"><f t=\"array\" ref=\"A1\">1</f><v>1</v></c></row>")
    var editor = try WorkbookEditor(bytes: package.bytes)
    editor.set(.text("x"), at: try cell("A1"), on: "S")
    let sheet = try WrittenPackage(editor.xlsx()).text("xl/worksheets/sheet1.xml")
    #expect(!sheet.contains("cm=") && !sheet.contains("vm=") && !sheet.contains("array"))
    #expect(sheet.contains("s=\"0\""))
  }

  @Test func `the heading of a table is not changed behind its back`() throws {
    var sheet = Worksheet(name: "Danh sách")
    sheet.set(.text("Lan"), row: 2, column: 1)
    sheet.tables.append(
      Table(name: "DS", range: try range("A1:B2"), columns: [.init("Tên"), .init("Số")]))
    let bytes = try Workbook(sheets: [sheet]).xlsx()
    var editor = try WorkbookEditor(bytes: bytes)
    editor.set(.text("Tên"), at: try cell("A1"), on: "Danh sách")
    editor.set(.text("Mai"), at: try cell("A2"), on: "Danh sách")
    _ = try editor.xlsx()
    editor.set(.text("Họ tên"), at: try cell("A1"), on: "Danh sách")
    #expect(
      throws: EditFault.writing(
        WriteFault(.unsupported(.tableHeading("Tên")), sheet: "Danh sách", cell: try cell("A1")))
    ) { _ = try editor.xlsx() }
  }
}
