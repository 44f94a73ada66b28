package import P8Definitions
package import P8Model

/// A trend in columns, for a terminal: a period a column.
package struct IndicatorTrendText {
  let definitions: Definitions
  /// Which figure; nil for the one that each kind of indicator is read by.
  private let figure: FigureKey?
  let language: Language
  /// The most characters of a line of a table.
  private let width: Int

  package init(definitions: Definitions, figure: FigureKey?, language: Language, width: Int = .max) {
    (self.definitions, self.figure, self.language, self.width) = (definitions, figure, language, width)
  }

  package func text(of trend: IndicatorTrend, indicators: [Indicator]) -> String {
    guard let last = trend.tables.last else { return "" }
    let phases = phases(of: trend)
    let known = self.indicators(of: trend)
    var lines = ["\(last.total.name): \(structure(last.structure))"]
    if figure == nil {
      lines.append(
        language.say(
          "Mô hình và thành viên: số có ở ngày chốt; số khác: làm được trong kỳ.",
          "Models and members: what exists on the closing date; all else: what was done in the period."))
    }
    for phase in phases.dropFirst() { lines.append(PhaseWords.begins(phase)[language]) }
    lines.append("")
    lines += aligned(leading: 3).lines(
      [
        header(
          [
            LocalizedText(vi: "Mã", en: "Code"), LocalizedText(vi: "Chỉ tiêu", en: "Indicator"),
            LocalizedText(vi: "ĐVT", en: "Unit"),
          ], trend),
        ["", language.say("Thôn đã báo cáo", "Villages that reported"), ""]
          + trend.tables.map { coverage($0.total.coverage) },
      ]
        + (indicators.isEmpty ? known : indicators).map { indicator in
          [
            indicator.code, indicator.name[language],
            definitions.measures[indicator.measure]?.name[language] ?? "",
          ]
            + trend.tables.map {
              indicator.shown($0.total.value(key(of: indicator), of: indicator.code), in: language)
            }
        })
    if !trend.units.isEmpty {
      let shownBelow =
        indicators.isEmpty ? definitions.during(last.period).comparedIndicators : indicators
      for indicator in shownBelow {
        lines += ["", "\(indicator.code) \(indicator.name[language])"] + units(trend, indicator)
      }
    }
    lines += PhaseWords.marks(of: indicators.isEmpty ? known : indicators, definitions.programme)
      .map { "* \($0[language])" }
    for table in trend.tables where !table.notes.isEmpty {
      lines.append("\(table.period.name):")
      lines += table.notes.map { "  * \($0[language])" }
    }
    return lines.joined(separator: "\n")
  }

  /// The phases in which the periods lie.
  func phases(of trend: IndicatorTrend) -> [ProgrammePhase] {
    definitions.programme.phases.filter { phase in
      trend.periods.contains { definitions.programme.phase(of: $0).id == phase.id }
    }
  }

  /// The indicators of these phases: one of one phase only has no figures in the periods of another.
  func indicators(of trend: IndicatorTrend) -> [Indicator] {
    let codes = Set(phases(of: trend).flatMap { definitions.indicators(of: $0).map(\.code) })
    return definitions.indicators.filter { codes.contains($0.code) }
  }

  private func units(_ trend: IndicatorTrend, _ indicator: Indicator) -> [String] {
    let figures = trend.tables.map { table in
      Dictionary(table.units.map { ($0.unit, $0) }) { first, _ in first }
    }
    let rows = trend.units.map { unit in
      [unit.code, figures.lazy.compactMap { $0[unit]?.name }.first ?? ""]
        + figures.map {
          indicator.shown($0[unit]?.value(key(of: indicator), of: indicator.code), in: language)
        }
    }
    let heads = [LocalizedText(vi: "Mã", en: "Code"), LocalizedText(vi: "Đơn vị", en: "Unit")]
    return aligned(leading: 2).lines([header(heads, trend)] + rows)
  }

  private func aligned(leading: Int) -> TextColumns {
    TextColumns(leading: leading, width: width, language: language)
  }

  private func header(_ heads: [LocalizedText], _ trend: IndicatorTrend) -> [String] {
    heads.map { $0[language] } + trend.periods.map(\.name)
  }

  /// The figure by which an indicator is read.
  func key(of indicator: Indicator) -> FigureKey {
    figure ?? (indicator.kind == .stock ? .cumulative : .inPeriod)
  }

  private func structure(_ structure: UnitStructure) -> String {
    switch structure {
    case .y2024:
      language.say("đơn vị như trước ngày 01/7/2025", "units as they were before 1 July 2025")
    case .y2025:
      language.say("đơn vị như từ ngày 01/7/2025", "units as they are from 1 July 2025")
    }
  }

  func coverage(_ coverage: Coverage) -> String { "\(coverage.counted)/\(coverage.expected)" }
}
