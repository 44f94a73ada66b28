import Foundation
import P8Model
import Testing

/// The same team under other names: one team, or a proposal that holds what would count twice.
struct ModelNameTests {
  private static let base = "Tổ truyền thông cộng đồng Buôn Bai"

  /// The team's report of 2022, then that of 2023 under another name; what was found, and the teams of 2023.
  private func teams(
    _ before: String, _ after: String, isReversed: Bool = false
  ) async throws -> (findings: [Finding], count: String?) {
    let registry = try SmallRegistry()
    let first = FilledReport.sound("22210-01", "Buôn mẫu 1", period: "2022", team: before)
    let second = FilledReport.sound("22210-01", "Buôn mẫu 1", team: after)
    var findings: [Finding] = []
    for report in isReversed ? [second, first] : [first, second] {
      findings += try await registry.ingest(report)
    }
    return (findings, try registry.figure("D8.1.1"))
  }

  static let spellings = [
    base, base.lowercased(), base.uppercased(), "Tổ  truyền  thông  cộng  đồng  Buôn  Bai",
    base.decomposedStringWithCanonicalMapping, "Tổ truyền thông cộng đồng - Buôn Bai", "Tổ TTCĐ Buôn Bai",
    "Tổ truyền thông cộng đồng buôn Bai.", "To truyen thong cong dong Buon Bai",
    "Tổ truyền thông cộng đồng thôn Bai", "Tổ truyền thông cộng đồng \"Buôn Bai\"", "1. " + base,
    "Tổ truyền thông cộng đồng “Buôn Bai”", "To TTCD Buon Bai",
  ]

  @Test("other spellings of a name are the same team, in whatever order they come", arguments: spellings)
  func spelling(name: String) async throws {
    for isReversed in [false, true] {
      let (findings, count) = try await teams(Self.base, name, isReversed: isReversed)
      #expect(count == "1", "\(name), reversed \(isReversed)")
      let rules = findings.map(\.rule).filter { $0 != "text.unclean" }
      #expect(rules.isEmpty, "\(rules)")
    }
  }

  @Test(
    "a name that is only near is proposed, and the row is held",
    arguments: [
      "Tổ truyền thông cộng đồng buôn Bãi", "Tổ truyền thông Buôn Bai", "Tổ truyền thông cộng đông Buôn Bai",
    ])
  func near(name: String) async throws {
    let (findings, count) = try await teams(Self.base, name)
    #expect(findings.map(\.rule) == ["model.near"])
    let finding = try #require(findings.first)
    #expect(finding.effect == .holdRow && finding.at.cell == "B8")
    #expect(finding.message.vi.contains("có thể là cùng một tổ: “\(Self.base)” của năm 2022"))
    #expect(finding.suggestions.first?.with == Self.base)
    #expect(count == "1")
  }

  @Test func `a team of another name and another decision is another team`() async throws {
    let registry = try SmallRegistry()
    try await registry.ingest(.sound("22210-01", "Buôn mẫu 1", period: "2022", team: Self.base))
    var report = FilledReport.sound("22210-01", "Buôn mẫu 1", team: Self.base)
    var other = FilledReport.team("Tổ truyền thông Buôn Thung")
    other["decision_date"] = "2022-09-15"
    other["decision_number"] = "22/QĐ-UBND"
    report.rows["communication_team"]?.append(other)
    report.rows["stated_figures"] = []
    let findings = try await registry.ingest(report)
    #expect(!findings.contains { $0.rule.hasPrefix("model.near") }, "\(findings.map(\.rule))")
  }

  @Test func `two rows of one sheet with nearly one name and one decision are told`() async throws {
    var report = FilledReport.sound("22210-01", "Buôn mẫu 1", team: Self.base)
    report.rows["communication_team"]?.append(FilledReport.team("Tổ truyền thông cộng đồng Buôn Bãi"))
    report.rows["stated_figures"] = []
    let findings = try await SmallRegistry().ingest(report)
    #expect(findings.map(\.rule) == ["model.near-row"])
    #expect(findings.first?.at.cell == "B9")
  }

  @Test func `a name repeated in another spelling is a name repeated`() async throws {
    var report = FilledReport.sound("22210-01", "Buôn mẫu 1", team: Self.base)
    report.rows["communication_team"]?.append(FilledReport.team("Tổ TTCĐ buôn Bai."))
    report.rows["stated_figures"] = []
    #expect(try await SmallRegistry().ingest(report).map(\.rule) == ["communication_team.twice"])
  }

  // MARK: - A village in the report of its commune

  private func commune(_ village: String, team: String) -> FilledReport {
    var report = FilledReport()
    report.form = "commune-report"
    report.unit = "22210"
    report.name = "Xã Ea Lâm"
    report.above = ["Huyện Sông Hinh", "Tỉnh Phú Yên"]
    report.rows["communication_team"] = [FilledReport.team(team).merging(["village": village]) { $1 }]
    return report
  }

  @Test(
    "a commune's row finds its village in any spelling, and the team counts once",
    arguments: ["Buôn mẫu 2", "Buon mau 2", "Buôn mẫu 02", "B. mẫu 2", "thôn mẫu 2", "mẫu 2"])
  func villageSpelling(name: String) async throws {
    let registry = try SmallRegistry()
    try await registry.ingest(.sound("22210-02", "Buôn mẫu 2", team: "Tổ truyền thông Buôn mẫu 2"))
    let findings = try await registry.ingest(commune(name, team: "Tổ truyền thông Buon mau 2"))
    #expect(!findings.contains { $0.severity == .error }, "\(findings.map(\.rule))")
    #expect(try registry.figure("D8.1.1") == "1")
    #expect(try registry.figure("D8.1.2") == "11")
  }

  @Test func `a commune's row with a slip in the village's name is held with the proposal`() async throws {
    let registry = try SmallRegistry()
    try await registry.ingest(.sound("22210-02", "Buôn mẫu 2", team: "Tổ truyền thông Buôn mẫu 2"))
    let findings = try await registry.ingest(commune("Buôn mầu 2", team: "Tổ truyền thông Buôn mẫu 2"))
    #expect(findings.map(\.rule) == ["unit.village-near"])
    #expect(findings.first?.suggestions.first?.with == "Buôn mẫu 2")
    #expect(try registry.figure("D8.1.1") == "1")
  }
}
