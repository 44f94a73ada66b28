import P8Definitions
package import P8Model

/// Writes SDMX-CSV 2.1 (SDMX 3.1): one dataflow, a row for each number.
///
/// Zero is a number; `NaN` with the status `O` is missing and with `Q` held back; a number with `I` is one of
/// earlier reports, where these were asked for. All texts are codes of the
/// lists in ``SDMXStructure``, so nothing from outside stands in the file. A row replaces (`R`) what was
/// there for its key, which readers of SDMX-CSV 2.0 know too.
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
    text.add(["STRUCTURE", "STRUCTURE_ID", "ACTION"] + SDMXCodes.components(settings).map(\.id))
    let structure = ["dataflow", SDMXCodes.dataflow(settings), "R"]
    for unit in exchange.units {
      for series in exchange.series {
        let value: (text: String, status: String) =
          switch exchange.value(series, of: unit) {
          case .known(let number):
            (number.description, exchange.isCarriedOver(series, of: unit) ? "I" : "A")
          case .missing: ("NaN", "O")
          case .heldBack: ("NaN", "Q")
          }
        text.add(
          structure
            + [
              ExchangePeriod.frequency(period), ExchangeCode.unit(unit.unit),
              SDMXCodes.indicator(of: series, prefix: settings.prefix),
            ]
            + settings.dimensions.map { dimension in
              series.category.flatMap { $0.dimension == dimension ? $0.code : nil } ?? SDMXCodes.total
            }
            + [
              ExchangePeriod.sdmx(period), value.text, SDMXCodes.measure(series.indicator.measure),
              value.status, "\(unit.coverage.counted)", "\(unit.coverage.expected)",
            ])
      }
    }
    return text.bytes
  }
}
