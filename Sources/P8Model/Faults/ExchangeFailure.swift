/// Why figures cannot be written in an exchange format.
package enum ExchangeFailure: Error, Hashable, Sendable {
  case nothingKnown(unit: String, period: Period)
  /// The format has no form for the period.
  case period(Period, format: String)
  /// The identifier is not one that IATI takes.
  case identifier(String)
  case xml(String)

  package static func noFigures(_ table: IndicatorTable) -> ExchangeFailure {
    .nothingKnown(unit: table.total.name, period: table.period)
  }
}
