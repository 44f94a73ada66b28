/// What a person may do where: the one judgement of every demand.
package struct PersonScope: Sendable {
  package let person: Person
  private let units: [UnitCode]
  private let catalogue: UnitCatalogue

  /// - Parameter further: Units that are the person's too, such as other codes of their villages.
  package init(_ person: Person, in catalogue: UnitCatalogue, further: [UnitCode] = []) {
    (self.person, self.catalogue) = (person, catalogue)
    units = person.units + further
  }

  /// Whether the person may do something in a unit.
  package func allows(_ act: PersonAct, in unit: UnitCode) -> Bool {
    !person.isSuspended && person.role.acts.contains(act) && contains(unit)
  }

  /// Whether a unit is one of the person's or lies in one, in either structure.
  ///
  /// A unit of the other structure lies in the person's where all that it was made of, or all that it went into, does:
  /// of a commune whose people were divided both parts must be theirs.
  package func contains(_ unit: UnitCode) -> Bool {
    if person.isNationwide || isInside(unit) { return true }
    guard units.contains(where: { $0.structure != unit.structure }) else { return false }
    guard let whole = unit.communeOfVillage ?? catalogue[unit]?.code else { return false }
    let communes = communes(of: whole)
    return !communes.isEmpty
      && communes.allSatisfy { commune in
        let pieces = pieces(of: commune)
        return !pieces.isEmpty && pieces.allSatisfy(isInside)
      }
  }

  /// Whether a unit of the person lies in a unit, in its own structure.
  package func isAbove(_ unit: UnitCode) -> Bool { units.contains { catalogue.isSame($0, orInside: unit) } }

  private func isInside(_ unit: UnitCode) -> Bool {
    let lineage = catalogue.lineage(of: unit)
    return units.contains(where: lineage.contains)
  }

  /// The communes of a unit, or island districts without any: it is these that changes of units tell of.
  private func communes(of unit: UnitCode) -> [UnitCode] {
    let children = catalogue.children(of: unit)
    return children.isEmpty ? [unit] : children.flatMap { communes(of: $0) }
  }

  /// What a commune went into or was made of.
  private func pieces(of commune: UnitCode) -> [UnitCode] {
    switch commune.structure {
    case .y2024:
      let changes = catalogue.changes(ofOld: commune)
      let peopled = changes.filter { $0.population != UnitChange.Population.none }
      // As figures are placed: land without people decides nothing where it is known that all people went one way.
      return (peopled.count == 1 && peopled[0].population == .all ? peopled : changes).map(\.new)
    case .y2025:
      return catalogue.changes(ofNew: commune).map(\.old)
    }
  }
}
