import SpreadsheetML
import TestSupport
import Testing

/// The examples of the article “Reading”, run.
struct ReadingExamples {
  // Example
  func members(in path: String) throws(WorkbookFault) -> Double? {
    let workbook = try WorkbookReader(path: path)
    guard let sheet = workbook.sheet(named: "Tổ truyền thông") else { return nil }
    let content = try workbook.content(of: sheet)
    return content["B2"]?.value.number
  }
  // End of example

  // Example
  func text(of value: CellValue) -> String {
    switch value {
    case .blank: "nothing"
    case .number(let number): "the number \(number)"
    case .text(let text): "the text \(text)"
    case .boolean(let truth): truth ? "true" : "false"
    case .error(let error): "the error \(error.rawValue)"
    case .date(let moment, _): "the day \(moment.day)/\(moment.month)/\(moment.year)"
    case .time(let seconds, _): "\(seconds) seconds"
    }
  }
  // End of example

  // Example
  func shownRow(
    _ number: Int, of sheet: SheetDescription, in workbook: WorkbookReader
  ) throws(WorkbookFault) -> [String] {
    let content = try workbook.content(of: sheet)
    var texts: [String] = []
    for cell in content.row(number)?.cells ?? [] {
      texts.append(try workbook.displayedText(of: cell, conventions: .vietnamese))
    }
    return texts
  }
  // End of example

  // Example
  func sum(
    ofColumn column: Int, of sheet: SheetDescription, in workbook: WorkbookReader
  ) throws(WorkbookFault) -> Double {
    var sum = 0.0
    try workbook.readRows(of: sheet) { row in
      for cell in row.cells where cell.reference.column == column {
        sum += cell.value.number ?? 0
      }
      return .next
    }
    return sum
  }
  // End of example

  // Example
  func choices(for cell: CellReference, in content: SheetContent) -> [String]? {
    for validation in content.details.dataValidations
    where validation.ranges.contains(where: { $0.contains(cell) }) {
      if case .list(let choices) = validation.rule { return choices }
    }
    return nil
  }
  // End of example

  private func written() throws -> (folder: TemporaryFolder, path: String) {
    var sheet = Worksheet(name: "Tổ truyền thông")
    sheet.set(.text("Tổ"), row: 1, column: 1)
    sheet.set(.text("Thành viên"), row: 1, column: 2)
    sheet.set(.text("Buôn Bai"), row: 2, column: 1)
    sheet.set(.number(1_250.5), row: 2, column: 2, style: CellStyle(numberFormat: "#,##0.0"))
    sheet.set(
      .date(.init(year: 2023, month: 10, day: 30)), row: 2, column: 3, style: CellStyle(numberFormat: .date))
    sheet.set(.number(7), row: 3, column: 2)
    let cells = try #require(CellRange("D2:D9"))
    sheet.dataValidations = [DataValidation(range: cells, rule: .list(["Có", "Không"]))]
    let folder = try TemporaryFolder()
    let path = folder.path("to.xlsx")
    try Workbook(sheets: [sheet]).write(to: path)
    return (folder, path)
  }

  @Test func `a cell is read by its address`() throws {
    let (folder, path) = try written()
    #expect(try members(in: path) == 1_250.5)
    _ = folder
  }

  @Test func `values have their kinds, and the text that a person sees`() throws {
    let (folder, path) = try written()
    let workbook = try WorkbookReader(path: path)
    let sheet = try #require(workbook.sheets.first)
    let content = try workbook.content(of: sheet)
    #expect(
      content.row(2)?.cells.map { text(of: $0.value) } == [
        "the text Buôn Bai", "the number 1250.5", "the day 30/10/2023",
      ])
    #expect(try shownRow(2, of: sheet, in: workbook) == ["Buôn Bai", "1.250,5", "30/10/2023"])
    #expect(try sum(ofColumn: 2, of: sheet, in: workbook) == 1_257.5)
    let cell = try #require(CellReference("D5"))
    #expect(choices(for: cell, in: content) == ["Có", "Không"])
    _ = folder
  }
}
