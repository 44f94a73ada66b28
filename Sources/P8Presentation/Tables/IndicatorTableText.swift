package import P8Definitions
package import P8Model

/// An indicator table in columns, for a terminal.
package struct IndicatorTableText {
  let definitions: Definitions
  let language: Language
  /// The most characters of a line of a table.
  private let width: Int

  package init(definitions: Definitions, language: Language, width: Int = .max) {
    (self.definitions, self.language, self.width) = (definitions, language, width)
  }

  package func text(of table: IndicatorTable) -> String {
    var lines = [
      "\(table.total.name) – \(table.period.titleWithDays(language))",
      coverage(table.total.coverage),
      PhaseWords.cumulative(of: table.period, definitions.programme)[language], "",
    ]
    lines += indicators(of: table)
    if !table.units.isEmpty {
      lines.append("")
      lines += units(of: table)
    }
    // The columns cut long names, and with them the mark at their end.
    lines += PhaseWords.marks(of: definitions.during(table.period).indicators, definitions.programme)
      .map { "* \($0[language])" }
    lines += table.notes.map { "* \($0[language])" }
    return lines.joined(separator: "\n")
  }

  /// The indicators that are split along a dimension, their parts side by side.
  package func text(of table: IndicatorTable, splitBy dimension: String) -> String {
    let definitions = definitions.during(table.period)
    var columns: [(id: String, name: String)] = []
    for part in definitions.indicators.flatMap(\.parts)
    where part.dimension == dimension && !columns.contains(where: { $0.id == part.id }) {
      columns.append((part.id, part.name[language]))
    }
    let split = definitions.indicators.filter { $0.parts.contains { $0.dimension == dimension } }
    let header =
      [
        LocalizedText(vi: "Mã", en: "Code"), LocalizedText(vi: "Chỉ tiêu", en: "Indicator"),
        LocalizedText(vi: "ĐVT", en: "Unit"), LocalizedText(vi: "Tổng số", en: "Total"),
      ].map { $0[language] } + columns.map(\.name)
    let rows = split.map { indicator in
      // Parts are those of what exists on the closing date, or of what was done in the period.
      let whole = table.total.value(indicator.kind == .stock ? .cumulative : .inPeriod, of: indicator.code)
      return [
        indicator.code, indicator.name[language],
        definitions.measures[indicator.measure]?.name[language] ?? "",
        indicator.shown(whole, in: language),
      ]
        + columns.map {
          indicator.part($0.id) == nil
            ? "" : indicator.shown(table.total.value(.part($0.id), of: indicator.code), in: language)
        }
    }
    var lines = ["\(table.total.name) – \(table.period.title(language))", coverage(table.total.coverage), ""]
    lines += aligned(leading: 3).lines([header] + rows)
    lines += (PhaseWords.marks(of: split, definitions.programme) + table.notes).map { "* \($0[language])" }
    return lines.joined(separator: "\n")
  }

  private func aligned(leading: Int) -> TextColumns {
    TextColumns(leading: leading, width: width, language: language)
  }

  func coverage(_ coverage: Coverage) -> String {
    let held = coverage.held
    let open = coverage.unconfirmed
    return LocalizedText(
      vi: "Từ \(coverage.counted) trên \(coverage.expected) thôn"
        + (held > 0 ? "; \(held) báo cáo còn lỗi, chưa tính" : "")
        + (open > 0 ? "; \(open) báo cáo chưa được xã xác thực, chưa tính" : ""),
      en: "From \(coverage.counted) of \(English.count(coverage.expected, "village"))"
        + (held > 0 ? "; \(English.count(held, "report")) held for errors" : "")
        + (open > 0 ? "; \(open) not confirmed by their commune and not counted" : "")
    )[language]
  }

  private func indicators(of table: IndicatorTable) -> [String] {
    let header = Self.header.map { $0[language] }
    let definitions = definitions.during(table.period)
    let rows = definitions.indicators.map { indicator in
      let target = target(of: indicator, in: table)
      let cumulative = table.total.value(.cumulative, of: indicator.code)
      return [
        indicator.code, indicator.name[language],
        definitions.measures[indicator.measure]?.name[language] ?? "",
        indicator.shown(table.total.value(.inPeriod, of: indicator.code), in: language),
        indicator.shown(cumulative, in: language), indicator.shown(target, in: language),
        percent(cumulative, of: target),
      ]
    }
    return aligned(leading: 3).lines([header] + rows)
  }

  /// The headers of the table of a unit.
  static let header = [
    LocalizedText(vi: "Mã", en: "Code"), LocalizedText(vi: "Chỉ tiêu", en: "Indicator"),
    LocalizedText(vi: "ĐVT", en: "Unit"), LocalizedText(vi: "Trong kỳ", en: "In period"),
    LocalizedText(vi: "Lũy kế", en: "Cumulative"), LocalizedText(vi: "Chỉ tiêu GĐ", en: "Target"),
    LocalizedText(vi: "Tỷ lệ", en: "Percent"),
  ]

  /// The target of the unit for the phase; nil where none is known.
  func target(of indicator: Indicator, in table: IndicatorTable) -> ExactDecimal? {
    definitions.during(table.period).targets.first {
      $0.indicator == indicator.code && $0.unit == table.total.unit && $0.span == .phase
    }?.value
  }

  private func units(of table: IndicatorTable) -> [String] {
    let shownIndicators = definitions.during(table.period).comparedIndicators
    let header =
      [LocalizedText(vi: "Mã", en: "Code"), LocalizedText(vi: "Đơn vị", en: "Unit")].map { $0[language] }
      + [language.say("Thôn", "Villages")] + shownIndicators.map(\.code)
    let rows = table.units.map { unit in
      [unit.unit.code, unit.name, "\(unit.coverage.counted)/\(unit.coverage.expected)"]
        + shownIndicators.map { $0.shown(unit.value(.cumulative, of: $0.code), in: language) }
    }
    return aligned(leading: 2).lines(
      [header] + rows + [remainder(of: table, shownIndicators)].compactMap(\.self))
  }

  /// What the total has and no unit below; without it the rows would not add up to the total.
  func remainder(of table: IndicatorTable, _ indicators: [Indicator]) -> [String]? {
    let values = indicators.map { indicator in
      // A quotient of the rest is not the rest of quotients.
      indicator.overPlace == .sum && indicator.kind != .ratio
        ? table.remainder(.cumulative, of: indicator.code) : nil
    }
    let coverage = table.remainderCoverage
    guard coverage != nil || values.contains(where: { $0 != nil }) else { return nil }
    return [
      "", definitions.texts[ReportText.aboveUnits][language],
      coverage.map { "\($0.counted)/\($0.expected)" } ?? "",
    ]
      + zip(indicators, values).map { $0.shown($1, in: language) }
  }

  /// Half up to one digit, never capped (design, section 5).
  func percent(_ value: ExactDecimal?, of target: ExactDecimal?) -> String {
    guard let value, let target, let percent = value.multiplied(by: 100)?.divided(by: target, scale: 1) else {
      return ""
    }
    return percent.percentage(language)
  }
}

extension Definitions {
  /// The indicators by which people compare units: those that have a target somewhere; of a phase without targets those
  /// of models and events themselves.
  var comparedIndicators: [Indicator] {
    let targeted = Set(targets.map(\.indicator))
    return indicators.filter {
      targets.isEmpty ? $0.partOf == nil && $0.kind != .ratio : targeted.contains($0.code)
    }
  }
}
