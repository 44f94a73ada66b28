import P8Definitions
import ContentDigest
import Foundation
import P8Aggregation
import P8Model
import P8Registry
import TestSupport
import Testing

import Project8

/// What the registry keeps of figures is never told once anything they come from has changed.
struct KeptFiguresTests {
  private static let samples = "\(PhuYenCaseTests.root)/templates/samples/phu-yen-2023"
  private static let periods = ["2023", "2023-Q4"]

  private let folder: TemporaryFolder
  private let workspace: Workspace
  private let registry: Registry

  init() async throws {
    folder = try TemporaryFolder()
    workspace = try Self.office("ours", in: folder)
    try await Self.ingest(["22084-01", "22084-02", "22087-01"], into: workspace)
    registry = try workspace.registry()
  }

  private static func office(_ name: String, in folder: TemporaryFolder) throws -> Workspace {
    let workspace = try Workspace(
      definitions: PhuYenCaseTests.root, registry: folder.path("\(name).sqlite"))
    _ = try workspace.importVillages(
      fromFile: "\(samples)/seed/villages.tsv", structure: .y2024, language: .en)
    return workspace
  }

  private static func ingest(_ names: [String], into workspace: Workspace) async throws {
    let files = names.map { BatchFile(path: "\(samples)/reports/\($0).xlsx", name: "\($0).xlsx") }
    _ = try await workspace.ingest.store(files, jobs: 2)
  }

  private func review(_ action: ReviewAction, _ unit: String) throws {
    let outcome = try workspace.review(action, unit: unit, period: "2023", form: nil, reason: "vì thế")
    #expect(outcome.taken > 0, "\(outcome.refused)")
  }

  private func current(_ unit: String, in registry: Registry) throws -> StoredReport {
    try #require(try registry.reports().first { $0.report.unit.code == unit })
  }

  /// The report of a unit as it would come corrected: without its first record.
  private func corrected(
    _ unit: String, file: String, version: ReportStamp.Version = .initial, period: Period? = nil,
    in registry: Registry
  ) throws -> RegisteredReport {
    let report = try current(unit, in: registry).report
    return RegisteredReport(
      unit: report.unit, unitName: report.unitName, period: period ?? report.period, version: version,
      form: report.form,
      file: SourceFile(path: "\(file).xlsx", sha256: ContentDigest.sha256(file), byteCount: 1),
      state: .accepted, findingCounts: [:], records: Array(report.records.dropFirst()))
  }

  /// Asks for the tables of both rules and compares them with the reports themselves, added up without anything kept.
  ///
  /// - Returns: The tables of confirmed reports.
  @discardableResult
  private func expectTrueTables(
    _ comment: Comment, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> [IndicatorTable] {
    var confirmed: [IndicatorTable] = []
    for rule in CountingRule.allCases {
      for name in Self.periods {
        let table = try workspace.table(
          unit: "54", period: name, by: .commune, structure: "2024", counting: rule)
        let period = try workspace.period(name)
        let unit = try workspace.unit("54", structure: .y2024)
        let fresh = try workspace.indicators.explainableFigures(of: period, structure: .y2024, counting: rule)
          .table(of: unit, by: .commune)
          .adding(try workspace.indicators.reviewNotes(of: unit, period: period, counting: rule))
        #expect(table == fresh, comment, sourceLocation: sourceLocation)
        if rule == .confirmed { confirmed.append(table) }
        let kept = try registry.keptFigures(of: period, structure: .y2024, counting: rule)
        #expect(!kept.isEmpty, comment, sourceLocation: sourceLocation)
      }
    }
    return confirmed
  }

  @Test func `each step of a review, and each report, makes kept figures stale`() async throws {
    let nothing = try expectTrueTables("nothing is confirmed")
    try review(.confirm, "22084-01")
    let one = try expectTrueTables("one is confirmed")
    #expect(one != nothing)
    try review(.return, "22084-01")
    try review(.confirm, "22084-02")
    #expect(try expectTrueTables("another in the place of the first") != one)
    try review(.submit, "22084-01")
    try review(.confirm, "22084-01")
    try review(.approve, "22084")
    let two = try expectTrueTables("two are approved")
    try review(.confirm, "22087-01")
    let full = try expectTrueTables("all are confirmed")
    #expect(full != two)
    let proposal = try #require(
      try registry.store(corrected("22084-01", file: "again", in: registry)).proposal)
    #expect(try expectTrueTables("a correction of a confirmed report waits").last?.total == full.last?.total)
    try registry.decide(proposal: proposal, isAccepted: true, reason: "đúng")
    #expect(try expectTrueTables("a correction is not confirmed yet") != two)
    try review(.confirm, "22084-01")
    try expectTrueTables("the correction is confirmed")
    let supplement = try #require(
      try registry.store(corrected("22084-01", file: "more", version: .supplement, in: registry)).proposal)
    try registry.decide(proposal: supplement, isAccepted: true, reason: "bổ sung")
    try expectTrueTables("a supplement")
    try review(.confirm, "22084-01")
    try expectTrueTables("the supplement is confirmed")
    try review(.return, "22084-01")
    try expectTrueTables("returned")
    try review(.withdraw, "22084-02")
    try expectTrueTables("withdrawn")
    try review(.recover, "22084-02")
    try expectTrueTables("recovered")
    _ = try workspace.lock(unit: "54", period: "2023", reason: "nộp", allowsUnverified: true)
    try await Self.ingest(["22090-01"], into: workspace)
    try expectTrueTables("refused by the lock")
    _ = try workspace.unlock(unit: "54", period: "2023", reason: "mở")
    try await Self.ingest(["22090-01"], into: workspace)
    try expectTrueTables("one more report")
  }

  @Test func `what comes from another office makes kept figures stale`() async throws {
    try review(.confirm, "22084-01")
    try expectTrueTables("before")
    let there = try Self.office("theirs", in: folder)
    let theirs = try there.registry()
    #expect(try theirs.merge(RegistryExtract(of: registry)).stepsAdded == 1)
    for (action, unit) in [(ReviewAction.confirm, "22084-02"), (.return, "22084-01")] {
      _ = try there.review(action, unit: unit, period: "2023", form: nil, reason: "họ")
      #expect(try registry.merge(RegistryExtract(of: theirs)).stepsAdded == 1)
      try expectTrueTables("a step taken elsewhere")
    }
    try await Self.ingest(["22090-01"], into: there)
    _ = try there.review(.confirm, unit: "22090-01", period: "2023", form: nil, reason: "")
    #expect(try registry.merge(RegistryExtract(of: theirs)).reportsAdded == 1)
    try expectTrueTables("a confirmed report from elsewhere")
  }

  @Test func `a report that another office proposed makes kept figures stale once it is accepted`()
    async throws
  {
    let theirs = try Self.office("theirs", in: folder).registry()
    let quarter = try workspace.period("2023-Q4")
    try registry.store(corrected("22084-02", file: "a", period: quarter, in: registry))
    let foreign = try corrected("22084-02", file: "b", period: quarter, in: registry)
    try theirs.store(
      RegisteredReport(
        unit: foreign.unit, unitName: foreign.unitName, period: quarter, version: .initial,
        form: foreign.form, file: foreign.file, state: .accepted, findingCounts: [:], records: []))
    let extract = RegistryExtract(of: theirs, period: quarter) { $0 == foreign.unit }
    let proposal = try #require(try registry.merge(extract).proposals.first)
    let before = try registry.reportsStates()[foreign.unit]
    try expectTrueTables("before the decision")
    try registry.decide(proposal: proposal, isAccepted: true, reason: "mới hơn")
    #expect(try registry.reportsStates()[foreign.unit] != before)
    try expectTrueTables("after the decision")
  }
}
