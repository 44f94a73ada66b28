import SpreadsheetML
import Testing

/// The examples of the article “Limits”, run.
struct LimitsExamples {
  // Example
  func openReport(_ bytes: [UInt8], named name: String) throws(WorkbookFault) -> WorkbookReader {
    var limits = ReadingLimits()
    limits.fileBytes = 20 << 20
    limits.totalBytes = 200 << 20
    limits.cells = 500_000
    return try WorkbookReader(bytes: bytes, named: name, limits: limits)
  }
  // End of example

  // Example
  func answer(to bytes: [UInt8], named name: String) -> String {
    do throws(WorkbookFault) {
      let workbook = try WorkbookReader(bytes: bytes, named: name)
      for sheet in workbook.sheets {
        try workbook.readRows(of: sheet) { _ in .next }
      }
      return "\(name) has \(workbook.sheets.count) sheets."
    } catch {
      switch error.code {
      case .encrypted: return "Take the password off \(name) and send it again."
      case .oldBinaryFormat, .otherSpreadsheetFormat: return "Save \(name) as .xlsx and send it again."
      default: return "\(name) cannot be read: \(error)"
      }
    }
  }
  // End of example

  // Example
  func oddities(of sheet: SheetDescription, in workbook: WorkbookReader) throws(WorkbookFault) -> [String] {
    let content = try workbook.content(of: sheet)
    return (workbook.notices + content.details.notices).map(\.description)
  }
  // End of example

  private func workbook(rows: Int) throws -> [UInt8] {
    var sheet = Worksheet(name: "Tổ")
    for row in 1...rows { sheet.set(.number(Double(row)), row: row, column: 1) }
    return try Workbook(sheets: [sheet]).xlsx()
  }

  @Test func `a workbook within the limits is read`() throws {
    let reader = try openReport(try workbook(rows: 3), named: "to.xlsx")
    let sheet = try #require(reader.sheets.first)
    #expect(try reader.content(of: sheet).details.cellCount == 3)
    #expect(try oddities(of: sheet, in: reader) == [])
  }

  @Test func `a workbook beyond a limit is refused with file, sheet and cell`() throws {
    var limits = ReadingLimits()
    limits.cells = 2
    let reader = try WorkbookReader(bytes: try workbook(rows: 3), named: "to.xlsx", limits: limits)
    let sheet = try #require(reader.sheets.first)
    let fault = #expect(throws: WorkbookFault.self) { _ = try reader.content(of: sheet) }
    #expect(fault?.code == .limitExceeded)
    #expect(fault?.file == "to.xlsx")
    #expect(fault?.sheet == "Tổ")
  }

  @Test func `the cells of all sheets count together, those of one sheet once`() throws {
    func sheet(_ name: String) -> Worksheet {
      var sheet = Worksheet(name: name)
      for row in 1...3 { sheet.set(.number(1), row: row, column: 1) }
      return sheet
    }
    var limits = ReadingLimits()
    limits.workbookCells = 5
    let bytes = try Workbook(sheets: [sheet("Một"), sheet("Hai")]).xlsx()
    let reader = try WorkbookReader(bytes: bytes, named: "to.xlsx", limits: limits)
    #expect(try reader.content(of: reader.sheets[0]).details.cellCount == 3)
    #expect(try reader.content(of: reader.sheets[0]).details.cellCount == 3)
    let fault = #expect(throws: WorkbookFault.self) { _ = try reader.content(of: reader.sheets[1]) }
    #expect(fault?.code == .limitExceeded && fault?.sheet == "Hai")
    #expect(fault?.description.contains("tooManyWorkbookCells(limit: 5)") == true)
  }

  @Test func `the sender is told what to do`() throws {
    #expect(answer(to: try workbook(rows: 1), named: "a.xlsx") == "a.xlsx has 1 sheets.")
    let container: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    let old = answer(to: container + Array(repeating: 0, count: 2_000), named: "a.xls")
    #expect(old == "a.xls cannot be read: notAWorkbook: oldOfficeFile (a.xls)")
    #expect(answer(to: Array("<html>".utf8), named: "b.xlsx") == "Save b.xlsx as .xlsx and send it again.")
  }
}
