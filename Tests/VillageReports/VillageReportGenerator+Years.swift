import Foundation
import P8Definitions
import P8Forms
import P8Model
import SpreadsheetML
import TestSupport

extension VillageReportGenerator {
  /// The years of a history.
  private static let years = [2022, 2023, 2024]

  /// The counts of a section that are drawn anew each year: the total, from how many to how many, its parts that add up
  /// to it, and parts of it that stand for themselves.
  private struct Counts {
    let total: String
    let range: ClosedRange<Int>
    var split: [String] = []
    var within: [String] = []
  }

  /// Models by their section; the range is that of the people in a group.
  private static let models: [String: Counts] = [
    "communication_team": Counts(
      total: "members", range: 5...20, split: ["women", "men"], within: ["ethnic_minority"]),
    "change_leader_club": Counts(
      total: "members", range: 10...35, split: ["girls", "boys"], within: ["ethnic_minority"]),
    "trusted_address": Counts(
      total: "people_helped", range: 0...12, split: ["helped_women", "helped_children"]),
    "savings_loan_group": Counts(
      total: "members", range: 7...30, within: ["women", "ethnic_minority", "borrowers"]),
    "livelihood_group": Counts(total: "members", range: 5...25, within: ["women", "ethnic_minority"]),
    "cooperative": Counts(total: "members", range: 7...40, within: ["women", "ethnic_minority"]),
  ]

  /// Events by their section; the range is that of the people at one of them.
  private static let events: [String: Counts] = [
    "policy_dialogue": Counts(
      total: "participants", range: 30...150, split: ["women", "men"], within: ["ethnic_minority"]),
    "communication_session": Counts(
      total: "attendances", range: 20...120, split: ["women", "men"], within: ["ethnic_minority"]),
    "campaign": Counts(
      total: "attendances", range: 40...250, split: ["women", "men"], within: ["ethnic_minority"]),
    "training_class": Counts(
      total: "learners", range: 15...60, split: ["women", "men"], within: ["ethnic_minority"]),
    "support_package": Counts(total: "mothers", range: 1...4),
  ]

  /// The sections in which a digit too many can be planted.
  package static let sectionsOfSlips: [String] = models.keys.sorted() + events.keys.sorted()

  /// The reports of a unit for three years, in which every count is drawn anew and nothing is wrong.
  ///
  /// Harsher than life, where most people stay in their group and a village holds as many sessions as the year before.
  ///
  /// - Parameters:
  ///   - number: Which unit; each fifth is a commune, the others are villages.
  ///   - seed: The seed of the whole batch.
  ///   - slip: A section whose totals of the last year are ten times those of the year before, as if a digit were typed
  ///     twice.
  /// - Returns: The files, by year.
  /// - Throws: Why a workbook cannot be written.
  package func years(_ number: Int, seed: UInt64, slip: String? = nil) throws -> [Made] {
    var random = SplitMix64(seed: seed &+ UInt64(number) &* 0x9E37_79B9)
    let (form, commune, unit) = try place(number)
    let groups = form.sections.reduce(into: [String: [Int]]()) { groups, section in
      guard Self.models[section.id] != nil else { return }
      groups[section.id] = (0..<Int.random(in: section.id == slip ? 1...3 : 0...3, using: &random)).map { _ in
        Self.years[section.id == slip ? 0 : Int.random(in: 0..<Self.years.count, using: &random)]
      }
    }
    return try Self.years.map { year in
      var rows = rows(of: form, in: year, groups: groups, slip: slip, number: number, random: &random)
      if let slip { plant(slip, isLast: year == Self.years.last, in: &rows) }
      guard let period = Period(String(year), calendar: definitions.programme.calendar) else {
        throw CocoaError(.formatting)
      }
      let request = FormRequest(
        unit: unit, unitName: "Thôn số \(number)",
        above: definitions.units.lineage(of: commune).compactMap { definitions.units[$0]?.name },
        period: period)
      let empty = form.sections.map(\.id).filter { (rows[$0] ?? []).isEmpty }
      let workbook = FormWorkbook(form, for: request, definitions: definitions).filled(
        rows: rows, answers: Dictionary(uniqueKeysWithValues: empty.map { ($0, .no) }),
        signature: FormSignature(name: "Người lập", role: "Chi hội trưởng"))
      return Made(name: "\(unit.code)-\(number)-\(year).xlsx", bytes: try workbook.xlsx(), planted: [])
    }
  }

  private func rows(
    of form: FormDefinition, in year: Int, groups: [String: [Int]], slip: String?, number: Int,
    random: inout SplitMix64
  ) -> [String: [[String: String]]] {
    var rows: [String: [[String: String]]] = [:]
    for section in form.sections {
      guard let sound = catalogue.soundRows[section.id] else { continue }
      if let counts = Self.models[section.id] {
        rows[section.id] = (groups[section.id] ?? []).enumerated().compactMap { place, founded in
          guard founded <= year else { return nil }
          var row = distinct(sound, number: number, row: place)
          row["status"] = founded == year ? "new" : "maintained"
          row["decision_date"] = "\(founded)-0\(place + 1)-15"
          if row["activities"] != nil { row["activities"] = String(Int.random(in: 12...24, using: &random)) }
          draw(counts, into: &row, random: &random)
          return row
        }
      } else if let counts = Self.events[section.id] {
        let count = section.id == slip ? 6 : Int.random(in: 0...6, using: &random)
        rows[section.id] = (0..<count).map { place in
          var row = distinct(sound, number: number, row: place)
          for day in ["held_on", "supported_on"] where row[day] != nil {
            row[day] = "\(year)-0\(place + 1)-12"
          }
          draw(counts, into: &row, random: &random)
          return row
        }
      }
    }
    return rows
  }

  /// Draws the counts of a row; of parts that add up the first, that of women, has at least half.
  private func draw(_ counts: Counts, into row: inout [String: String], random: inout SplitMix64) {
    set(counts, to: Int.random(in: counts.range, using: &random), in: &row) {
      Int.random(in: ($0 + 1) / 2...$0, using: &random)
    }
  }

  /// Writes the counts of a row, each part as it is drawn, and what follows from them.
  private func set(_ counts: Counts, to total: Int, in row: inout [String: String], part: (Int) -> Int) {
    row[counts.total] = String(total)
    var left = total
    for (place, column) in counts.split.enumerated() {
      let part = place == counts.split.count - 1 ? left : part(left)
      row[column] = String(part)
      left -= part
    }
    for column in counts.within { row[column] = String(part(total)) }
    if row["consents"] != nil { row["consents"] = String(total) }
    if row["new_mothers"] != nil {
      row["new_mothers"] = String(total)
      row["amount"] = String(total * 2_200_000)
    }
    if row["learners"] != nil {
      row["attendances"] = String(total * 2)
      row["women_cadres"] = "0"
    }
  }

  /// Writes the same total into all rows of a section, or ten times that in the last year.
  private func plant(_ section: String, isLast: Bool, in rows: inout [String: [[String: String]]]) {
    guard let counts = Self.models[section] ?? Self.events[section] else { return }
    for place in (rows[section] ?? []).indices {
      set(counts, to: counts.range.upperBound * (isLast ? 10 : 1), in: &rows[section, default: []][place]) {
        $0 / 2
      }
    }
  }
}
