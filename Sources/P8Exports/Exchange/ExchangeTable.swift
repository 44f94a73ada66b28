package import P8Definitions
package import P8Model

/// An indicator table as exchange formats see it: series of numbers for units.
package struct ExchangeTable: Sendable {
  /// A number on its way out.
  enum Value: Hashable, Sendable {
    case known(ExactDecimal)
    /// It was not reported, which is not zero.
    case missing
    /// It is known and not published, since it is of few people or would give away one that is.
    case heldBack

    var number: ExactDecimal? { if case .known(let number) = self { number } else { nil } }
  }

  /// The figures, without those that are held back.
  package let table: IndicatorTable
  /// As they hold in the phase of the period.
  let definitions: Definitions
  let phase: ProgrammePhase
  /// The series of which a number is known or held back for at least one unit.
  package let series: [ExchangeSeries]
  /// Whether numbers of which no report of the period says anything are sent as earlier reports have them.
  ///
  /// Most formats have no place to say so, and their receivers would take them for reported.
  let isWithCarriedOver: Bool

  /// - Parameters:
  ///   - table: The figures, small counts held back already where the receiver must not have them.
  ///   - isWithCarriedOver: Whether numbers that no report of the period tells are sent.
  package init(_ table: IndicatorTable, definitions: Definitions, isWithCarriedOver: Bool = false) {
    self.isWithCarriedOver = isWithCarriedOver
    phase = definitions.programme.phase(of: table.period)
    let definitions = definitions.during(phase)
    (self.table, self.definitions) = (table, definitions)
    let units = [table.total] + table.units
    series = ExchangeSeries.all(of: definitions).filter { series in
      let code = series.indicator.code
      return units.contains { unit in
        (isWithCarriedOver || !unit.isCarriedOver(code))
          && (unit.value(series.key, of: code) != nil || unit.isHeldBack(series.key, of: code))
      }
    }
  }

  /// The unit as a whole and the units below.
  package var units: [UnitFigures] { [table.total] + table.units }

  /// The number of a series for a unit.
  func value(_ series: ExchangeSeries, of unit: UnitFigures) -> Value {
    guard isWithCarriedOver || !unit.isCarriedOver(series.indicator.code) else { return .missing }
    if unit.isHeldBack(series.key, of: series.indicator.code) { return .heldBack }
    return unit.value(series.key, of: series.indicator.code).map { .known($0) } ?? .missing
  }

  /// Whether a number of a unit is known from earlier reports only.
  func isCarriedOver(_ series: ExchangeSeries, of unit: UnitFigures) -> Bool {
    unit.isCarriedOver(series.indicator.code) && unit.value(series.key, of: series.indicator.code) != nil
  }

  /// Whether there is no number to write.
  package var isEmpty: Bool {
    !units.contains { unit in series.contains { value($0, of: unit).number != nil } }
  }

  // MARK: - For systems that add up over units themselves

  /// The series that are numbers of their own: all but quotients.
  var additiveSeries: [ExchangeSeries] { series.filter { !$0.isRatio } }

  /// The number that a unit adds of its own, for systems that add up over units themselves.
  ///
  /// Of a unit whose lower units are reported too it is what belongs to none of them, so that no system
  /// counts twice.
  func ownValue(_ series: ExchangeSeries, of unit: UnitFigures) -> Value {
    let code = series.indicator.code
    guard unit.unit == table.total.unit, series.indicator.overPlace == .sum,
      table.units.contains(where: {
        $0.value(series.key, of: code) != nil || $0.isHeldBack(series.key, of: code)
      })
    else { return value(series, of: unit) }
    guard isWithCarriedOver || !unit.isCarriedOver(code) else { return .missing }
    if table.isAnyHeldBack(series.key, of: code) { return .heldBack }
    return table.remainder(series.key, of: code).map { .known($0) } ?? .missing
  }
}
