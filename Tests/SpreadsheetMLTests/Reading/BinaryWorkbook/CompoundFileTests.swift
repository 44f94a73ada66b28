import SpreadsheetML
import Testing

/// The container of Excel 97–2003, put together by hand.
struct CompoundFileTests {
  private typealias Records = RecordAssembler

  /// A stream with a text in its only cell, filled up to a size by records that say nothing.
  static func stream(_ text: String, size: Int = 0) -> [UInt8] {
    let label = Records.record(0x0204, .word(0, 0, 0) + .text(text))
    var records = [label]
    var left = size
    while left > 0 {
      records.append(Records.record(0x00FF, .raw(Array(repeating: 7, count: min(left, 8_000)))))
      left -= 8_004
    }
    return RecordAssembler([.init(records: records)]).stream
  }

  private static func cell(_ file: [UInt8]) throws(WorkbookFault) -> String {
    try BinaryListing(file).lines.dropFirst().first ?? ""
  }

  // Eight million bytes need more sectors for the table than the head has room for.
  @Test(arguments: [9, 12], [0, 2_000, 4_096, 20_000, 8_000_000])
  func `streams are found in small and large sectors`(_ shift: Int, _ size: Int) throws {
    let file = CompoundAssembler(
      [("\u{5}SummaryInformation", [1, 2, 3]), ("Workbook", Self.stream("đúng", size: size))], shift: shift)
    #expect(try Self.cell(file.bytes) == "A1\ts\tđúng\tGeneral\tArial")
  }

  @Test func `a workbook within the workbook is another one`() throws {
    var file = CompoundAssembler([("Workbook", Self.stream("ngoài"))])
    file.inner = [("Workbook", Self.stream("trong"))]
    #expect(try Self.cell(file.bytes) == "A1\ts\tngoài\tGeneral\tArial")
    file.streams = [("Other", Self.stream("ngoài"))]
    #expect(throws: WorkbookFault(.oldOfficeFile)) { try Self.cell(file.bytes) }
  }

  @Test(arguments: ["WORKBOOK", "workbook"])
  func `the name of the stream may be written in any letters`(_ name: String) throws {
    #expect(try Self.cell(CompoundAssembler([(name, Self.stream("x"))]).bytes) == "A1\ts\tx\tGeneral\tArial")
  }

  @Test(arguments: [
    ("Book", WorkbookFault.Reason.veryOldExcel), ("EncryptedPackage", .password),
    ("WordDocument", .oldOfficeFile),
  ])
  func `another kind of file is named`(_ name: String, _ reason: WorkbookFault.Reason) {
    #expect(throws: WorkbookFault(reason)) {
      try Self.cell(CompoundAssembler([(name, Self.stream("x"))]).bytes)
    }
  }

  @Test func `without a container the records are read too`() throws {
    #expect(try Self.cell(Self.stream("trần")) == "A1\ts\ttrần\tGeneral\tArial")
  }

  @Test func `the last sector may be cut to what is used`() throws {
    let stream = Self.stream("x", size: 5_000)
    var file = CompoundAssembler([("Workbook", stream)]).bytes
    // The table stands last, and its end is of no use.
    file.removeLast(128)
    #expect(throws: WorkbookFault(.streamCutOff)) { try Self.cell(file) }
  }

  /// Where the table of chains begins: behind all else, in a file of one sector of it.
  private static func table(_ file: [UInt8]) -> Int { file.count - 512 }

  @Test(arguments: [
    (0, 0, WorkbookFault.Reason.sectorChain), (3, 1, .sectorChain), (2, 0x7FFF_FFFF, .sectorChain),
    (1, 0xFFFF_FFFE, .streamCutOff), (1, 0xFFFF_FFFF, .sectorChain),
  ])
  func `a chain that is broken or runs in a circle is refused`(
    _ sector: Int, _ next: Int, _ reason: WorkbookFault.Reason
  ) {
    var file = CompoundAssembler([("Workbook", Self.stream("x", size: 5_000))]).bytes
    let place = Self.table(file) + sector * 4
    for index in 0..<4 { file[place + index] = UInt8(truncatingIfNeeded: next >> (index * 8)) }
    #expect(throws: WorkbookFault(reason)) { try Self.cell(file) }
  }

  @Test(arguments: [28, 30, 32, 48])
  func `a head that is wrong is refused`(_ place: Int) {
    var file = CompoundAssembler([("Workbook", Self.stream("x"))]).bytes
    file[place] = 0x77
    #expect(throws: WorkbookFault.self) { try Self.cell(file) }
  }

  @Test(arguments: [
    ("EncryptedPackage", WorkbookFault.Reason.password), ("Book", .veryOldExcel),
    ("WordDocument", .oldOfficeFile),
    ("Workbook", .compoundHeader),
  ])
  func `a container that is damaged says what stood in it`(_ name: String, _ reason: WorkbookFault.Reason) {
    var file = CompoundAssembler([(name, Self.stream("x"))]).bytes
    file[30] = 0x77
    #expect(throws: WorkbookFault(reason)) { try Self.cell(file) }
  }

  @Test func `a list of the table that leads to itself is refused`() {
    var file = CompoundAssembler([("Workbook", Self.stream("x", size: 8_000_000))]).bytes
    // The last number of the list is where it goes on; here the list is the last sector.
    let list = file.count / 512 - 2
    for index in 0..<4 { file[file.count - 4 + index] = UInt8(truncatingIfNeeded: list >> (index * 8)) }
    #expect(throws: WorkbookFault(.sectorChain)) { try Self.cell(file) }
  }

  @Test func `too many entries are refused`() {
    var limits = ReadingLimits()
    limits.parts = 3
    let file = CompoundAssembler([("a", []), ("b", []), ("c", []), ("Workbook", Self.stream("x"))]).bytes
    #expect(throws: WorkbookFault(.tooManyParts(8, limit: 3))) {
      try BinaryListing(file, limits: limits)
    }
  }
}
