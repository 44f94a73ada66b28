/// What a person may do where: the one judgement of every demand.
package struct PersonScope: Sendable {
  package let person: Person
  private let catalogue: UnitCatalogue

  package init(_ person: Person, in catalogue: UnitCatalogue) {
    (self.person, self.catalogue) = (person, catalogue)
  }

  /// Whether the person may do something in a unit.
  package func allows(_ act: PersonAct, in unit: UnitCode) -> Bool {
    !person.isSuspended && person.role.acts.contains(act) && contains(unit)
  }

  /// Whether a unit is one of the person's or lies in one, in either structure.
  ///
  /// A unit of the other structure lies in the person's where all that it was made of, or all that it went into, does:
  /// of a divided commune both parts must be theirs.
  package func contains(_ unit: UnitCode) -> Bool {
    if person.isNationwide { return true }
    let lineage = catalogue.lineage(of: unit)
    if person.units.contains(where: lineage.contains) { return true }
    guard person.units.contains(where: { $0.structure != unit.structure }) else { return false }
    return liesInOthers(unit, lineage)
  }

  /// Whether all communes of the other structure that make up a unit lie in units of the person.
  private func liesInOthers(_ unit: UnitCode, _ lineage: [UnitCode]) -> Bool {
    guard let whole = unit.communeOfVillage ?? catalogue[unit]?.code else { return false }
    let communes = communes(of: whole)
    guard !communes.isEmpty else { return false }
    return communes.allSatisfy { commune in
      let pieces = pieces(of: commune)
      return !pieces.isEmpty
        && pieces.allSatisfy { piece in
          let lineage = catalogue.lineage(of: piece)
          return person.units.contains(where: lineage.contains)
        }
    }
  }

  /// The communes of a unit, or island districts without any: what changes of units are told of.
  private func communes(of unit: UnitCode) -> [UnitCode] {
    let children = catalogue.children(of: unit)
    return children.isEmpty ? [unit] : children.flatMap { communes(of: $0) }
  }

  /// What a commune went into or was made of; not what gave or took land without people.
  private func pieces(of commune: UnitCode) -> [UnitCode] {
    switch commune.structure {
    case .y2024:
      catalogue.changes(ofOld: commune).filter { $0.population != UnitChange.Population.none }.map(\.new)
    case .y2025:
      catalogue.changes(ofNew: commune).filter { $0.population != UnitChange.Population.none }.map(\.old)
    }
  }
}
