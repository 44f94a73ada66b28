import Foundation
import SpreadsheetML
import Testing

/// One survey as three programs wrote it: `scripts/make-workbooks.py` makes the files.
struct SurveyTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Workbooks")

  enum Program: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case openpyxl, xlsxwriter, libreoffice

    var testDescription: String { rawValue }
    var file: String { "survey-\(rawValue).xlsx" }
  }

  static func open(_ name: String) throws -> WorkbookReader {
    try WorkbookReader(path: folder.appending(path: name).path(percentEncoded: false))
  }

  static func survey(_ program: Program, formulas: Bool = false) throws -> (WorkbookReader, SheetContent) {
    let workbook = try open(program.file)
    let sheet = try #require(workbook.sheet(named: "Khảo sát"))
    return (workbook, try workbook.content(of: sheet, formulas: formulas))
  }

  static func moment(_ year: Int, _ month: Int, _ day: Int, _ second: Int = 0) -> SerialDate.Moment {
    SerialDate.Moment(year: year, month: month, day: day, second: second)
  }

  @Test(arguments: Program.allCases)
  func `values come with their types`(_ program: Program) throws {
    let (_, sheet) = try Self.survey(program)
    #expect(sheet["A2"]?.value == .text("Bản Nà Phặc"))
    #expect(sheet["B2"]?.value == .text("007"))
    #expect(sheet["C2"]?.value == .number(52))
    #expect(sheet["D2"]?.value == .number(0.125))
    #expect(sheet["E2"]?.value == .date(Self.moment(2026, 3, 5), serial: 46_086))
    #expect(sheet["E3"]?.value == .date(Self.moment(1900, 2, 28), serial: 59))
    #expect(sheet["E4"]?.value == .date(Self.moment(1900, 3, 1), serial: 61))
    for (cell, seconds) in [("F2", 52_200), ("F3", 1), ("F4", 86_399), ("G2", 130_500), ("G4", 360_000)] {
      guard case .time(let read, _) = sheet[cell]?.value else {
        Issue.record("\(cell) is \(String(describing: sheet[cell]?.value))")
        continue
      }
      #expect(read == seconds, "\(cell)")
    }
    #expect(sheet["H2"]?.value == .boolean(true))
    #expect(sheet["H3"]?.value == .boolean(false))
    guard case .date(let moment, _) = sheet["I3"]?.value else {
      Issue.record("I3 is no date")
      return
    }
    #expect(moment == Self.moment(2025, 12, 31, 86_399))
    #expect(sheet["D6"]?.value == .error(.divisionByZero))
    #expect(sheet["A4"]?.value == .text("Xóm <Đồng>\nQuang"))
    #expect(sheet["A8"]?.value == .text("Ghi chú đậm"))
    #expect(sheet.details.notices.isEmpty)
    // The formula for which openpyxl writes no result counts as blank.
    #expect(sheet.details.cellCount == (program == .openpyxl ? 41 : 42))
    #expect(sheet.details.usedRange == CellRange("A1:I10"))
    #expect(sheet.details.isOrdered)
  }

  @Test(arguments: [Program.xlsxwriter, .libreoffice])
  func `a text that looks like an escape comes back as it was written`(_ program: Program) throws {
    let (_, sheet) = try Self.survey(program)
    #expect(sheet["B4"]?.value == .text("A_x0041_"))
  }

  @Test(arguments: Program.allCases)
  func `the displayed text follows the number format and the country`(_ program: Program) throws {
    let (workbook, sheet) = try Self.survey(program)
    let expected = [
      ("B7", "007"), ("C3", "1.234.567"), ("D2", "12,5%"), ("E2", "05/03/2026"), ("F2", "14:30"),
      ("G2", "36:15"),
      ("I2", "05/03/2026 07:45:30"), ("H2", "TRUE"), ("D6", "#DIV/0!"), ("C4", "-4"),
    ]
    for (reference, text) in expected {
      let cell = try #require(sheet[reference])
      #expect(try workbook.displayedText(of: cell, conventions: .vietnamese) == text, "\(reference)")
    }
    let cell = try #require(sheet["C3"])
    #expect(try workbook.displayedText(of: cell) == "1,234,567")
  }

  @Test(arguments: Program.allCases)
  func `formulas are told on request`(_ program: Program) throws {
    let (_, plain) = try Self.survey(program)
    #expect(plain["C6"]?.formula == nil)
    let (_, sheet) = try Self.survey(program, formulas: true)
    #expect(sheet["C6"]?.formula == "SUM(C2:C4)")
    // openpyxl never writes a result.
    #expect(sheet["C6"]?.value == (program == .openpyxl ? .blank : .number(1_234_615.5)))
  }

  @Test(arguments: Program.allCases)
  func `merges, hidden rows and columns, lists and names are told`(_ program: Program) throws {
    let (workbook, sheet) = try Self.survey(program)
    #expect(sheet.details.mergedRanges == [CellRange("A10:C10")].compactMap(\.self))
    #expect(sheet.row(3)?.isHidden == true)
    #expect(sheet.row(2)?.isHidden == false)
    #expect(sheet.details.hiddenColumns == [7...7])
    let rules = sheet.details.dataValidations
    #expect(rules.contains { $0.rule == .list(["Có", "Không", "Không rõ"]) })
    #expect(
      rules.contains {
        $0.rule == .listFrom("'Danh mục'!$A$1:$A$2") && $0.ranges == [CellRange("A2:A4")].compactMap(\.self)
      })
    #expect(workbook.sheets.map(\.name) == ["Khảo sát", "Danh mục"])
    #expect(workbook.sheets.map(\.visibility) == [.visible, .hidden])
    let name = try #require(workbook.definedNames.first { $0.name == "p8.section" })
    #expect(name.formula.replacing("'", with: "") == "Khảo sát!$A$2")
    #expect(name.sheet == nil)
  }

  @Test(arguments: Program.allCases)
  func `fonts, fills and runs are told`(_ program: Program) throws {
    let (workbook, sheet) = try Self.survey(program)
    let head = try workbook.style(of: try #require(sheet["A1"]))
    #expect(head.font?.name == "Times New Roman")
    #expect(head.font?.isBold == true)
    #expect(head.fill == .lightYellow)
    let plain = try workbook.style(of: try #require(sheet["A2"]))
    #expect(plain.font?.isBold == false)
    #expect(plain.fill == nil)
    let runs = try #require(sheet["A8"]?.richText?.runs)
    #expect(runs.map(\.text) == ["Ghi chú ", "đậm"])
    #expect(runs.last?.font?.name == ".VnTime")
    #expect(runs.last?.font?.isBold == true)
  }

  @Test(arguments: Program.allCases)
  func `comments and properties are told`(_ program: Program) throws {
    let workbook = try Self.open(program.file)
    let comments = try workbook.comments(of: workbook.sheets[0])
    #expect(comments.map(\.cell) == [CellReference("A2")].compactMap(\.self))
    #expect(comments.first?.text.plainText.contains("Kiểm tra lại") == true)
    if program != .libreoffice { #expect(comments.first?.author == "Cán bộ xã") }
    #expect(try workbook.comments(of: workbook.sheets[1]).isEmpty)
    let properties = try workbook.properties()
    #expect(properties.title == "Khảo sát thôn")
    #expect(properties.author == "Project8")
    if program != .openpyxl {
      #expect(properties.custom.first { $0.name == "p8.form" }?.value == .text("village-report"))
    }
  }

  @Test(arguments: [
    ("excel97/README.md", WorkbookFault.Code.notAWorkbook),
    ("missing.xlsx", .unreadableFile), ("", .unreadableFile),
  ])
  func `a file of another kind is named`(_ name: String, _ code: WorkbookFault.Code) throws {
    let fault = #expect(throws: WorkbookFault.self) { _ = try Self.open(name) }
    #expect(fault?.code == code)
    #expect(fault?.file?.hasSuffix(name) == true)
    #expect(fault?.isOfSurroundings == (code == .unreadableFile))
  }
}
