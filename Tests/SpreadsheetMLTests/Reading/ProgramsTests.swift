import Foundation
import SpreadsheetML
import Testing

/// What several programs wrote of one survey, what this library writes of it again, and what it changes in it.
struct ProgramsTests {
  private typealias Program = SurveyTests.Program

  /// The cells, a line each, as `p8 cells` prints them.
  private static func lines(_ workbook: WorkbookReader) throws -> [String] {
    var text: [UInt8] = []
    try CellListing(of: workbook).write { bytes in
      for index in bytes.indices { text.append(bytes[index]) }
    }
    return String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  private static func bytes(_ program: SurveyTests.Program) throws -> [UInt8] {
    Array(try Data(contentsOf: SurveyTests.folder.appending(path: program.file)))
  }

  @Test func `what three programs wrote gives equal cells`() throws {
    let xlsxwriter = try Self.lines(SurveyTests.open(Program.xlsxwriter.file))
    #expect(try Self.lines(SurveyTests.open(Program.libreoffice.file)) == xlsxwriter)
    // openpyxl writes no result of a formula, and what looks like an escape as it is.
    let others = xlsxwriter.filter { !$0.hasPrefix("C6\t") }
      .map { $0 == "B4\ts\tA_x0041_" ? "B4\ts\tAA" : $0 }
    #expect(try Self.lines(SurveyTests.open(Program.openpyxl.file)) == others)
  }

  @Test(arguments: SurveyTests.Program.allCases)
  func `written again, the cells are the same`(_ program: SurveyTests.Program) throws {
    let source = try SurveyTests.open(program.file)
    var workbook = Workbook(sheets: [])
    for description in source.sheets {
      var sheet = Worksheet(name: description.name)
      for cell in try source.content(of: description).cells {
        sheet.set(CellContent(cell), at: cell.reference, style: try source.style(of: cell))
      }
      workbook.sheets.append(sheet)
    }
    let again = try WorkbookReader(bytes: workbook.xlsx())
    #expect(try Self.lines(again) == Self.lines(source))
  }

  @Test(arguments: SurveyTests.Program.allCases)
  func `an edited copy differs only where it should`(_ program: SurveyTests.Program) throws {
    let original = try Self.bytes(program)
    var editor = try WorkbookEditor(bytes: original)
    let place = try cell("C2")
    editor.set(.number(99), at: place, on: "Khảo sát")
    editor.mark(try cell("A3"), on: "Khảo sát", with: .bad)
    editor.comment(CellComment(at: place, author: "p8", text: "Xem lại"), on: "Khảo sát")
    let edited = try editor.xlsx()

    let before = try Self.lines(WorkbookReader(bytes: original))
    let after = try Self.lines(WorkbookReader(bytes: edited))
    #expect(after == before.map { $0 == "C2\tn\t52" ? "C2\tn\t99" : $0 })
    #expect(after != before)

    let (old, new) = (try WrittenPackage(original), try WrittenPackage(edited))
    let reader = try WorkbookReader(bytes: original)
    let sheet = try #require(reader.sheet(named: "Khảo sát")?.part)
    let touchable = [
      sheet, sheet.replacing("worksheets/", with: "worksheets/_rels/") + ".rels", "xl/workbook.xml",
      "xl/styles.xml", "[Content_Types].xml",
    ]
    for name in old.names
    where !touchable.contains(name) && !name.contains("comments") && !name.hasSuffix(".vml") {
      #expect(new.bytes(name) == old.bytes(name), "\(name)")
    }
    let styles = try WorkbookReader(bytes: edited)
    let content = try styles.content(of: #require(styles.sheet(named: "Khảo sát")))
    let untouched = try #require(content["D2"])
    #expect(try styles.displayedText(of: untouched) == "12.5%")
    #expect(
      try styles.comments(of: #require(styles.sheet(named: "Khảo sát"))).contains { $0.cell == place })
  }
}
