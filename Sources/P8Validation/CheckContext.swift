public import P8Expressions
public import P8Model

/// What a check may know besides the report itself.
public struct CheckContext: Sendable {
  /// The villages of the register.
  public var villages: VillageDirectory
  /// The day on which the report was sent or received; nil where it is not known.
  public var reportDate: CalendarDate?
  /// The value of a name in the report of the same unit for the period before; nil where there is none.
  public var previous: (@Sendable (UnitCode, Period, ExpressionName) -> Value?)?
  /// The target of an indicator for a unit and period; nil where there is none.
  public var target: (@Sendable (UnitCode, Period, String) -> ExactDecimal?)?

  /// Creates a context.
  public init(
    villages: VillageDirectory = VillageDirectory([]), reportDate: CalendarDate? = nil,
    previous: (@Sendable (UnitCode, Period, ExpressionName) -> Value?)? = nil,
    target: (@Sendable (UnitCode, Period, String) -> ExactDecimal?)? = nil
  ) {
    self.villages = villages
    self.reportDate = reportDate
    self.previous = previous
    self.target = target
  }
}
