/// Indicators of a unit in several periods side by side, all in one structure of units.
public struct IndicatorTrend: Sendable {
  /// The tables, the earliest period first.
  public let tables: [IndicatorTable]

  package init(tables: [IndicatorTable]) { self.tables = tables }

  /// The periods.
  public var periods: [Period] { tables.map(\.period) }

  /// The units below that are in any of the tables, by code.
  public var units: [UnitCode] { Set(tables.flatMap { $0.units.map(\.unit) }).sorted() }
}
