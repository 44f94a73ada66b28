import P8Definitions
import Foundation
import P8Model
import P8Registry
import Project8
import TestSupport
import Testing
import VillageReports

/// Personal data on its way through the whole toolkit: told, covered, held, and left out of bundles.
struct PersonalDataJourneyTests {
  private static let secrets = ["Nguyễn Thị Hoa", "0912345678"]
  private static let note = "Tổ trưởng chị Nguyễn Thị Hoa, ĐT 0912345678"

  private static func file(note: String) -> FilledReport {
    var report = FilledReport.sound("22210-01", "Buôn mẫu 1")
    report.rows["communication_team"]?[0]["note"] = note
    return report
  }

  @Test func `a report with a name is held, stays out of bundles, and goes once it is corrected`()
    async throws
  {
    let folder = try TemporaryFolder()
    let workspace = try Workspace(definitions: PhuYenCaseTests.root, registry: folder.path("r.sqlite"))
    func ingest(_ note: String) async throws -> IngestedBatch {
      let bytes = try Self.file(note: note).bytes(workspace.definitions)
      let path = try folder.write(bytes, to: "in/22210-01.xlsx")
      return try await workspace.ingest.store([BatchFile(path: path, name: "22210-01.xlsx")], jobs: 1)
    }
    func bundle() throws -> (bytes: [UInt8], reports: Int, withheld: [LocalizedText]) {
      try workspace.exchange.bundle(
        unit: workspace.unit("22210", structure: .y2024), period: workspace.period("2023"))
    }
    let run = try await ingest(Self.note)
    let told = run.check.findings.filter { $0.rule.hasPrefix("person.") }
    #expect(Set(told.map(\.rule)) == ["person.phone", "person.name"])
    for format in RunFormat.allCases where format != .xlsx {
      for language in Language.allCases {
        let text = String(decoding: try run.check.formatted(format, language: language), as: UTF8.self)
        for secret in Self.secrets { #expect(!text.contains(secret), "\(format) \(language)") }
      }
    }
    let held = try bundle()
    #expect(held.reports == 0 && held.withheld.count == 1)
    let line = try #require(held.withheld.first)
    #expect(
      line.en.contains("22210-01") && line.en.contains("P8-PERS-003") && line.vi.contains("P8-PERS-001"))
    for secret in Self.secrets { #expect(!String(decoding: held.bytes, as: UTF8.self).contains(secret)) }

    let corrected = try await ingest("")
    #expect(corrected.check.findings.allSatisfy { !$0.rule.hasPrefix("person.") })
    let sent = try bundle()
    // The corrected file travels alone: the original that it replaced stays here.
    #expect(sent.reports == 1 && sent.withheld.isEmpty)

    let said = try workspace.trust.purgeOriginal(ofReport: 1, reason: "có tên người")
    #expect(said.vi.contains("SHA-256"))
    #expect(try workspace.trust.checkRegistry(.en).isSound)
    #expect(throws: Failure.self) { try workspace.trust.purgeOriginal(ofReport: 2, reason: "nhầm") }
    #expect(throws: Failure.self) { try workspace.trust.purgeOriginal(ofReport: 1, reason: " ") }
    #expect(try bundle().reports == 1)
  }

  @Test func `nothing in the sample reports is taken for a person`() async throws {
    let workspace = try Workspace(definitions: PhuYenCaseTests.root, registry: nil)
    let batch = try await workspace.checking.check(
      FileWalk.files(
        under: ["\(PhuYenCaseTests.root)/templates/samples/phu-yen-2023/reports"], named: .relative), jobs: 2)
    #expect(batch.findings.count > 0)
    #expect(batch.findings.filter { $0.rule.hasPrefix("person.") } == [])
  }

  /// At most one clean report in a hundred may be told; of these none is.
  @Test func `a hundred sound reports are about no person`() async throws {
    let workspace = try Workspace(definitions: PhuYenCaseTests.root, registry: nil)
    let generator = try VillageReportGenerator(
      workspace.definitions,
      examples: URL(filePath: PhuYenCaseTests.root).appending(path: "Tests/P8ValidationTests/Examples"))
    let folder = try TemporaryFolder()
    for number in 0..<100 {
      let made = try generator.report(number, seed: 11, isFaulty: false)
      try folder.write(made.bytes, to: made.name)
    }
    let batch = try await workspace.checking.check(
      FileWalk.files(under: [folder.url.path], named: .relative), jobs: 2)
    #expect(batch.findings.filter { $0.rule.hasPrefix("person.") } == [])
  }
}
