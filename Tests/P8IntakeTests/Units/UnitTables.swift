import Foundation
import P8Model

/// The official units, read from the tables that the project ships.
enum UnitTables {
  static let catalogue: UnitCatalogue = {
    var units: [AdministrativeUnit] = []
    var successors: [UnitCode: UnitCode] = [:]
    for structure in UnitStructure.allCases {
      let year = structure.rawValue
      for row in rows("provinces-\(year)") {
        guard let unit = unit(row, structure, parent: .nation(structure)) else { continue }
        units.append(unit)
        if let new = row["new_code"] { successors[unit.code] = UnitCode(new, structure: .y2025) }
      }
      let communeParent = structure == .y2024 ? "district_code" : "province_code"
      for (table, parent) in [("districts-\(year)", "province_code"), ("communes-\(year)", communeParent)] {
        for row in rows(table) {
          let parent = row[parent].flatMap { UnitCode($0, structure: structure) }
          if let unit = unit(row, structure, parent: parent) { units.append(unit) }
        }
      }
    }
    let changes = rows("commune-changes-2025").compactMap { row -> UnitChange? in
      guard let old = row["old_code"].flatMap({ UnitCode($0, structure: .y2024) }),
        let new = row["new_code"].flatMap({ UnitCode($0, structure: .y2025) })
      else { return nil }
      return UnitChange(old: old, new: new, isWhole: row["kind"] == "whole", population: nil)
    }
    return UnitCatalogue(units: units, changes: changes, provinceSuccessors: successors)
  }()

  private static func unit(
    _ row: [String: String], _ structure: UnitStructure, parent: UnitCode?
  ) -> AdministrativeUnit? {
    guard let code = UnitCode(row["code"] ?? "", structure: structure) else { return nil }
    return AdministrativeUnit(
      code: code, name: row["name"] ?? "", shortName: row["short_name"] ?? "", type: row["type"] ?? "",
      parent: parent,
      variants: (row["name_variants"] ?? "").split(separator: "|").map(String.init))
  }

  private static func rows(_ table: String) -> [[String: String]] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let file = root.appending(path: "indicators/units/\(table).tsv")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    let lines = text.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    guard let header = lines.first else { return [] }
    return lines.dropFirst().map { Dictionary(zip(header, $0)) { first, _ in first } }
  }
}
