package import P8Model

/// Where the figures of a unit stand in a structure.
package struct UnitPlacement: Hashable, Sendable {
  /// How the place was found.
  package enum Manner: Hashable, Sendable {
    /// The unit is of the structure.
    case same
    /// The whole unit lies in the place.
    case whole
    /// The people of the unit all went to the place; other parts were land only.
    case people
    /// The people were divided and no source says how: the lowest unit that surely holds them all.
    case raised
  }

  /// The unit of the structure.
  package let unit: UnitCode
  /// How it was found.
  package let manner: Manner
}

extension UnitCatalogue {
  /// Where the figures of a unit stand in a structure.
  ///
  /// Whole mergers are followed; of a divided commune whose people all went one way that way is followed.
  /// Nothing is apportioned: what is not known stays at the lowest unit that surely holds it all.
  ///
  /// - Parameters:
  ///   - unit: The unit, of either structure.
  ///   - structure: The structure wanted.
  /// - Returns: The place.
  package func placement(of unit: UnitCode, in structure: UnitStructure) -> UnitPlacement {
    guard unit.structure != structure else { return UnitPlacement(unit: unit, manner: .same) }
    return structure == .y2025 ? newPlacement(of: unit) : oldPlacement(of: unit)
  }

  private func newPlacement(of unit: UnitCode) -> UnitPlacement {
    let unit = unit.communeOfVillage ?? unit
    let nation = UnitCode.nation(.y2025)
    let changes = changes(ofOld: unit)
    if let change = changes.first {
      if changes.count == 1, change.isWhole { return UnitPlacement(unit: change.new, manner: .whole) }
      let peopled = changes.filter { $0.population != UnitChange.Population.none }
      if peopled.count == 1, let change = peopled.first, change.population == .all {
        return UnitPlacement(unit: change.new, manner: .people)
      }
    }
    switch unit.level {
    case .nation: return UnitPlacement(unit: nation, manner: .whole)
    case .province:
      return successor(ofProvince: unit).map { UnitPlacement(unit: $0, manner: .whole) }
        ?? UnitPlacement(unit: nation, manner: .raised)
    case .district, .commune, .village:
      let province = ancestor(of: unit, at: .province).flatMap { successor(ofProvince: $0) }
      return UnitPlacement(unit: province ?? nation, manner: .raised)
    }
  }

  /// The lowest old unit that surely held all of a new one.
  private func oldPlacement(of unit: UnitCode) -> UnitPlacement {
    let unit = unit.communeOfVillage ?? unit
    let nation = UnitCode.nation(.y2024)
    switch unit.level {
    case .nation: return UnitPlacement(unit: nation, manner: .whole)
    case .province:
      let olds = children(of: nation).filter { successor(ofProvince: $0) == unit }
      return olds.count == 1
        ? UnitPlacement(unit: olds[0], manner: .whole) : UnitPlacement(unit: nation, manner: .raised)
    case .district, .commune, .village:
      let changes = changes(ofNew: unit)
      guard let first = changes.first else { return UnitPlacement(unit: nation, manner: .raised) }
      if changes.count == 1 { return UnitPlacement(unit: first.old, manner: .whole) }
      let common = changes.dropFirst().reduce(first.old) { commonAncestor(of: $0, and: $1.old) }
      return UnitPlacement(unit: common, manner: .raised)
    }
  }

  /// The lowest unit that holds two units of one structure.
  package func commonAncestor(of first: UnitCode, and second: UnitCode) -> UnitCode {
    let outer = Set(lineage(of: second))
    return lineage(of: first).first { outer.contains($0) } ?? .nation(first.structure)
  }
}
