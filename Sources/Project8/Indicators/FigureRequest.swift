public import P8Model

/// What a table, an explanation or an export of figures is about.
public struct FigureRequest: Sendable {
  /// The unit; its structure is that in which all units are shown.
  public let unit: UnitCode
  /// The period.
  public let period: Period
  /// The level of the units below that are shown too; nil for the unit alone.
  public let level: UnitLevel?
  /// Which reports count.
  public let counting: CountingRule

  /// A request; its unit's structure is that in which all units are shown, nil for the level asks for the
  /// unit alone.
  public init(
    unit: UnitCode, period: Period, by level: UnitLevel? = nil, counting: CountingRule = .accepted
  ) {
    (self.unit, self.period, self.level, self.counting) = (unit, period, level, counting)
  }
}
