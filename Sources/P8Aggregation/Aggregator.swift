public import P8Model

/// Adds up what was reported, over units and periods.
///
/// The meaning of the numbers is that of the definitions; what the definitions leave open is settled so:
/// - A **stock** is what exists on the closing date: of each model the state of the latest report that names it,
///   whether or not the unit reported for the period. In the period count the models that a report of the period
///   calls new or consolidated; a model that nobody reported in the period is carried over as maintained.
/// - A **flow** in a period is put together from the reports whose days lie in it, the longest first, no day
///   twice. Cumulative are all those whose closing date lies between the beginning of the phase and the closing
///   date of the period.
/// - **Distinct** persons are known only where one report of each unit covers the whole period.
/// - A **ratio** is computed from its summed parts.
/// - An accepted report whose form has a section says nought where the section is empty; without a report nothing
///   is known. Held reports enter no figure.
/// - What a village reports itself goes before what its commune reports of it.
public struct Aggregator: Sendable {
  let definitions: Definitions
  let indicators: CompiledIndicators

  /// Compiles the indicators.
  ///
  /// - Parameter definitions: The definitions.
  /// - Throws: Which indicator cannot be computed, and why.
  public init(_ definitions: Definitions) throws(AggregationFault) {
    self.definitions = definitions
    indicators = try CompiledIndicators(definitions)
  }

  /// Begins a roll-up, to which reports are then added in any order.
  ///
  /// - Parameters:
  ///   - period: The period.
  ///   - structure: The structure in which units are shown; nil for that of the closing date.
  ///   - villages: The villages that should report.
  ///   - keepsRecords: Whether figures are to be explained afterwards.
  /// - Returns: The roll-up.
  public func rollUp(
    _ period: Period, structure: UnitStructure? = nil, villages: [ExpectedVillage],
    keepsRecords: Bool = false
  ) -> RollUp {
    RollUp(
      aggregator: self, period: period, structure: structure ?? period.structure, villages: villages,
      keepsRecords: keepsRecords)
  }

  /// The indicators of a unit and the units below it.
  ///
  /// - Parameters:
  ///   - unit: The unit.
  ///   - period: The period.
  ///   - level: The level of the units below; nil for none.
  ///   - structure: The structure in which units are shown; nil for that of the closing date.
  ///   - reports: The reports that speak for their unit and period, of all periods up to this one.
  ///   - villages: The villages that should report.
  /// - Returns: The table.
  /// - Throws: Why there is none.
  public func table(
    of unit: UnitCode, for period: Period, by level: UnitLevel? = nil, structure: UnitStructure? = nil,
    reports: some Sequence<RegisteredReport>, villages: [ExpectedVillage]
  ) throws(AggregationFault) -> IndicatorTable {
    var rollUp = rollUp(period, structure: structure, villages: villages)
    for report in reports { rollUp.add(report) }
    return try rollUp.finish().table(of: unit, by: level)
  }
}
