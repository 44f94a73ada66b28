public import P8Model

/// An indicator table as exchange formats see it: series of numbers for units.
public struct ExchangeTable: Sendable {
  /// A number on its way out.
  enum Value: Hashable, Sendable {
    /// The number.
    case known(ExactDecimal)
    /// Nobody told it, which is not nought.
    case missing
    /// It is known and not told, since it is of few people or would give away one that is.
    case heldBack

    var number: ExactDecimal? { if case .known(let number) = self { number } else { nil } }
  }

  /// The figures.
  let table: IndicatorTable
  /// What they mean.
  let definitions: Definitions
  /// The series of which a number is known or held back for at least one unit.
  let series: [ExchangeSeries]
  private let isHeldBack: @Sendable (UnitCode, String, FigureKey) -> Bool

  /// Prepares a table.
  ///
  /// - Parameters:
  ///   - table: The figures.
  ///   - definitions: What they mean.
  ///   - isHeldBack: Whether the figure of a unit and indicator is not to be told.
  public init(
    _ table: IndicatorTable, definitions: Definitions,
    isHeldBack: @escaping @Sendable (UnitCode, String, FigureKey) -> Bool = { _, _, _ in false }
  ) {
    self.table = table
    self.definitions = definitions
    self.isHeldBack = isHeldBack
    let units = [table.total] + table.units
    series = ExchangeSeries.all(of: definitions).filter { series in
      units.contains { unit in
        unit.value(series.key, of: series.indicator.code) != nil
          || isHeldBack(unit.unit, series.indicator.code, series.key)
      }
    }
  }

  /// The unit as a whole and the units below.
  var units: [UnitFigures] { [table.total] + table.units }

  /// The number of a series for a unit.
  func value(_ series: ExchangeSeries, of unit: UnitFigures) -> Value {
    if isHeldBack(unit.unit, series.indicator.code, series.key) { return .heldBack }
    return unit.value(series.key, of: series.indicator.code).map { .known($0) } ?? .missing
  }

  /// How many numbers are held back.
  var heldBackCount: Int {
    units.reduce(0) { count, unit in
      count + series.count { value($0, of: unit) == .heldBack }
    }
  }

  /// Whether there is no number to tell.
  public var isEmpty: Bool {
    !units.contains { unit in series.contains { value($0, of: unit).number != nil } }
  }

  // MARK: - For systems that add up over units themselves

  /// The series that are numbers of their own: all but quotients.
  var additiveSeries: [ExchangeSeries] { series.filter { !$0.isRatio } }

  /// The number that a unit adds of its own, for systems that add up over units themselves.
  ///
  /// Of a unit whose lower units are told too it is what belongs to none of them, so that no system counts twice.
  func ownValue(_ series: ExchangeSeries, of unit: UnitFigures) -> Value {
    let whole = value(series, of: unit)
    guard unit.unit == table.total.unit, !table.units.isEmpty, series.indicator.overPlace == .sum else {
      return whole
    }
    var rest = whole.number
    for below in table.units {
      switch value(series, of: below) {
      // With the rest the held back numbers could be calculated.
      case .heldBack: return .heldBack
      case .missing: continue
      case .known(let number): rest = rest?.subtracting(number)
      }
    }
    guard let rest else { return whole }
    return rest == .zero && table.units.contains { value(series, of: $0).number != nil }
      ? .missing : .known(rest)
  }
}
