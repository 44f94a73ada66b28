import P8Definitions
package import P8Model

/// Writes figures as a plain list, a row for each number, for spreadsheets and statistics programs.
///
/// UTF-8 with a byte order mark, raw numbers with a point, a column that distinguishes zero, missing and held
/// back. Names from outside are kept from being taken for formulas.
package struct FigureList: Sendable {
  private let tables: [ExchangeTable]
  private let series: [ExchangeSeries]
  private let language: Language

  /// The tables, one for each period, in the order in which they are to be listed.
  package init(_ tables: [ExchangeTable], language: Language = .vi) {
    (self.tables, self.language) = (tables, language)
    // Every period has the same rows, so that what is missing in one of them is reported there.
    let known = Set(tables.flatMap(\.series))
    series = tables.first.map { ExchangeSeries.all(of: $0.definitions).filter(known.contains) } ?? []
  }

  /// The names of the columns; the same in both languages, since scripts read them.
  package static let columns = [
    "unit", "structure", "level", "unit_name", "period", "from", "to", "content", "indicator",
    "indicator_name", "count", "dimension", "part", "part_name", "measure", "measure_name", "value", "status",
    "villages_counted", "villages_held", "villages_expected", "phase_target", "target_label",
  ]

  package func bytes() -> [UInt8] {
    var text = DelimitedText(hasMark: true)
    text.add(Self.columns)
    for table in tables {
      for unit in table.units { add(unit, of: table, to: &text) }
    }
    return text.bytes
  }

  private func add(_ unit: UnitFigures, of exchange: ExchangeTable, to text: inout DelimitedText) {
    let period = exchange.table.period
    let place = [
      unit.unit.code, unit.unit.structure.rawValue, unit.unit.level.rawValue, DelimitedText.inert(unit.name),
      period.name, period.from.description, period.to.description,
    ]
    let coverage = [unit.coverage.counted, unit.coverage.held, unit.coverage.expected].map { "\($0)" }
    for series in series {
      let value: (text: String, status: String) =
        switch exchange.value(series, of: unit) {
        case .known(let number):
          (number.description, exchange.isCarriedOver(series, of: unit) ? "carried-over" : "known")
        case .missing: ("", "missing")
        case .heldBack: ("", "held-back")
        }
      let target =
        series.part == nil ? exchange.definitions.phaseTarget(of: series.indicator, for: unit.unit) : nil
      text.add(
        place + words(of: series, in: exchange.definitions) + [value.text, value.status] + coverage
          + [target?.value?.description ?? "", target?.label.rawValue ?? ""])
    }
  }

  private func words(of series: ExchangeSeries, in definitions: Definitions) -> [String] {
    let indicator = series.indicator
    return [
      "\(indicator.content)", indicator.code, DelimitedText.inert(indicator.name[language]), series.count.id,
      series.part?.dimension ?? "", series.part?.id ?? "",
      DelimitedText.inert(series.part?.name[language] ?? ""), indicator.measure,
      definitions.measures[indicator.measure]?.name[language] ?? "",
    ]
  }
}

extension Definitions {
  /// The target of an indicator and a unit for the whole phase; nil where none is set.
  fileprivate func phaseTarget(of indicator: Indicator, for unit: UnitCode) -> Target? {
    targets.first {
      ($0.indicator == indicator.code || $0.indicator == indicator.id) && $0.unit == unit && $0.span == .phase
    }
  }
}
