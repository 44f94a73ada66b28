import ContentDigest
import Testing
import P8Model
import TestSupport

/// Reports made up for the tests.
struct SampleReports {
  private var generator: SplitMix64

  init(seed: UInt64) {
    generator = SplitMix64(seed: seed)
  }

  /// Lets every unconfirmed report be replaced at once, for tests of something else.
  static let anyChange = ReplacementRule(atOncePercent: 100)

  static func unit(_ code: String, _ structure: UnitStructure = .y2024) throws -> UnitCode {
    try #require(UnitCode(code, structure: structure))
  }

  /// A report with one team, as most tests need it.
  static func report(
    unit: String = "22210-01", period: String = "2023", version: ReportStamp.Version = .initial,
    members: Int = 9, state: RegisteredReport.State = .accepted, content: String? = nil, rows: Int = 1
  ) throws -> RegisteredReport {
    let code = try Self.unit(unit)
    let bytes = content ?? "\(unit) \(period) \(version) \(members)"
    let text = Value.number(ExactDecimal(members))
    return RegisteredReport(
      unit: code, unitName: "Buôn Bai", period: try #require(Period(period, calendar: .calendar)),
      version: version, form: "village-report",
      file: SourceFile(
        path: "in/\(unit).xlsx", sha256: ContentDigest.sha256(bytes), byteCount: bytes.utf8.count),
      state: state, findingCounts: state == .held ? [.error: 1] : [:],
      records: (1...rows).map { row in
        // The first team has the members, all others nine.
        let members = row == 1 ? (value: text, text: "\(members)") : (.number(9), "9")
        return ReportedRecord(
          section: "communication_team", unit: code, identity: "to \(row)",
          fields: [
            "name": .init(
              value: .text("Tổ \(row)"), text: "Tổ  \(row) ",
              place: CellPlace(sheet: "1. Tổ", row: 6 + row, column: "B")),
            "members": .init(
              value: members.value, text: members.text,
              place: CellPlace(sheet: "1. Tổ", row: 6 + row, column: "F")),
          ])
      })
  }

  /// A report with anything in it that a report may hold.
  mutating func anyReport() throws -> RegisteredReport {
    let structure = UnitStructure.allCases.randomElement(using: &generator) ?? .y2024
    let unit = try Self.unit(
      "222\(Int.random(in: 10...40, using: &generator))-0\(Int.random(in: 1...9, using: &generator))",
      structure)
    let spans: [PeriodSpan] = [.year, .half(1), .quarter(3), .month(12), .nineMonths]
    let calendars = [.calendar, .decree09, ReportingCalendar(month: 10, day: 1) ?? .calendar]
    let period = try #require(
      Period(
        year: Int.random(in: 2021...2026, using: &generator),
        span: spans.randomElement(using: &generator) ?? .year,
        calendar: calendars.randomElement(using: &generator) ?? .calendar))
    let bytes = anyText() + "\(Int.random(in: 0...1_000_000_000, using: &generator))"
    let other = try Self.unit("66", .y2025)
    return RegisteredReport(
      unit: unit, unitName: anyText(), period: period,
      version: ReportStamp.Version.allCases.randomElement(using: &generator) ?? .initial,
      form: "form \(Int.random(in: 1...2, using: &generator))",
      file: SourceFile(
        path: anyText(), sha256: ContentDigest.sha256(bytes), byteCount: bytes.utf8.count),
      state: Bool.random(using: &generator) ? .accepted : .held,
      findingCounts: Bool.random(using: &generator) ? [.error: 3, .note: 0] : [.warning: 2],
      records: (0..<Int.random(in: 0...6, using: &generator)).map { _ in
        ReportedRecord(
          section: "section \(Int.random(in: 1...3, using: &generator))",
          unit: Bool.random(using: &generator) ? unit : other, identity: anyText(), fields: anyFields(),
          coveredUnits: Bool.random(using: &generator) ? [] : [unit, other])
      })
  }

  private mutating func anyFields() -> [String: ReportedRecord.Field] {
    var fields: [String: ReportedRecord.Field] = [:]
    let row = Int.random(in: 1...60, using: &generator)
    for number in 0..<Int.random(in: 0...8, using: &generator) {
      let value = anyValue()
      let place = CellPlace(
        sheet: "Sheet \(Int.random(in: 1...2, using: &generator))",
        row: Int.random(in: 0...9, using: &generator) == 0 ? row + 1 : row, column: "A\(number)")
      fields["field\(number)"] = .init(
        value: value, text: Bool.random(using: &generator) ? value.description : anyText(), place: place)
    }
    return fields
  }

  private mutating func anyValue() -> Value {
    switch Int.random(in: 0...4, using: &generator) {
    case 0: .number(ExactDecimal(Int.random(in: -1_000_000...1_000_000, using: &generator)))
    case 1:
      .number(
        ExactDecimal(
          mantissa: Int128(Int.random(in: .min ... .max, using: &generator)) * 1_000_003,
          scale: Int.random(in: 0...18, using: &generator)) ?? 0)
    case 2: .text(anyText())
    case 3:
      CalendarDate(daysSince1970: Int.random(in: 0...20_000, using: &generator)).map { .date($0) }
        ?? .truth(false)
    default: .truth(Bool.random(using: &generator))
    }
  }

  /// Texts with everything that has to be escaped somewhere.
  private mutating func anyText() -> String {
    let pieces = [
      "Tổ", "Tổ", "\"", "\\", ",", "]", "[", "\n", "\u{1}", "null", "true", "t", "d2023", "đ", " ", "'",
      "12,5",
      "\u{1F600}", "\\u0041",
    ]
    return (0..<Int.random(in: 0...5, using: &generator)).map { _ in
      pieces.randomElement(using: &generator) ?? ""
    }.joined()
  }
}
