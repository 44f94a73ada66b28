import Foundation
import P8Model
import Project8
import SpreadsheetML
import TestSupport
import Testing

/// Files that ask for much: what is listed of them and what is read is bounded, and nothing of them counts.
struct HostileFileTests {
  private func checked(_ bytes: [UInt8]) async throws -> (batch: CheckedBatch, stored: IngestedBatch) {
    let folder = try TemporaryFolder()
    let path = try folder.write(bytes, to: "in/22210-01.xlsx")
    let workspace = try Workspace(definitions: PhuYenCaseTests.root, registry: folder.path("r.sqlite"))
    let files = [BatchFile(path: path, name: "22210-01.xlsx")]
    let batch = try await workspace.checking.check(files, jobs: 1)
    return (batch, try await workspace.ingest.store(files, jobs: 1))
  }

  @Test func `a form with thousands of wrong rows lists a thousand findings and says how many more`()
    async throws
  {
    var report = FilledReport.sound("22210-01", "Buôn mẫu 1")
    let row = try #require(report.rows["communication_team"]?.first)
    report.rows["communication_team"] = (0..<4_000).map { number in
      row.merging(["name": "Tổ \(number)", "members": "sai", "women": "sai", "activities": "sai"]) { $1 }
    }
    let definitions = try Workspace(definitions: PhuYenCaseTests.root, registry: nil).definitions
    let (batch, stored) = try await checked(try report.bytes(definitions))
    let further = batch.findings.filter { $0.rule == "findings.more" }
    #expect(batch.findings.count - further.count == 1_000)
    #expect(further.contains { $0.severity == .error })
    #expect(stored.counts.stored == 1)
    let text = try batch.formatted(.json, language: .en)
    #expect(text.count < 4_000_000)
  }

  @Test func `a workbook with more cells than any form has is refused, however they are spread`() async throws
  {
    func sheet(_ name: String) -> Worksheet {
      var sheet = Worksheet(name: name)
      for row in 1...10_500 { for column in 1...25 { sheet.set(.text("sai"), row: row, column: column) } }
      return sheet
    }
    let (batch, stored) = try await checked(try Workbook(sheets: [sheet("Một"), sheet("Hai")]).xlsx())
    #expect(batch.findings.map(\.code) == ["P8-FILE-005"])
    #expect(batch.findings.first?.message.en.contains("500000 cells together") == true)
    #expect(stored.counts.stored == 0)
  }

  /// An archive of files of zeros.
  private static func archive(ofZeros count: Int, times: Int) throws -> [UInt8] {
    var file = ZipFile()
    for number in 0..<times { try file.add("\(number).csv", [UInt8](repeating: 0, count: count)) }
    return try file.finish()
  }

  @Test(arguments: [(40 << 20, 1), (15 << 20, 5)])
  func `an archive that unpacks to more than a commune's folder is refused`(count: Int, times: Int)
    async throws
  {
    let folder = try TemporaryFolder()
    let path = try folder.write(Self.archive(ofZeros: count, times: times), to: "bao-cao.zip")
    let workspace = try Workspace(definitions: PhuYenCaseTests.root, registry: folder.path("r.sqlite"))
    let batch = try await workspace.checking.check([BatchFile(path: path, name: "bao-cao.zip")], jobs: 1)
    #expect(batch.findings.map(\.code) == ["P8-FILE-005"])
  }
}
