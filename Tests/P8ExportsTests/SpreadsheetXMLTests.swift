import P8Forms
import P8Definitions
import P8Model
import SpreadsheetML
import TestSupport
import Testing

import P8Exports

@Suite("Forms as XML Spreadsheet 2003")
struct SpreadsheetXMLTests {
  @Test("every form can be written as one XML file too")
  func forms() throws {
    let definitions = try Project.definitions()
    let form = try #require(definitions.forms["village-report"])
    let request = FormRequest(
      unit: try #require(UnitCode("22219-02", structure: .y2024)), unitName: "Buôn Bai", above: [],
      period: try #require(Period("2023", calendar: .calendar)))
    let bytes = try FormWorkbook(form, for: request, definitions: definitions).blank().spreadsheetXML2003()
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("ss:Name=\"p8_form\""))
    #expect(text.contains("=SUM(R[-10]C:R[-1]C)"))
  }
}
