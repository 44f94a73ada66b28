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

  @Test func `what belongs to no unit below has a row of its own, so that the rows add up`() throws {
    let definitions = try Project.definitions()
    func unit(_ code: String, teams: Int, _ counted: Int, of expected: Int) throws -> UnitFigures {
      UnitFigures(
        unit: try #require(UnitCode(code, structure: .y2025)), name: "Xã \(code)",
        coverage: Coverage(counted: counted, held: 0, expected: expected),
        indicators: [
          "D8.1.1": IndicatorFigures(indicator: "D8.1.1", values: [.cumulative: ExactDecimal(teams)])
        ])
    }
    func text(_ units: [UnitFigures]) throws -> String {
      let table = IndicatorTable(
        period: try #require(Period("2025", calendar: .calendar)), structure: .y2025,
        total: try unit("66", teams: 10, 9, of: 12), units: units, cumulativeSince: nil)
      return IndicatorTableText(definitions: definitions, language: .vi).text(of: table)
    }
    let apart = "Không tách được theo đơn vị cấp dưới"
    let rest = try text([unit("22237", teams: 4, 4, of: 5), unit("22240", teams: 5, 3, of: 3)])
    let row = try #require(rest.split(separator: "\n").first { $0.contains(apart) })
    #expect(row.split(separator: " ").suffix(10).first { $0.contains("/") } == "2/4" && row.contains(" 1 "))
    #expect(!(try text([unit("22237", teams: 10, 9, of: 12)]).contains(apart)))
  }
}
