import SpreadsheetML
import Testing

struct ValuesTests {
  @Test(arguments: [
    ("A1", 1, 1), ("Z1", 1, 26), ("AA10", 10, 27), ("XFD1048576", 1_048_576, 16_384), ("$D$17", 17, 4),
    ("b2", 2, 2),
  ])
  func `addresses are read`(_ text: String, _ row: Int, _ column: Int) throws {
    let reference = try #require(CellReference(text))
    #expect(reference.row == row && reference.column == column)
    #expect(CellReference(reference.description) == reference)
    #expect(CellReference(reference.absolute) == reference)
  }

  @Test(arguments: [
    "", "A", "1", "A0", "XFE1", "A1048577", "AAAA1", "A1B", "A-1", "Ạ1", "A1:B2", "A12345678",
  ])
  func `what is no address is refused`(_ text: String) {
    #expect(CellReference(text) == nil)
  }

  @Test func `every column has its letters`() {
    for column in stride(from: 1, through: CellReference.maximumColumn, by: 7) {
      #expect(CellReference("\(CellReference.letters(ofColumn: column))1")?.column == column)
    }
  }

  @Test func `ranges are read from any corner`() throws {
    let range = try #require(CellRange("C5:A2"))
    #expect(range.description == "A2:C5")
    #expect(CellRange("B2")?.description == "B2")
    #expect(try range.contains(#require(CellReference("B3"))))
    #expect(try !range.contains(#require(CellReference("D3"))))
    #expect(try range.overlaps(#require(CellRange("C5:D9"))))
    #expect(try !range.overlaps(#require(CellRange("D6:E9"))))
    for text in ["", ":", "A1:", ":A1", "A1:B2:C3", "A1-B2"] { #expect(CellRange(text) == nil, "\(text)") }
  }

  @Test(arguments: [
    (1.0, 1900, 1, 1), (59, 1900, 2, 28), (61, 1900, 3, 1), (36_526, 2000, 1, 1), (46_086, 2026, 3, 5),
    (2_958_465, 9999, 12, 31),
    (45_716, 2025, 2, 28), (45_351, 2024, 2, 29),
  ])
  func `serial numbers are days`(_ serial: Double, _ year: Int, _ month: Int, _ day: Int) {
    let moment = SerialDate.Moment(year: year, month: month, day: day)
    #expect(SerialDate.moment(of: serial, in: .from1900) == moment)
    #expect(SerialDate.serial(of: moment, in: .from1900) == serial)
    if serial > 1_462 {
      #expect(SerialDate.moment(of: serial - 1_462, in: .from1904) == moment)
      #expect(SerialDate.serial(of: moment, in: .from1904) == serial - 1_462)
    }
  }

  @Test(arguments: [60, 60.99, -1, 2_958_466, Double.nan, .infinity, 1e300])
  func `what is no day gives none`(_ serial: Double) {
    #expect(SerialDate.moment(of: serial, in: .from1900) == nil)
  }

  @Test func `days that are none have no serial number`() {
    for (year, month, day) in [
      (2026, 2, 29), (2026, 13, 1), (2026, 0, 1), (2026, 1, 0), (1899, 12, 31), (10_000, 1, 1), (1900, 2, 29),
    ] {
      #expect(SerialDate.serial(of: .init(year: year, month: month, day: day), in: .from1900) == nil)
    }
  }

  @Test func `every day of three centuries comes back`() {
    for serial in 61..<110_000 {
      guard let moment = SerialDate.moment(of: Double(serial), in: .from1900) else {
        Issue.record("\(serial)")
        continue
      }
      if SerialDate.serial(of: moment, in: .from1900) != Double(serial) {
        Issue.record("\(serial) \(moment)")
      }
    }
  }
}
