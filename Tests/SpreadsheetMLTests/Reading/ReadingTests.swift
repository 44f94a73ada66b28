import Foundation
import SpreadsheetML
import Testing

struct ReadingTests {
  static func open(_ package: TestPackage) throws -> (WorkbookReader, SheetContent) {
    let workbook = try WorkbookReader(bytes: package.bytes)
    return (workbook, try workbook.content(of: workbook.sheets[0], formulas: true))
  }

  @Test(arguments: [
    ("B1*2", "B3*2"), ("$B$1+B$1+$B1", "$B$1+B$1+$B3"), ("SUM(A1:B2)", "SUM(A3:B4)"),
    ("\"A1\"&A1", "\"A1\"&A3"),
    ("'Tờ A1'!A1", "'Tờ A1'!A3"), ("LOG10(A1)", "LOG10(A3)"), ("A1048576", "A2"),
    ("SUM(A:A)+SUM(1:2)", "SUM(A:A)+SUM(3:4)"),
    ("Tên_A1+A1", "Tên_A1+A3"), ("\"a\"\"A1\"\"b\"", "\"a\"\"A1\"\"b\""), ("Bảng[A1]+A1", "Bảng[A1]+A3"),
    ("A1:$B$2", "A3:$B$2"),
    ("TRUE+A1", "TRUE+A3"), ("1E5+A1", "1E5+A3"),
  ])
  func `a shared formula moves with its cell`(_ formula: String, _ moved: String) throws {
    let escaped = formula.replacing("&", with: "&amp;")
    let rows =
      "<row r=\"1\"><c r=\"C1\"><f t=\"shared\" ref=\"C1:C3\" si=\"0\">\(escaped)</f><v>1</v></c></row>"
      + "<row r=\"3\"><c r=\"C3\"><f t=\"shared\" si=\"0\"/><v>1</v></c></row>"
    let (_, sheet) = try Self.open(TestPackage(rows: rows))
    #expect(sheet["C1"]?.formula == formula)
    #expect(sheet["C3"]?.formula == moved)
  }

  @Test func `validations of Excel 2010 are read from their extension`() throws {
    let after =
      "<extLst><ext uri=\"{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}\" xmlns:x14=\"http://schemas.microsoft.com/office/spreadsheetml/2009/9/main\"><x14:dataValidations xmlns:xm=\"http://schemas.microsoft.com/office/excel/2006/main\"><x14:dataValidation type=\"list\" allowBlank=\"1\"><x14:formula1><xm:f>'Danh mục'!$A$1:$A$9</xm:f></x14:formula1><xm:sqref>B2:B9 D4</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>"
    let (_, sheet) = try Self.open(TestPackage(after: after))
    let rule = try #require(sheet.details.dataValidations.first)
    #expect(rule.rule == .listFrom("'Danh mục'!$A$1:$A$9"))
    #expect(rule.ranges.map(\.description) == ["B2:B9", "D4"])
    #expect(rule.allowsBlank)
  }

  @Test func `what is damaged behind the merged ranges refuses only a reading that gets there`() throws {
    let package = TestPackage(
      after: "<mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells><dataValidations><a></b>")
    let workbook = try WorkbookReader(bytes: package.bytes)
    let short = try workbook.content(of: workbook.sheets[0], validations: false)
    #expect(short.cells.map(\.reference.description) == ["A1"])
    #expect(short.details.mergedRanges.map(\.description) == ["A1:B1"])
    #expect(throws: WorkbookFault.self) { try workbook.content(of: workbook.sheets[0]) }
  }

  @Test func `an ampersand in an attribute comes through once`() throws {
    let package = TestPackage().with {
      $0.set(
        "xl/workbook.xml",
        TestPackage.workbook(
          "<sheet name=\"A &amp; B &amp;#38; &quot;C&quot;\" sheetId=\"1\" r:id=\"rId1\"/>"))
    }
    #expect(try Self.open(package).0.sheets[0].name == "A & B &#38; \"C\"")
  }

  @Test func `blank cells with a format are told on request`() throws {
    let package = TestPackage(rows: "<row r=\"1\"><c r=\"A1\" s=\"1\"/><c r=\"B1\"><v>1</v></c></row>")
    let workbook = try WorkbookReader(bytes: package.bytes)
    #expect(try workbook.content(of: workbook.sheets[0]).cells.map(\.reference.description) == ["B1"])
    let all = try workbook.content(of: workbook.sheets[0], blankCells: true)
    #expect(all.cells.map(\.reference.description) == ["A1", "B1"])
    #expect(all["A1"]?.value == .blank)
    #expect(all["A1"]?.styleIndex == 1)
  }

  @Test func `reading stops when enough was seen`() throws {
    let rows = (1...1_000).map { "<row r=\"\($0)\"><c r=\"A\($0)\"><v>\($0)</v></c></row>" }.joined()
    let workbook = try WorkbookReader(bytes: TestPackage(rows: rows).bytes)
    var seen = 0
    let details = try workbook.readRows(of: workbook.sheets[0]) { row in
      seen += 1
      return row.index == 3 ? .stop : .next
    }
    #expect(seen == 3)
    #expect(!details.isComplete)
    #expect(try workbook.readRows(of: workbook.sheets[0]) { _ in .next }.isComplete)
  }

  @Test func `another part may be read while rows come`() throws {
    let rows = (1...5_000).map { "<row r=\"\($0)\"><c r=\"A\($0)\"><v>\($0)</v></c></row>" }.joined()
    let workbook = try WorkbookReader(
      bytes: TestPackage(rows: rows).with { $0.parts = $0.parts.reversed() }.bytes)
    var sum = 0.0
    var inner = 0
    try workbook.readRows(of: workbook.sheets[0]) { row in
      sum += row.cells[0].value.number ?? 0
      if row.index % 1_000 == 0 {
        inner += (try? workbook.content(of: workbook.sheets[0]).details.cellCount) ?? 0
      }
      return .next
    }
    #expect(sum == 12_502_500)
    #expect(inner == 25_000)
  }

  @Test func `a part of many megabytes is streamed to its end`() throws {
    let rows = (1...60_000).map {
      "<row r=\"\($0)\"><c r=\"A\($0)\" t=\"inlineStr\"><is><t>Thôn Đoài số \($0)</t></is></c><c r=\"B\($0)\"><v>\($0)</v></c></row>"
    }.joined()
    let bytes = TestPackage(rows: rows).zip(entry: { $0 = $0.deflated() })
    let tally = try CellTally(of: WorkbookReader(bytes: bytes))
    #expect(tally.cells == 120_000)
    #expect(tally.sum == 1_800_030_000)
  }

  @Test func `hidden rows without cells are told`() throws {
    let (_, sheet) = try Self.open(
      TestPackage(
        rows:
          "<row r=\"2\" hidden=\"1\"/><row r=\"3\" hidden=\"true\"/><row r=\"4\"><c r=\"A4\"><v>1</v></c></row>"
      ))
    #expect(sheet.details.hiddenRows == [2...3])
    #expect(sheet.row(2)?.isHidden == true)
    #expect(sheet.row(4)?.isHidden == false)
    #expect(sheet.row(1) == nil)
  }

  @Test func `names keep their sheet`() throws {
    let package = TestPackage().with {
      $0.set(
        "xl/workbook.xml",
        TestPackage.workbook(
          "<sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\" state=\"veryHidden\"/>",
          after:
            "<definedNames><definedName name=\"_xlnm.Print_Area\" localSheetId=\"0\">S!$A$1</definedName><definedName name=\"x\" hidden=\"1\" localSheetId=\"99\">1&lt;2</definedName></definedNames>"
        ))
    }
    let workbook = try Self.open(package).0
    #expect(workbook.sheets[0].visibility == .veryHidden)
    #expect(workbook.definedNames.map(\.sheet) == ["S", nil])
    #expect(workbook.definedNames.map(\.formula) == ["S!$A$1", "1<2"])
    #expect(workbook.definedNames.map(\.isHidden) == [false, true])
  }

  @Test func `a fault says what, how much and where`() throws {
    let package = TestPackage(
      rows: "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>\(String(repeating: "x", count: 40_000))</v></c></row>")
    let workbook = try WorkbookReader(bytes: package.bytes, named: "báo cáo.xlsx")
    let fault = try #require(
      #expect(throws: WorkbookFault.self) { _ = try workbook.content(of: workbook.sheets[0]) })
    #expect(fault.reason == .cellTooLong(limit: 32_767))
    #expect(
      fault.description
        == "limitExceeded: cellTooLong(limit: 32767) (báo cáo.xlsx, xl/worksheets/sheet1.xml, sheet S, cell A1)"
    )
  }

  @Test func `the same files give the same tally however many are read at once`() async throws {
    let folder = SurveyTests.folder.path(percentEncoded: false)
    let names = [
      "survey-openpyxl.xlsx", "excel97/README.md", "survey-xlsxwriter.xlsx", "none.xlsx",
      "survey-libreoffice.xlsx",
    ]
    let paths = (0..<20).flatMap { _ in names.map { folder + "/" + $0 } }
    let alone = await CellTally.count(paths, jobs: 1)
    let together = await CellTally.count(paths, jobs: 4)
    #expect(alone.tally.files == 60)
    #expect(alone.tally.cells == together.tally.cells)
    #expect(alone.tally.characters == together.tally.characters)
    #expect(alone.faults == together.faults)
    #expect(alone.faults.prefix(2).map(\.code) == [.notAWorkbook, .unreadableFile])
    let line = alone.tally.line
    #expect(line.hasPrefix("files=60 cells=\(alone.tally.cells) sum="))
  }
}
