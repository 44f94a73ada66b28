import P8Model
import P8Registry
import TestSupport
import Testing

@Suite struct StoreTests {
  let folder = try? TemporaryFolder()

  private func open() throws -> Registry {
    try Registry(path: try #require(folder).path("a.sqlite"), access: .create, author: "Lan")
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `what is stored is read back with every value, text and cell`(seed: UInt64) throws {
    var samples = SampleReports(seed: seed)
    let registry = try open()
    var stored: [Int64: RegisteredReport] = [:]
    for _ in 0..<20 {
      let report = try samples.anyReport()
      stored[try registry.store(report).report] = report
    }
    let read = try registry.reports(matching: ReportQuery(includesSuperseded: true))
    #expect(read.count == stored.count)
    for report in read {
      let original = try #require(stored[report.number])
      #expect(report.report == original)
      // Equal texts may differ in Unicode form; the bytes must not.
      for (left, right) in zip(report.report.records, original.records) {
        for (name, field) in left.fields {
          #expect(field.text.utf8.elementsEqual(try #require(right.fields[name]).text.utf8))
        }
      }
    }
    #expect(try registry.verifyAudit() == [])
  }

  @Test func `the same bytes twice change nothing`() throws {
    let registry = try open()
    let first = try registry.store(SampleReports.report())
    let second = try registry.store(SampleReports.report())
    #expect(first.action == .stored)
    #expect(second == StoreOutcome(action: .unchanged, report: first.report, other: nil, isCurrent: true))
    #expect(try registry.reports().count == 1)
    #expect(try registry.auditEntries().count == 1)
  }

  @Test func `the same bytes judged otherwise are stored anew`() throws {
    let registry = try open()
    let first = try registry.store(SampleReports.report(state: .held))
    let second = try registry.store(SampleReports.report(state: .accepted))
    #expect(second == StoreOutcome(action: .rejudged, report: 2, other: first.report, isCurrent: true))
    #expect(try registry.reports().map(\.report.state) == [.accepted])
  }

  @Test func `other bytes become a newer revision and the older one is kept`() throws {
    let registry = try open()
    try registry.store(SampleReports.report(members: 9))
    let outcome = try registry.store(SampleReports.report(members: 10), rule: SampleReports.anyChange)
    #expect(outcome == StoreOutcome(action: .replaced, report: 2, other: 1, isCurrent: true))
    #expect(try registry.reports().map(\.revision) == [2])
    let all = try registry.reports(matching: ReportQuery(includesSuperseded: true))
    #expect(all.map(\.supersededBy) == [2, nil])
    // The old bytes again: they stay superseded.
    #expect(
      try registry.store(SampleReports.report(members: 9))
        == StoreOutcome(action: .unchanged, report: 1, other: 2, isCurrent: false))
  }

  @Test(arguments: [true, false])
  func `a supplement speaks for the period, whichever came first`(supplementFirst: Bool) throws {
    let registry = try open()
    let versions: [ReportStamp.Version] =
      supplementFirst ? [.supplement, .initial] : [.initial, .supplement]
    let outcomes = try versions.map { try registry.store(SampleReports.report(version: $0)) }
    #expect(outcomes.map(\.action) == (supplementFirst ? [.stored, .superseded] : [.stored, .replaced]))
    #expect(try registry.reports().map(\.report.version) == [.supplement])
  }

  @Test func `other units, periods and forms do not replace each other`() throws {
    let registry = try open()
    for unit in ["22210-01", "22210-02"] {
      for period in ["2023", "2023-Q1", "2023@decree09"] {
        #expect(try registry.store(SampleReports.report(unit: unit, period: period)).action == .stored)
      }
    }
    #expect(try registry.reports().count == 6)
    let inYear = ReportQuery(from: CalendarDate(iso: "2023-01-01"), to: CalendarDate(iso: "2023-12-31"))
    #expect(try registry.reports(matching: inYear).count == 4)
    let wanted = try SampleReports.unit("22210-02")
    #expect(try registry.reports(matching: ReportQuery { $0 == wanted }).count == 3)
  }

  @Test func `the original file is kept byte for byte`() throws {
    let registry = try open()
    let bytes = [UInt8](0...255)
    let report = try SampleReports.report(content: String(repeating: "x", count: 256))
    try registry.store(report)
    #expect(try registry.originalFile(sha256: report.file.sha256) == nil)
    // It came without its bytes first; now it has them.
    let second = try SampleReports.report(members: 3, content: String(repeating: "x", count: 256))
    try registry.store(second, original: bytes)
    #expect(try registry.originalFile(sha256: report.file.sha256) == bytes)
  }

  @Test func `the same fault found again from another folder changes nothing, another fault does`() throws {
    let registry = try open()
    func finding(_ file: String, _ fingerprint: String, _ state: Finding.State) -> Finding {
      Finding(
        code: "P8-SUM-001", rule: "r", severity: .error, effect: .holdRow,
        at: .init(file: file, sha256: nil), about: .init(unit: nil, period: nil), found: nil, expected: nil,
        related: [], message: LocalizedText(vi: "a", en: "b"), suggestions: [], causedBy: [],
        fingerprint: fingerprint, state: state)
    }
    let report = try SampleReports.report(state: .held)
    #expect(try registry.store(report, findings: [finding("a/b.xlsx", "1", .new)]).action == .stored)
    #expect(try registry.store(report, findings: [finding("b.xlsx", "1", .present)]).action == .unchanged)
    #expect(try registry.store(report, findings: [finding("b.xlsx", "2", .new)]).action == .rejudged)
    #expect(try registry.verifyAudit() == [])
  }

  @Test func `findings are kept as they are`() throws {
    let registry = try open()
    let finding = Finding(
      code: "P8-SUM-001", rule: "r", severity: .error, effect: .holdRow,
      at: .init(file: "a", sha256: nil), about: .init(unit: nil, period: nil), found: "30/12",
      expected: nil, related: [], message: LocalizedText(vi: "Nữ + nam", en: "Women"), suggestions: [],
      causedBy: [], fingerprint: "f")
    try registry.store(SampleReports.report(state: .held), findings: [finding])
    let read = try #require(try registry.reports().first)
    #expect(read.report.findingCounts == [.error: 1])
    #expect(read.findingsJSON.contains("P8-SUM-001") && read.findingsJSON.contains("Nữ + nam"))
    #expect(read.findingsJSON.contains("30/12"))
    #expect(try registry.findings(of: read.number) == [finding])
    #expect(try registry.findings(of: 99) == [])
    #expect(try registry.report(read.number) == read)
    #expect(try registry.report(99) == nil)
  }

  @Test func `what was stored is there after closing and opening`() throws {
    let path = try #require(folder).path("a.sqlite")
    let registry = try open()
    try registry.store(SampleReports.report())
    try registry.synchronize()
    try registry.close()
    let again = try Registry(path: path, access: .read)
    #expect(try again.reports().count == 1)
    #expect(throws: RegistryFault.self) { try again.store(SampleReports.report(members: 1)) }
    #expect(try again.reports().count == 1)
  }

  @Test func `a supplement shows what it changes, and a moved row is no change`() throws {
    let registry = try open()
    try registry.store(SampleReports.report(members: 9))
    let outcome = try registry.store(
      SampleReports.report(version: .supplement, members: 12), rule: SampleReports.anyChange)
    let before = try #require(try registry.report(outcome.other ?? 0))
    let after = try #require(try registry.report(outcome.report))
    let differences = after.report.differences(from: before.report)
    #expect(differences.map(\.field) == ["members"])
    #expect(differences.map { $0.before?.text } == ["9"] && differences.map { $0.after?.text } == ["12"])
    #expect(after.report.differences(from: after.report) == [])
    let empty = RegisteredReport(
      unit: after.report.unit, unitName: "", period: after.report.period, version: .initial, form: "f",
      file: after.report.file, state: .accepted, findingCounts: [:], records: [])
    #expect(empty.differences(from: after.report).map(\.field) == ["members", "name"])
    #expect(empty.differences(from: after.report).allSatisfy { $0.after == nil })
  }
}
