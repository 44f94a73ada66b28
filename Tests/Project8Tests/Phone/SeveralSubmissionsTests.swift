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

  @Test(arguments: ["kobo-api.json", "central-odata-expand.json"])
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
    // Sent again nothing changes: a part is known by its own bytes.
    #expect(try await registry.workspace.ingest.store(files, jobs: 1).counts.unchanged == 2)
  }

  @Test(arguments: ["p8_form,p8_form_version,p8_unit\nvillage-report,2026.1,22210-01\n"])
  func `a table of a form server is refused with the way out`(text: String) async throws {
    let registry = try SmallRegistry()
    let path = try registry.folder.write(Array(text.utf8), to: "kobo.csv")
    let batch = try await registry.workspace.checking.check(
      [BatchFile(path: path, name: "kobo.csv")], jobs: 1)
    #expect(batch.findings.map(\.rule) == ["file.submissions"])
    #expect(batch.findings.first?.message.vi.contains("JSON") == true)
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
