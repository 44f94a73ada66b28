import Foundation
import P8Definitions
import P8Model
import Project8
import TestSupport
import Testing

/// The shipped sample reports of 2023 and reports of 2024 about what they leave out (money, learners, support), with
/// their figures in both structures before their villages are carried over, after what is sure, and after the rest was
/// decided.
struct CarriedSamples: Sendable {
  enum Stage: CaseIterable { case notCarried, sure, decided }

  struct View: Hashable {
    let stage: Stage
    let period: String
    let structure: UnitStructure
  }

  static let periods = ["2023", "2024", "2025"]
  /// Villages that report twice: of persons a sum over both reports is not known.
  static let reportTwice = [
    "22084-01", "22090-01", "22192-01", "22201-01", "22210-01", "22225-01", "22228-01", "22237-01",
  ]
  /// Events of several communes, by the district at which they stand: where all who took part are now.
  static let sharedEvents = ["561": "22237", "560": "66"]
  static let divided = ["22225-01": "22237", "22228-01": "22222"]

  let definitions: Definitions
  private let folder: TemporaryFolder
  /// The tables of the country by level.
  private(set) var tables: [View: [UnitLevel: IndicatorTable]] = [:]
  /// The new codes by the old ones.
  private(set) var links: [Stage: [String: String]] = [.notCarried: [:]]

  private static let made = Task { try await CarriedSamples() }
  static func shared() async throws -> CarriedSamples { try await made.value }

  private init() async throws {
    folder = try TemporaryFolder()
    let workspace = try Workspace(definitions: PhuYenCaseTests.root, registry: folder.path("r.sqlite"))
    definitions = workspace.definitions
    let samples = "\(PhuYenCaseTests.root)/templates/samples/phu-yen-2023"
    _ = try workspace.importVillages(
      fromFile: "\(samples)/seed/villages.tsv", structure: .y2024, language: .en)
    let first = try await workspace.ingest.store(FileWalk.files(under: ["\(samples)/reports"]), jobs: 2)
    try #require(first.counts.stored == 59)
    let second = try await workspace.ingest.store(try Self.secondYear(definitions, in: folder), jobs: 2)
    let errors = second.check.findings.filter { $0.severity == .error }.map(\.message.en)
    try #require(errors.isEmpty && second.counts.stored == 10, "\(errors)")
    try look(at: workspace, .notCarried)

    let province = try #require(UnitCode("66", structure: .y2025))
    let sure = try workspace.villages.carry(in: province, decisions: nil, isTrial: false, reason: "x")
    try #require(sure.openCount == Self.divided.count)
    var links = Dictionary(uniqueKeysWithValues: sure.carried.map { ($0.old.code.code, $0.new) })
    self.links[.sure] = links
    try look(at: workspace, .sure)

    let list = "old\tnew\n" + Self.divided.map { "\($0.key)\t\($0.value)\n" }.sorted().joined()
    let rest = try workspace.villages.carry(
      in: province, decisions: folder.write(list.utf8, to: "decided.tsv"), isTrial: false, reason: "x")
    for one in rest.carried { links[one.old.code.code] = one.new }
    self.links[.decided] = links
    try look(at: workspace, .decided)
  }

  private mutating func look(at workspace: Workspace, _ stage: Stage) throws {
    for name in Self.periods {
      let period = try workspace.period(name)
      for structure in UnitStructure.allCases {
        var tables: [UnitLevel: IndicatorTable] = [:]
        for level in structure.levels where level != .nation {
          tables[level] = try workspace.indicators.table(
            FigureRequest(unit: .nation(structure), period: period, by: level))
        }
        self.tables[View(stage: stage, period: name, structure: structure)] = tables
      }
    }
  }

  // MARK: - The second year

  private static func secondYear(
    _ definitions: Definitions, in folder: TemporaryFolder
  ) throws -> [BatchFile] {
    var reports = reportTwice.enumerated().map { village(number: $0, code: $1) }
    reports.append(commune("22210", "Xã Ea Lâm", "Huyện Sông Hinh", with: "Xã Ealy"))
    reports.append(commune("22171", "Xã Sơn Hội", "Huyện Sơn Hòa", with: "Xã Sơn Phước"))
    return try reports.map { report in
      let name = "\(report.unit)-2024.xlsx"
      return BatchFile(path: try folder.write(report.bytes(definitions), to: name), name: name)
    }
  }

  private static func village(number: Int, code: String) -> FilledReport {
    var report = FilledReport()
    report.unit = code
    report.name = code >= "22210" ? "Buôn mẫu 1" : "Thôn mẫu 1"
    report.period = "2024"
    report.rows = [
      "training_class": [
        [
          "held_on": "2024-07-01", "subject": "gender_mainstreaming", "audience": "cadres",
          "topic": "Lồng ghép giới \(code)", "days": "2", "learners": "\(30 + number)", "women": "20",
          "men": "\(10 + number)", "ethnic_minority": "15", "attendances": "\(60 + 2 * number)",
          "women_cadres": "\(5 + number)", "cadre_category": "planned",
        ]
      ],
      "support_package": [
        [
          "supported_on": "2024-08-0\(number + 1)", "kind": "normal_birth", "mothers": "\(number + 1)",
          "new_mothers": "\(number + 1)", "amount": "\(2_200_000 * (number + 1))",
        ]
      ],
      "money": [["item": "central", "allocated": "\(100 + number).5", "disbursed": "\(60 + 3 * number).25"]],
    ]
    return report
  }

  private static func commune(
    _ code: String, _ name: String, _ district: String, with other: String
  ) -> FilledReport {
    var report = FilledReport()
    report.form = "commune-report"
    report.unit = code
    report.name = name
    report.above = [district, "Tỉnh Phú Yên"]
    report.period = "2024"
    report.rows = [
      "policy_dialogue": [
        FilledReport.dialogue(
          "Nước sạch \(code)", on: "2024-06-01", covering: "\(name); \(other)")
      ],
      "training_class": [
        [
          "held_on": "2024-05-01", "subject": "gender_mainstreaming", "audience": "cadres",
          "topic": "Lớp của xã \(code)", "days": "1", "learners": "12", "women": "8", "men": "4",
          "ethnic_minority": "6", "attendances": "12", "women_cadres": "3", "cadre_category": "planned",
        ]
      ],
      "money": [["item": "local", "allocated": "40", "disbursed": "31.125"]],
    ]
    return report
  }
}
