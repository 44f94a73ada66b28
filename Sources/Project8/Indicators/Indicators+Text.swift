import P8Definitions
public import P8Model
import P8Presentation

/// The formats of an indicator table on a terminal.
public enum TableFormat: String, Sendable, CaseIterable {
  case text
  /// Texts separated by tabs with plain numbers, for scripts.
  case tsv
}

extension Indicators {
  /// A table as text.
  public func formatted(_ table: IndicatorTable, as format: TableFormat, language: Language) -> String {
    switch format {
    case .tsv: tabSeparated(table).joined(separator: "\n")
    case .text: IndicatorTableText(definitions: definitions, language: language).text(of: table)
    }
  }

  /// The indicators that are split along a dimension (sex, ethnicity, status, level), their parts side by
  /// side.
  /// - Throws: ``Failure`` of wrong use for an unknown dimension, with those that there are.
  public func formatted(
    _ table: IndicatorTable, splitBy dimension: String, language: Language
  ) throws(Failure) -> String {
    let known = Set(definitions.indicators.flatMap { $0.parts.map(\.dimension) })
    guard known.contains(dimension) else {
      let list = known.sorted().joined(separator: ", ")
      throw Failure(
        .wrongUse,
        LocalizedText(vi: "Không có phân tổ “\(dimension)”", en: "Nothing is split by “\(dimension)”"),
        remedy: LocalizedText(vi: "Các phân tổ: \(list)", en: "The dimensions are: \(list)"))
    }
    return IndicatorTableText(definitions: definitions, language: language).text(
      of: table, splitBy: dimension)
  }

  /// A line a figure, after a line of headers.
  func tabSeparated(_ table: IndicatorTable, indicators: Set<String>? = nil) -> [String] {
    var lines = ["unit\tname\tindicator\tfigure\tvalue\tcounted\theld\texpected"]
    for unit in [table.total] + table.units {
      for indicator in definitions.during(table.period).indicators
      where indicators?.contains(indicator.code) ?? true {
        guard let figures = unit.indicators[indicator.code] else { continue }
        for (name, value) in figures.values.map({ ($0.key.name, $0.value) }).sorted(by: { $0.0 < $1.0 }) {
          let coverage = unit.coverage
          lines.append(
            "\(unit.unit.code)\t\(unit.name)\t\(indicator.code)\t\(name)\t\(value)\t\(coverage.counted)\t\(coverage.held)\t\(coverage.expected)"
          )
        }
      }
    }
    return lines
  }
}

extension Indicators {
  /// A trend as text.
  ///
  /// Without a figure each kind of indicator shows what it is read by: stocks at the closing date, all else
  /// in the period. Without indicators all are shown, where units below are shown those with a target.
  /// - Throws: ``Failure`` of wrong use for an unknown indicator.
  package func formatted(
    _ trend: IndicatorTrend, figure key: FigureKey?, indicators: [String], as format: TableFormat,
    language: Language
  ) throws(Failure) -> String {
    var wanted: [Indicator] = []
    for code in indicators { wanted.append(try indicator(code)) }
    switch format {
    case .tsv:
      let codes = Set(wanted.map(\.code))
      let lines = trend.tables.enumerated().flatMap { index, table in
        tabSeparated(table, indicators: codes.isEmpty ? nil : codes)
          .dropFirst(index == 0 ? 0 : 1).enumerated().map { number, line in
            (index == 0 && number == 0 ? "period" : table.period.description) + "\t" + line
          }
      }
      return lines.joined(separator: "\n")
    case .text:
      return IndicatorTrendText(definitions: definitions, figure: key, language: language)
        .text(of: trend, indicators: wanted)
    }
  }
}
