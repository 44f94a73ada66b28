import P8Definitions
import P8Model
import P8Presentation
import TestSupport
import Testing

/// Indicators as people read them on a terminal.
struct IndicatorTextTests {
  @Test(arguments: [(Language.vi, "83,3"), (.en, "83.3")])
  func `a ratio has one decimal, half up, in a table and in a trend`(language: Language, shown: String) throws
  {
    let definitions = try Project.definitions()
    let ratio = try #require(definitions.indicators.first { $0.kind == .ratio })
    let sum = try #require(definitions.indicators.first { $0.kind == .flow && $0.measure == "million-vnd" })
    let unit = try #require(UnitCode("54", structure: .y2024))
    let value = try #require(ExactDecimal("83.333333333333"))
    let period = try #require(Period("2023-8M", calendar: .calendar))
    let figures = UnitFigures(
      unit: unit, name: "Phú Yên", coverage: Coverage(counted: 1, held: 0, expected: 1),
      indicators: [
        ratio.code: IndicatorFigures(indicator: ratio.code, values: [.inPeriod: value, .cumulative: value]),
        sum.code: IndicatorFigures(indicator: sum.code, values: [.inPeriod: value]),
      ])
    let table = IndicatorTable(
      period: period, structure: .y2024, total: figures, units: [], cumulativeSince: nil)
    func row(_ text: String, _ code: String) throws -> String {
      try #require(text.split(separator: "\n").map(String.init).first { $0.hasPrefix("\(code) ") })
    }
    let inTable = IndicatorTableText(definitions: definitions, language: language).text(of: table)
    let words = try row(inTable, ratio.code).split(separator: " ").map(String.init)
    #expect(words.filter { $0 == shown }.count == 2)
    // Money is exact.
    #expect(try row(inTable, sum.code).contains(value.formatted(language)))
    let inTrend = IndicatorTrendText(definitions: definitions, figure: nil, language: language).text(
      of: IndicatorTrend(tables: [table]), indicators: [ratio])
    #expect(try row(inTrend, ratio.code).hasSuffix(shown))
  }
}
