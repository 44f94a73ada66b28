import P8Definitions
import P8Model
import SpreadsheetML
import TestSupport
import Testing

import P8Exports

/// What each export shows of random figures: totals are the sum of the parts shown or held back, and no total less
/// its shown parts gives one that is held back.
struct ShownTotalsTests {
  /// Units of Phú Yên with random figures, of which a random rest belongs to the province alone.
  private static func table(seed: UInt64, _ definitions: Definitions) throws -> IndicatorTable {
    var random = SplitMix64(seed: seed)
    let province = try #require(UnitCode("54", structure: .y2024))
    let additive = definitions.indicators.filter { $0.overPlace == .sum && $0.kind != .ratio }
    func number() -> Int {
      Bool.random(using: &random)
        ? Int.random(in: 0...4, using: &random) : Int.random(in: 5...60, using: &random)
    }
    var sums: [String: [FigureKey: Int]] = [:]
    var units: [UnitFigures] = []
    for district in definitions.units.children(of: province).prefix(5) {
      var figures: [String: IndicatorFigures] = [:]
      for indicator in additive where Int.random(in: 0..<5, using: &random) > 0 {
        let first = number()
        let values: [FigureKey: Int] = [.inPeriod: first, .cumulative: first + number()]
        sums[indicator.code, default: [:]].merge(values, uniquingKeysWith: +)
        figures[indicator.code] = IndicatorFigures(
          indicator: indicator.code, values: values.mapValues { ExactDecimal($0) })
      }
      units.append(
        UnitFigures(
          unit: district, name: definitions.units[district]?.name ?? district.code,
          coverage: Coverage(counted: 2, held: 1, expected: 4), indicators: figures))
    }
    let total = sums.mapValues { values in
      let rest = Int.random(in: 0..<3, using: &random) == 0 ? number() : 0
      return IndicatorFigures(indicator: "", values: values.mapValues { ExactDecimal($0 + rest) })
    }
    return IndicatorTable(
      period: try #require(Period("2023", calendar: .calendar)), structure: .y2024,
      total: UnitFigures(
        unit: province, name: "Tỉnh Phú Yên", coverage: Coverage(counted: 10, held: 5, expected: 20),
        indicators: total),
      units: units, cumulativeSince: nil)
  }

  /// A column of figures as an export shows it: nil for what is not known.
  private struct Column {
    var total: Double?
    var isTotalHeldBack = false
    var shown: [Double] = []
    var heldBack = 0

    func check(whole: Double?, _ name: String) {
      guard let total else { return }
      if heldBack == 0, !isTotalHeldBack { #expect(shown.reduce(0, +) == whole ?? total, "\(name)") }
      // One that is held back alone lies between 1 and what the total leaves, of which an unknown part may be the
      // unit's own: there must be more than one number that it can be.
      if heldBack == 1, !isTotalHeldBack { #expect(total - shown.reduce(0, +) >= 2, "\(name)") }
    }
  }

  @Test(arguments: 1...24)
  func `the sheets by unit add up, and hold back so that nothing follows`(seed: Int) throws {
    let definitions = try Project.definitions()
    let table = try Self.table(seed: UInt64(seed), definitions)
    for id in ["national-summary", "national-nd30", "national-portrait", "donor-sheet"] {
      let layout = try #require(definitions.reports[id])
      let report = SummaryReport(layout, table: table, definitions: definitions, facts: SummaryFacts())
      for (template, sheet) in zip(report.template.sheets, try report.workbook().sheets)
      where template.rows == .units {
        try check(sheet, total: report.say(.total), heldBack: report.say(.heldBack))
      }
    }
  }

  private func check(_ sheet: Worksheet, total: String, heldBack: String) throws {
    let range = try #require(sheet.usedRange)
    func content(_ row: Int, _ column: Int) -> CellContent {
      CellReference(row: row, column: column).map(sheet.content(at:)) ?? .blank
    }
    let totalRow = try #require((1...range.last.row).first { content($0, 1) == .text(total) })
    let firstRow = try #require((1..<totalRow).first { content($0, 1) == .text("1") })
    for column in 5...range.last.column {
      var shown = Column()
      for row in firstRow..<totalRow {
        switch content(row, column) {
        case .number(let number): shown.shown.append(number)
        case .text(heldBack): shown.heldBack += 1
        default: break
        }
      }
      switch content(totalRow, column) {
      case .number(let number), .formula(_, .number(let number)): shown.total = number
      case .text(heldBack): shown.isTotalHeldBack = true
      default: break
      }
      shown.check(whole: nil, "\(sheet.name) column \(column)")
    }
  }

  @Test(arguments: 1...24)
  func `the list of figures adds up, and holds back so that nothing follows`(seed: Int) throws {
    let definitions = try Project.definitions()
    let table = try Self.table(seed: UInt64(seed), definitions)
    let shown = try #require(SmallCounts(definitions).protect([table]).first)
    let exchange = ExchangeTable(shown, definitions: definitions)
    let rows = CommaSeparated.rows(FigureList([exchange]).bytes())
    let names = try #require(rows.first)
    let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($0.element, $0.offset) })
    func cell(_ row: [String], _ name: String) throws -> String { row[try #require(places[name])] }
    var columns: [String: Column] = [:]
    for row in rows.dropFirst() {
      let key = try "\(cell(row, "indicator")) \(cell(row, "count")) \(cell(row, "part"))"
      let number = try Double(cell(row, "value"))
      let isHeldBack = try cell(row, "status") == "held-back"
      #expect(!isHeldBack || number == nil)
      if try cell(row, "unit") == "54" {
        columns[key, default: Column()].total = number
        columns[key, default: Column()].isTotalHeldBack = isHeldBack
      } else {
        if let number { columns[key, default: Column()].shown.append(number) }
        if isHeldBack { columns[key, default: Column()].heldBack += 1 }
      }
    }
    for (key, column) in columns {
      let words = key.split(separator: " ", omittingEmptySubsequences: false)
      let figure: FigureKey = words[1] == "in-period" ? .inPeriod : .cumulative
      // What belongs to the province alone is in its figure and in no unit's.
      let rest = shown.remainder(figure, of: String(words[0]))?.double ?? 0
      column.check(whole: column.total.map { $0 - rest }, key)
    }
    // IATI leaves out what is held back: no other number may stand there.
    if let bytes = try? IATIActivity(exchange, publisher: ExchangeCase.publisher).bytes() {
      let text = String(decoding: bytes, as: UTF8.self)
      let count = text.matches(of: /<actual value="/).count
      #expect(count <= exchange.units.count * exchange.series.count - shown.heldBackCount)
    }
  }
}
