import P8Definitions
package import P8Model

/// Writes SDMX-CSV 2.1 (SDMX 3.1): one dataflow, a row for each number.
///
/// Zero is a number; `NaN` with the status `O` is missing and with `Q` held back. All texts are codes, so
/// nothing from outside stands in the file.
package struct SDMXTable: Sendable {
  private let exchange: ExchangeTable

  package init(_ exchange: ExchangeTable) { self.exchange = exchange }

  /// The bytes of the file.
  /// - Throws: ``ExchangeFailure`` where there is no figure.
  package func bytes() throws(ExchangeFailure) -> [UInt8] {
    guard !exchange.isEmpty else { throw .noFigures(exchange.table) }
    let settings = exchange.definitions.programme.exchange
    let period = exchange.table.period
    var text = DelimitedText()
    text.add(
      ["STRUCTURE", "STRUCTURE_ID", "ACTION", "FREQ", "REF_AREA", "INDICATOR"]
        + settings.dimensions.map(\.concept)
        + ["TIME_PERIOD", "OBS_VALUE", "UNIT_MEASURE", "OBS_STATUS", "VILLAGES_COUNTED", "VILLAGES_EXPECTED"])
    let structure = ["dataflow", "\(settings.agency):\(settings.prefix)_RESULTS(1.0)", "M"]
    for unit in exchange.units {
      for series in exchange.series {
        let value: (text: String, status: String) =
          switch exchange.value(series, of: unit) {
          case .known(let number): (number.description, "A")
          case .missing: ("NaN", "O")
          case .heldBack: ("NaN", "Q")
          }
        text.add(
          structure + [ExchangePeriod.frequency(period), ExchangeCode.unit(unit.unit), indicator(of: series)]
            + settings.dimensions.map { dimension in
              // The code of the total in SDMX's cross-domain lists.
              series.category.flatMap { $0.dimension == dimension ? $0.code : nil } ?? "_T"
            }
            + [
              ExchangePeriod.sdmx(period), value.text, ExchangeCode.joined([series.indicator.measure]),
              value.status, "\(unit.coverage.counted)", "\(unit.coverage.expected)",
            ])
      }
    }
    return text.bytes
  }

  /// The code of a count: categories are dimensions of their own here, so they share the code of the whole.
  private func indicator(of series: ExchangeSeries) -> String {
    let whole = [
      exchange.definitions.programme.exchange.prefix, series.indicator.code, series.count.code,
    ]
    guard let part = series.part, series.category == nil else { return ExchangeCode.joined(whole) }
    return ExchangeCode.joined(whole + [part.id])
  }
}
