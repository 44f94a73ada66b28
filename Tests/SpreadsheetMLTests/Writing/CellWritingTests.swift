import SpreadsheetML
import TestSupport
import Testing

struct CellWritingTests {
  @Test(arguments: [
    (0.0, "0"), (-0.0, "0"), (1, "1"), (-1, "-1"), (10, "10"), (99, "99"), (100, "100"), (0.5, "0.5"),
    (-0.1, "-0.1"), (1234.5678, "1234.5678"), (0.0001, "0.0001"), (0.05, "0.05"), (1e-7, "1e-07"),
    (1e21, "1e+21"),
    (9_007_199_254_740_991, "9007199254740991"), (0.30000000000000004, "0.30000000000000004"),
    (123_456_789.125, "123456789.125"), (7.000000000000001, "7.000000000000001"),
    (999_999_999.9999, "999999999.9999"),
    (18_446_744_073_709_551_616, "1.8446744073709552e+19"),
  ])
  func `a number is written shortest`(_ number: Double, _ text: String) {
    var run = ByteRun(capacity: 64)
    run.append(number: number)
    let written = unsafe run.withBytes { unsafe String(decoding: $0, as: UTF8.self) }
    #expect(written == text)
  }

  @Test(arguments: 0..<20)
  func `every number reads back as the same`(_ seed: Int) {
    var generator = SplitMix64(seed: UInt64(seed))
    for _ in 0..<500 {
      let scale: Double = [1, 10, 100, 1_000, 10_000, 3][Int.random(in: 0...5, using: &generator)]
      let number =
        seed % 2 == 0
        ? Double(Int64.random(in: -9_999_999...9_999_999, using: &generator)) / scale
        : Double(bitPattern: UInt64.random(in: 0...UInt64.max, using: &generator))
      guard number.isFinite else { continue }
      var run = ByteRun(capacity: 64)
      run.append(number: number)
      let text = unsafe run.withBytes { unsafe String(decoding: $0, as: UTF8.self) }
      #expect(Double(text) == number, "\(number) was written as \(text)")
    }
  }

  @Test(arguments: [
    ("Thôn <A> & \"B\"", "Thôn &lt;A> &amp; \"B\""), ("a]]>b]>", "a]]&gt;b]>"), ("a\u{1}b", "a_x0001_b"),
    ("a\rb", "a_x000D_b"),
    ("_x0041_", "_x005F_x0041_"), ("_x004_", "_x004_"), ("a_b", "a_b"), ("\u{FFFE}", "_xFFFE_"),
    ("\u{FFFD}", "\u{FFFD}"),
    ("\u{F8FF}", "\u{F8FF}"), ("dòng 1\ndòng 2", "dòng 1\ndòng 2"), ("", ""),
  ])
  func `text is escaped as the format has it`(_ text: String, _ escaped: String) {
    var run = ByteRun(capacity: 64)
    run.append(escaped: text)
    let written = unsafe run.withBytes { unsafe String(decoding: $0, as: UTF8.self) }
    #expect(written == escaped)
    if !text.contains("\"") && !text.contains("&") && !text.contains("<") && !text.contains(">") {
      #expect(escapedText(text) == escaped)
    }
  }

  @Test func `each kind of cell has its form`() throws {
    let written = try WrittenPackage(
      .one { sheet in
        sheet.set(
          [
            .text("a"), .number(1.5), .boolean(true), .error(.notAvailable), .text("a"),
            .formula("IFS(A1=\"a\",1)", cached: .number(1)), .formula("A1&\"<\"", cached: .text("a<")),
            .date(.init(year: 1900, month: 3, day: 1)), .time(seconds: 43_200),
          ], row: 1)
        sheet.set(.blank, row: 3, column: 2, style: CellStyle(fill: .red))
      })
    let expected = [
      "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\"><v>1.5</v></c>",
      "<c r=\"C1\" t=\"b\"><v>1</v></c><c r=\"D1\" t=\"e\"><v>#N/A</v></c><c r=\"E1\" t=\"s\"><v>0</v></c>",
      "<c r=\"F1\"><f>_xlfn.IFS(A1=\"a\",1)</f><v>1</v></c>",
      "<c r=\"G1\" t=\"str\"><f>A1&amp;\"&lt;\"</f><v>a&lt;</v></c>",
      "<c r=\"H1\" s=\"2\"><v>61</v></c><c r=\"I1\" s=\"3\"><v>0.5</v></c></row>",
      "<row r=\"3\"><c r=\"B3\" s=\"1\"/></row>",
    ]
    #expect(written.rows == expected.joined())
    let head = written.text("xl/worksheets/sheet1.xml")
    #expect(head.contains("<dimension ref=\"A1:I3\"/>"))
  }

  @Test(arguments: [
    ("IFS(A1,1)", "_xlfn.IFS(A1,1)"), ("_xlfn.IFS(A1,1)", "_xlfn.IFS(A1,1)"), ("\"IFS(\"&A1", "\"IFS(\"&A1"),
    ("SUM(IFNA(A1,0),'IFS('!A1)", "SUM(_xlfn.IFNA(A1,0),'IFS('!A1)"), ("concat(A1)", "_xlfn.concat(A1)"),
    ("SORT(A1:A3)", "_xlfn._xlws.SORT(A1:A3)"), ("MYIFS(A1)", "MYIFS(A1)"), ("tên_IFS(1)", "tên_IFS(1)"),
  ])
  func `functions after 2007 get their prefix`(_ formula: String, _ stored: String) {
    #expect(FormulaText.stored(formula) == stored)
  }

  @Test(arguments: [
    ("Sheet1", "Sheet1"), ("Danh mục", "'Danh mục'"), ("A1", "'A1'"), ("R1C1", "'R1C1'"), ("2025", "'2025'"),
    ("Bà con's", "'Bà con''s'"), ("RC", "'RC'"),
  ])
  func `the name of a sheet is quoted where it must be`(_ name: String, _ quoted: String) {
    #expect(formulaName(ofSheet: name) == quoted)
  }

  @Test func `what is written is read as the same`() throws {
    let texts = ["Tổ", " đầu", "cuối ", "a\nb", "_x0041_", "a\u{1}\rb", "<&>", "0012", ""]
    let numbers = [0, 0.1, -2.5, 1e300, 1e-7]
    let workbook = Workbook.one { sheet in
      sheet.set(texts.map { .text($0) }, row: 1)
      sheet.set(numbers.map { .number($0) }, row: 2)
      sheet.set(
        .richText(["Nữ ", "đậm"].map { RichText.Run($0, font: .init(isBold: true)) }.asText), row: 3,
        column: 1)
      sheet.set(.date(.init(year: 2026, month: 6, day: 14)), row: 3, column: 2)
    }
    let bytes = try workbook.xlsx()
    let reader = try WorkbookReader(bytes: bytes)
    let sheet = try reader.content(of: reader.sheets[0])
    for (index, text) in texts.enumerated() where !text.isEmpty {
      #expect(sheet.row(1)?.cells.first { $0.reference.column == index + 1 }?.value == .text(text))
    }
    let read = sheet.row(2)?.cells.compactMap { $0.value.number }
    #expect(read == numbers)
    #expect(sheet["A3"]?.value == .text("Nữ đậm"))
    #expect(sheet["B3"]?.value == .date(.init(year: 2026, month: 6, day: 14), serial: 46_187))
  }
}

extension [RichText.Run] {
  fileprivate var asText: RichText { RichText(self) }
}
