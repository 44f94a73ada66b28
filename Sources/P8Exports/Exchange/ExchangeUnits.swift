package import P8Model

/// The units of the programme as others know them: both structures and the villages, each structure below a
/// root of its own.
///
/// They do not depend on what an export shows: a list that comes later has the same ones and what was added
/// since.
package struct ExchangeUnits: Sendable {
  /// A unit ready to be written.
  struct Unit {
    let code: UnitCode
    let name: String
    let parent: UnitCode?
  }

  private let catalogue: UnitCatalogue
  private let villages: [Village]
  private let area: UnitCode?

  /// - Parameters:
  package init(_ catalogue: UnitCatalogue, villages: [Village] = [], within area: UnitCode? = nil) {
    (self.catalogue, self.villages, self.area) = (catalogue, villages, area)
  }

  /// The last day of a structure; nil for the one in force.
  static func lastDay(of structure: UnitStructure) -> CalendarDate? {
    guard let next = UnitStructure.allCases.first(where: { $0 > structure }) else { return nil }
    return next.inForceFrom?.advanced(byDays: -1)
  }

  /// The units, each behind the one above it.
  var units: [Unit] {
    let official = catalogue.all.map {
      Unit(code: $0.code, name: $0.name, parent: catalogue.parent(of: $0.code))
    }
    // A village whose commune is unknown would be a root.
    let known = villages.filter { catalogue.parent(of: $0.code).map { catalogue[$0] != nil } ?? false }.map {
      Unit(code: $0.code, name: $0.name, parent: $0.code.communeOfVillage)
    }
    let all = official + known
    let wanted = area.map { codes(of: all, within: $0) }
    return all.filter { wanted?.contains($0.code) ?? true }.map { (unit: $0, depth: depth($0.code)) }
      .sorted { left, right in
        let structures = (left.unit.code.structure, right.unit.code.structure)
        if structures.0 != structures.1 { return structures.0 < structures.1 }
        return left.depth == right.depth ? left.unit.code < right.unit.code : left.depth < right.depth
      }.map(\.unit)
  }

  private func depth(_ code: UnitCode) -> Int { catalogue.lineage(of: code).count }

  private func codes(of all: [Unit], within area: UnitCode) -> Set<UnitCode> {
    let inside = all.map(\.code).filter { catalogue.isSame($0, orInside: area) }
    let others = Set(inside.flatMap { counterparts(of: $0) })
    let below = all.map(\.code).filter { $0.level == .village && others.contains($0.communeOfVillage ?? $0) }
    return Set((inside + others + below).flatMap { catalogue.lineage(of: $0) })
  }

  /// What a unit became, or was made of.
  private func counterparts(of unit: UnitCode) -> [UnitCode] {
    switch (unit.structure, unit.level) {
    case (.y2024, .nation): [.nation(.y2025)]
    case (.y2025, .nation): [.nation(.y2024)]
    case (.y2024, .province): catalogue.successor(ofProvince: unit).map { [$0] } ?? []
    case (.y2025, .province):
      catalogue.children(of: .nation(.y2024)).filter { catalogue.successor(ofProvince: $0) == unit }
    case (.y2024, _): catalogue.changes(ofOld: unit.communeOfVillage ?? unit).map(\.new)
    case (.y2025, _): catalogue.changes(ofNew: unit.communeOfVillage ?? unit).map(\.old)
    }
  }
}
