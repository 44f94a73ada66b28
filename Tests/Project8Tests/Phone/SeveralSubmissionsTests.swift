import Foundation
import P8Model
import Project8
import TestSupport
import Testing

/// Files of form servers that hold the reports of several villages.
struct SeveralSubmissionsTests {
  private static func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: "\(Project.folder)/Tests/Workbooks/phone/\(name)")))
  }

  /// All figures of the commune, as a table of text.
  private static func table(_ registry: SmallRegistry) throws -> String {
    let table = try registry.workspace.table(unit: "22210", period: "2023", by: nil, structure: nil)
    return registry.workspace.indicators.formatted(table, as: .tsv, language: .en)
  }

  @Test(
    arguments: [
      "kobo-api.json", "central-odata-expand.json", "kobo-xml-names.xlsx", "kobo-labels-vi-groups.xlsx",
      "central-csv-groups.zip",
    ])
  func `each submission that counts is a report of its own, and rejected ones are none`(name: String)
    async throws
  {
    let registry = try SmallRegistry()
    let files = [BatchFile(path: try registry.folder.write(Self.bytes(name), to: name), name: name)]
    let batch = try await registry.workspace.ingest.store(files, jobs: 2)
    #expect(batch.counts.stored == 2)
    #expect(batch.check.counts.accepted == 2 && batch.check.findings.isEmpty)
    #expect(try registry.figure("D8.1.1") == "1")
    #expect(try registry.figure("D8.1.2") == "12")
    // Whatever a server makes of the submissions, they are the same reports.
    let plain = try SmallRegistry()
    let listed = BatchFile(
      path: try plain.folder.write(Self.bytes("kobo-api.json"), to: "list.json"), name: "list.json")
    _ = try await plain.workspace.ingest.store([listed], jobs: 1)
    #expect(try Self.table(registry) == Self.table(plain))
    // Sent again nothing changes: a part is known by its own bytes.
    #expect(try await registry.workspace.ingest.store(files, jobs: 1).counts.unchanged == 2)
  }

  @Test(
    arguments: [
      Array("p8_form,p8_form_version,p8_unit\nvillage-report,2026.1,22210-01\n".utf8),
      try bytes("kobo-labels-vi.csv"),
    ])
  func `a table without those of its repeats is refused with the way out`(bytes: [UInt8]) async throws {
    let registry = try SmallRegistry()
    let path = try registry.folder.write(bytes, to: "kobo.csv")
    let batch = try await registry.workspace.ingest.store([BatchFile(path: path, name: "kobo.csv")], jobs: 1)
    #expect(batch.counts.stored == 0)
    #expect(batch.check.findings.map(\.rule) == ["file.submissions"])
    #expect(batch.check.findings.first?.message.vi.contains("JSON") == true)
  }

  /// The files of a small export of ODK Central with groups or without, whose columns and states a test may change.
  private static func export(_ header: String, _ row: String) -> [UInt8] {
    let head = "p8_form,p8_form_version,p8_unit,p8_structure,p8_period,p8_report_version,\(header),KEY"
    let first = "village-report,2026.1,22210-01,2024,2023@calendar,initial,\(row),uuid:1"
    return StoredArchive.bytes(of: [
      ("f.csv", Array("\(head)\n\(first)\n".utf8)),
      ("f-communication_team.csv", Array("name,PARENT_KEY,KEY\nTổ,uuid:1,uuid:1/t[1]\n".utf8)),
    ])
  }

  @Test(
    arguments: [
      ("allocated,disbursed", "1,1", "Include groups"),
      ("ReviewState", "half-approved", "half-approved"),
      ("ReviewState", "rejected", "từ chối"),
    ])
  func `what an export leaves open is asked, never guessed`(header: String, row: String, words: String)
    async throws
  {
    let registry = try SmallRegistry()
    let path = try registry.folder.write(Self.export(header, row), to: "central.zip")
    let batch = try await registry.workspace.ingest.store(
      [BatchFile(path: path, name: "central.zip")], jobs: 1)
    #expect(batch.counts.stored == 0)
    #expect(batch.check.findings.map(\.rule) == ["file.submissions"])
    #expect(batch.check.findings.first?.message.vi.contains(words) == true)
  }

  @Test func `reports in an archive are taken one by one, and archives in it are not opened`() async throws {
    let registry = try SmallRegistry()
    let own = try FilledReport.sound("22210-01", "Buôn mẫu 1").bytes(registry.workspace.definitions)
    let archive = StoredArchive.bytes(of: [
      ("xã/buôn 1.xlsx", own), ("xã/~$buôn 1.xlsx", [1]), ("__MACOSX/xã/._buôn 1.xlsx", [1]),
      ("phone.json", try Self.bytes("kobo-api.json")),
      ("more.zip", StoredArchive.bytes(of: [("buôn.xlsx", own)])),
    ])
    let path = try registry.folder.write(archive, to: "gửi.zip")
    let batch = try await registry.workspace.ingest.store([BatchFile(path: path, name: "gửi.zip")], jobs: 2)
    #expect(
      Set(batch.check.run.files.map(\.path)) == [
        "gửi.zip#xã/buôn 1.xlsx", "gửi.zip#phone.json#22210-01", "gửi.zip#phone.json#22210-02",
        "gửi.zip#more.zip",
      ])
    #expect(
      batch.check.findings.filter { $0.at.file.hasSuffix("more.zip") }.map(\.rule) == ["file.not-a-workbook"])
  }

  @Test(arguments: [[UInt8](), Array("PK\u{5}\u{6}".utf8), Array("PK\u{3}\u{4} broken".utf8)])
  func `an archive that holds nothing, or is broken, is one finding`(bytes: [UInt8]) async throws {
    let registry = try SmallRegistry()
    let path = try registry.folder.write(bytes, to: "a.zip")
    let batch = try await registry.workspace.checking.check([BatchFile(path: path, name: "a.zip")], jobs: 1)
    #expect(batch.findings.count == 1)
    #expect(batch.run.files.map(\.path) == ["a.zip"])
  }

  @Test func `a submission that a server rejected is told as such, whatever else it lacks`() async throws {
    let text =
      #"{"results":[{"p8_unit":"22210-01","_validation_status":{"uid":"validation_status_not_approved"}}]}"#
    let registry = try SmallRegistry()
    let path = try registry.folder.write(Array(text.utf8), to: "kobo.json")
    let batch = try await registry.workspace.checking.check(
      [BatchFile(path: path, name: "kobo.json")], jobs: 1)
    #expect(batch.findings.map(\.rule) == ["file.submissions"])
  }
}
