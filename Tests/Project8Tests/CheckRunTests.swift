import P8Forms
import P8Definitions
import Foundation
import P8Exports
import P8Model
import P8Presentation
import Project8
import SpreadsheetML
import TestSupport
import Testing

/// Runs over files of more than one period, compared with a registry, with each other and with an earlier run.
struct CheckRunTests {
  private static let root = HouseTests.root.path

  /// A village's report with stated figures and what else is given.
  private static func write(
    _ name: String, period: String, opening: Int, closing: Int, teams: [[String: String]],
    village: Int = 1, version: ReportStamp.Version = .initial, into folder: TemporaryFolder,
    _ definitions: Definitions
  ) throws {
    let form = try #require(definitions.forms["village-report"])
    let period = try #require(Period(period, calendar: .calendar))
    let commune = try #require(UnitCode("22084", structure: .y2024))
    let unit = try #require(commune.village(number: village))
    let request = FormRequest(
      unit: unit, unitName: "Thôn \(village)", above: [], period: period, version: version)
    let rows = [
      "stated_figures": [
        [
          "item": "communication_team", "opening": "\(opening)", "new": "\(closing - opening)",
          "transferred_in": "0", "dissolved": "0", "transferred_out": "0", "closing": "\(closing)",
        ]
      ], "communication_team": teams,
    ]
    let workbook = FormWorkbook(form, for: request, definitions: definitions).filled(rows: rows)
    try folder.write(try workbook.xlsx(), to: name)
  }

  private static func team(_ name: String, _ year: Int, isNew: Bool, members: Int = 10) -> [String: String] {
    [
      "name": name, "status": isNew ? "new" : "maintained", "decision_number": "1/QĐ",
      "decision_date": "\(year)-05-05", "members": "\(members)", "women": "\(members - 4)", "men": "4",
      "ethnic_minority": "\(members - 1)", "activities": isNew ? "12" : "13",
    ]
  }

  private func codes(_ batch: CheckedBatch, of file: String) -> [String] {
    batch.findings.filter { $0.at.file.hasSuffix(file) }.map(\.code)
  }

  /// The report of 2022 with one team, and that of 2023 whose opening figure is two.
  private func twoYears(_ definitions: Definitions) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try Self.write(
      "in/2022.xlsx", period: "2022", opening: 0, closing: 1, teams: [Self.team("Tổ 1", 2022, isNew: true)],
      into: folder, definitions)
    try Self.write(
      "in/2023.xlsx", period: "2023", opening: 2, closing: 2,
      teams: [Self.team("Tổ 1", 2022, isNew: false), Self.team("Tổ 2", 2022, isNew: false)], into: folder,
      definitions)
    return folder
  }

  @Test func `a report is compared with that of the year before in the same folder`() async throws {
    let workspace = try Workspace(definitions: Self.root, registry: nil)
    let folder = try twoYears(workspace.definitions)
    let files = try FileWalk.files(under: [folder.path("in")])
    let batch = try await workspace.checking.check(files, jobs: 2)
    #expect(codes(batch, of: "2022.xlsx") == [])
    #expect(codes(batch, of: "2023.xlsx") == ["P8-CUM-001"])
    let alone = try await workspace.checking.check(files.filter { $0.name.hasSuffix("2023.xlsx") }, jobs: 1)
    #expect(alone.findings == [])
  }

  @Test func `a report is compared with that of the year before in the registry`() async throws {
    let folder = try TemporaryFolder()
    let workspace = try Workspace(definitions: Self.root, registry: folder.path("p8.sqlite"))
    let reports = try twoYears(workspace.definitions)
    let files = try FileWalk.files(under: [reports.path("in")])
    _ = try await workspace.ingest.store(files.filter { $0.name.hasSuffix("2022.xlsx") }, jobs: 1)
    let batch = try await workspace.checking.check(files.filter { $0.name.hasSuffix("2023.xlsx") }, jobs: 1)
    #expect(codes(batch, of: "2023.xlsx") == ["P8-CUM-001"])
    #expect(batch.findings.first?.message.vi.contains("Năm 2022") == true)
  }

  @Test func `a supplement lists what it changes and may not stand alone`() async throws {
    let folder = try TemporaryFolder()
    let workspace = try Workspace(definitions: Self.root, registry: folder.path("p8.sqlite"))
    let definitions = workspace.definitions
    try Self.write(
      "in/a.xlsx", period: "2023", opening: 1, closing: 1, teams: [Self.team("Tổ 1", 2022, isNew: false)],
      into: folder, definitions)
    try Self.write(
      "in/b.xlsx", period: "2023", opening: 1, closing: 1,
      teams: [Self.team("Tổ 1", 2022, isNew: false, members: 12)], version: .supplement, into: folder,
      definitions)
    let batch = try await workspace.checking.check(try FileWalk.files(under: [folder.path("in")]), jobs: 2)
    let told = batch.findings.filter { $0.rule == "supplement.difference" }
    #expect(told.map(\.at.file).allSatisfy { $0.hasSuffix("b.xlsx") })
    #expect(Set(told.compactMap(\.found)) == ["12", "8", "11"])
    // Storing them tells the same, with what it does to the indicators; so large a change waits.
    let stored = try Workspace(definitions: Self.root, registry: folder.path("stored.sqlite"))
    let run = try await stored.ingest.store(try FileWalk.files(under: [folder.path("in")]), jobs: 2)
    let change = try #require(run.proposals.first).change
    #expect(run.changes.isEmpty && run.proposals.count == 1 && run.needsAttention)
    #expect(change.older.version == .initial && change.newer.version == .supplement)
    #expect(change.differences.map(\.field).contains("members"))
    #expect(change.figures.map(\.indicator) == ["D8.1.2"])
    #expect(change.figures.map { $0.after?.integer } == [12])
    for (language, words) in [(Language.vi, "Số thành viên"), (.en, "wait to replace")] {
      let text = run.proposals(in: language)
      #expect(text.contains("b.xlsx") && text.contains("→ “12”") && text.contains("D8.1.2"), "\(text)")
      // The row goes by the name that the sender wrote, not by the key under which it is kept.
      #expect(text.contains(" “Tổ 1”, "), "\(text)")
      #expect(text.contains(words) || text.contains("Tổng số"), "\(text)")
    }
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(try run.json().utf8)) as? [String: Any])
    let proposals = try #require(object["proposals"] as? [[String: Any]])
    let changes = proposals.compactMap { $0["change"] as? [String: Any] }
    #expect(
      changes.count == 1
        && (changes.first?["figures"] as? [[String: Any]])?.first?["after"] as? String == "12")
    #expect((object["check"] as? [String: Any])?["findings"] != nil)
    let again = try await stored.ingest.store(try FileWalk.files(under: [folder.path("in/b.xlsx")]), jobs: 1)
    #expect(again.changes.isEmpty && again.changes(in: .vi).isEmpty && again.proposals.count == 1)
    // Without a registry nothing is known of the past; with an empty one the first version is missed.
    try Self.write("c.xlsx", period: "2022", opening: 0, closing: 0, teams: [], into: folder, definitions)
    _ = try await workspace.ingest.store(try FileWalk.files(under: [folder.path("c.xlsx")]), jobs: 1)
    let alone = try await workspace.checking.check(
      try FileWalk.files(under: [folder.path("in/b.xlsx")]), jobs: 1)
    #expect(alone.findings.map(\.rule).contains("supplement.no-first-version"))
  }

  @Test func `two runs give the same bytes with one job and with many`() async throws {
    let workspace = try Workspace(definitions: Self.root, registry: nil)
    let folder = try twoYears(workspace.definitions)
    for village in 2...7 {
      try Self.write(
        "in/\(village).xlsx", period: "2023", opening: village, closing: 1,
        teams: [Self.team("Tổ", 2022, isNew: village % 2 == 0, members: 20 + village)], village: village,
        into: folder, workspace.definitions)
    }
    try folder.write(Array("no workbook".utf8), to: "in/note.txt")
    let files = try FileWalk.files(under: [folder.path("in")])
    let one = try await workspace.checking.check(files, jobs: 1)
    let many = try await workspace.checking.check(files, jobs: 8)
    for format in [RunFormat.text, .json, .jsonl, .csv, .sarif, .html] {
      #expect(
        try one.formatted(format, language: .vi) == many.formatted(format, language: .vi), "\(format)")
    }
  }

  @Test func `an earlier run tells what is new, still there and gone`() async throws {
    let folder = try TemporaryFolder()
    let workspace = try Workspace(definitions: Self.root, registry: nil)
    func check(_ members: [Int], since: String?, to name: String) async throws -> CheckedBatch {
      let teams = members.enumerated().map {
        Self.team("Tổ \($0.offset)", 2022, isNew: false, members: $0.element)
      }
      try Self.write(
        "in/a.xlsx", period: "2023", opening: teams.count, closing: teams.count, teams: teams, into: folder,
        workspace.definitions)
      let earlier = try since.map { try workspace.checking.findings(ofRun: folder.path($0)) }
      let batch = try await workspace.checking.check(
        try FileWalk.files(under: [folder.path("in")]), jobs: 1, since: earlier)
      try folder.write(try batch.formatted(.json, language: .vi), to: name)
      return batch
    }
    _ = try await check([30, 10, 40], since: nil, to: "1.json")
    // The first is mended, a row is put in front, another one becomes wrong.
    let second = try await check([10, 50, 40], since: "1.json", to: "2.json")
    let states = second.findings.map { "\($0.found ?? "") \($0.state.rawValue)" }
    #expect(states == ["50 new", "40 present"])
    let text = String(decoding: try second.formatted(.text, language: .vi), as: UTF8.self)
    #expect(text.contains("So với lần trước: 1 mới, 1 còn, 1 đã hết"))
    let newOnly = try FindingSelection(only: ["new"], skip: [], definitions: workspace.definitions)
    #expect(second.keeping(newOnly).findings.map(\.found) == ["50"])
    let third = try await check([10, 50, 40], since: "2.json", to: "3.json")
    #expect(third.findings.map(\.state) == [.present, .present])
  }

  @Test func `a waived finding is told as waived and keeps nothing from counting, while its value stays`()
    async throws
  {
    let folder = try TemporaryFolder()
    let workspace = try Workspace(definitions: Self.root, registry: folder.path("p8.sqlite"))
    func check(closing: Int) async throws -> CheckedBatch {
      try Self.write(
        "in/a.xlsx", period: "2023", opening: closing, closing: closing,
        teams: [Self.team("Tổ 1", 2022, isNew: false)], into: folder, workspace.definitions)
      return try await workspace.checking.check(try FileWalk.files(under: [folder.path("in")]), jobs: 1)
    }
    let first = try await check(closing: 3)
    #expect(first.hasErrors)
    let finding = try #require(first.findings.first)
    _ = try workspace.checking.waive(
      "#" + finding.fingerprint.prefix(10), among: first.findings, by: "Trần Thị B", reason: "Tổ ghép")
    let again = try await check(closing: 3)
    #expect(!again.hasErrors)
    #expect(again.counts.accepted == 1)
    #expect(again.findings.first?.waiver?.by == "Trần Thị B")
    for format in [RunFormat.text, .json, .csv, .sarif, .html] {
      let told = String(decoding: try again.formatted(format, language: .vi), as: UTF8.self)
      #expect(told.contains("Tổ ghép"), "\(format)")
    }
    #expect(try await check(closing: 4).hasErrors)
    var list = try workspace.checking.waivers()
    list.remove(finding.fingerprint)
    try list.save()
    #expect(try await check(closing: 3).hasErrors)
  }

  @Test func `what cannot be read is not waived, and an unknown fingerprint is told`() async throws {
    let folder = try TemporaryFolder()
    let workspace = try Workspace(definitions: Self.root, registry: folder.path("p8.sqlite"))
    let file = try folder.write(Array("no workbook".utf8), to: "a.txt")
    let batch = try await workspace.checking.check(try FileWalk.files(under: [file]), jobs: 1)
    let finding = try #require(batch.findings.first)
    #expect(throws: Failure.self) {
      try workspace.checking.waive(finding.fingerprint, among: batch.findings, by: "B", reason: "x")
    }
    #expect(throws: Failure.self) {
      try workspace.checking.waive("0123456789", among: batch.findings, by: "B", reason: "x")
    }
    try folder.write(Array("{\"no\": 1}\n".utf8), to: "p8.waivers.jsonl")
    let failure = await #expect(throws: Failure.self) {
      try await workspace.checking.check(try FileWalk.files(under: [file]), jobs: 1)
    }
    #expect(failure?.message.en.contains("p8.waivers.jsonl:1") == true)
  }

  @Test func `a drop folder gives each file once, when it has stopped growing`() throws {
    let folder = try TemporaryFolder()
    try folder.write([1], to: "in/a.xlsx")
    var watch = DropFolder([folder.path("in")])
    #expect(try watch.look() == [])
    #expect(try watch.look().map(\.name).map { $0.suffix(6) } == ["a.xlsx"])
    #expect(try watch.look() == [])
    try folder.write([1, 2], to: "in/a.xlsx")
    try folder.write([1], to: "in/b.xlsx")
    #expect(try watch.look() == [])
    try folder.write([1, 2], to: "in/b.xlsx")
    #expect(try watch.look().map { $0.name.suffix(6) } == ["a.xlsx"])
    #expect(try watch.look().map { $0.name.suffix(6) } == ["b.xlsx"])
    try FileManager.default.removeItem(atPath: folder.path("in/b.xlsx"))
    #expect(try watch.look() == [])
  }

  @Test(arguments: [
    (["error"], [], 2), (["P8-SUM"], [], 1), (["p8-sum-036"], [], 1), ([], ["P8-CUM-001"], 1),
    (["communication_team.members.usual"], [], 0), ([], ["error"], 0),
  ])
  func `findings are selected by code, family, rule and severity`(
    only: [String], skip: [String], count: Int
  ) async throws {
    let workspace = try Workspace(definitions: Self.root, registry: nil)
    func finding(_ code: String, _ rule: String) -> Finding {
      Finding(
        code: code, rule: rule, severity: .error, effect: .none, at: .init(file: "a", sha256: nil),
        about: .init(unit: nil, period: nil), found: nil, expected: nil, related: [],
        message: LocalizedText(vi: "", en: ""), suggestions: [], causedBy: [], fingerprint: code)
    }
    let findings = [
      finding("P8-SUM-036", "stated_figures.communication_team.closing"),
      finding("P8-CUM-001", "stated_figures.communication_team.opening"),
    ]
    let selection = try FindingSelection(only: only, skip: skip, definitions: workspace.definitions)
    #expect(findings.filter(selection.contains(_:)).count == count)
  }

  @Test func `a selection of what there is not is refused`() throws {
    let workspace = try Workspace(definitions: Self.root, registry: nil)
    #expect(throws: Failure.self) {
      try FindingSelection(only: ["P8-SUMM"], skip: [], definitions: workspace.definitions)
    }
  }

  @Test func `a commune and its village that tell the same thing are told`() async throws {
    let folder = try TemporaryFolder()
    let workspace = try Workspace(definitions: Self.root, registry: folder.path("p8.sqlite"))
    let definitions = workspace.definitions
    let villages = try folder.write(
      Array("commune\tvillage\tnumber\n22084\tThôn 1\t1\n22084\tThôn 2\t2\n".utf8), to: "villages.tsv")
    _ = try workspace.importVillages(fromFile: villages, structure: .y2024, language: .vi)
    try Self.write(
      "in/village.xlsx", period: "2023", opening: 1, closing: 1,
      teams: [Self.team("Tổ 1", 2022, isNew: false)], into: folder, definitions)
    let form = try #require(definitions.forms["commune-report"])
    let request = FormRequest(
      unit: try #require(UnitCode("22084", structure: .y2024)), unitName: "Xã", above: [],
      period: try #require(Period("2023", calendar: .calendar)))
    func row(_ name: String, village: String, members: Int) -> [String: String] {
      Self.team(name, 2022, isNew: false, members: members).merging(["village": village]) { own, _ in own }
    }
    let workbook = FormWorkbook(form, for: request, definitions: definitions).filled(rows: [
      "communication_team": [
        row("Tổ 1", village: "Thôn 1", members: 12), row("Tổ 9", village: "Thôn 1", members: 10),
        row("Tổ 2", village: "Thôn 2", members: 10),
      ],
      "stated_figures": [["item": "communication_team", "closing": "7"]],
    ])
    try folder.write(try workbook.xlsx(), to: "in/commune.xlsx")
    let batch = try await workspace.checking.check(try FileWalk.files(under: [folder.path("in")]), jobs: 2)
    let told = batch.findings.filter { $0.rule.hasPrefix("village.told") }
    #expect(told.map(\.rule) == ["village.told-otherwise", "village.told-by-both"])
    #expect(told.allSatisfy { $0.at.file.hasSuffix("commune.xlsx") && !$0.message.vi.contains("{") })
    #expect(told.first?.found == "12")
    #expect(told.last?.found == "Tổ 9")
    // Thôn 2 has not reported, so its team is the commune's to list; the village has one.
    let sum = try #require(batch.findings.first { $0.rule == "village.sum" })
    #expect(sum.found == "7" && sum.severity == .note)
    #expect(
      sum.message.en.contains("it lists 1, the 1 villages with reports of their own have 1, 2 together"))
    #expect(sum.message.en.contains("Difference 5."))
    #expect(batch.findings.contains { $0.rule == "stated_figures.communication_team.closing" })
    // The same where the village's report came earlier.
    _ = try await workspace.ingest.store(try FileWalk.files(under: [folder.path("in/village.xlsx")]), jobs: 1)
    let later = try await workspace.checking.check(
      try FileWalk.files(under: [folder.path("in/commune.xlsx")]), jobs: 1)
    #expect(later.findings.map(\.rule).filter { $0.hasPrefix("village.told") } == told.map(\.rule))
  }

  @Test func `a report with the figures of another village is told on both`() async throws {
    let folder = try TemporaryFolder()
    let workspace = try Workspace(definitions: Self.root, registry: nil)
    let teams = [
      Self.team("Tổ 1", 2022, isNew: false, members: 11), Self.team("Tổ 2", 2022, isNew: false, members: 13),
    ]
    for (name, village, members) in [("a", 1, 11), ("b", 2, 11), ("c", 3, 12)] {
      var own = teams
      own[0] = Self.team("Tổ 1", 2022, isNew: false, members: members)
      try Self.write(
        "in/\(name).xlsx", period: "2023", opening: 2, closing: 2, teams: own, village: village, into: folder,
        workspace.definitions)
    }
    let batch = try await workspace.checking.check(try FileWalk.files(under: [folder.path("in")]), jobs: 1)
    let told = batch.findings.filter { $0.rule == "file.same-figures" }
    #expect(told.map { $0.at.file.suffix(6) } == ["a.xlsx", "b.xlsx"])
  }
}
