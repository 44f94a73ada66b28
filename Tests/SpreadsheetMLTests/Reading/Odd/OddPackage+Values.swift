import SpreadsheetML

extension OddPackage {
  private static let sheet = "xl/worksheets/sheet1.xml"

  /// One cell A1 with these attributes and this content.
  private static func cell(
    _ name: String, _ attributes: String, _ content: String, _ line: String?,
    _ kinds: [ReadingNotice.Code] = []
  ) -> OddPackage {
    OddPackage(name, .cells(line.map { ["A1\t" + $0] } ?? [], kinds)) {
      TestPackage(rows: "<row r=\"1\"><c r=\"A1\" \(attributes)>\(content)</c></row>").bytes
    }
  }

  private static func number(_ text: String, _ line: String) -> OddPackage {
    cell("the number \(text)", "", "<v>\(text)</v>", "n\t\(line)")
  }

  static let values: [OddPackage] =
    [
      ("0", "0"), ("-0", "0"), ("+5", "5"), ("007", "7"), ("1.50", "1.5"), (".5", "0.5"), ("5.", "5"),
      ("1E3", "1000"),
      ("1e-7", "1e-07"), ("0.1", "0.1"), ("7.0000000000000009", "7"), ("0.30000000000000004", "0.3"),
      ("123456789012345678", "1.23456789012346e+17"), ("1.7976931348623157E+308", "1.79769313486232e+308"),
      ("5E-324", "4.94065645841247e-324"), ("1E-400", "0"), ("  42\n", "42"),
      ("99999999999999999999999", "1e+23"),
      ("0.000000000000000000000000000001", "1e-30"), ("1e22", "1e+22"),
      ("123456789012345", "123456789012345"),
    ].map { number($0.0, $0.1) } + [
      cell("a number that is none", "", "<v>1,5</v>", "s\t1,5", [.malformedValue]),
      cell("NaN", "", "<v>NaN</v>", "s\tNaN", [.malformedValue]),
      cell("infinity", "t=\"n\"", "<v>INF</v>", "s\tINF", [.malformedValue]),
      cell("a number beyond all", "", "<v>1E999</v>", "s\t1E999", [.malformedValue]),
      cell("a number with an exponent of nothing", "", "<v>1E</v>", "s\t1E", [.malformedValue]),
      cell("a hexadecimal number", "", "<v>0x1F</v>", "s\t0x1F", [.malformedValue]),
      cell("an empty value", "", "<v></v>", nil),
      cell("an empty text", "t=\"str\"", "<v></v>", nil),
      cell("a text of a formula", "t=\"str\"", "<f>A2</f><v>chữ</v>", "s\tchữ"),
      cell(
        "a text with tabs and backslashes", "t=\"str\"", "<v>a\\b&#9;c&#13;d&#10;e</v>",
        "s\ta\\\\b\\tc\\rd\\ne"),
      cell("a text with an escaped return", "t=\"str\"", "<v>a_x000D_b_x005F_x000D_</v>", "s\ta\\rb_x000D_"),
      cell(
        "a text that only looks like an escape", "t=\"str\"", "<v>_x00G0_ _x12_ _x_</v>",
        "s\t_x00G0_ _x12_ _x_"),
      cell("an inline text", "t=\"inlineStr\"", "<is><t>chữ</t></is>", "s\tchữ"),
      cell(
        "an inline text in runs", "t=\"inlineStr\"",
        "<is><r><rPr><b/></rPr><t>đậm </t></r><r><t>nhạt</t></r><rPh><t>x</t></rPh></is>", "s\tđậm nhạt"),
      cell("an inline text as a value", "t=\"inlineStr\"", "<v>chữ</v>", "s\tchữ"),
      cell("an inline text in a cell of numbers", "", "<is><t>chữ</t></is>", "s\tchữ"),
      cell("a shared string", "t=\"s\"", "<v>1</v>", "s\tmột"),
      cell("a shared string beyond the table", "t=\"s\"", "<v>2</v>", nil, [.missingString]),
      cell("a shared string before the table", "t=\"s\"", "<v>-1</v>", nil, [.missingString]),
      cell("a shared string that overflows", "t=\"s\"", "<v>99999999999999999999</v>", nil, [.missingString]),
      cell("a shared string that is no number", "t=\"s\"", "<v>một</v>", nil, [.missingString]),
      cell("true", "t=\"b\"", "<v>1</v>", "b\t1"),
      cell("false in letters", "t=\"b\"", "<v>false</v>", "b\t0"),
      cell("a truth that is none", "t=\"b\"", "<v>2</v>", "s\t2", [.malformedValue]),
      cell("an error value", "t=\"e\"", "<v>#N/A</v>", "e\t#N/A"),
      cell("an error value that is not known", "t=\"e\"", "<v>#HỎNG!</v>", "e\t#HỎNG!"),
      cell("a type that is not known", "t=\"zzz\"", "<v>5</v>", "n\t5", [.malformedValue]),
      cell("a day", "s=\"1\"", "<v>46086</v>", "d\t2026-03-05T00:00:00"),
      cell("a day and a time", "s=\"4\"", "<v>46086.75</v>", "d\t2026-03-05T18:00:00"),
      cell("a second before midnight", "s=\"4\"", "<v>46086.9999999</v>", "d\t2026-03-06T00:00:00"),
      cell("a time", "s=\"2\"", "<v>0.5</v>", "t\t43200"),
      cell("a length of time", "s=\"3\"", "<v>1.5</v>", "t\t129600"),
      cell("a length of time below zero", "s=\"3\"", "<v>-0.5</v>", "t\t-43200"),
      cell("a time with a day", "s=\"2\"", "<v>46086.5</v>", "d\t2026-03-05T12:00:00"),
      cell("the first day", "s=\"1\"", "<v>1</v>", "d\t1900-01-01T00:00:00"),
      cell("the day before the day that never was", "s=\"1\"", "<v>59</v>", "d\t1900-02-28T00:00:00"),
      cell("the day that never was", "s=\"1\"", "<v>60</v>", "n\t60", [.serialSixty]),
      cell("the afternoon of the day that never was", "s=\"1\"", "<v>60.5</v>", "n\t60.5", [.serialSixty]),
      cell("the day after the day that never was", "s=\"1\"", "<v>61</v>", "d\t1900-03-01T00:00:00"),
      cell("the last day", "s=\"1\"", "<v>2958465</v>", "d\t9999-12-31T00:00:00"),
      cell("a day after the last", "s=\"1\"", "<v>2958466</v>", "n\t2958466", [.dateOutOfRange]),
      cell("a day before the first", "s=\"1\"", "<v>-1</v>", "n\t-1", [.dateOutOfRange]),
      cell("day zero", "s=\"1\"", "<v>0</v>", "n\t0", [.dateOutOfRange]),
      cell(
        "a phone number with a date format", "s=\"1\"", "<v>912345678901</v>", "n\t912345678901",
        [.dateOutOfRange]),
      cell("a percentage", "s=\"6\"", "<v>0.125</v>", "n\t0.125"),
      cell("a number in a format of text", "s=\"7\"", "<v>5</v>", "n\t5"),
      cell("a format that is not there", "s=\"99\"", "<v>5</v>", "n\t5", [.missingStyle]),
      cell("a format below zero", "s=\"-5\"", "<v>5</v>", "n\t5", [.missingStyle]),
      cell("a format that is no number", "s=\"đỏ\"", "<v>5</v>", "n\t5", [.missingStyle]),
      cell("an ISO date", "t=\"d\"", "<v>2026-03-05T14:30:15</v>", "d\t2026-03-05T14:30:15"),
      cell("an ISO day", "t=\"d\"", "<v>2026-03-05</v>", "d\t2026-03-05T00:00:00"),
      cell("an ISO time", "t=\"d\"", "<v>14:30:00.000</v>", "t\t52200"),
      cell("an ISO time on day zero", "t=\"d\"", "<v>1899-12-31T06:00:00.000</v>", "t\t21600"),
      cell("an ISO time on the day before it", "t=\"d\"", "<v>1899-12-30T23:59:59</v>", "t\t86399"),
      cell("day zero alone", "t=\"d\"", "<v>1899-12-30</v>", "t\t0"),
      cell("the day before both", "t=\"d\"", "<v>1899-12-29</v>", "s\t1899-12-29", [.malformedValue]),
      cell("an ISO length of time", "t=\"d\"", "<v>PT0H11M0.000S</v>", "t\t660"),
      cell("a length of time beyond a day", "t=\"d\"", "<v>PT36H15M30.000S</v>", "t\t130530"),
      cell("a length of time in days", "t=\"d\"", "<v>P1DT1S</v>", "t\t86401"),
      cell("a length of time below nothing", "t=\"d\"", "<v>-PT1H</v>", "t\t-3600"),
      cell("a length of time in months", "t=\"d\"", "<v>P1M</v>", "s\tP1M", [.malformedValue]),
      cell("a length of time of nothing", "t=\"d\"", "<v>PT</v>", "s\tPT", [.malformedValue]),
      cell("units out of order", "t=\"d\"", "<v>PT1M1H</v>", "s\tPT1M1H", [.malformedValue]),
      cell("an ISO date that is none", "t=\"d\"", "<v>2026-02-30</v>", "s\t2026-02-30", [.malformedValue]),
      .rows("a text longer than may be", .fault(.limitExceeded, part: sheet, cell: "A1")) {
        "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>\(String(repeating: "x", count: 32_768))</v></c></row>"
      },
      .rows("an inline text longer than may be", .fault(.limitExceeded, part: sheet, cell: "A1")) {
        "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>\(String(repeating: "ơ", count: 32_768))</t></is></c></row>"
      },
      .rows("an inline text of megabytes", .fault(.limitExceeded, part: sheet, cell: "A1")) {
        "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>\(String(repeating: "x", count: 2_000_000))</t></is></c></row>"
      },
      .rows("a formula of megabytes", .fault(.limitExceeded, part: sheet, cell: "A1")) {
        "<row r=\"1\"><c r=\"A1\"><f>\(String(repeating: "1+", count: 1_000_000))1</f><v>1</v></c></row>"
      },
    ]
}
