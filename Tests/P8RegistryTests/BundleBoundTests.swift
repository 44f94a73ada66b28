import ContentDigest
import Foundation
import P8Model
import P8Registry
import TestSupport
import Testing

/// Bundles made to do harm, as the store meets them: no number of theirs traps, and nothing that counts is replaced.
struct BundleBoundTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func registry(_ name: String) throws -> Registry {
    try Registry(
      path: folder.path("\(name).sqlite"), access: .create, author: name,
      clock: { "2023-10-30T08:00:00Z" })
  }

  /// A bundle of one report with its lines changed and its digest made anew.
  private func forged(_ change: (inout String) -> Void) throws -> [UInt8] {
    let source = try registry("source-\(UUID().uuidString)")
    try source.importVillages([VillageEntry(commune: SampleReports.unit("22210"), name: "Buôn Bai")])
    try source.store(SampleReports.report(content: "x"), original: Array("x".utf8))
    let head = Bundle.Head(unit: try SampleReports.unit("22210"), period: nil, author: "")
    let whole = String(decoding: try Bundle.write(RegistryExtract(of: source), head: head), as: UTF8.self)
    var text = whole.split(separator: "\n").dropLast().joined(separator: "\n") + "\n"
    change(&text)
    return Array((text + "{\"end\":{\"sha256\":\"\(ContentDigest.sha256(text))\"}}\n").utf8)
  }

  private func kind(_ bytes: [UInt8], limits: BundleLimits = .standard) -> RegistryFault.Kind? {
    do throws(RegistryFault) {
      _ = try Bundle(bytes, path: "a.p8b", limits: limits)
      return nil
    } catch {
      return error.kind
    }
  }

  @Test func `the bundle is taken where nothing is changed`() throws {
    #expect(try kind(forged { _ in }) == nil)
  }

  @Test(arguments: [
    ("\"1. Tổ\",7,\"B\"", "\"1. Tổ\",9223372036854775807,\"B\""),
    ("\"1. Tổ\",7,\"B\"", "\"1. Tổ\",-9223372036854775808,\"B\""),
    ("\"1. Tổ\",7,\"B\"", "\"1. Tổ\",-1,\"B\""), ("\"1. Tổ\",7,\"B\"", "\"1. Tổ\",1048577,\"B\""),
    ("\"1. Tổ\",7,\"B\"", "\"1. Tổ\",7.5,\"B\""),
    ("\"1. Tổ\",7,\"B\"", "\"1. Tổ\",7,\"BBBBBBBBBBBBBBBBB\""),
    ("\"error\":null", "\"error\":-1"), ("\"error\":null", "\"error\":9223372036854775807"),
    ("\"bytes\":1", "\"bytes\":-1"), ("\"bytes\":1", "\"bytes\":9223372036854775807"),
    ("\"identity\":1", "\"identity\":-1"), ("\"identity\":1", "\"identity\":9223372036854775807"),
    ("\"identity\":1", "\"identity\":1e3"), ("2023-10-30T08:00:00Z", "2023-10-30T08:00:00"),
    ("2023-10-30T08:00:00Z", "2023-02-30T08:00:00Z"), ("2023-10-30T08:00:00Z", "2023-10-30T25:00:00Z"),
    ("2023-10-30T08:00:00Z", "\\u001b[31m"),
  ])
  func `a number that cannot be is damage, not a trap`(written: String, changed: String) throws {
    let bytes = try forged { text in
      #expect(text.contains(written))
      text = text.replacing(written, with: changed)
    }
    guard case .damagedBundle? = kind(bytes) else {
      Issue.record("\(String(describing: kind(bytes)))")
      return
    }
  }

  @Test func `rows of any source are stored without a trap`() throws {
    let registry = try registry("rows")
    let report = try SampleReports.report()
    func field(_ row: Int) -> ReportedRecord.Field {
      ReportedRecord.Field(value: .number(1), text: "1", place: CellPlace(sheet: "a", row: row, column: "A"))
    }
    let record = ReportedRecord(
      section: "communication_team", unit: report.unit, identity: "x",
      fields: ["a": field(.min), "b": field(.max), "c": field(7)])
    let number = try registry.store(
      RegisteredReport(
        unit: report.unit, unitName: "", period: report.period, version: .initial, form: report.form,
        file: report.file, state: .accepted, findingCounts: [:], records: [record])
    ).report
    #expect(try registry.report(number)?.report.records == [record])
  }

  @Test(arguments: ["\"unit\":\"22210@2024\"", "\"period\":null"])
  func `a head that cannot be read is not a head of everything`(member: String) throws {
    let name = String(member.split(separator: "\"")[0])
    for value in ["\"22210\"", "\"\"", "7", "\"2023@x\"", "[]"] {
      let bytes = try forged { text in
        #expect(text.contains(member))
        text = text.replacing(member, with: "\"\(name)\":\(value)")
      }
      guard case .bundle(.unreadableHead(let found, _))? = kind(bytes) else {
        Issue.record("\(name) \(value)")
        continue
      }
      #expect(found == name)
    }
    let without = try forged { $0 = $0.replacing(member + ",", with: "") }
    guard case .bundle(.unreadableHead)? = kind(without) else {
      Issue.record("without \(name)")
      return
    }
  }

  @Test func `a bundle is bounded in bytes, lines, values and things`() throws {
    let bytes = try forged { _ in }
    func refused(_ change: (inout BundleLimits) -> Void) throws -> BundleRefusal.Bound? {
      var limits = BundleLimits()
      change(&limits)
      guard case .bundle(.tooLarge(let bound, _))? = kind(bytes, limits: limits) else { return nil }
      return bound
    }
    #expect(try refused { $0.bytes = bytes.count - 1 } == .bytes)
    #expect(try refused { $0.lineBytes = 100 } == .bytesOfALine)
    #expect(try refused { ($0.villages, $0.entries) = (1, 0) } == nil)
    #expect(try refused { ($0.villages, $0.reports, $0.entries) = (1, 0, 0) } == .lines)
    #expect(try refused { $0.villages = 0 } == .villages)
    #expect(try refused { $0.reports = 0 } == .reports)
    #expect(try refused { $0.bytes = bytes.count } == nil)
    var few = BundleLimits()
    few.lineValues = 30
    #expect(kind(bytes, limits: few) == .damagedBundle(line: 3))
  }

  @Test func `a wrong original is known, and is never stored`() throws {
    let bytes = try forged { $0 = $0.replacing("\"original\":\"eA==\"", with: "\"original\":\"eQ==\"") }
    let bundle = try Bundle(bytes, path: "a.p8b")
    var damaged: [Bool] = []
    try bundle.forEachGroup { damaged += $0.map(\.isOriginalDamaged) }
    #expect(damaged == [true] && bundle.originalFile(sha256: ContentDigest.sha256("x")) == nil)
    let registry = try registry("b")
    _ = try registry.merge(bundle)
    #expect(try registry.originalFile(sha256: ContentDigest.sha256("x")) == nil)
  }

  @Test func `a supplement that says the same does not take the place of what counts`() throws {
    let ours = try registry("ours")
    let theirs = try registry("theirs")
    let number = try ours.store(SampleReports.report()).report
    try ours.review(number, .confirm, reason: "")
    try theirs.store(SampleReports.report(version: .supplement, content: "again"))
    let outcome = try ours.merge(RegistryExtract(of: theirs))
    #expect(outcome.arrivals.map(\.fate) == [.aside] && outcome.proposals.isEmpty)
    #expect(try ours.heads().map(\.number) == [number])
  }

  @Test func `a report that does not count gives way, one that counts never does`() throws {
    for (action, fate) in [
      (ReviewAction.return, MergeOutcome.Fate.taken), (.withdraw, .taken), (.confirm, .waits(.confirmed)),
    ] {
      let ours = try registry("ours-\(action)")
      let theirs = try registry("theirs-\(action)")
      let number = try ours.store(SampleReports.report(members: 9, rows: 10)).report
      try ours.review(number, action, reason: "vì thế")
      try theirs.store(SampleReports.report(members: 10, rows: 10))
      #expect(try ours.merge(RegistryExtract(of: theirs)).arrivals.map(\.fate) == [fate], "\(action)")
    }
  }

  @Test func `a locked period takes no step`() throws {
    let ours = try registry("ours")
    let theirs = try registry("theirs")
    let year = try #require(Period("2023", calendar: .calendar))
    for registry in [ours, theirs] { try registry.store(SampleReports.report()) }
    try theirs.review(1, .confirm, reason: "")
    try ours.lock(year, of: SampleReports.unit("22210"), reason: "đã nộp")
    let outcome = try ours.merge(RegistryExtract(of: theirs))
    #expect(outcome.stepsAdded == 0 && outcome.refused.count == 1)
    #expect(try ours.heads().map(\.state) == [.accepted])
  }

  @Test func `a rehearsal says what would come, and leaves every byte`() throws {
    let ours = try registry("ours")
    let theirs = try registry("theirs")
    try ours.store(SampleReports.report(members: 9))
    try theirs.importVillages([VillageEntry(commune: SampleReports.unit("22210"), name: "Buôn Bai")])
    try theirs.store(SampleReports.report(members: 30))
    try theirs.store(SampleReports.report(unit: "22210-02"))
    let before = try ours.auditEntries()
    var door = TakingDoor()
    let rehearsed = try ours.rehearseMerge(of: RegistryExtract(of: theirs), through: &door)
    #expect(rehearsed.arrivals.map(\.fate) == [.waits(.sender), .taken] && rehearsed.villagesAdded == 1)
    #expect(try ours.auditEntries() == before && ours.villages().isEmpty && ours.heads().count == 1)
    var second = TakingDoor()
    let outcome = try ours.merge(RegistryExtract(of: theirs), through: &second)
    #expect(outcome.arrivals == rehearsed.arrivals)
    #expect(try ours.check().isSound && ours.verifyAudit().isEmpty)
  }
}

/// Lets everything in but steps.
private struct TakingDoor: ExchangeDoor {
  mutating func admitted(_ village: RegisteredVillage) -> RegisteredVillage? { village }
  mutating func admitted(_ group: [CarriedReport]) throws -> [CarriedReport] { group }
  mutating func admits(
    _ step: Registry.ReviewStep, from state: ReportState, of report: RegisteredReport
  ) -> Bool { false }
  mutating func admits(_ entry: LogEntry, beside known: LogEntry?) throws -> Bool { true }
}
