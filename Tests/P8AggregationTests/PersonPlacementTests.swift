import P8Aggregation
import P8Definitions
import P8Model
import TestSupport
import Testing

/// Whose unit it is and where its figures are placed must be the same: a table must not show a person what they may not
/// see, and must not leave them without what is theirs.
struct PersonPlacementTests {
  private func scope(_ unit: UnitCode, _ units: UnitCatalogue) -> PersonScope {
    PersonScope(Person(id: 1, login: "lan", name: "Lan", role: .commune, units: [unit]), in: units)
  }

  @Test func `a person of a commune of today holds the old communes whose figures are placed in it`() throws {
    let units = try Project.definitions().units
    var held = 0
    for unit in units.all where unit.code.structure == .y2024 && unit.code.level == .commune {
      let placement = units.placement(of: unit.code, in: .y2025)
      for new in Set(units.changes(ofOld: unit.code).map(\.new)) {
        let isHeld = scope(new, units).contains(unit.code)
        #expect(isHeld == (placement.unit == new), "\(unit.code) in \(new)")
        if isHeld { held += 1 }
      }
    }
    // Those that went whole, and those all of whose people are in one place.
    #expect(held == 9_594 + 58)
  }

  @Test
  func `a person of a province of today holds all that went into it, of an old one only what was all in it`()
    throws
  {
    let units = try Project.definitions().units
    var whole = 0
    for unit in units.all where unit.code.structure == .y2024 && unit.code.level == .province {
      let new = try #require(units.successor(ofProvince: unit.code))
      #expect(scope(new, units).contains(unit.code), "\(unit.code)")
      let isAlone = units.placement(of: new, in: .y2024).unit == unit.code
      #expect(scope(unit.code, units).contains(new) == isAlone, "\(unit.code)")
      if isAlone { whole += 1 }
    }
    #expect(whole == 11)
  }
}
