import P8Definitions
import P8Model

/// The organisation units that a table's values need, with what they are in the other structure.
///
/// DHIS2 has one hierarchy at a time: so each structure has a root of its own, and a group says which it is.
struct DHIS2Units {
  /// A unit ready to be written.
  struct Unit {
    let code: UnitCode
    let name: String
    let parent: UnitCode?
  }

  private let catalogue: UnitCatalogue
  private let table: IndicatorTable

  init(_ exchange: ExchangeTable) {
    catalogue = exchange.definitions.units
    table = exchange.table
  }

  /// The units with all above them, from the top.
  var units: [Unit] {
    var names: [UnitCode: String] = [:]
    for unit in [table.total] + table.units { names[unit.unit] = unit.name }
    let reported = Array(names.keys)
    let all = Set(
      (reported + reported.flatMap { counterparts(of: $0) }).flatMap { catalogue.lineage(of: $0) })
    return all.map { code in
      Unit(
        code: code, name: catalogue[code]?.name ?? names[code] ?? code.code,
        parent: catalogue.parent(of: code))
    }.sorted { left, right in
      let depths = (depth(left.code), depth(right.code))
      if left.code.structure != right.code.structure { return left.code.structure < right.code.structure }
      return depths.0 == depths.1 ? left.code < right.code : depths.0 < depths.1
    }
  }

  private func depth(_ code: UnitCode) -> Int { catalogue.lineage(of: code).count }

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
