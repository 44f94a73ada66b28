import SpreadsheetML
import P8Definitions
import P8Model
import TestSupport
import Testing

import P8Exports

@Suite("Headers of report layouts")
struct HeaderWidthTests {
  @Test(
    "no word of a header is wider than its column",
    arguments: try Project.definitions().reports.keys.sorted(), [Language.vi, .en])
  func wordsFit(layout: String, language: Language) throws {
    let template = try #require(Project.definitions().reports[layout])
    for sheet in template.sheets {
      for column in sheet.columns {
        for word in column.header[language].split(whereSeparator: { " \n".contains($0) }) {
          let lines = TextFit.lines(
            String(word), width: column.width.double, size: template.page.tableFontSize.double, isBold: true)
          #expect(lines == 1, "\(sheet.id), \(column.id): \(word)")
        }
      }
    }
  }
}
