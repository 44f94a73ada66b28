import P8Definitions
import Foundation
import P8Model
import TestSupport
import Testing

import Project8

/// The officers' log: checked by the rules of the forms, counted once beside the reports.
struct LogTests {
  let folder: TemporaryFolder
  let workspace: Workspace

  init() throws {
    folder = try TemporaryFolder()
    var workspace = try Workspace(
      definitions: PhuYenCaseTests.root, registry: folder.path("registry.sqlite"))
    workspace.author = "Lan"
    self.workspace = workspace
    let list = "commune\tvillage\n22210\tBuôn Bai\n22210\tBuôn Gao\n"
    _ = try workspace.importVillages(
      fromFile: folder.write(Array(list.utf8), to: "villages.tsv"), structure: .y2024, language: .en)
  }

  private func log(
    _ kind: String, _ unit: String, _ answers: [String: String], on day: String? = nil
  ) throws -> LogOutcome {
    try workspace.log(workspace.log.kind(kind), unit: unit, answers: answers, on: day, reason: "")
  }

  private func figure(_ indicator: String, _ key: FigureKey, period: String = "2023") throws -> ExactDecimal?
  {
    try workspace.table(unit: "54", period: period, by: nil, structure: nil).total.value(key, of: indicator)
  }

  private static let dialogue = [
    "held_on": "2023-05-03", "level": "commune", "topic": "Đất ở", "participants": "30", "women": "20",
    "men": "10", "opinions": "6", "answered": "6",
  ]

  private static let team = [
    "name": "Tổ truyền thông Buôn Bai", "status": "new", "decision_number": "3/QĐ-UBND",
    "decision_date": "2023-03-10", "members": "9", "women": "6", "men": "3", "ethnic_minority": "9",
    "activities": "1",
  ]

  @Test(arguments: [
    ("team", "communication_team"), ("club", "change_leader_club"), ("address", "trusted_address"),
    ("dialogue", "policy_dialogue"), ("session", "communication_session"), ("training", "training_class"),
    ("package", "support_package"), ("campaign", "campaign"), ("supervision", "supervision"),
    ("savings-group", "savings_loan_group"), ("livelihood-group", "livelihood_group"),
    ("policy_dialogue", "policy_dialogue"),
  ])
  func `a kind is known by the words that officers use`(word: String, kind: String) throws {
    #expect(try workspace.log.kind(word).id == kind)
    #expect(
      try !workspace.log.questions(
        about: workspace.log.kind(word), of: workspace.unit("22210", structure: .y2024)
      ).questions.isEmpty)
  }

  @Test(arguments: [("2023-05-03", "Xuân Quang 1"), ("2026-05-03", "Phú Mỡ")])
  func `a code that was given anew means the unit of the day`(day: String, name: String) throws {
    let answers = Self.dialogue.merging(["held_on": day]) { $1 }
    let outcome = try log("dialogue", "22096", answers)
    let number = try #require(outcome.number, "\(outcome.findings)")
    #expect(try workspace.log.show(number, language: .vi).contains(name))
    let named = try log("dialogue", "22096@2025", answers.merging(["topic": "Khác"]) { $1 })
    #expect(named.number != nil || !named.findings.isEmpty, "nothing is refused in silence")
  }

  @Test(arguments: ["group", "nothing", ""])
  func `a word that means several kinds or none is told with the choices`(word: String) {
    let failure = #expect(throws: Failure.self) { try workspace.log.kind(word) }
    #expect(failure?.remedy?.en.contains("savings_loan_group") ?? false)
  }

  @Test func `an event is logged, listed, changed and taken back`() throws {
    let outcome = try log("dialogue", "22210@2024", Self.dialogue)
    #expect(outcome.number == 1, "\(outcome.findings.map(\.message.en))")
    #expect(outcome.message?.en.contains("D8.3.3") ?? false)
    #expect(try figure("D8.3.3", .inPeriod) == 1)
    #expect(try figure("D8.3.3", .inPeriod, period: "2023-Q3") ?? 0 == 0)
    #expect(throws: Failure.self) { try log("dialogue", "22210@2024", Self.dialogue) }
    #expect(
      try workspace.log.edit(1, answers: ["held_on": "2023-08-03"], on: nil, reason: "sai ngày").number == 1)
    let list = try workspace.log.list(units: workspace.units(meaning: "54"), format: .text, language: .vi)
    #expect(list.contains("#1") && list.contains("Đất ở") && list.contains("đã sửa"), "\(list)")
    #expect(try workspace.log.list(kind: workspace.log.kind("team"), format: .jsonl, language: .vi).isEmpty)
    #expect(try workspace.log.show(1, language: .vi).contains("sai ngày"))
    #expect(throws: Failure.self) { try workspace.log.end(1, on: nil, reason: "") }
    #expect(throws: Failure.self) { try workspace.log.withdraw(1, reason: "") }
    _ = try workspace.log.withdraw(1, reason: "ghi nhầm")
    #expect(try figure("D8.3.3", .inPeriod) ?? 0 == 0)
    #expect(throws: Failure.self) { try workspace.log.show(7, language: .vi) }
  }

  @Test func `what breaks a rule is told and not written`() throws {
    var wrong = Self.team
    wrong["women"] = "7"
    let outcome = try log("team", "22210-01@2024", wrong)
    #expect(outcome.number == nil && outcome.message == nil)
    #expect(outcome.findings.first?.code == "P8-SUM-001", "\(outcome.findings.map(\.code))")
    var text = Self.team
    text["members"] = "chín người rưỡi"
    #expect(try log("team", "22210-01@2024", text).number == nil)
    #expect(throws: Failure.self) { try log("team", "22210-01@2024", ["nothing": "1"]) }
    #expect(try log("team", "22210-01@2024", [:]).number == nil)
  }

  @Test func `a model lives from its founding to its end`() throws {
    let outcome = try log("team", "22210-01@2024", Self.team)
    #expect(outcome.number == 1, "\(outcome.findings.map(\.message.en))")
    #expect(try figure("D8.1.1", .cumulative) == 1 && figure("D8.1.1", .inPeriod) == 1)
    #expect(try figure("D8.1.1", .cumulative, period: "2024") == 1)
    #expect(try workspace.log.end(1, on: CalendarDate(iso: "2024-06-30"), reason: "sáp nhập").number == 1)
    #expect(try figure("D8.1.1", .cumulative, period: "2023") == 1)
    #expect(try figure("D8.1.1", .cumulative, period: "2024") ?? 0 == 0)
  }

  @Test func `what was logged and reported counts once`() async throws {
    let samples = "\(PhuYenCaseTests.root)/templates/samples/phu-yen-2023"
    let files = try FileWalk.files(under: ["\(samples)/reports/22084-01.xlsx"], named: .relative)
    _ = try await workspace.ingest.store(files, jobs: 1)
    let reported = try figure("D8.1.1", .cumulative)
    #expect(reported == 1)
    var team = Self.team
    team["name"] = "Tổ truyền thông cộng đồng thôn mẫu 1"
    team["decision_date"] = "2023-09-10"
    #expect(try log("team", "22084-01@2024", team).number == 1)
    #expect(try figure("D8.1.1", .cumulative) == reported)
    team["name"] = "Tổ khác"
    #expect(try log("team", "22084-02@2024", team).number == 2)
    #expect(try figure("D8.1.1", .cumulative) == 2)
  }

  @Test func `an answer is checked where it is given`() throws {
    let kind = try workspace.log.kind("address")
    let units = [try workspace.unit("22210-01", structure: .y2024)]
    let asked = try workspace.log.questions(about: kind, of: units[0])
    #expect(asked.place.hasPrefix("Buôn Bai, Xã Ea Lâm"), "\(asked.place)")
    func found(_ id: String, _ answers: [String: String]) throws -> [Finding] {
      let question = try #require(asked.questions.first { $0.id == id })
      return try workspace.log.check(question, of: LogRequest(kind, units: units, answers: answers)).findings
    }
    #expect(try found("name", ["name": "Địa chỉ Buôn Bai"]).isEmpty)
    let site = try found("site", ["name": "Địa chỉ Buôn Bai", "site": "Nhà văn hóa cộng đồng"])
    #expect(site.map(\.code) == ["P8-LIST-001"])
    #expect(site.first?.suggestions.first?.message.vi.contains("Nhà văn hóa, nhà cộng đồng") == true)
    #expect(try found("site", ["site": "Trạm y tế"]).isEmpty)
    let day = try found("decision_date", ["site": "Trạm y tế", "decision_date": "32/13/2023"])
    #expect(!day.isEmpty)
  }

  @Test func `a finding names its field, and an entry its village`() throws {
    let outcome = try log("team", "22210-01@2024", ["name": "Tổ Buôn Bai"])
    #expect(outcome.labels["status"]?.vi == "Tình trạng trong kỳ")
    let written = try log("team", "22210-01@2024", Self.team)
    #expect(
      written.message?.vi.contains("Buôn Bai, Xã Ea Lâm") == true, "\(String(describing: written.message))")
    #expect(try workspace.log.list(format: .text, language: .vi).contains("Buôn Bai, Xã Ea Lâm"))
    #expect(try workspace.log.list(format: .json, language: .vi).contains("\"place\":\"Buôn Bai, Xã Ea Lâm"))
  }
}
