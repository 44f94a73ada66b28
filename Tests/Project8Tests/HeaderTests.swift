import P8Model
import SpreadsheetML
import Testing

/// What stands visibly over a column, beside its hidden id; and money in other measures.
struct HeaderTests {
  private static let teams = "1. Tổ truyền thông"
  private static let money = "10. Kinh phí"

  private static func report(money: [[String: String]] = []) -> FilledReport {
    var report = FilledReport.sound("22210-01", "Buôn mẫu 1")
    if !money.isEmpty { report.rows["money"] = money }
    return report
  }

  private static func money(_ rows: [(String, String, String)]) -> [[String: String]] {
    rows.map { ["item": $0.0, "allocated": $0.1, "disbursed": $0.2] }
  }

  private static let inMillions = money([
    ("central", "12.5", "10.25"), ("local", "3", "3"), ("other", "0", "0"), ("total", "15.5", "13.25"),
  ])

  @Test func `women and men exchanged over untouched ids are held at both headers`() async throws {
    var report = Self.report()
    report.typed = [(Self.teams, "H7", .text("Nam")), (Self.teams, "I7", .text("Nữ"))]
    let registry = try SmallRegistry()
    let findings = try await registry.ingest(report)
    #expect(findings.map(\.rule) == ["head.other-column", "head.other-column"])
    #expect(findings.map(\.at.cell) == ["H7", "I7"])
    #expect(findings.allSatisfy { $0.severity == .error })
    #expect(findings.first?.message.vi.contains("“Nam”") == true)
    #expect(try registry.figure("D8.1.1") == nil)
  }

  @Test func `a header that says cumulative is held`() async throws {
    var report = Self.report()
    report.typed = [(Self.teams, "G7", .text("Lũy kế"))]
    let findings = try await SmallRegistry().ingest(report)
    #expect(findings.map(\.rule) == ["head.cumulative"] && findings.first?.at.cell == "G7")
  }

  @Test(
    "a header in other words for the same column is none of our business",
    arguments: [
      (teams, "G7", "Số TV"), (teams, "B6", "Tên tổ truyền thông cộng đồng của buôn"),
      (teams, "H7", "nữ (người)"),
      (money, "D5", "Vốn được giao (triệu đồng)"), (money, "D5", "Kế hoạch vốn"),
    ])
  func sameColumn(sheet: String, cell: String, text: String) async throws {
    var report = Self.report(money: Self.inMillions)
    report.typed = [(sheet, cell, .text(text))]
    #expect(try await SmallRegistry().ingest(report).isEmpty)
  }

  @Test func `thousands announced by the headers are held with the proposal`() async throws {
    var report = Self.report(
      money: Self.money([
        ("central", "12500", "10250"), ("local", "3000", "3000"), ("total", "15500", "13250"),
      ]))
    report.typed = [
      (Self.money, "D5", .text("Vốn được giao (nghìn đồng)")),
      (Self.money, "E5", .text("Đã giải ngân (nghìn đồng)")),
    ]
    let registry = try SmallRegistry()
    let findings = try await registry.ingest(report)
    #expect(findings.map(\.rule) == ["head.other-measure", "head.other-measure"])
    #expect(findings.map(\.at.cell) == ["D5", "E5"])
    #expect(findings.first?.suggestions.map(\.cell) == ["D6", "D7", "D9"])
    #expect(findings.first?.suggestions.map(\.with) == ["12.5", "3", "15.5"])
    #expect(try registry.figure("D8.5.1", .inPeriod) == nil)
  }

  @Test func `a title in đồng is held for the whole table`() async throws {
    var report = Self.report(
      money: Self.money([("central", "12500000", "10250000"), ("total", "12500000", "10250000")]))
    report.typed = [(Self.money, "A4", .text("Đơn vị tính: đồng"))]
    let findings = try await SmallRegistry().ingest(report)
    #expect(findings.map(\.rule) == ["head.other-measure"] && findings.first?.at.cell == "A4")
    #expect(findings.first?.suggestions.first?.with == "12.5")
  }

  @Test(
    "money a thousand or a million times what a village can have is an error with the proposal",
    arguments: [("đồng", 1_000_000), ("nghìn đồng", 1_000)])
  func implausible(measure: String, factor: Int) async throws {
    func times(_ number: Double) -> String { "\(Int(number * Double(factor)))" }
    let report = Self.report(
      money: Self.money([
        ("central", times(12.5), times(10.25)), ("local", times(3), times(3)), ("other", "0", "0"),
        ("total", times(15.5), times(13.25)),
      ]))
    let registry = try SmallRegistry()
    let findings = try await registry.ingest(report)
    #expect(findings.map(\.rule) == ["range.measure"])
    let finding = try #require(findings.first)
    #expect(finding.at.cell == "D6" && finding.severity == .error)
    #expect(finding.message.vi.contains("cả bảng ghi bằng \(measure)."))
    #expect(finding.suggestions.first?.with == "12.5" && finding.suggestions.first?.cell == "D6")
    #expect(finding.related.map(\.cell) == ["D7", "D9", "E6", "E7", "E9"])
    #expect(try registry.figure("D8.5.1", .inPeriod) == nil)
  }

  @Test func `money as the form asks for it is accepted`() async throws {
    let registry = try SmallRegistry()
    #expect(try await registry.ingest(Self.report(money: Self.inMillions)).isEmpty)
    #expect(try registry.figure("D8.5.1", .inPeriod) == "15.5")
  }

  @Test func `women and men that changed places since the period before are seen`() async throws {
    let registry = try SmallRegistry()
    var before = FilledReport.sound("22210-01", "Buôn mẫu 1", period: "2022")
    before.rows["communication_team"] = [FilledReport.team("Tổ 1", isNew: true, women: 8, men: 3)]
    #expect(try await registry.ingest(before).isEmpty)
    var report = FilledReport.sound("22210-01", "Buôn mẫu 1")
    report.rows["communication_team"] = [FilledReport.team("Tổ 1", women: 3, men: 8)]
    let findings = try await registry.ingest(report)
    #expect(findings.map(\.rule) == ["communication_team.sexes.exchanged"])
    #expect(findings.first?.severity == .error && findings.first?.at.cell == "H8")
  }
}
