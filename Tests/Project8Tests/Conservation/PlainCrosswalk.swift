import Foundation
import Testing

/// What became of the units on 1 July 2025, read line by line from the lists, without any code of the project.
struct PlainCrosswalk {
  private let districtOf: [String: String]
  private let provinceOf: [String: String]
  private let provinceOfNew: [String: String]
  private let newProvince: [String: String]
  private let parts: [String: [(new: String, isWhole: Bool, people: String)]]

  init(folder: String) throws {
    func rows(_ name: String) throws -> [[String: String]] {
      let lines = try String(contentsOfFile: "\(folder)/\(name).tsv", encoding: .utf8).split(separator: "\n")
      let head = try #require(lines.first).split(separator: "\t").map(String.init)
      return lines.dropFirst().map { line in
        Dictionary(
          uniqueKeysWithValues: zip(
            head, line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)))
      }
    }
    func column(_ name: String, _ key: String, _ value: String) throws -> [String: String] {
      Dictionary(uniqueKeysWithValues: try rows(name).map { ($0[key] ?? "", $0[value] ?? "") })
    }
    districtOf = try column("communes-2024", "code", "district_code")
    provinceOf = try column("communes-2024", "code", "province_code").merging(
      column("districts-2024", "code", "province_code")
    ) { $1 }
    provinceOfNew = try column("communes-2025", "code", "province_code")
    newProvince = try column("provinces-2024", "code", "new_code")
    let people = Dictionary(
      uniqueKeysWithValues: try rows("commune-changes-2025-population").map {
        ("\($0["old_code"] ?? "") \($0["new_code"] ?? "")", $0["population"] ?? "")
      })
    parts = Dictionary(
      grouping: try rows("commune-changes-2025").filter { $0["old_level"] == "commune" }.map { row in
        let (old, new) = (row["old_code"] ?? "", row["new_code"] ?? "")
        return (old, (new: new, isWhole: row["kind"] == "whole", people: people["\(old) \(new)"] ?? ""))
      }, by: \.0
    ).mapValues { $0.map(\.1) }
  }

  /// The unit of 2025 that surely holds an old commune, district or province: a commune, or the province.
  func place(of old: String) -> String {
    let parts = parts[old] ?? []
    if parts.count == 1, parts[0].isWhole { return parts[0].new }
    let peopled = parts.filter { $0.people != "none" }
    if peopled.count == 1, peopled[0].people == "all" { return peopled[0].new }
    return newProvince[provinceOf[old] ?? old] ?? "VN"
  }

  /// Whether no source says where the people of an old commune went.
  func isDivided(_ old: String) -> Bool { place(of: old).count == 2 }

  /// A unit of 2024 with all that hold it.
  func lineage(old unit: String) -> [String] {
    switch unit.split(separator: "-")[0].count {
    case _ where unit == "VN": [unit]
    case 2: [unit, "VN"]
    case 3: [unit, provinceOf[unit] ?? "", "VN"]
    case _ where unit.contains("-"): [unit] + lineage(old: String(unit.prefix(5)))
    default: [unit, districtOf[unit] ?? "", provinceOf[unit] ?? "", "VN"]
    }
  }

  /// A unit of 2025 with all that hold it.
  func lineage(new unit: String) -> [String] {
    if unit == "VN" { return [unit] }
    if unit.count == 2 { return [unit, "VN"] }
    if unit.contains("-") { return [unit] + lineage(new: String(unit.prefix(5))) }
    return [unit, provinceOfNew[unit] ?? "", "VN"]
  }
}
