/// A change of a unit inside one structure: renamed, moved to another district, removed into a neighbour.
public struct UnitHistoryEvent: Hashable, Sendable {
  /// What happened.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case created, removed, renamed
    /// It has another type word: a commune became a ward.
    case retyped
    /// It belongs to another district.
    case moved
  }

  /// The unit.
  public let unit: UnitCode
  /// What happened.
  public let kind: Kind
  /// The first day on which it is known to hold: of changes before 2025 the day of the list that shows it, which may be
  /// some months after the decision; of later ones the day on which they come into force.
  public let since: CalendarDate
  /// The name before; empty for a new unit.
  public let oldName: String
  /// The name after; empty for a removed unit.
  public let newName: String
  /// The district before; nil where it does not apply.
  public let oldDistrict: UnitCode?
  /// The district after; nil where it does not apply.
  public let newDistrict: UnitCode?
  /// The unit that a removed one went into; nil where no source says it.
  public let successor: UnitCode?
  /// The decision; empty where the source does not name it.
  public let decision: String

  /// Creates a change.
  public init(
    unit: UnitCode, kind: Kind, since: CalendarDate, oldName: String, newName: String,
    oldDistrict: UnitCode? = nil, newDistrict: UnitCode? = nil, successor: UnitCode? = nil,
    decision: String = ""
  ) {
    (self.unit, self.kind, self.since, self.oldName, self.newName) = (unit, kind, since, oldName, newName)
    (self.oldDistrict, self.newDistrict, self.successor) = (oldDistrict, newDistrict, successor)
    self.decision = decision
  }
}
