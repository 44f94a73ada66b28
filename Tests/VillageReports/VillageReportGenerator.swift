import P8Forms
package import P8Definitions
package import Foundation
import P8Model
import SpreadsheetML
import TestSupport

/// Makes village reports as workbooks, sound or with faults at known cells; the same for the same seed.
///
/// All of it is invented: no figure comes from a village.
public struct VillageReportGenerator: Sendable {
  /// A file that was made.
  public struct Made: Sendable {
    /// The name: `22210-003.xlsx`.
    public let name: String
    /// The content.
    public let bytes: [UInt8]
    /// What is wrong with it.
    public let planted: [PlantedFault]
  }

  /// A fault and where it was put.
  public struct PlantedFault: Hashable, Sendable, Comparable {
    /// The file.
    public let file: String
    /// The sheet; empty for the file as a whole.
    public let sheet: String
    /// The address; empty for the file as a whole.
    public let cell: String
    /// The id of the rule or check that reports it.
    public let rule: String

    /// Creates a fault.
    public init(file: String, sheet: String = "", cell: String = "", rule: String) {
      self.file = file
      self.sheet = sheet
      self.cell = cell
      self.rule = rule
    }

    /// Whether the first stands before the other: by file, sheet, cell and rule.
    public static func < (left: PlantedFault, right: PlantedFault) -> Bool {
      (left.file, left.sheet, left.cell, left.rule) < (right.file, right.sheet, right.cell, right.rule)
    }

    /// A line: file, sheet, cell and rule between tabs.
    public var line: String { [file, sheet, cell, rule].joined(separator: "\t") }
  }

  let definitions: Definitions
  let catalogue: FaultCatalogue
  private let places: [String: FormPlaces]
  private let communes: [UnitCode]
  private let period: Period

  /// Sections in which the totals of the others stand, or money: their rows are not independent of each other.
  private static let left: Set<String> = ["stated_figures", "money"]

  /// Creates a generator.
  ///
  /// - Parameters:
  ///   - definitions: The definitions, with the forms `village-report` and `commune-report`.
  ///   - examples: The folder with the examples of the rules, `base.tsv` and `rules.tsv`.
  /// - Throws: Why an example cannot be read or a blank form cannot be made.
  package init(_ definitions: Definitions, examples: URL) throws {
    self.definitions = definitions
    catalogue = try FaultCatalogue(examples: examples)
    guard let period = Period("2023", calendar: definitions.programme.calendar) else {
      throw CocoaError(.formatting)
    }
    self.period = period
    // A commune that was created after the closing date may not report yet.
    let communes = definitions.units.all.map(\.code).filter { code in
      code.structure == .y2024 && code.level == .commune
        && !definitions.units.history(of: code).contains { $0.kind == .created && $0.since > period.to }
    }.sorted()
    self.communes = communes
    places = try definitions.forms.filter { ["village-report", "commune-report"].contains($0.key) }
      .mapValues { form in
        let unit = form.level == .village ? communes[0].village(number: 1) ?? communes[0] : communes[0]
        let request = FormRequest(unit: unit, unitName: "Thôn", above: [], period: period)
        let blank = FormWorkbook(form, for: request, definitions: definitions).blank()
        return try FormPlaces(of: form, in: blank.xlsx())
      }
  }

  /// The number of kinds of faults in rows that can be planted: rules and checks.
  public var rowFaultKinds: Set<String> {
    var kinds = Set(catalogue.faultyRows.map(\.rule))
    for section in definitions.forms["village-report"]?.sections ?? [] {
      guard let sound = catalogue.soundRows[section.id] else { continue }
      for column in section.columns {
        for fault in texts(for: column, in: sound) { kinds.insert(fault.check) }
      }
    }
    return kinds
  }

  private func texts(
    for column: ColumnDefinition, in row: [String: String]
  ) -> [FaultCatalogue.FaultyText] {
    guard let value = row[column.id], !value.isEmpty else { return [] }
    return FaultCatalogue.faultyTexts(for: column, sound: value, codeLists: definitions.codeLists)
  }

  /// Makes a report.
  ///
  /// - Parameters:
  ///   - number: Which one; each has a village of its own.
  ///   - seed: The seed of the whole batch.
  ///   - isFaulty: Whether faults are planted, one to four of them.
  /// - Returns: The file.
  /// - Throws: Why the workbook cannot be written.
  public func report(_ number: Int, seed: UInt64, isFaulty: Bool) throws -> Made {
    var random = SplitMix64(seed: seed &+ UInt64(number) &* 0x9E37_79B9)
    let (form, commune, unit) = try place(number)
    guard let places = places[form.id] else { throw CocoaError(.formatting) }
    let name = "\(unit.code)-\(number).xlsx"
    var rows = soundRows(of: form, number: number, random: &random)
    var planted: [PlantedFault] = []
    if isFaulty {
      for attempt in 0..<Int.random(in: 1...4, using: &random) {
        let fault =
          attempt % 2 == 0
          ? plantRow(in: &rows, of: form, number: number, random: &random)
          : plantText(in: &rows, of: form, taken: planted, file: name, places: places, random: &random)
        guard let (section, row, column, rule) = fault else { continue }
        planted.append(
          PlantedFault(
            file: name, sheet: section.sheet.vi,
            cell: places.address(section: section.id, row: row, column: column), rule: rule))
      }
    }
    let request = FormRequest(
      unit: unit, unitName: "Thôn số \(number)",
      above: definitions.units.lineage(of: commune).compactMap { definitions.units[$0]?.name }, period: period
    )
    let workbook = FormWorkbook(form, for: request, definitions: definitions)
      .filled(rows: rows, signature: FormSignature(name: "Người lập", role: "Chi hội trưởng"))
    return Made(name: name, bytes: try workbook.xlsx(), planted: planted)
  }

  /// The form, the commune and the unit of a report: each fifth is of a commune, the others of villages.
  func place(_ number: Int) throws -> (form: FormDefinition, commune: UnitCode, unit: UnitCode) {
    let isOfCommune = number % 5 == 4
    guard let form = definitions.forms[isOfCommune ? "commune-report" : "village-report"] else {
      throw CocoaError(.formatting)
    }
    let commune = communes[number % communes.count]
    return (
      form, commune, isOfCommune ? commune : commune.village(number: number / communes.count + 1) ?? commune
    )
  }

  // MARK: - Rows

  private typealias Planted = (section: SectionDefinition, row: Int, column: String, rule: String)

  private func soundRows(
    of form: FormDefinition, number: Int, random: inout SplitMix64
  ) -> [String: [[String: String]]] {
    var rows: [String: [[String: String]]] = [:]
    for section in form.sections where !Self.left.contains(section.id) {
      guard let sound = catalogue.soundRows[section.id] else { continue }
      rows[section.id] = (0..<Int.random(in: 1...4, using: &random)).map {
        distinct(sound, number: number, row: $0)
      }
    }
    return rows
  }

  /// A row like no other in the country, so that nothing is reported twice by two villages.
  func distinct(_ row: [String: String], number: Int, row place: Int) -> [String: String] {
    var row = row
    if let name = row["name"] { row["name"] = "\(name) số \(number)/\(place + 1)" }
    if let topic = row["topic"] { row["topic"] = "\(topic) \(number)/\(place + 1)" }
    if row["supported_on"] != nil { row["supported_on"] = "2023-0\(place + 1)-1\(number % 9)" }
    row["village"] = "Thôn \(place + 1)"
    return row
  }

  private func plantRow(
    in rows: inout [String: [[String: String]]], of form: FormDefinition, number: Int,
    random: inout SplitMix64
  ) -> Planted? {
    let faults = catalogue.faultyRows.filter { fault in
      guard !Self.left.contains(fault.section), let section = form.section(fault.section) else {
        return false
      }
      return fault.values.keys.allSatisfy { section.index(ofColumn: $0) != nil }
        && section.index(ofColumn: fault.column) != nil
    }
    guard let fault = faults.randomElement(using: &random), let section = form.section(fault.section) else {
      return nil
    }
    let row = rows[section.id]?.count ?? 0
    rows[section.id, default: []].append(distinct(fault.values, number: number, row: row))
    return (section, row, fault.column, fault.rule)
  }

  private func plantText(
    in rows: inout [String: [[String: String]]], of form: FormDefinition, taken: [PlantedFault],
    file: String, places: FormPlaces, random: inout SplitMix64
  ) -> Planted? {
    let sections = form.sections.filter { !(rows[$0.id] ?? []).isEmpty }
    guard let section = sections.randomElement(using: &random), let all = rows[section.id] else { return nil }
    let row = Int.random(in: 0..<all.count, using: &random)
    // One fault a row, so that none hides another.
    let isTaken = taken.contains { fault in
      fault.sheet == section.sheet.vi
        && section.columns.contains {
          places.address(section: section.id, row: row, column: $0.id) == fault.cell
        }
    }
    // A column whose wrong value would make an optional rule speak is left to the examples.
    let faults = section.columns.filter { $0.id != "village" }.flatMap { column in
      texts(for: column, in: all[row]).map { (column, $0) }
    }
    guard !isTaken, let (column, fault) = faults.randomElement(using: &random) else { return nil }
    rows[section.id]?[row][column.id] = fault.text
    return (section, row, column.id, fault.check)
  }
}
