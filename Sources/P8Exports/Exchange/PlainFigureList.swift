import P8Definitions
package import P8Model

/// Writes figures as a list to be typed or loaded into the programme's information system: indicator, unit of
/// measure, value, period, and behind these what tells rows of several units apart.
///
/// All indicators of the phase are there in its order, with one count each: what exists at the closing date
/// for models, what was done in the period for the rest. What is missing has no value and says so.
package struct PlainFigureList: Sendable {
  private let exchange: ExchangeTable
  private let language: Language

  package init(_ exchange: ExchangeTable, language: Language = .vi) {
    (self.exchange, self.language) = (exchange, language)
  }

  /// The titles of the columns, in which the first four have a fixed order.
  private static let titles: [ExchangeText] = [
    .indicator, .measure, .observation, .timePeriod, .indicatorCode, .areaCode, .area, .status,
  ]

  package func bytes() -> [UInt8] {
    let texts = exchange.definitions.texts
    var text = DelimitedText(hasMark: true)
    text.add(Self.titles.map { texts[$0][language] })
    for unit in exchange.units {
      for series in series { text.add(row(series, of: unit)) }
    }
    return text.bytes
  }

  private var series: [ExchangeSeries] {
    ExchangeSeries.all(of: exchange.definitions).filter { series in
      series.count == (series.indicator.kind == .stock ? .atClosing : .inPeriod)
    }
  }

  private func row(_ series: ExchangeSeries, of unit: UnitFigures) -> [String] {
    let definitions = exchange.definitions
    let indicator = series.indicator
    let part = series.part.map { " - \($0.name[language])" } ?? ""
    let value: (text: String, status: ExchangeText) =
      switch exchange.value(series, of: unit) {
      case .known(let number):
        (
          (series.isRatio ? number.rounded(to: 1) : number).description,
          exchange.isCarriedOver(series, of: unit) ? .imputed : .normal
        )
      case .missing: ("", .missing)
      case .heldBack: ("", .heldBack)
      }
    var status = definitions.texts[value.status][language]
    if case .notCollected(let reason) = indicator.computation { status += ": \(reason[language])" }
    return [
      DelimitedText.inert(indicator.name[language] + part),
      definitions.measures[indicator.measure]?.name[language] ?? "", value.text, exchange.table.period.name,
      ([indicator.code] + (series.part.map { [$0.id] } ?? [])).joined(separator: "."), unit.unit.code,
      DelimitedText.inert(unit.name), DelimitedText.inert(status),
    ]
  }
}
