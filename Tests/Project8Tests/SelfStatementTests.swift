import P8Model
import SpreadsheetML
import Testing

/// What a report says of itself: the hidden stamp, the first page, the titles of the sheets and the register must agree.
struct SelfStatementTests {
  private static let cover = "Hướng dẫn"
  private static let sheets = [
    "1. Tổ truyền thông", "2. CLB Thủ lĩnh", "3. Địa chỉ tin cậy", "4. Đối thoại chính sách",
    "5. Truyền thông",
    "6. Chiến dịch, sự kiện", "7. Tập huấn", "8. Sinh đẻ an toàn", "9. Tổ tiết kiệm vay vốn", "10. Kinh phí",
    "11. Số tổng hợp",
  ]

  /// The report with another line above each table.
  private func titled(_ report: FilledReport, _ line: String) -> FilledReport {
    var report = report
    report.typed += Self.sheets.map { ($0, "A3", .text(line)) }
    return report
  }

  @Test func `a neighbour's form with one's own name on page 1 is not stored as the neighbour's`()
    async throws
  {
    let registry = try SmallRegistry()
    let own = FilledReport.sound("22210-02", "Buôn mẫu 2")
    #expect(try await registry.ingest(own).isEmpty)
    var foreign = FilledReport.sound("22210-02", "Buôn mẫu 2", team: "Tổ truyền thông Buôn mẫu 1")
    foreign.rows["communication_team"] = [FilledReport.team("Tổ truyền thông Buôn mẫu 1", women: 2, men: 3)]
    foreign.typed = [(Self.cover, "B4", .text("Buôn mẫu 1"))]
    let findings = try await registry.ingest(foreign)
    #expect(findings.map(\.rule) == ["unit.said-otherwise"])
    let finding = try #require(findings.first)
    #expect(finding.at.sheet == Self.cover && finding.at.cell == "B4" && finding.severity == .error)
    #expect(finding.message.vi.contains("“Buôn mẫu 1”") && finding.message.vi.contains("22210-02"))
    #expect(finding.suggestions.first?.message.vi.contains("22210-01") == true)
    #expect(try registry.figure("D8.1.2", of: "22210-02") == "11")
  }

  @Test func `titles of another village are told once, at the first of them`() async throws {
    let registry = try SmallRegistry(villages: [])
    let report = titled(.sound("22210-01", "Buôn A"), "Buôn B, Xã Ea Lâm - Năm 2023")
    let findings = try await registry.ingest(report)
    #expect(findings.map(\.rule) == ["unit.said-otherwise"])
    #expect(findings.first?.at.sheet == Self.sheets[0] && findings.first?.at.cell == "A3")
    #expect(findings.first?.related.count == Self.sheets.count - 1)
    #expect(try registry.figure("D8.1.1") == nil)
  }

  @Test func `another code on page 1 is told at the code`() async throws {
    let registry = try SmallRegistry()
    var report = FilledReport.sound("22210-02", "Buôn mẫu 2")
    report.typed = [(Self.cover, "B5", .text("22210-01"))]
    let findings = try await registry.ingest(report)
    #expect(findings.map(\.rule) == ["unit.said-otherwise"] && findings.first?.at.cell == "B5")
  }

  @Test func `last year's form with this year's titles is not stored over last year's report`() async throws {
    let registry = try SmallRegistry()
    #expect(try await registry.ingest(.sound("22210-01", "Buôn mẫu 1", period: "2022")).isEmpty)
    var report = titled(
      .sound("22210-01", "Buôn mẫu 1", period: "2022"), "Buôn mẫu 1, Xã Ea Lâm, Huyện Sông Hinh - Năm 2023")
    report.rows["communication_team"] = [
      FilledReport.team("Tổ truyền thông cộng đồng Buôn mẫu 1", isNew: true, women: 9, men: 5)
    ]
    report.typed += [
      (Self.cover, "A2", .text("Năm 2023")), (Self.cover, "B8", .text("Năm 2023")),
      (Self.cover, "B9", .text("31/12/2023")),
    ]
    let findings = try await registry.ingest(report)
    #expect(findings.map(\.rule) == ["period.said-otherwise"])
    #expect(findings.first?.at.sheet == Self.cover && findings.first?.at.cell == "B8")
    #expect(findings.first?.related.count == 2 + Self.sheets.count)
    #expect(try registry.figure("D8.1.2", period: "2022") == "11")
  }

  @Test(
    "another period in any of its places is told",
    arguments: [
      (cover, "B9", "30/6/2023"), (cover, "B8", "6 tháng đầu năm 2023"), (cover, "B8", "Quý III/2023"),
      (cover, "A2", "Năm 2024"), ("5. Truyền thông", "A3", "Buôn mẫu 1, Xã Ea Lâm - Năm 2022"),
    ])
  func otherPeriod(sheet: String, cell: String, text: String) async throws {
    var report = FilledReport.sound("22210-01", "Buôn mẫu 1")
    report.typed = [(sheet, cell, .text(text))]
    let findings = try await SmallRegistry().ingest(report)
    #expect(findings.map(\.rule) == ["period.said-otherwise"])
    #expect(findings.first?.at.sheet == sheet && findings.first?.at.cell == cell)
  }

  @Test(
    "the same name in other spellings is the same village",
    arguments: [
      "BUÔN MẪU 1", "Buôn mẫu 01", "B. mẫu 1", "Thôn mẫu 1", "Buon mau 1", "mẫu 1", "Buôn mẫu 1 (xã Ea Lâm)",
      "Buôn mẫu 1, xã Ea Lâm", "1. Buôn mẫu 1", "Bu\u{F4}n m\u{E2}\u{303}u 1", "Buôn  mẫu I", "22210-01",
    ])
  func spelling(name: String) async throws {
    var report = FilledReport.sound("22210-01", "Buôn mẫu 1")
    report.typed = [(Self.cover, "B4", .text(name))]
    let findings = try await SmallRegistry().ingest(report)
    // What is only odd about the spelling of another cell is none of this test's business.
    #expect(!findings.contains { $0.rule == "unit.said-otherwise" }, "\(findings.map(\.message.vi))")
  }

  @Test func `other words for the same period are the same period`() async throws {
    var report = FilledReport.sound("22210-01", "Buôn mẫu 1")
    report.typed = [
      (Self.cover, "A2", .text("NĂM 2023")), (Self.cover, "B8", .text("Cả năm 2023 (12 tháng)")),
      (Self.cover, "B9", .text("31-12-2023")),
    ]
    #expect(try await SmallRegistry().ingest(report).isEmpty)
  }

  @Test func `a commune's report under the name of another commune is told`() async throws {
    var report = FilledReport.sound("22210", "Xã Ea Lâm")
    report.form = "commune-report"
    report.above = ["Huyện Sông Hinh", "Tỉnh Phú Yên"]
    report.rows["communication_team"] = [
      FilledReport.team("Tổ truyền thông Buôn mẫu 1").merging(["village": "Buôn mẫu 1"]) { $1 }
    ]
    #expect(try await SmallRegistry().ingest(report).isEmpty)
    report.typed = [(Self.cover, "B4", .text("Hội LHPN xã Ea Lâm"))]
    #expect(try await SmallRegistry().ingest(report).isEmpty)
    report.typed = [(Self.cover, "B4", .text("Xã Ea Bá"))]
    #expect(try await SmallRegistry().ingest(report).map(\.rule) == ["unit.said-otherwise"])
  }
}
