import SpreadsheetML
import TestSupport
import Testing

/// Workbooks of Excel 97–2003 that are cut, changed or made to do harm: they give values or faults, and never much.
struct HostileBinaryTests {
  private typealias Records = RecordAssembler

  private static let small = ["survey-libreoffice", "numbers", "other-form", "from1904"]

  /// Reads bytes; nil where a fault says why they cannot be.
  private static func lines(_ bytes: [UInt8]) -> [String]? {
    do throws(WorkbookFault) {
      return try BinaryListing(bytes).lines
    } catch {
      #expect(!error.description.isEmpty)
      return nil
    }
  }

  @Test(arguments: small)
  func `a file that is cut off is refused`(_ name: String) throws {
    let bytes = try BinaryWorkbookTests.bytes(name)
    let whole = try #require(Self.lines(bytes))
    for length in stride(from: 0, to: bytes.count, by: 97) {
      // What stands behind the streams that are read may be missing.
      if let lines = Self.lines(Array(bytes.prefix(length))) { #expect(lines == whole) }
    }
    #expect(Self.lines(Array(bytes.prefix(bytes.count / 2))) == nil)
  }

  /// Cut within its records, which stand in a stream of their own.
  @Test func `records that are cut off are refused wherever they end`() throws {
    let book = Self.book().stream
    for length in 0..<book.count { #expect(Self.lines(Array(book.prefix(length))) == nil, "\(length)") }
    #expect(Self.lines(book)?.count == 7)
  }

  /// A bit of everything.
  private static func book() -> RecordAssembler {
    let shared = Records.Content.byte(0x01) + .word(0, 1)
    let formula = Records.record(
      0x0006, .word(0, 1, 0) + .byte(0, 0, 0, 0, 0, 0, 0xFF, 0xFF) + .word(8) + .long(0) + .word(5) + shared)
    let tokens = Records.Content.byte(0x4C) + .word(0, 0xC0FF) + .byte(0x17, 1, 0, 0x78, 0x08)
    return RecordAssembler(
      Records.record(0x00FD, .word(0, 0, 0) + .long(0)), formula,
      Records.record(0x04BC, .word(0, 2) + .byte(1, 1, 0, 3) + .word(tokens.bytes.count) + tokens),
      Records.record(0x0207, .text("một")),
      Records.record(0x00BD, .word(4, 2, 1) + .long(8 << 2 | 2) + .word(2)),
      Records.record(0x00E5, .word(1) + .word(0, 1, 0, 2)),
      Records.record(0x005D, .word(0x15, 18, 0x19, 1) + .raw(Array(repeating: 0, count: 14))),
      Records.record(0x01B6, .word(0x212, 0, 0, 0, 0, 4, 8, 0, 0)), Records.record(0x003C, .letters("Xem ")),
      Records.record(0x003C, .word(0, 1, 0, 0)), Records.record(0x001C, .word(2, 0, 0, 1) + .text("Cán bộ"))
    ).with {
      $0.behind = [
        Records.record(0x01AE, .word(1, 0x0401)), Records.record(0x0017, .word(1) + .word(0, 0, 0)),
        Records.record(
          0x0018,
          .word(0) + .byte(0, 1) + .word(7, 0, 0) + .byte(0, 0, 0, 0) + .letters("n") + .byte(0x3A)
            + .word(0, 0, 0)),
        Records.strings([.word(3) + .byte(8) + .word(1) + .byte(97, 98, 99) + .word(1, 2)]),
      ]
    }
  }

  @Test(arguments: 0..<24)
  func `bits that are changed give values or faults`(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var sources = try Self.small.map { try BinaryWorkbookTests.bytes($0) }
    sources += [Self.book().stream, CompoundAssembler([("Workbook", Self.book().stream)]).bytes]
    var read = 0
    for round in 0..<240 {
      var bytes = sources[round % sources.count]
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        bytes[place] =
          Bool.random(using: &random) ? UInt8.random(in: 0...255, using: &random) : bytes[place] ^ 0xFF
      }
      if Self.lines(bytes) != nil { read += 1 }
    }
    // Most places are text or padding.
    #expect(read > 0 && read < 240)
  }

  /// Every record with every length that is too short for it.
  @Test func `records that are too short give values or faults`() throws {
    let types = [
      0x06, 0x17, 0x18, 0x1C, 0x22, 0x23, 0x31, 0x5D, 0x7D, 0x85, 0x92, 0xBD, 0xD6, 0xE0, 0xE5, 0xFC,
      0xFD, 0x1AE,
      0x1B6, 0x200, 0x203, 0x204, 0x205, 0x207, 0x208, 0x221, 0x236, 0x27E, 0x41E, 0x4BC, 0x809,
    ]
    var faults = 0
    for type in types {
      for length in 0..<24 {
        for filling in [UInt8(0), 0xFF, 1] {
          let record = Records.record(type, .raw(Array(repeating: filling, count: length)))
          if Self.lines(RecordAssembler(record, record).stream) == nil { faults += 1 }
          if Self.lines(RecordAssembler([.init()]).with { $0.behind = [record, record] }.stream) == nil {
            faults += 1
          }
        }
      }
    }
    #expect(faults > 500)
  }

  @Test func `a list of strings that lies about how many there are is read as far as it goes`() throws {
    for count in [3, 1_000_000] {
      let book = RecordAssembler(Records.record(0x00FD, .word(0, 0, 0) + .long(1))).with {
        $0.behind = [Records.strings([.text("một"), .text("hai")], count: count)]
      }
      #expect(Self.lines(book.stream)?.last == "A1\ts\thai\tGeneral\tArial")
    }
    let huge = RecordAssembler([.init()]).with {
      $0.behind = [Records.strings([.text("một")], count: 0xFFFF_FFFF)]
    }
    #expect(Self.lines(huge.stream) == nil)
  }

  @Test(arguments: [0, 4, 0x7FFF_FFFF, 0xFFFF_FFFF])
  func `a sheet whose place is wrong is refused`(_ place: Int) {
    var stream = RecordAssembler(Records.record(0x0203, .word(0, 0, 0) + .double(1))).stream
    // The place stands behind the head of the last record but the end.
    let list = Records.record(0x0085, .byte(0, 0) + .shortText("S")).count + 4
    let sheet = Records.beginning(0x10).count + 18 + Records.end.count
    let start = stream.count - sheet - Records.end.count - list + 4
    for index in 0..<4 { stream[start + index] = UInt8(truncatingIfNeeded: place >> (index * 8)) }
    #expect(Self.lines(stream) == nil)
  }

  @Test func `two sheets cannot share their cells`() throws {
    let one = RecordAssembler(Records.record(0x0203, .word(0, 0, 0) + .double(1))).stream
    let two = RecordAssembler([
      .init(records: [Records.record(0x0203, .word(0, 0, 0) + .double(1))]), .init(name: "T"),
    ])
    // The second sheet begins where the first one does.
    var stream = two.stream
    let entry = Records.record(0x0085, .long(0) + .byte(0, 0) + .shortText("S")).count
    let first = stream.count - two.sheets.count * (Records.beginning(0x10).count + 4) - 18 - 4 - entry * 2 + 4
    for index in 0..<4 { stream[first + entry + index] = stream[first + index] }
    #expect(Self.lines(one) != nil)
    #expect(Self.lines(two.stream)?.count == 3)
    #expect(Self.lines(stream) == nil)
  }

  @Test func `a size that says four thousand million cells sets nothing aside`() throws {
    let book = RecordAssembler(
      Records.record(0x0200, .long(0) + .long(0xFFFF_FFFF) + .word(0, 0xFFFF, 0)),
      Records.record(0x0203, .word(0, 0, 0) + .double(1)))
    #expect(Self.lines(book.stream)?.last == "A1\tn\t1\tGeneral\tArial")
  }

  @Test(arguments: [0x0203, 0x00BD])
  func `cells beyond the last column are refused`(_ type: Int) {
    let content: Records.Content =
      type == 0x0203
      ? .word(0, 20_000, 0) + .double(1)
      : .word(0, 16_383, 0) + .long(2) + .word(0) + .long(2) + .word(16_384)
    do throws(WorkbookFault) {
      _ = try BinaryListing(RecordAssembler(Records.record(type, content)).stream)
      Issue.record("nothing was refused")
    } catch {
      #expect(error.reason == .beyondLastColumn(row: 1))
      #expect(error.sheet == "S")
    }
  }

  /// Many small cells that share one long formula would be texts of many times the file.
  @Test func `formulas stay in proportion to the file`() throws {
    let operands = (0..<1_600).map { _ in Records.Content.byte(0x4C) + .word(0, 0xC0FF) }
    let tokens = operands.dropFirst().reduce(operands[0]) { $0 + $1 + .byte(0x03) }
    let shared = Records.Content.byte(0x01) + .word(0, 1)
    func formula(_ row: Int) -> [UInt8] {
      Records.record(0x0006, .word(row, 1, 0) + .double(1) + .word(8) + .long(0) + .word(5) + shared)
    }
    var records = [
      formula(0),
      Records.record(0x04BC, .word(0, 0xFFFF) + .byte(1, 1, 0, 0) + .word(tokens.bytes.count) + tokens),
    ]
    records += (1..<4_000).map(formula)
    let stream = RecordAssembler([.init(records: records)]).stream
    let lines = try #require(Self.lines(stream))
    #expect(lines.count == 4_001)
    #expect(lines[1].hasPrefix("B1\tn\t1\tGeneral\tArial\t=A1+A1+"))
    #expect(lines.last == "B4000\tn\t1\tGeneral\tArial\t=")
    #expect(lines.reduce(0) { $0 + $1.utf8.count } < 1 << 20 + stream.count * 20)
  }

  /// Prefixes without end: each one moves all that stands behind it.
  @Test func `a formula of signs alone is given up`() throws {
    let tokens = Records.Content.byte(0x1E, 1, 0) + .raw(Array(repeating: 0x13, count: 60_000))
    let formula = Records.record(
      0x0006, .word(0, 0, 0) + .double(1) + .word(0) + .long(0) + .word(tokens.bytes.count) + tokens)
    #expect(Self.lines(RecordAssembler(formula).stream)?.last == "A1\tn\t1\tGeneral\tArial\t=")
  }
}
