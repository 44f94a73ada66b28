import P8Aggregation
import P8Model

/// What a bundle or another registry may speak of: what its head names, as far as its key has rights.
struct ExchangeScope: Sendable {
  let units: UnitCatalogue
  /// The unit that the head names; nil for all.
  var unit: UnitCode?
  /// The period that the head names; nil for all.
  var period: Period?
  /// The units that the key speaks for, with its name; nil where a person has looked and takes it.
  var sender: (key: String, units: [UnitCode])?
  /// What the key may do with steps and with entries that are here already; nil where nobody proves anything.
  var rights: KeyRights?

  /// Why something of a unit, and of a period or day, is not taken; nil where it is.
  func refusal(
    of unit: UnitCode, in period: Period? = nil, on day: CalendarDate? = nil
  ) -> ExchangeRefusal.Cause? {
    guard units[unit.communeOfVillage ?? unit] != nil else { return .unknownUnit }
    if let outer = self.unit, !holds(unit, in: outer) { return .outsideUnit(outer) }
    if let outer = self.period {
      guard period.map({ outer.contains($0) }) ?? true, day.map({ outer.contains($0) }) ?? true else {
        return .outsidePeriod(outer)
      }
    }
    if let sender, !sender.units.contains(where: { holds(unit, in: $0) }) {
      return .outsideRights(key: sender.key)
    }
    return nil
  }

  /// Whether the key may do something for a unit.
  func may(_ right: KeyRights.Right, for unit: UnitCode) -> Bool {
    guard let rights, rights.may.contains(right) else { return false }
    return rights.units.contains { holds(unit, in: $0) }
  }

  /// Whether a unit is another one or lies in it, of whichever structure both are.
  private func holds(_ unit: UnitCode, in outer: UnitCode) -> Bool {
    units.isSame(units.placement(of: unit, in: outer.structure).unit, orInside: outer)
  }
}
