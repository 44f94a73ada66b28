import SpreadsheetML
import TestSupport
import Testing

/// Records of Excel 97–2003, put together by hand.
struct BinaryRecordsTests {
  private typealias Records = RecordAssembler

  private static func lines(_ book: RecordAssembler, _ limits: ReadingLimits = ReadingLimits())
    throws(WorkbookFault)
    -> [String]
  {
    Array(try BinaryListing(book.stream, limits: limits).lines.dropFirst())
  }

  private static func head(_ row: Int, _ column: Int, _ style: Int = 0) -> Records.Content {
    .word(row, column, style)
  }

  private static func formula(
    _ row: Int, _ column: Int, type: Int = 0x0006, result: Records.Content, flags: Int = 0,
    tokens: Records.Content = .byte(0x1E, 7, 0)
  ) -> [UInt8] {
    Records.record(
      type, head(row, column) + result + .word(flags) + .long(0) + .word(tokens.bytes.count) + tokens)
  }

  private static let ending = "\tGeneral\tArial"

  // MARK: Cells

  private static let cells: [(type: Int, style: Int, content: Records.Content, line: String)] = [
    (0x0203, 0, .double(-12.34), "n\t-12.34\tGeneral\tArial"),
    (0x0203, 1, .double(44927), "d\t44927\t[$-F800-short]\tTimes New Roman bold"),
    (0x0203, 0, .double(.infinity), "e\t#NUM!\tGeneral\tArial"),
    (0x0203, 0, .double(.nan), "e\t#NUM!\tGeneral\tArial"),
    (0x027E, 0, .long(1234 << 2 | 3), "n\t12.34\tGeneral\tArial"),
    (0x027E, 0, .long(-5 << 2 | 2), "n\t-5\tGeneral\tArial"),
    (0x027E, 0, .long(0x3FF0_0000), "n\t1\tGeneral\tArial"),
    (0x027E, 0, .long(0x3FF0_0001), "n\t0.01\tGeneral\tArial"),
    (0x0204, 0, .text("Thôn"), "s\tThôn\tGeneral\tArial"),
    (0x0204, 0, .text("é", wide: false), "s\té\tGeneral\tArial"),
    (0x0204, 0, .text(""), "s\t\tGeneral\tArial"),
    (0x00D6, 0, .text("Đậm") + .word(1, 1, 1), "s\tĐậm\tGeneral\tArial (1 , 2 Times New Roman)"),
    (0x0205, 0, .byte(1, 0), "b\t1\tGeneral\tArial"),
    (0x0205, 0, .byte(0x2A, 1), "e\t#N/A\tGeneral\tArial"),
    (0x0205, 0, .byte(0x99, 1), "e\t#ERROR!\tGeneral\tArial"),
    (0x00FD, 0, .long(1), "s\thai\tGeneral\tArial"),
  ]

  @Test(arguments: cells.indices)
  func `a cell is what its record says`(_ index: Int) throws {
    let cell = Self.cells[index]
    let book = RecordAssembler(Records.record(cell.type, .word(0, 0, cell.style) + cell.content)).with {
      $0.behind = [Records.strings([.text("một"), .text("hai")])]
    }
    #expect(try Self.lines(book) == ["A1\t" + cell.line])
  }

  @Test func `several cells stand in one record, and those with only a format are none`() throws {
    let book = RecordAssembler(
      Records.record(
        0x00BD, .word(4, 2) + .word(0) + .long(8 << 2 | 2) + .word(1) + .long(9 << 2 | 2) + .word(3)),
      Records.record(0x00BE, .word(5, 25) + .word(0, 1) + .word(26)), Records.record(0x0201, .word(6, 0, 1)))
    #expect(
      try Self.lines(book) == [
        "C5\tn\t8\tGeneral\tArial", "D5\td\t9\t[$-F800-short]\tTimes New Roman bold",
      ])
  }

  /// What is read of four bytes, against the number that was put into them.
  @Test(arguments: 0..<20)
  func `short numbers come back`(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for _ in 0..<50 {
      let whole = Int.random(in: -(1 << 29)..<(1 << 29), using: &random)
      let hundredths = Bool.random(using: &random)
      let book = RecordAssembler(
        Records.record(0x027E, .word(0, 0, 0) + .long(whole << 2 | 2 | (hundredths ? 1 : 0))))
      let field = try #require(Self.lines(book).first?.split(separator: "\t")[2])
      #expect(Double(field) == (hundredths ? Double(whole) / 100 : Double(whole)))
    }
  }

  @Test func `a pointer to nothing is noted`() throws {
    let book = RecordAssembler(
      Records.record(0x00FD, .word(0, 0, 0) + .long(-1)), Records.record(0x0203, .word(1, 0, 77) + .double(1))
    )
    #expect(
      try Self.lines(book) == [
        "A2\tn\t1\tGeneral\tArial",
        "notice\tmissingString, Workbook, sheet S, cell A1",
        "notice\tmissingStyle(77), Workbook, sheet S, cell A2",
      ])
  }

  @Test func `rows and cells out of order are put in order, and what stands twice is noted`() throws {
    let places = [(2, 1), (2, 0), (0, 3), (2, 1), (1, 0)]
    let records = places.enumerated().map { number, place in
      Records.record(0x0203, .word(place.0, place.1, 0) + .double(Double(number)))
    }
    let found = try Self.lines(RecordAssembler([.init(records: records)]))
    #expect(
      found.filter { !$0.hasPrefix("notice") }
        == [
          "D1\tn\t2", "A2\tn\t4", "A3\tn\t1", "B3\tn\t0",
        ].map { $0 + Self.ending })
    #expect(found.contains { $0.hasPrefix("notice\tduplicateCell, ") && $0.hasSuffix("cell B3") })
  }

  // MARK: Formulas

  private static let pendingText = Records.Content.hex("00 00 00 00 00 00 FF FF")

  private static let results: [(result: String, flags: Int, words: String)] = [
    ("00 00 00 00 00 00 04 40", 0, "n\t2.5"), ("00 00 00 00 00 00 00 00", 0, "n\t0"),
    ("01 00 01 00 00 00 FF FF", 0, "b\t1"), ("02 00 07 00 00 00 FF FF", 0, "e\t#DIV/0!"),
    ("03 00 00 00 00 00 FF FF", 0, "s\t"),
    // A text that never comes, and what programs write that do not calculate.
    ("00 00 00 00 00 00 FF FF", 0, "f\t"), ("00 00 00 00 00 00 00 00", 3, "f\t"),
    ("00 00 00 00 00 00 14 40", 2, "n\t5"), ("03 00 00 00 00 00 FF FF", 2, "s\t"),
  ]

  @Test(arguments: results.indices)
  func `a formula has its last result`(_ index: Int) throws {
    let (result, flags, words) = Self.results[index]
    let book = RecordAssembler(
      Self.formula(0, 0, result: .hex(result), flags: flags),
      Records.record(0x0203, .word(1, 0, 0) + .double(1)))
    #expect(try Self.lines(book) == ["A1\t\(words)\tGeneral\tArial\t=7", "A2\tn\t1\tGeneral\tArial"])
  }

  @Test func `a zero is a result where other formulas have one`() throws {
    let book = RecordAssembler([
      .init(records: [Self.formula(0, 0, result: .double(0), flags: 2)]),
      .init(name: "T", records: [Self.formula(0, 0, result: .double(5), flags: 2)]),
    ])
    #expect(
      try Self.lines(book) == [
        "A1\tn\t0\tGeneral\tArial\t=7", "#\tT\tvisible", "A1\tn\t5\tGeneral\tArial\t=7",
      ])
  }

  @Test(arguments: [0x0006, 0x0206, 0x0406])
  func `a formula may have a number of an older version`(_ type: Int) throws {
    let book = RecordAssembler(Self.formula(0, 0, type: type, result: .double(3)))
    #expect(try Self.lines(book) == ["A1\tn\t3\tGeneral\tArial\t=7"])
  }

  @Test func `the result in words comes behind the formula, also behind what it shares`() throws {
    let shared = Records.Content.byte(0x01) + .word(0, 1)
    // =A1&"x" as it stands in B1, for B1:B3.
    let tokens = Records.Content.byte(0x4C) + .word(0, 0xC0FF) + .byte(0x17, 1, 0, 0x78, 0x08)
    let book = RecordAssembler(
      Self.formula(0, 1, result: Self.pendingText, tokens: shared),
      Records.record(0x04BC, .word(0, 2) + .byte(1, 1, 0, 3) + .word(tokens.bytes.count) + tokens),
      Records.record(0x0207, .text("một")), Self.formula(1, 1, result: Self.pendingText, tokens: shared),
      Records.record(0x0207, .text("hai", wide: false)),
      Self.formula(2, 1, result: .double(1), tokens: shared))
    #expect(
      try Self.lines(book) == [
        "B1\ts\tmột\tGeneral\tArial\t=A1&\"x\"", "B2\ts\thai\tGeneral\tArial\t=A2&\"x\"",
        "B3\tn\t1\tGeneral\tArial\t=A3&\"x\"",
      ])
  }

  @Test func `the formula of an array stands with its cells, and a table has none that can be read`() throws {
    let array = Records.Content.byte(0x01) + .word(0, 0)
    let tokens = Records.Content.byte(0x25) + .word(1, 3, 0xC000, 0xC000) + .byte(0x22, 1) + .word(4)
    let table = Records.Content.byte(0x02) + .word(1, 0)
    let book = RecordAssembler(
      Self.formula(0, 0, result: .double(6), tokens: array),
      Records.record(
        0x0221, .word(0, 0) + .byte(0, 0) + .word(0) + .long(0) + .word(tokens.bytes.count) + tokens),
      Self.formula(1, 0, result: .double(8), tokens: table),
      Records.record(0x0236, .word(1, 1) + .byte(0, 0) + .word(0, 0, 0, 0, 0)))
    #expect(
      try Self.lines(book) == [
        "A1\tn\t6\tGeneral\tArial\t=SUM(A2:A4)", "A2\tn\t8\tGeneral\tArial\t=",
      ])
  }

  @Test(arguments: [
    ("1E 01 00 1E 02 00 03 15 1E 03 00 05", "(1+2)*3"), ("24 04 00 02 C0", "C5"), ("44 04 00 02 00", "$C$5"),
    ("64 04 00 02 40", "C$5"), ("25 00 00 09 00 01 80 03 80", "$B1:$D10"),
    ("25 00 00 FF FF 01 C0 01 C0", "B:B"),
    ("25 02 00 03 00 00 00 FF 00", "$3:$4"), ("1F 9A 99 99 99 99 99 B9 3F 14", "0.1%"),
    ("17 03 00 61 22 62", "\"a\"\"b\""), ("17 01 01 D9 1E", "\"ộ\""), ("1C 2A", "#N/A"),
    ("1D 00 13", "-FALSE"),
    ("24 00 00 00 C0 19 10 00 00", "SUM(A1)"),
    ("1E 01 00 1E 02 00 0B 19 40 00 01 1E 03 00 16 22 03 01 00", "IF(1=2,3,)"),
    ("1E 02 00 21 18 00", "ABS(2)"),
    ("21 13 00", "PI()"), ("3A 00 00 04 00 02 C0", "'Sheet 2'!C5"),
    ("3B 01 00 00 00 01 00 00 C0 00 C0", "S!A1:A2"),
    ("3A 02 00 00 00 00 00", "'S:Sheet 2'!$A$1"), ("23 01 00 00 00", "p8.name"),
    ("39 03 00 01 00 00 00 1E 01 00 22 02 FF 00", "IFERROR(1)"), ("2A 00 00 00 00", "#REF!"),
    ("3A 04 00 00 00 00 00", "#REF!$A$1"),
    ("3C 04 00 00 00 00 00", "#REF!"), ("3D 00 00 00 00 00 00 00 00 00 00", "'Sheet 2'!#REF!"),
    ("3A 03 00 00 00 00 00", ""),
    ("19 04 01 00 AA AA BB BB 1E 05 00", "5"), ("26 00 00 00 00 05 00 1E 05 00", "5"),
    // What is not known, not whole or not there gives no text.
    ("18 01 02 03 04", ""), ("03", ""), ("1E 01", ""), ("24 01 00", ""), ("1E 01 00 1E 02 00", ""),
    ("21 E7 03", ""),
    ("3A 09 00 00 00 00 00", ""), ("23 09 00 00 00", ""),
    ("1E 01 00 22 03 04 00", ""), ("20 00 00 00 00 00 00 00", ""), ("FF", ""), ("", ""),
  ])
  func `tokens become what was typed`(_ tokens: String, _ text: String) throws {
    let book = RecordAssembler([
      .init(records: [Self.formula(0, 0, result: .double(1), tokens: .hex(tokens))]), .init(name: "Sheet 2"),
    ]).with {
      $0.behind = [
        Records.record(0x01AE, .word(2, 0x0401)), Records.record(0x01AE, .word(1, 0x3A01)),
        Records.record(0x0023, .word(0, 0, 0) + .shortText("_xlfn.IFERROR")),
        Records.record(0x0017, .word(5, 0, 1, 1, 0, 0, 0, 0, 0, 1, 1, -2, -2, 0, -1, -1)),
        Self.name("p8.name", tokens: .byte(0x3B) + .word(0, 0, 3, 0, 5)),
      ]
    }
    #expect(try Self.lines(book).first == "A1\tn\t1\tGeneral\tArial\t=" + text)
  }

  // MARK: Names, comments, what stands around

  private static func name(
    _ name: String, flags: Int = 0, tab: Int = 0, wide: Bool = true, tokens: Records.Content
  ) -> [UInt8] {
    Records.record(
      0x0018,
      .word(flags) + .byte(0, name.utf16.count) + .word(tokens.bytes.count, 0, tab) + .byte(0, 0, 0, 0)
        + .letters(name, wide: wide) + tokens)
  }

  @Test func `names are told with what they stand for`() throws {
    let area = Records.Content.byte(0x3B) + .word(0, 0, 39, 0, 5)
    let book = RecordAssembler([.init(), .init(name: "Biểu 'số' 2")]).with {
      $0.behind = [
        Records.record(0x01AE, .word(2, 0x0401)),
        Records.record(0x0017, .word(2) + .word(0, 1, 1) + .word(0, -1, -1)),
        Self.name("p8.section", tokens: area), Self.name("p8.local", tab: 2, wide: false, tokens: area),
        Self.name("p8.hidden", flags: 1, tokens: .byte(0x3A) + .word(0, 6, 1)),
        Self.name("\u{6}", flags: 0x20, tab: 1, wide: false, tokens: area),
        Self.name("p8.gone", tokens: .byte(0x3A) + .word(1, 6, 1)),
        Self.name("p8.macro", flags: 0x0E, tokens: area),
        Self.name("p8.empty", tokens: .byte()), Self.name("p8.number", tokens: .byte(0x1E, 5, 0)),
      ]
    }
    #expect(
      try Self.lines(book).dropFirst() == [
        "name\tp8.section\t'Biểu ''số'' 2'!$A$1:$F$40",
        "name\tp8.local\t'Biểu ''số'' 2'!$A$1:$F$40\tBiểu 'số' 2",
        "name\tp8.hidden\t'Biểu ''số'' 2'!$B$7\t\thidden",
        "name\t_xlnm.Print_Area\t'Biểu ''số'' 2'!$A$1:$F$40\tS",
        "name\tp8.gone\t#REF!$B$7", "name\tp8.number\t5",
      ])
  }

  @Test(arguments: ["Sheet1", "A1", "XFD9", "R1C1", "RC", "Tổng_hợp", "1a", "a.b", "Bảng 1", "_x"])
  func `names of sheets are quoted where they must be`(_ sheet: String) throws {
    let book = RecordAssembler([.init(name: sheet)]).with {
      $0.behind = [
        Records.record(0x01AE, .word(1, 0x0401)), Records.record(0x0017, .word(1) + .word(0, 0, 0)),
        Self.name("n", tokens: .byte(0x3A) + .word(0, 0, 0)),
      ]
    }
    let isPlain = ["Sheet1", "Tổng_hợp", "a.b", "_x"].contains(sheet)
    #expect(try Self.lines(book) == ["name\tn\t\(isPlain ? sheet : "'\(sheet)'")!$A$1"])
  }

  @Test func `comments are put together from their object, text and place`() throws {
    func object(_ type: Int, _ number: Int) -> [UInt8] {
      Records.record(0x005D, .word(0x15, 18, type, number) + .raw(Array(repeating: 0, count: 14)))
    }
    func text(_ units: Int, runs: Int) -> [UInt8] {
      Records.record(0x01B6, .word(0x212, 0, 0, 0, 0, units, runs * 8, 0, 0))
    }
    func note(_ row: Int, _ number: Int, _ author: String) -> [UInt8] {
      Records.record(0x001C, .word(row, 0, 0, number) + .text(author))
    }
    let book = RecordAssembler(
      object(0x19, 1), text(9, runs: 2), Records.record(0x003C, .letters("Xem ")),
      Records.record(0x003C, .letters("lại ", wide: true)),
      Records.record(0x003C, .letters("!", wide: false)),
      Records.record(0x003C, .word(0, 1, 0, 0) + .word(9, 0, 0, 0)), object(0x06, 2), text(3, runs: 0),
      Records.record(0x003C, .letters("nút")), object(0x19, 3), text(0, runs: 0), note(2, 1, "Cán bộ"),
      note(3, 3, " "),
      note(4, 2, "x"))
    #expect(
      try Self.lines(book) == ["comment\tA3\tCán bộ\tXem lại !", "comment\tA4", "comment\tA5\tx"])
  }

  @Test func `merged ranges, hidden rows and columns are told`() throws {
    func row(_ number: Int, _ flags: Int) -> [UInt8] {
      Records.record(0x0208, .word(number, 0, 1, 255, 0, 0, flags, 0))
    }
    let book = RecordAssembler(
      Records.record(0x007D, .word(2, 3, 0, 0, 1, 0)), Records.record(0x007D, .word(5, 5, 0, 0, 0, 0)),
      Records.record(0x007D, .word(250, 256, 0, 0, 1, 0)), row(1, 0x20), row(2, 0x100), row(4, 0x120),
      row(5, 0x20),
      Records.record(0x0203, .word(1, 0, 0) + .double(1)),
      Records.record(0x0203, .word(2, 0, 0) + .double(2)),
      Records.record(0x00E5, .word(3) + .word(0, 1, 0, 2) + .word(1, 2, 2, 3) + .word(5, 4, 0, 0)))
    #expect(
      try Self.lines(book) == [
        "A2\tn\t1\tGeneral\tArial", "A3\tn\t2\tGeneral\tArial", "merged\tA1:C2", "merged\tC2:D3", "row\t2",
        "row\t5",
        "row\t6", "columns\t3-4", "columns\t251-256", "notice\tmergedRangeInvalid, Workbook, sheet S",
        "notice\tmergedRangesOverlap(C2:D3), Workbook, sheet S, cell C2",
      ])
  }

  @Test func `sheets are told in the order of their tabs, without charts and macros`() throws {
    let cell = Records.record(0x0203, .word(0, 0, 0) + .double(1))
    let book = RecordAssembler([
      .init(name: "Một", records: [cell]), .init(name: "Chart", type: 2, kind: 0x20),
      .init(name: "Macro", type: 1, kind: 0x40),
      .init(name: "Ẩn", state: 1), .init(name: "Rất ẩn", state: 2, records: [cell]),
      .init(name: "Lạ", kind: 0x20, records: [cell]),
    ])
    #expect(
      try BinaryListing(book.stream).lines == [
        "#\tMột\tvisible", "A1\tn\t1\tGeneral\tArial", "#\tẨn\thidden", "#\tRất ẩn\tveryHidden",
        "A1\tn\t1\tGeneral\tArial", "#\tLạ\tvisible",
      ])
  }

  @Test func `a chart within a sheet has no cells of the sheet`() throws {
    let number = Records.record(0x0203, .word(0, 0, 0) + .double(1))
    let chart = Records.beginning(0x20) + Records.record(0x0203, .word(0, 0, 0) + .double(9)) + Records.end
    #expect(
      try Self.lines(RecordAssembler(number, chart, Records.record(0x0203, .word(1, 0, 0) + .double(2)))) == [
        "A1\tn\t1\tGeneral\tArial", "A2\tn\t2\tGeneral\tArial",
      ])
  }

  @Test func `looks come from fonts, formats and the palette`() throws {
    let cells = (0..<4).map { Records.record(0x0203, .word(0, $0, $0) + .double(1)) }
    let book = RecordAssembler([.init(records: cells)]).with {
      $0.before = [
        Records.font("Arial"), Records.font("B", weight: 700), Records.font("C"), Records.font("D"),
        Records.font(".VnTime", flags: 10), Records.format(164, "dd/mm/yyyy"),
        Records.record(0x0092, .word(2) + .byte(1, 2, 3, 0, 0xAA, 0xBB, 0xCC, 0)),
        Records.cellFormat(font: 1, pattern: 1, color: 8),
        Records.cellFormat(font: 5, format: 164, pattern: 1, color: 9),
        Records.cellFormat(font: 4, pattern: 17, color: 9),
        Records.cellFormat(font: 9, pattern: 1, color: 10),
      ]
    }
    #expect(
      try Self.lines(book) == [
        "A1\tn\t1\tGeneral\tB bold on 010203", "B1\td\t1\tdd/mm/yyyy\t.VnTime italic struck on AABBCC",
        "C1\tn\t1\tGeneral",
        "D1\tn\t1\tGeneral\t on FF0000",
      ])
  }

  @Test func `a number format may be shorter than it says`() throws {
    let book = RecordAssembler(Records.record(0x0203, .word(0, 0, 0) + .double(1))).with {
      $0.before = [
        Records.font("Arial"), Records.record(0x041E, .word(164, 20) + .letters("yyyy", wide: false)),
        Records.cellFormat(format: 164),
      ]
    }
    #expect(try Self.lines(book) == ["A1\td\t1\tyyyy\tArial"])
  }

  @Test func `days may be counted from 1904`() throws {
    let book = RecordAssembler(Records.record(0x0203, .word(0, 0, 1) + .double(0))).with {
      $0.behind = [Records.record(0x0022, .word(1))]
    }
    #expect(try Self.lines(book) == ["A1\td\t0\t[$-F800-short]\tTimes New Roman bold", "from1904"])
  }

  // MARK: Files that are not read

  @Test(arguments: [
    (0x0500, 0x0005, WorkbookFault.Reason.veryOldExcel), (0x0600, 0x0010, .notASheetList),
    (0x0700, 0x0005, .notASheetList),
  ])
  func `an older stream is named`(_ version: Int, _ kind: Int, _ reason: WorkbookFault.Reason) {
    let stream = Records.beginning(version: version, kind) + Records.end
    #expect(throws: WorkbookFault.self) { try BinaryListing(stream) }
    do throws(WorkbookFault) {
      _ = try BinaryListing(stream)
    } catch {
      #expect(error.reason == reason)
    }
  }

  @Test func `a password is named`() {
    let book = RecordAssembler([.init()]).with {
      $0.before.insert(Records.record(0x002F, .word(1, 1, 1)), at: 0)
    }
    #expect(throws: WorkbookFault(.password)) { try BinaryListing(book.stream) }
  }

  // MARK: Limits

  private static let limits:
    [(change: @Sendable (inout ReadingLimits) -> Void, reason: WorkbookFault.Reason)] = [
      ({ $0.sheets = 1 }, .tooMany(.sheets, limit: 1)), ({ $0.cells = 2 }, .tooManyCells(limit: 2)),
      ({ $0.workbookCells = 4 }, .tooManyWorkbookCells(limit: 4)),
      ({ $0.strings = 1 }, .tooMany(.sharedStrings, limit: 1)),
      ({ $0.textUnits = 3 }, .stringTooLong(number: 1, limit: 3)),
      ({ $0.styles = 4 }, .tooMany(.styles, limit: 4)),
      ({ $0.annotations = 1 }, .tooManyAnnotations(limit: 1)),
      ({ $0.fileBytes = 100 }, .fileTooLarge(limit: 100)),
    ]

  @Test(arguments: limits.indices)
  func `what is more than the limits allow is refused`(_ index: Int) throws {
    let cells = (0..<3).map { Records.record(0x0203, .word($0, 0, 0) + .double(1)) }
    let merges = Records.record(0x00E5, .word(2) + .word(0, 1, 0, 0) + .word(3, 4, 0, 0))
    let book = RecordAssembler([.init(records: cells + [merges]), .init(name: "T", records: cells)]).with {
      $0.behind = [Records.strings([.text("một"), .text("hai ba")])]
    }
    #expect(try BinaryListing(book.stream).lines.count == 10)
    var limits = ReadingLimits()
    Self.limits[index].change(&limits)
    do throws(WorkbookFault) {
      _ = try BinaryListing(book.stream, limits: limits)
      Issue.record("nothing was refused")
    } catch {
      #expect(error.reason == Self.limits[index].reason)
      #expect(error.code == .limitExceeded)
    }
  }
}
