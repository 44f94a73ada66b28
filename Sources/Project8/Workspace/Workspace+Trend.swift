import P8Aggregation
import P8Definitions
public import P8Model
import P8Presentation

extension Workspace {
  /// Indicators of a unit in several periods of one length, the last one given.
  ///
  /// - Parameters:
  ///   - unit: The code of the unit.
  ///   - period: The last period.
  ///   - count: How many periods, 2 at least.
  ///   - level: The level of the units below; nil for none.
  ///   - structure: The structure in which units are shown in all periods; nil for that of the last one.
  ///   - rule: Which reports count.
  /// - Returns: The trend; a period without any report has no figures, which is not nought.
  /// - Throws: ``Failure`` for what the caller wrote wrongly or a registry that cannot be read.
  public func trend(
    unit: String, period: String, count: Int, by level: UnitLevel?, structure: String?,
    counting rule: CountingRule = .accepted
  ) throws(Failure) -> IndicatorTrend {
    guard (2...60).contains(count) else {
      throw Failure(
        .wrongUse,
        LocalizedText(vi: "Số kỳ không hợp lệ: \(count)", en: "No such number of periods: \(count)"),
        remedy: LocalizedText(vi: "Viết từ 2 đến 60.", en: "Write 2 to 60."))
    }
    let last = try self.period(period)
    let structure = try self.structure(structure, for: last)
    let code = try self.unit(unit, structure: structure)
    if let level { try check(level, below: code) }
    let figures = try figures(
      of: last.series(of: count), structure: structure, for: code, by: level, counting: rule)
    var tables = try Self.telling { () throws(AggregationFault) in
      var tables: [IndicatorTable] = []
      for one in figures { tables.append(try one.table(of: code, by: level)) }
      return tables
    }
    for (index, one) in figures.enumerated() {
      tables[index] = tables[index].adding(
        try unconfirmedNote(of: code, period: one.period, counting: rule))
    }
    return IndicatorTrend(tables: tables)
  }

  /// A trend as text.
  ///
  /// - Parameters:
  ///   - trend: The trend.
  ///   - figure: `cumulative`, `in-period` or `part.NAME`; nil for what each kind of indicator is read by: stocks at the
  ///     closing date, all else in the period.
  ///   - indicators: The codes of the indicators; empty for all, and where units below are shown for those with a target.
  ///   - format: Columns for people, or tabs for scripts.
  ///   - language: The language of labels and numbers.
  /// - Returns: The text.
  /// - Throws: ``Failure`` of wrong use for an unknown figure or indicator.
  public func formatted(
    _ trend: IndicatorTrend, figure: String?, indicators: [String], as format: TableFormat, language: Language
  ) throws(Failure) -> String {
    let key = try figure.map { name throws(Failure) in try figureKey(name) }
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
