import P8Definitions
import P8Model

extension DefinitionsReader {
  static let folder = "indicators/units"

  /// The tables of `indicators/units/`: both structures and the changes between them.
  func units() -> UnitCatalogue {
    let before = faults.marks
    var units: [AdministrativeUnit] = []
    units.reserveCapacity(14_200)
    var changes: [UnitChange] = []
    var successors: [UnitCode: UnitCode] = [:]
    read("provinces-2024", ["code", "name", "short_name", "type", "new_code"]) { row, at, line in
      guard let unit = unit(row, at, .y2024, parent: { _ in .nation(.y2024) }, line: line) else { return }
      units.append(unit)
      if let new = UnitCode(row[at[4]], structure: .y2025) { successors[unit.code] = new }
    }
    read("districts-2024", ["code", "name", "short_name", "type", "province_code"]) { row, at, line in
      let parent = { (_: UnitCode) in UnitCode(row[at[4]], structure: .y2024) }
      if let unit = unit(row, at, .y2024, parent: parent, line: line) { units.append(unit) }
    }
    read("communes-2024", ["code", "name", "short_name", "type", "district_code", "name_variants"]) {
      row, at, line in
      let parent = { (_: UnitCode) in UnitCode(row[at[4]], structure: .y2024) }
      if let unit = unit(row, at, .y2024, parent: parent, variants: row[at[5]], line: line) {
        units.append(unit)
      }
    }
    read("provinces-2025", ["code", "name", "short_name", "type"]) { row, at, line in
      if let unit = unit(row, at, .y2025, parent: { _ in .nation(.y2025) }, line: line) { units.append(unit) }
    }
    read("communes-2025", ["code", "name", "short_name", "type", "province_code", "name_variants"]) {
      row, at, line in
      let parent = { (_: UnitCode) in UnitCode(row[at[4]], structure: .y2025) }
      if let unit = unit(row, at, .y2025, parent: parent, variants: row[at[5]], line: line) {
        units.append(unit)
      }
    }
    let history = history()
    // Rows that could not be read would be missed everywhere.
    if faults.marks == before {
      check(units)
      changes = self.changes(Set(units.map(\.code)))
    }
    return UnitCatalogue(units: units, changes: changes, provinceSuccessors: successors, history: history)
  }

  func read(
    _ name: String, _ columns: [String], _ body: (DefinitionTable.Row, [Int], DefinitionSource) -> Void
  ) {
    let path = "\(Self.folder)/\(name).tsv"
    guard let bytes = files.bytes(path) else { return }
    let table = DefinitionTable(bytes: bytes, file: path, faults: faults)
    let places = columns.compactMap { table.column($0, faults: faults) }
    guard places.count == columns.count else { return }
    for row in table.rows { body(row, places, DefinitionSource(file: path, line: row.line, column: 1)) }
  }

  private func unit(
    _ row: DefinitionTable.Row, _ at: [Int], _ structure: UnitStructure, parent: (UnitCode) -> UnitCode?,
    variants: String = "", line: DefinitionSource
  ) -> AdministrativeUnit? {
    guard let code = UnitCode(row[at[0]], structure: structure), let parent = parent(code) else {
      faults.add(line, .table(.unitCode(row[at[0]])))
      return nil
    }
    return AdministrativeUnit(
      code: code, name: row[at[1]], shortName: row[at[2]], type: row[at[3]], parent: parent,
      variants: variants.isEmpty ? [] : variants.split(separator: "|").map(String.init))
  }

  /// Reports codes that stand twice and parents that are missing.
  private func check(_ units: [AdministrativeUnit]) {
    var codes: Set<UnitCode> = [.nation(.y2024), .nation(.y2025)]
    for unit in units where !codes.insert(unit.code).inserted {
      faults.add(source(of: unit), .table(.repeatedUnit(unit.code)))
    }
    for unit in units {
      guard let parent = unit.parent, !codes.contains(parent) else { continue }
      faults.add(source(of: unit), .table(.missingParent(unit.code, parent: parent)))
    }
  }

  /// The row of a unit, looked for only when there is a fault to report.
  private func source(of unit: AdministrativeUnit) -> DefinitionSource {
    let name =
      switch unit.code.level {
      case .province: "provinces"
      case .district: "districts"
      case .nation, .commune, .village: "communes"
      }
    let path = "\(Self.folder)/\(name)-\(unit.code.structure.rawValue).tsv"
    var line = 1
    read("\(name)-\(unit.code.structure.rawValue)", ["code", "name"]) { row, at, place in
      if row[at[0]] == unit.code.code, row[at[1]] == unit.name { line = place.line }
    }
    return DefinitionSource(file: path, line: line, column: 1)
  }

  private func changes(_ codes: Set<UnitCode>) -> [UnitChange] {
    var populations: [String: UnitChange.Population] = [:]
    populations.reserveCapacity(11_000)
    read("commune-changes-2025-population", ["old_code", "new_code", "population"]) { row, at, line in
      guard let population = Self.population(row[at[2]]) else {
        faults.add(line, .table(.population(row[at[2]])))
        return
      }
      populations[row[at[0]] + row[at[1]]] = population
    }
    var changes: [UnitChange] = []
    changes.reserveCapacity(10_600)
    read("commune-changes-2025", ["old_code", "new_code", "kind"]) { row, at, line in
      let kind = row[at[2]]
      guard let old = UnitCode(row[at[0]], structure: .y2024),
        let new = UnitCode(row[at[1]], structure: .y2025),
        codes.contains(old), codes.contains(new), kind == "whole" || kind == "partial"
      else {
        faults.add(line, .table(.unitChange))
        return
      }
      changes.append(
        UnitChange(
          old: old, new: new, isWhole: kind == "whole", population: populations[row[at[0]] + row[at[1]]]))
    }
    return changes
  }

  private static func population(_ text: String) -> UnitChange.Population? {
    switch text {
    case "all": .all
    case "none": UnitChange.Population.none
    case "part": .part
    case "unclear": .unclear
    default: nil
    }
  }
}
