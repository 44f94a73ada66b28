import P8Definitions
public import P8Model
import P8Presentation

extension Indicators {
  /// A table as text.
  /// - Parameter width: The most characters of a line for people; columns that do not fit are named.
  public func formatted(
    _ table: IndicatorTable, as format: TableFormat, language: Language, width: Int = .max
  ) -> String {
    switch format {
    case .tsv: plain(table).tsv
    case .json: plain(table).json
    case .text:
      IndicatorTableText(definitions: definitions, language: language, width: width).text(of: table)
    }
  }

  /// The indicators that are split along a dimension (sex, ethnicity, status, level), their parts side by
  /// side.
  /// - Throws: ``Failure`` of wrong use for an unknown dimension, with those that there are.
  public func formatted(
    _ table: IndicatorTable, splitBy dimension: String, as format: TableFormat = .text, language: Language,
    width: Int = .max
  ) throws(Failure) -> String {
    let known = Set(definitions.indicators.flatMap { $0.parts.map(\.dimension) })
    guard known.contains(dimension) else {
      let list = known.sorted().joined(separator: ", ")
      throw Failure(
        .wrongUse,
        LocalizedText(vi: "Không có phân tổ “\(dimension)”", en: "Nothing is split by “\(dimension)”"),
        remedy: LocalizedText(vi: "Các phân tổ: \(list)", en: "The dimensions are: \(list)"))
    }
    guard format == .text else {
      let split = definitions.indicators.filter { $0.parts.contains { $0.dimension == dimension } }
      let plain = plain(table, indicators: Set(split.map(\.code)))
      return format == .tsv ? plain.tsv : plain.json
    }
    return IndicatorTableText(definitions: definitions, language: language, width: width).text(
      of: table, splitBy: dimension)
  }

  /// A row a figure, under names that never change.
  private func plain(_ table: IndicatorTable, indicators: Set<String>? = nil) -> PlainTable {
    PlainTable(Self.plainNames, rows: plainRows(table, indicators: indicators))
  }

  private static let plainNames = [
    "unit", "name", "indicator", "figure", "value", "counted", "held", "expected",
  ]

  private func plainRows(_ table: IndicatorTable, indicators: Set<String>?) -> [[String]] {
    ([table.total] + table.units).flatMap { unit in
      definitions.during(table.period).indicators.filter { indicators?.contains($0.code) ?? true }
        .flatMap { indicator -> [[String]] in
          let figures = unit.indicators[indicator.code]?.values.map { ($0.key.name, $0.value) } ?? []
          let coverage = unit.coverage
          return figures.sorted { $0.0 < $1.0 }.map { name, value in
            [
              unit.unit.code, unit.name, indicator.code, name, "\(value)", "\(coverage.counted)",
              "\(coverage.held)", "\(coverage.expected)",
            ]
          }
        }
    }
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
    language: Language, width: Int = .max
  ) throws(Failure) -> String {
    var wanted: [Indicator] = []
    for code in indicators { wanted.append(try indicator(code)) }
    guard format == .text else {
      let codes = Set(wanted.map(\.code))
      let plain = PlainTable(
        ["period"] + Self.plainNames,
        rows: trend.tables.flatMap { table in
          plainRows(table, indicators: codes.isEmpty ? nil : codes).map { [table.period.description] + $0 }
        })
      return format == .tsv ? plain.tsv : plain.json
    }
    return IndicatorTrendText(definitions: definitions, figure: key, language: language, width: width)
      .text(of: trend, indicators: wanted)
  }
}
