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
    let batch = try await workspace.checking.check(files, jobs: 2)
    return (batch.findings.map(\.message.vi), try batch.formatted(.json, language: .vi))
  }
  // End of example

  // Example
  func communicationTeams(
    after folder: String, registry: String, definitions: String, unit: UnitCode
  ) async throws -> (table: String, explanation: String)? {
    let workspace = try Workspace(definitions: definitions, registry: registry)
    _ = try await workspace.ingest.store(try FileWalk.files(under: [folder]), jobs: 2)
    guard let year = Period("2023", calendar: workspace.calendar) else { return nil }
    let request = FigureRequest(unit: unit, period: year, by: .district)
    let table = try workspace.indicators.table(request)
    let explanation = try workspace.indicators.explanation(
      ExplanationRequest("D8.1.1", figure: .cumulative, of: request), language: .vi)
    return (workspace.indicators.formatted(table, as: .text, language: .vi), explanation)
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
      fromFile: "\(Self.samples)/seed/villages.tsv", structure: .y2024, language: .vi)
    let answer = try await communicationTeams(
      after: "\(Self.samples)/reports", registry: registry, definitions: PhuYenCaseTests.root,
      unit: workspace.unit("54", structure: .y2024))
    let (table, explanation) = try #require(answer)
    #expect(table.contains("52"))
    #expect(explanation.hasPrefix("D8.1.1 "))
    #expect(explanation.contains("52"))
  }

  @Test func `the landing page shows the code that is run`() throws {
    try DocumentedExamples.expect(
      article: "\(PhuYenCaseTests.root)/Sources/Project8/Project8.docc/Project8.md", equals: #filePath)
  }
}
