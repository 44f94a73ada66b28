import P8Definitions
import Foundation
import P8Model
import Project8
import TestSupport
import Testing

/// The examples of the landing page of `Project8`, run.
struct Project8Examples {
  // Example
  func check(_ folder: String, definitions: String) async throws -> (messages: [String], json: [UInt8]) {
    let workspace = try Workspace(definitions: definitions, registry: nil)
    let files = try FileWalk.files(under: [folder], named: .relative)
    let batch = try await workspace.check(files, jobs: 2)
    return (batch.findings.map(\.message.vi), try batch.formatted(.json, language: .vi))
  }
  // End of example

  // Example
  func communicationTeams(
    after folder: String, registry: String, definitions: String
  ) async throws -> (table: String, explanation: String) {
    let workspace = try Workspace(definitions: definitions, registry: registry)
    _ = try await workspace.ingest(try FileWalk.files(under: [folder]), jobs: 2)
    let table = try workspace.table(unit: "54", period: "2023", by: .district, structure: nil)
    let explanation = try workspace.explanation(
      of: "D8.1.1", figure: "cumulative", unit: "54", period: "2023", structure: nil, language: .vi)
    return (workspace.formatted(table, as: .text, language: .vi), explanation)
  }
  // End of example

  private static let samples = "\(PhuYenCaseTests.root)/templates/samples/phu-yen-2023"

  @Test func `a folder of reports is checked`() async throws {
    let (messages, json) = try await check("\(Self.samples)/reports", definitions: PhuYenCaseTests.root)
    #expect(!messages.isEmpty)
    #expect(String(decoding: json, as: UTF8.self).contains("\"findings\""))
  }

  @Test func `the indicator is told and explained`() async throws {
    let folder = try TemporaryFolder()
    let registry = folder.path("project8.sqlite")
    let workspace = try Workspace(definitions: PhuYenCaseTests.root, registry: registry)
    _ = try workspace.importVillages(
      fromFile: "\(Self.samples)/seed/villages.tsv", structure: "2024", language: .vi)
    let (table, explanation) = try await communicationTeams(
      after: "\(Self.samples)/reports", registry: registry, definitions: PhuYenCaseTests.root)
    #expect(table.contains("52"))
    #expect(explanation.hasPrefix("D8.1.1 "))
    #expect(explanation.contains("52"))
  }

  @Test func `the landing page shows the code that is run`() throws {
    try DocumentedExamples.expect(
      article: "\(PhuYenCaseTests.root)/Sources/Project8/Project8.docc/Project8.md", equals: #filePath)
  }
}
