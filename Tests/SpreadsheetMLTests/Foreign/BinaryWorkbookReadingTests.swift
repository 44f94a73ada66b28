import SpreadsheetML
import Testing

/// Workbooks of Excel 97–2003 are handed out as if they came from a package.
struct BinaryWorkbookReadingTests {
  @Test(arguments: [
    ("excel97/survey-libreoffice.xls", "survey-libreoffice.xlsx"),
    ("survey-old.xls", "survey-xlsxwriter.xlsx"),
    ("excel97/village-openpyxl.xls", "forms/village-libreoffice.xlsx"),
    ("excel97/other-form.xls", "forms/other-form.xlsx"),
  ])
  func `the reader gives what it gives of the twin`(_ old: String, _ twin: String) throws {
    let (found, wanted) = (try SurveyTests.open(old), try SurveyTests.open(twin))
    #expect(try ForeignListing.values(of: found) == ForeignListing.values(of: wanted))
    #expect(found.sheets.map(\.name) == wanted.sheets.map(\.name))
    #expect(found.sheets.map(\.visibility) == wanted.sheets.map(\.visibility))
    #expect(!found.isEditable)
    for (one, other) in zip(found.sheets, wanted.sheets) {
      let (left, right) = (try found.content(of: one), try wanted.content(of: other))
      #expect(left.details.mergedRanges == right.details.mergedRanges)
      #expect(left.details.cellCount == right.details.cellCount)
      #expect(left.rows.filter(\.isHidden).map(\.index) == right.rows.filter(\.isHidden).map(\.index))
      for (cell, same) in zip(left.cells, right.cells) {
        let text = try found.displayedText(of: cell, conventions: .vietnamese)
        #expect(try text == wanted.displayedText(of: same, conventions: .vietnamese), "\(cell.reference)")
      }
    }
  }
}
