import SpreadsheetML
import Testing

struct NumberFormatTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let code: String
    let number: Double
    let text: String
    var testDescription: String { "\(code) shows \(number) as \(text)" }

    init(_ code: String, _ number: Double, _ text: String) {
      self.code = code
      self.number = number
      self.text = text
    }
  }

  static let vietnamese: [Case] = [
    Case("General", 0, "0"), Case("General", 1234.5, "1234,5"), Case("General", -0.1, "-0,1"),
    Case("General", 0.1 + 0.2, "0,3"), Case("General", 123_456_789_012, "1,23457E+11"),
    Case("General", 1e-10, "1E-10"),
    Case("General", 12_345_678_901, "12345678901"), Case("General", 1.0 / 3, "0,333333333"),
    Case("General\" hộ\"", 52, "52 hộ"),
    Case("0", 2.5, "3"), Case("0", -2.5, "-3"), Case("0", -0.4, "0"), Case("0.00", 1.005, "1,01"),
    Case("0.00", 2.675, "2,68"), Case("000", 7, "007"), Case("00000", 100, "00100"),
    Case("0000000000", 912_345_678, "0912345678"),
    Case("#,##0", 1_234_567, "1.234.567"), Case("#,##0", 999, "999"), Case("#,##0", 1_000, "1.000"),
    Case("#,##0", 0, "0"),
    Case("#,##0.00", -1234.5, "-1.234,50"), Case("#,###", 0, ""), Case("#,##0,", 1_234_567, "1.235"),
    Case("0.0,,\" triệu\"", 12_345_678, "12,3 triệu"), Case("#,##0\" ₫\"", 1_500_000, "1.500.000 ₫"),
    Case("#,##0\\ [$₫-42A]", 1_500_000, "1.500.000 ₫"), Case("[$-42A]#,##0", 1234, "1.234"),
    Case("_(* #,##0_);_(* \\(#,##0\\);_(* \"-\"??_);_(@_)", 1234, " 1.234 "),
    Case("_(* #,##0_);_(* \\(#,##0\\);_(* \"-\"??_);_(@_)", -1234, " (1.234)"),
    Case("_(* #,##0_);_(* \\(#,##0\\);_(* \"-\"??_);_(@_)", 0, " -   "),
    Case("0%", 0.125, "13%"), Case("0.0%", 0.125, "12,5%"), Case("0.00%", 0.07, "7,00%"),
    Case("0%", 7.000000000000001, "700%"),
    Case("0.00E+00", 12_345, "1,23E+04"), Case("0.00E+00", 0.00012345, "1,23E-04"),
    Case("##0.0E+0", 12_345, "12,3E+3"),
    Case("# ?/?", 1.5, "1 1/2"), Case("# ?/?", 0.25, "1/4"), Case("# ??/??", 3.14159, "3 14/99"),
    Case("#.##", 5, "5,"),
    Case("0;\"âm\" 0;\"không\"", -3, "âm 3"), Case("0;\"âm\" 0;\"không\"", 0, "không"), Case("0;;", -3, ""),
    Case("[>=100]\"nhiều\";[<10]\"ít\";\"vừa\"", 150, "nhiều"),
    Case("[>=100]\"nhiều\";[<10]\"ít\";\"vừa\"", 5, "ít"),
    Case("[>=100]\"nhiều\";[<10]\"ít\";\"vừa\"", 50, "vừa"), Case("[Red]0;[Blue]-0", -5, "-5"),
    Case("000-000", 123_456, "123-456"),
    Case("@", 5, "5"), Case("dd/mm/yyyy", 46_086, "05/03/2026"), Case("d/m/yy", 46_086, "5/3/26"),
    Case("mm/yyyy", 46_086, "03/2026"),
    Case("\"ngày\" dd \"tháng\" mm \"năm\" yyyy", 46_086, "ngày 05 tháng 03 năm 2026"),
    Case("[$-42A]dddd, dd mmmm yyyy", 46_086, "Thứ Năm, 05 Tháng Ba 2026"),
    Case("[$-409]mmm d, yyyy", 46_086, "Mar 5, 2026"),
    Case("dd/mm/yyyy hh:mm:ss", 46_086.323_263_888_89, "05/03/2026 07:45:30"),
    Case("hh:mm", 0.604_166_666_7, "14:30"),
    Case("[$-409]h:mm AM/PM", 0.75, "6:00 PM"), Case("[$-409]h AM/PM", 0, "12 AM"),
    Case("[h]:mm", 1.5, "36:00"), Case("[mm]:ss", 0.0625, "90:00"),
    Case("mm:ss.0", 0.000_706_018_518_518_52, "01:01,0"), Case("[ss]", 1, "86400"),
    Case("yyyy-mm-dd", 60, "1900-02-29"),
    Case("dd/mm/yyyy", -1, "########"), Case("dd/mm/yyyy", 0, "00/01/1900"), Case("", 5, ""),
    Case("[h]:mm", -0.5, "-12:00"),
  ]

  @Test(arguments: vietnamese)
  func `a Vietnamese reader sees`(_ example: Case) {
    let format = DisplayFormat(code: example.code)
    #expect(format.text(of: .number(example.number), conventions: .vietnamese) == example.text)
  }

  @Test(arguments: [
    ("General", DisplayFormat.Temporal.none), ("0.00E+00", .none), ("#,##0\" ngày\"", .none),
    ("#,##0\\d", .none), ("[Red]0", .none),
    ("[$-42A]0", .none), ("@", .none), ("dd/mm/yyyy", .date), ("mm/yyyy", .date), ("mmmm", .date),
    ("yyyy", .date), ("[$-42A]d", .date),
    ("dd/mm/yyyy hh:mm", .dateTime), ("h:mm", .time), ("mm:ss", .time), ("ss.000", .time),
    ("h \"giờ\" m \"phút\"", .time),
    ("[h]:mm:ss", .duration), ("[mm]", .duration), ("[s]", .duration), ("General;[Red]-General", .none),
    ("[=0]\"\";dd/mm/yyyy", .date),
  ])
  func `formats of days and times are told from others`(_ code: String, _ temporal: DisplayFormat.Temporal) {
    #expect(DisplayFormat(code: code).temporal == temporal)
  }

  @Test func `texts pass through their section`() {
    #expect(DisplayFormat(code: "0;0;0;\"[\"@\"]\"").text(of: .text("a")) == "[a]")
    #expect(DisplayFormat(code: "0").text(of: .text("a")) == "a")
    #expect(DisplayFormat(code: "@").text(of: .text("007")) == "007")
  }

  @Test(arguments: 0..<200)
  func `no code does harm`(_ seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
    let signs = Array("0#?.,%/@EeGgYyMmDdHhSs[]\"\\_*;:-+ $42Aă<>=")
    var code = ""
    for _ in 0..<40 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      code.append(signs[Int(state >> 33) % signs.count])
    }
    let format = DisplayFormat(code: code)
    for number in [
      0, 1, -1, 0.5, 1e15, -1e300, .leastNonzeroMagnitude, 60, 46_086.75, .greatestFiniteMagnitude,
    ] {
      #expect(format.text(of: .number(number)).utf8.count < 20_000)
    }
  }
}
