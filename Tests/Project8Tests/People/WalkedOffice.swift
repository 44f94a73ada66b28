import Foundation
import P8Model
import TestSupport
import Testing

import Project8

/// An office with two communes, in each of which there is one of everything that an entry may be asked for.
final class WalkedOffice: Sendable {
  /// Where an entry is asked for: the commune of the person, and another one, in either structure.
  enum Place: String, CaseIterable, Sendable {
    case own2024, own2025, foreign2024, foreign2025

    var isOwn: Bool { self == .own2024 || self == .own2025 }
    var structure: UnitStructure { self == .own2024 || self == .foreign2024 ? .y2024 : .y2025 }

    /// Two communes, and those into which they went whole.
    private var text: String {
      switch self {
      case .own2024: "22084"
      case .own2025: "22090"
      case .foreign2024: "22087"
      case .foreign2025: "22096"
      }
    }

    var unit: UnitCode { UnitCode(text, structure: structure) ?? .nation(structure) }
    var village: UnitCode { unit.village(number: 1) ?? unit }
    var otherVillage: UnitCode { unit.village(number: 2) ?? unit }
  }

  static let dialogue = [
    "held_on": "2023-05-03", "level": "commune", "topic": "Đất ở", "participants": "30", "women": "20",
    "men": "10", "opinions": "6", "answered": "6",
  ]

  let folder: TemporaryFolder
  let period: Period
  let decision: VillageChange.Decision
  let checked: CheckedBatch
  private let workspace: Workspace
  private let numbers: [Place: (proposal: Int64, logEntry: Int64, villageChange: Int64)]
  private let samples: TemporaryFolder

  private init(
    _ workspace: Workspace, in folder: TemporaryFolder, samples: TemporaryFolder, period: Period,
    decision: VillageChange.Decision, checked: CheckedBatch,
    numbers: [Place: (proposal: Int64, logEntry: Int64, villageChange: Int64)]
  ) {
    (self.workspace, self.folder, self.samples, self.period) = (workspace, folder, samples, period)
    (self.decision, self.checked, self.numbers) = (decision, checked, numbers)
  }

  // MARK: - Making it

  private static let made = Task { try await make() }

  /// The office with a registry of its own.
  static func copy() async throws -> WalkedOffice {
    let made = try await made.value
    let folder = try TemporaryFolder()
    let path = folder.path("registry.sqlite")
    _ = try made.workspace.trust.backUpRegistry(to: path)
    return WalkedOffice(
      made.workspace.with(registry: path), in: folder, samples: made.samples, period: made.period,
      decision: made.decision, checked: made.checked, numbers: made.numbers)
  }

  private static func make() async throws -> WalkedOffice {
    let folder = try TemporaryFolder()
    let workspace = try Office.open("office", in: folder)
    let period = try workspace.period("2023")
    let decision = VillageChange.Decision(
      effective: try #require(CalendarDate(iso: "2023-12-20")), resolution: "12/NQ-HĐND",
      resolutionDate: CalendarDate(iso: "2023-12-01"), reason: "test")
    var numbers: [Place: (proposal: Int64, logEntry: Int64, villageChange: Int64)] = [:]
    try await Office.ingest(["22084-01", "22084-02", "22087-01", "22087-02"], into: workspace)
    for place in [Place.own2024, .foreign2024] {
      let unit = place.unit
      _ = try workspace.review(
        .confirm, unit: place.village.code, period: "2023", form: nil, reason: "", without: [])
      let changed = try Office.changed(place.village.code, in: folder)
      _ = try await workspace.ingest.store([changed], jobs: 1)
      let proposals = try Int64(workspace.review.replacements().count)
      let entry = try workspace.log.write(
        LogRequest(workspace.log.kind("policy_dialogue"), units: [unit], answers: dialogue))
      let change = try workspace.villages.rename(place.otherVillage, to: "Thôn cũ", decision: decision)
      numbers[place] = (proposals, try #require(entry.number), change.number)
    }
    for place in [Place.own2025, .foreign2025] {
      for name in ["Thôn nay 1", "Thôn nay 2"] {
        _ = try workspace.villages.enter(name, in: place.unit, isNew: true)
      }
      numbers[place] = numbers[place == .own2025 ? .own2024 : .foreign2024]
    }
    for place in Place.allCases {
      let made = try workspace.exchange.bundle(unit: place.unit, period: period)
      try folder.write(made.bytes, to: "\(place).p8b")
      let list = try workspace.exporting.figureList(
        ExchangeRequest(
          FigureRequest(unit: place.unit, period: period), language: .en, audience: .internal))
      try list.write(to: folder.path("\(place).csv"), through: FileOutput(for: workspace))
    }
    // The last steps that were taken together are of the foreign commune.
    _ = try workspace.review(.confirm, unit: "22087-02", period: "2023", form: nil, reason: "", without: [])
    let checked = try await workspace.checking.check([], jobs: 1)
    return WalkedOffice(
      workspace, in: folder, samples: folder, period: period, decision: decision, checked: checked,
      numbers: numbers)
  }

  // MARK: - Who asks

  /// Whoever owns the file.
  var plain: Workspace { workspace }

  func workspace(as role: PersonRole, of structure: UnitStructure) -> Workspace {
    let place = structure == .y2024 ? Place.own2024 : .own2025
    return workspace.acting(
      as: Person(id: 1, login: "lan", name: "Lan", role: role, units: [place.unit]))
  }

  func workspace(ofCentre unit: UnitCode) -> Workspace {
    workspace.acting(as: Person(id: 2, login: "hoa", name: "Hoa", role: .centre, units: [unit]))
  }

  /// What came of asking; nil where it was done.
  func outcome(of entry: Walk.Entry, in workspace: Workspace, at place: Place) async -> Failure? {
    do {
      try await entry.call(workspace, place, self)
    } catch let failure as Failure {
      return failure
    } catch {
      Issue.record("\(entry.name) at \(place): \(error)")
    }
    return nil
  }

  // MARK: - What is asked for

  func proposal(at place: Place) throws -> Int64 { try #require(numbers[place]).proposal }
  func logEntry(at place: Place) throws -> Int64 { try #require(numbers[place]).logEntry }
  func villageChange(at place: Place) throws -> Int64 { try #require(numbers[place]).villageChange }

  func figures(at place: Place) -> FigureRequest { FigureRequest(unit: place.unit, period: period) }

  func report(_ layout: String, at place: Place, for audience: Audience) -> ReportRequest {
    ReportRequest(
      layout: layout, unit: place.unit, period: period, language: .en, container: .xlsx, audience: audience)
  }

  func exchange(at place: Place, for audience: Audience) -> ExchangeRequest {
    ExchangeRequest(figures(at: place), language: .en, audience: audience)
  }

  func form(at place: Place) -> BlankFormRequest {
    BlankFormRequest("village-report", unit: place.village, period: period, language: .en)
  }

  func file(at place: Place) -> BatchFile {
    let name = place.isOwn ? "22084-01.xlsx" : "22087-01.xlsx"
    return BatchFile(path: "\(Office.samples)/reports/\(name)", name: name)
  }

  func bundle(at place: Place) -> String { samples.path("\(place).p8b") }

  func villageList(at place: Place) throws -> String {
    try folder.write(
      Array("commune\tvillage\n\(place.unit.code)\tThôn thêm\n".utf8), to: "\(place)-villages.tsv")
  }

  func classList(at place: Place) throws -> String {
    try folder.write(Array("commune\tclass\n\(place.unit.code)\tIII\n".utf8), to: "\(place)-classes.tsv")
  }

  func finding(at place: Place) -> Finding {
    Finding(
      code: "P8-TEST-001", rule: "test", severity: .warning, effect: .none,
      at: Finding.Place(file: "a.xlsx", sha256: nil),
      about: Finding.Subject(unit: place.unit.description, period: nil), found: nil, expected: nil,
      related: [],
      message: LocalizedText(vi: "thử", en: "test"), suggestions: [], causedBy: [],
      fingerprint: "0123456789abcdef")
  }

  /// A file in which nothing was found, of the place.
  func checkedFile(at place: Place) -> CheckRun.File {
    CheckRun.File(
      path: file(at: place).name, sha256: nil, unit: place.unit, unitName: "", period: nil,
      verdict: .accepted,
      findings: [])
  }

  func verification(at place: Place) throws -> Verification {
    try Verification(
      of: samples.path("\(place).csv"), manifest: nil, key: nil, mustBeSigned: false, keys: workspace.keys)
  }
}
