import P8Definitions
import Foundation
import P8Model
import Project8
import TestSupport
import Testing
import VillageReports

/// Faults planted at known cells of whole workbooks: each is found at its cell, and nothing else is.
///
/// `P8_SOAK=5000 swift test --filter PlantedFaultTests` makes as many reports for each seed.
struct PlantedFaultTests {
  private typealias Fault = VillageReportGenerator.PlantedFault

  private static let workspace = Result { try Workspace(definitions: PhuYenCaseTests.root, registry: nil) }
  private static let generator = Result {
    try VillageReportGenerator(
      workspace.get().definitions,
      examples: URL(filePath: PhuYenCaseTests.root).appending(path: "Tests/P8ValidationTests/Examples"))
  }
  private static let count = Int(ProcessInfo.processInfo.environment["P8_SOAK"] ?? "") ?? 24

  /// What the check finds in files that were made, as planted faults are written.
  ///
  /// A rule that could not be judged because of a planted fault names it as its cause, and is no finding of its own.
  private func found(_ files: [VillageReportGenerator.Made]) async throws -> [String] {
    let folder = try TemporaryFolder()
    for file in files { try folder.write(file.bytes, to: file.name) }
    let batch = try await Self.workspace.get().checking.check(
      FileWalk.files(under: [folder.url.path], named: .relative), jobs: 4)
    let fingerprints = Set(batch.findings.filter(\.causedBy.isEmpty).map(\.fingerprint))
    #expect(fingerprints.count == batch.findings.count(where: \.causedBy.isEmpty), "told once")
    for finding in batch.findings { #expect(fingerprints.isSuperset(of: finding.causedBy)) }
    let files = Dictionary(grouping: batch.findings.filter(\.causedBy.isEmpty), by: \.rule)
    for (rule, findings) in files { #expect(Set(findings.map(\.code)).count == 1, "\(rule)") }
    return batch.findings.filter(\.causedBy.isEmpty).map { finding in
      Fault(
        file: finding.at.file, sheet: finding.at.sheet ?? "", cell: finding.at.cell ?? "", rule: finding.rule
      ).line
    }.sorted()
  }

  @Test func `there are far more than forty kinds of faults to plant`() throws {
    let kinds = try Self.generator.get().rowFaultKinds
    #expect(kinds.count + WholeFileFault.allCases.count >= 80)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `every planted fault is found at its cell, and nothing in sound reports`(seed: UInt64) async throws {
    let generator = try Self.generator.get()
    let files = try (0..<Self.count).map { try generator.report($0, seed: seed, isFaulty: $0 % 3 != 0) }
    let planted = files.flatMap(\.planted).map(\.line).sorted()
    let found = try await found(files)
    #expect(Set(found).subtracting(planted) == [])
    #expect(Set(planted).subtracting(found) == [])
    #expect(found.count == planted.count)
  }

  @Test func `faults of whole files are told once, at the file or at the stamp`() async throws {
    let generator = try Self.generator.get()
    let files = try WholeFileFault.allCases.enumerated().map { number, fault in
      try generator.report(number * 5, seed: 4, with: fault)
    }
    let found = try await found(files)
    #expect(found == files.flatMap(\.planted).map(\.line).sorted())
  }
}
