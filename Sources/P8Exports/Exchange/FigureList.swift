public import P8Model

/// Writes figures as a plain list, a row for each number, for spreadsheets and statistics programs.
///
/// UTF-8 with a byte order mark, raw numbers with a point, a column that tells nought, missing and held back apart.
/// Names from outside are kept from being taken for formulas.
public struct FigureList: Sendable {
  private let exchange: ExchangeTable
  private let language: Language

  /// Prepares a list.
  ///
  /// - Parameters:
  ///   - exchange: The figures.
  ///   - language: The language of names.
  public init(_ exchange: ExchangeTable, language: Language = .vi) {
    self.exchange = exchange
    self.language = language
  }

  /// The names of the columns; the same in both languages, since scripts read them.
  static let columns = [
    "unit", "structure", "level", "unit_name", "period", "from", "to", "content", "indicator",
    "indicator_name", "count", "dimension", "part", "part_name", "measure", "measure_name", "value", "status",
    "villages_counted", "villages_held", "villages_expected",
  ]

  /// The bytes of the file.
  ///
  /// - Throws: ``ExchangeFailure`` where there is no figure.
  public func bytes() throws(ExchangeFailure) -> [UInt8] {
    guard !exchange.isEmpty else { throw .noFigures(exchange.table) }
    let period = exchange.table.period
    var text = DelimitedText(quoting: .whereNeeded, lineEnd: "\r\n", hasMark: true)
    text.add(Self.columns)
    for unit in exchange.units {
      let place = [
        unit.unit.code, unit.unit.structure.rawValue, unit.unit.level.rawValue,
        DelimitedText.inert(unit.name),
        period.name, period.from.description, period.to.description,
      ]
      let coverage = [unit.coverage.counted, unit.coverage.held, unit.coverage.expected].map { "\($0)" }
      for series in exchange.series {
        let value: (text: String, status: String) =
          switch exchange.value(series, of: unit) {
          case .known(let number): (number.description, "known")
          case .missing: ("", "missing")
          case .heldBack: ("", "held-back")
          }
        text.add(place + words(of: series) + [value.text, value.status] + coverage)
      }
    }
    return text.bytes
  }

  private func words(of series: ExchangeSeries) -> [String] {
    let indicator = series.indicator
    return [
      "\(indicator.content)", indicator.code, DelimitedText.inert(indicator.name[language]), series.count.id,
      series.part?.dimension ?? "", series.part?.id ?? "",
      DelimitedText.inert(series.part?.name[language] ?? ""), indicator.measure,
      exchange.definitions.measures[indicator.measure]?.name[language] ?? "",
    ]
  }
}
