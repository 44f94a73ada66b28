import Foundation
import P8Model
import P8Registry
import Project8
import TestSupport
import Testing

/// A village is entered once: its name is compared with those of its commune and of the communes that became it.
struct VillageEnteringTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func workspace() throws -> Workspace {
    try Workspace(definitions: HouseTests.root.path, registry: folder.path("r.sqlite"))
  }

  private func enter(
    _ name: String, _ commune: String, _ structure: UnitStructure = .y2024, isNew: Bool = false
  )
    throws -> String
  {
    let unit = try #require(UnitCode(commune, structure: structure))
    return try workspace().villages.enter(name, in: unit, isNew: isNew).code.description
  }

  private func question(_ body: () throws -> Void) -> String? {
    do {
      try body()
      return nil
    } catch let failure as Failure {
      return "\(failure.message.en) \(failure.remedy?.en ?? "")"
    } catch {
      return nil
    }
  }

  @Test(arguments: ["Buôn Bài", "Buon Bai", "B. Bai", "Thôn Bai", "Buôn Bai, xã Ea Lâm"])
  func `a name that is nearly another's is asked about`(name: String) throws {
    #expect(try enter("Buôn Bai", "22210") == "22210-01@2024")
    let asked = try #require(question { _ = try enter(name, "22210") })
    #expect(asked.contains("22210-01") && asked.contains("--new"))
    #expect(
      try workspace().villages.list(in: #require(UnitCode("22210", structure: .y2024)), on: nil).count == 1)
    #expect(try enter(name, "22210", isNew: true) == "22210-02@2024")
  }

  @Test
  func `a village of a whole commune is the same after July 2025, one of a divided commune is asked about`()
    throws
  {
    #expect(try enter("Thôn A", "22192") == "22192-01@2024")
    #expect(try enter("Buôn B", "22228") == "22228-01@2024")
    #expect(try enter("Thôn A", "22192", .y2025) == "22192-01@2025")
    let life = try workspace().villages.life(of: #require(UnitCode("22192-01", structure: .y2025)))
    #expect(life.villages.map(\.village.code.description) == ["22192-01@2024", "22192-01@2025"])
    let asked = try #require(question { _ = try enter("Buôn B", "22222", .y2025) })
    #expect(asked.contains("22228-01") && asked.contains("--continues"))
    let old = try #require(UnitCode("22228-01", structure: .y2024))
    let new = try workspace().villages.enter(
      "Buôn B", in: #require(UnitCode("22222", structure: .y2025)), continues: old)
    #expect(try workspace().villages.life(of: new.code).villages.count == 2)
  }

  @Test func `of two villages of one name in communes that became one a person says which`() throws {
    _ = try enter("Thôn 1", "22210")
    _ = try enter("Thôn 1", "22237")
    let asked = try #require(question { _ = try enter("Thôn 1", "22237", .y2025) })
    #expect(asked.contains("22210-01") && asked.contains("22237-01"))
  }

  @Test func `a whole province is carried over, and what is open comes as a list that goes in again`() throws
  {
    for (name, commune) in [
      ("Thôn 1", "22210"), ("Thôn 1", "22237"), ("Thôn A", "22192"), ("Buôn B", "22228"),
    ] {
      _ = try enter(name, commune)
    }
    let villages = try workspace().villages
    let province = try #require(UnitCode("66", structure: .y2025))
    let trial = try villages.carry(in: province, decisions: nil, isTrial: true, reason: "x")
    #expect(trial.carried.count == 3 && trial.openCount == 1)
    let first = try villages.carry(in: province, decisions: nil, isTrial: false, reason: "1/7/2025")
    #expect(first.carried.map { $0.new }.sorted() == ["22192-01", "22237-01", "22237-02"])
    let open = try #require(first.open).text
    #expect(open.contains("22228-01\tBuôn B") && open.contains("22222") && open.contains("22207"))
    let list = folder.path("open.tsv")
    let decided = open.replacing(
      "22228-01\tBuôn B\t\(try #require(open.split(separator: "\n").last?.split(separator: "\t")[2]))\t",
      with: "22228-01\tBuôn B\t\t22222")
    try Data(decided.utf8).write(to: URL(filePath: list))
    let second = try villages.carry(in: province, decisions: list, isTrial: false, reason: "biên bản")
    #expect(second.carried.map { $0.new } == ["22222-01"] && second.open == nil && second.refused.isEmpty)
    // What was decided once is not decided otherwise in silence.
    let third = try villages.carry(in: province, decisions: list, isTrial: false, reason: "x")
    #expect(third.refused.count == 1 && third.carried.isEmpty)
  }

  @Test func `villages entered anew under the new structure are expected once`() throws {
    let list = folder.path("villages.tsv")
    func take(_ structure: UnitStructure) throws -> VillageListOutcome {
      try Data("commune\tvillage\n22192\tThôn A\n22192\tThôn B\n22192\tThôn C\n".utf8).write(
        to: URL(filePath: list))
      return try workspace().villages.importList(fromFile: list, structure: structure)
    }
    #expect(try take(.y2024).problems.isEmpty)
    #expect(try take(.y2025).formatted(Language.en).contains("3 villages linked"))
    let period = try #require(Period("2025-Q3", calendar: .calendar))
    let province = try #require(UnitCode("66", structure: .y2025))
    #expect(try workspace().review.status(of: province, for: period, by: nil).total.expected == 3)
    #expect(
      try workspace().indicators.table(FigureRequest(unit: province, period: period)).total.coverage.expected
        == 3)
  }

  @Test func `a list with a name that is nearly one of the commune is not taken as it is`() throws {
    _ = try enter("Buôn Bai", "22210")
    let list = folder.path("villages.tsv")
    try Data("commune\tvillage\n22210\tBuon Bai\n22210\tBuôn Gao\n".utf8).write(to: URL(filePath: list))
    let outcome = try workspace().villages.importList(fromFile: list, structure: .y2024)
    #expect(outcome.problems.count == 1 && outcome.formatted(Language.en).contains("1 village added"))
  }

  // MARK: - Former names

  /// Buôn Bai, which was Buôn Cũ until May 2026, and was Buôn Bãi under its code of before.
  private func renamed() throws -> UnitCode {
    #expect(try enter("Buôn Cũ", "22210") == "22210-01@2024")
    let code = try #require(UnitCode("22210-01", structure: .y2024))
    let decision = VillageChange.Decision(
      effective: try #require(CalendarDate(iso: "2023-05-01")), resolution: "12/NQ-HĐND", reason: "trùng tên")
    _ = try workspace().villages.rename(code, to: "Buôn Bai", decision: decision)
    return code
  }

  @Test(arguments: ["Buôn Cũ", "buon cu", "bai", "buon bai"])
  func `a village is found by its name and by former ones`(name: String) throws {
    let code = try renamed()
    let found = try workspace().places.find(named: name, as: .tsv, language: .en)
    #expect(
      found.split(separator: "\n").contains {
        $0.hasPrefix("22210-01\t2024\tBuôn Bai, Xã Ea Lâm") && $0.contains("formerly Buôn Cũ (before ")
      }, "\(found)")
    let commune = try #require(code.communeOfVillage)
    let villages = try workspace().villages
    #expect(try villages.list(in: commune, on: nil, named: name).map(\.village.code) == [code])
    #expect(try villages.list(in: commune, on: nil, named: "Buôn Gao").isEmpty)
    #expect(try villages.formerNames(.vi)[code]?.hasPrefix("trước đây: Buôn Cũ (trước ") == true)
  }

  @Test func `a former name makes no new village`() throws {
    _ = try renamed()
    let asked = try #require(question { _ = try enter("Buôn Cũ", "22210") })
    #expect(asked.contains("former name of 22210-01 Buôn Bai") && asked.contains("--new"))
    let list = folder.path("villages.tsv")
    try Data("commune\tvillage\n22210\tBuon Cu\n".utf8).write(to: URL(filePath: list))
    #expect(try workspace().villages.importList(fromFile: list, structure: .y2024).problems.count == 1)
    #expect(try enter("Buôn Cũ", "22210", isNew: true) == "22210-02@2024")
    // The new one has the name now.
    #expect(try enter("Buôn Cũ", "22210") == "22210-02@2024")
  }

  @Test func `a name that was taken back is no former one`() throws {
    let code = try renamed()
    let change = try #require(workspace().villages.life(of: code).changes.last)
    _ = try workspace().villages.undo(change.number, reason: "nhầm")
    #expect(try workspace().villages.formerNames(.en).isEmpty)
    #expect(try !workspace().places.find(named: "buon cu", language: .en).contains("formerly"))
  }

  @Test func `a commune's report that has a former name counts for the village, and says so`() async throws {
    _ = try renamed()
    var report = FilledReport()
    report.form = "commune-report"
    report.unit = "22210"
    report.name = "Xã Ea Lâm"
    report.above = ["Huyện Sông Hinh", "Tỉnh Phú Yên"]
    report.rows = [
      "communication_team": [FilledReport.team("Tổ 1").merging(["village": "Buon Cu"]) { $1 }]
    ]
    let path = try folder.write(report.bytes(workspace().definitions), to: "xa.xlsx")
    let run = try await workspace().ingest.store([BatchFile(path: path, name: "xa.xlsx")], jobs: 1)
    let findings = run.check.findings.filter { $0.rule == "unit.village-former" }
    #expect(findings.map(\.severity) == [.note])
    #expect(findings.first?.message.en.contains("former name of “Buôn Bai” (22210-01)") == true)
    let stored = try #require(try workspace().registry().reports().first).report
    #expect(stored.records.filter { $0.section == "communication_team" }.map(\.unit.code) == ["22210-01"])
  }
}
