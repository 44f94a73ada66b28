/// Why figures cannot be written in an exchange format.
package enum ExchangeFailure: Error, Hashable, Sendable {
  case nothingKnown(unit: String, period: Period)
  /// What is known of the period comes from earlier reports only.
  case carriedOverOnly(unit: String, period: Period)
  /// The format has no form for the period.
  case period(Period, format: String)
  /// The programme's data sets are of other kinds of periods.
  case dataSet(Period, known: [String])
  /// The units of the older structure were closed before the period.
  case unitsClosed(Period, on: CalendarDate)
  /// The identifier is not one that IATI takes.
  case identifier(String)
  case xml(String)

  package static func noFigures(_ table: IndicatorTable) -> ExchangeFailure {
    let isKnownBefore = ([table.total] + table.units).contains { unit in
      unit.indicators.values.contains { $0.isCarriedOver && !$0.values.isEmpty }
    }
    return isKnownBefore
      ? .carriedOverOnly(unit: table.total.name, period: table.period)
      : .nothingKnown(unit: table.total.name, period: table.period)
  }
}
