import Foundation
import P8Model
import Project8
import TestSupport
import Testing

/// `p8 exchange check` on what `p8 export` writes, and on what was done to it since.
struct ExchangeCommandTests {
  /// A folder with a registry that holds two village reports, and everything that is exported from it, made
  /// once.
  private static let prepared = Task {
    let folder = try TemporaryFolder()
    let samples = "\(PhuYenCaseTests.root)/templates/samples/phu-yen-2023/reports"
    let workspace = try Workspace(definitions: PhuYenCaseTests.root, registry: folder.path("p8.sqlite"))
    let files = ["22084-01.xlsx", "22210-01.xlsx"].map { BatchFile(path: "\(samples)/\($0)", name: $0) }
    _ = try await workspace.ingest.store(files, jobs: 1)
    for arguments in [
      ["dhis2", "--metadata", "--within", "54", "-o", "metadata.json"],
      ["dhis2", "--metadata", "--within", "54", "--units-only", "-o", "units.json"],
      // Whatever else is asked for, the package is the same.
      ["dhis2", "--metadata", "--within", "54", "--unit", "558", "--period", "2024-Q3", "-o", "again.json"],
      ["dhis2", "--unit", "54", "--period", "2023", "--by", "village", "-o", "values.csv"],
      ["dhis2", "--unit", "54", "--period", "2023", "-o", "values.json"],
      ["dhis2", "--unit", "54", "--period", "2023", "--by", "village", "-o", "all.json"],
      ["adx", "--unit", "54", "--period", "2023", "--by", "commune", "-o", "values.xml"],
      ["adx", "--unit", "66", "--period", "2023", "--structure", "2025", "--by", "commune", "-o", "new.xml"],
    ] {
      let outcome = try p8(["export"] + arguments + ["--registry", "p8.sqlite"], in: folder)
      try #require(outcome.code == 0, "\(outcome)")
    }
    return folder
  }

  private static func p8(_ arguments: [String], in folder: TemporaryFolder) throws -> BuiltCommand.Outcome {
    try BuiltCommand()(
      arguments + ["--lang", "en", "--definitions", PhuYenCaseTests.root], in: folder)
  }

  private func check(_ files: String..., in folder: TemporaryFolder) throws -> BuiltCommand.Outcome {
    try Self.p8(["exchange", "check"] + files, in: folder)
  }

  @Test func `what is exported loads, and the package is the same whatever is asked for beside it`()
    async throws
  {
    let folder = try await Self.prepared.value
    let outcome = try check(
      "metadata.json", "units.json", "values.csv", "all.json", "values.xml", "new.xml", in: folder)
    #expect(outcome.code == 0, "\(outcome)")
    #expect(outcome.output.contains("values.csv: ") && outcome.output.contains("nothing is wrong"))
    let package = FileManager.default.contents(atPath: folder.path("metadata.json"))
    #expect(package == FileManager.default.contents(atPath: folder.path("again.json")))
  }

  @Test func `a fault is told with its place and exit code 1, for scripts as JSON`() async throws {
    let folder = try await Self.prepared.value
    let values = try String(contentsOfFile: folder.path("values.xml"), encoding: .utf8)
    let name = "broken-\(UUID().uuidString).xml"
    try folder.write(
      Array(values.replacing("orgUnit=\"VN2024-22084\"", with: "orgUnit=\"VN2024-99999\"").utf8), to: name)
    let told = try check("metadata.json", name, in: folder)
    #expect(told.code == 1)
    #expect(
      told.output.contains(
        "[E8107] There is no organisation unit VN2024-99999\n      line 4, group 1, value 1"))
    let json = try Self.p8(["exchange", "check", "metadata.json", name, "--format", "json"], in: folder)
    #expect(json.code == 1)
    let finding = try JSONValue(Array(json.output.utf8))["findings"]?.list?.first
    #expect(finding?["code"]?.text == "E8107")
    #expect(finding?["remedy"]?["vi"]?.text?.isEmpty == false)
  }

  @Test func `what is no package, no values or no file is exit code 3`() async throws {
    let folder = try await Self.prepared.value
    for files in [
      ["values.json"], ["values.csv"], ["none.json"], ["metadata.json", "p8.sqlite"],
      ["metadata.json", "values.csv", "none.csv"],
    ] {
      let outcome = try Self.p8(["exchange", "check"] + files, in: folder)
      #expect(outcome.code == 3, "\(files): \(outcome)")
    }
  }
}
