import Foundation
import P8Definitions
import P8Model
import Project8
import TestSupport
import Testing
import VillageReports

/// Sound reports over years, with every count drawn anew, are hardly warned of; a digit too many is.
struct QuietYearsTests {
  private static let workspace = Result { try Workspace(definitions: PhuYenCaseTests.root, registry: nil) }
  private static let generator = Result {
    try VillageReportGenerator(
      workspace.get().definitions,
      examples: URL(filePath: PhuYenCaseTests.root).appending(path: "Tests/P8ValidationTests/Examples"))
  }

  private func check(_ files: [VillageReportGenerator.Made]) async throws -> [Finding] {
    let folder = try TemporaryFolder()
    for file in files { try folder.write(file.bytes, to: file.name) }
    return try await Self.workspace.get().checking.check(
      FileWalk.files(under: [folder.url.path], named: .relative), jobs: 2
    ).findings
  }

  @Test(arguments: [21] as [UInt64])
  func `at most two of a hundred sound reports are warned of`(seed: UInt64) async throws {
    let generator = try Self.generator.get()
    let files = try (0..<128).flatMap { try generator.years($0, seed: seed) }
    let findings = try await check(files)
    #expect(files.count == 384)
    let warnings = findings.filter { $0.severity != .note }
    let warned = Set(warnings.map(\.at.file))
    let rules = Dictionary(grouping: warnings, by: \.rule).mapValues(\.count)
    #expect(warned.count * 100 <= files.count * 2, "\(warned.count): \(rules)")
  }

  @Test(arguments: VillageReportGenerator.sectionsOfSlips)
  func `a digit too many is told`(section: String) async throws {
    let generator = try Self.generator.get()
    // The fifth is a commune, whose form has all sections.
    let files = try generator.years(4, seed: 31, slip: section)
    let last = try #require(files.last)
    let found = try await check(files).filter { $0.at.file == last.name && $0.rule.hasSuffix(".jump") }
    #expect(found.contains { $0.rule.hasPrefix("\(section).") }, "\(found.map(\.rule))")
  }
}
