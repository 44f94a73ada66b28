import P8Model

/// Which units are the same one under several codes: a village with its older codes, and a commune that the change of
/// structures left as it was.
struct UnitIdentities: Sendable {
  let villages: VillageLives
  let units: UnitCatalogue

  /// The newest code of a unit, under which its reports and models of all periods meet.
  func canonical(_ unit: UnitCode) -> UnitCode {
    guard unit.level != .village else { return villages.canonical(unit) }
    guard unit.structure == .y2024, unit.level == .commune else { return unit }
    let changes = units.changes(ofOld: unit)
    guard changes.count == 1, let change = changes.first, change.isWhole,
      units.changes(ofNew: change.new).count == 1
    else { return unit }
    return change.new
  }

  /// Where a unit stands in a structure on a day.
  ///
  /// A village has a code of its own there, or stands at the unit that surely holds it.
  func placement(of unit: UnitCode, in structure: UnitStructure, on day: CalendarDate) -> UnitPlacement {
    if unit.level == .village, let code = villages.code(of: unit, in: structure, on: day) {
      return UnitPlacement(unit: code, manner: code == unit ? .same : .whole)
    }
    return units.placement(of: unit, in: structure)
  }
}
