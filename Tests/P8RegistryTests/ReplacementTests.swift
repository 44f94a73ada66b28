import ContentDigest
import P8Model
import P8Registry
import TestSupport
import Testing

/// A report never replaces a counting one in silence.
struct ReplacementTests {
  let folder: TemporaryFolder
  let registry: Registry

  init() throws {
    folder = try TemporaryFolder()
    registry = try Registry(
      path: folder.path("a.sqlite"), access: .create, author: "Lan", clock: { "2023-10-30T08:00:00Z" })
  }

  private func store(
    _ members: Int, rows: Int = 10, version: ReportStamp.Version = .initial,
    state: ReportState = .accepted, content: String? = nil
  ) throws -> StoreOutcome {
    try registry.store(
      SampleReports.report(
        version: version, members: members, state: state,
        content: content ?? "\(members) \(rows) \(version) \(state)", rows: rows))
  }

  private var speaking: RegisteredReport {
    get throws { try #require(try registry.reports().first).report }
  }

  @Test func `a small change of an unconfirmed report by the same sender counts at once, a large one waits`()
    throws
  {
    _ = try store(9)
    // One of ten numbers, one of twenty values.
    #expect(try store(10).action == .replaced)
    // Three rows of ten are gone.
    let large = try store(10, rows: 7)
    #expect(large.action == .proposed(.changes) && !large.isCurrent)
    #expect(try speaking.records.count == 10)
    // The same again changes nothing, and is still waiting.
    let again = try store(10, rows: 7)
    #expect(again.action == .unchanged && again.proposal == large.proposal)
    #expect(try registry.proposals().map(\.number) == [large.proposal])
    #expect(try registry.check().isSound)
  }

  @Test func `the limit is taken from the caller`() throws {
    _ = try store(9)
    let small = try SampleReports.report(members: 10, content: "x", rows: 10)
    #expect(
      try registry.store(small, rule: ReplacementRule(atOncePercent: 5)).action == .proposed(.changes))
  }

  @Test(arguments: [1, 2])
  func `a confirmed or approved report goes on counting, whatever comes`(steps: Int) throws {
    let number = try store(9).report
    for action in [ReviewAction.confirm, .approve].prefix(steps) {
      try registry.review(number, action, reason: "")
    }
    for outcome in try [store(10), store(10, version: .supplement)] {
      #expect(outcome.action == .proposed(.confirmed))
    }
    // A newer proposal of the same sender takes the place of the older one.
    #expect(try registry.proposals().count == 1)
    let state = try speaking.state
    #expect(state == (steps == 1 ? .confirmed : .approved) && state.counts(by: .confirmed))
    #expect(try registry.reports().map(\.number) == [number])
  }

  @Test func `a report with errors never displaces one that counts`() throws {
    _ = try store(9)
    #expect(try store(9, state: .held, content: "other").action == .proposed(.held))
    #expect(try store(10, state: .held).action == .proposed(.held))
    #expect(try speaking.state == .accepted)
    // The same bytes, now judged to have errors.
    #expect(try store(9, state: .held, content: "9 10 initial accepted").action == .proposed(.held))
    #expect(try speaking.state == .accepted)
  }

  @Test func `what was held, returned or withdrawn gives way at once`() throws {
    _ = try store(9, state: .held)
    let second = try store(20, rows: 2)
    #expect(second.action == .replaced)
    try registry.review(second.report, .confirm, reason: "")
    try registry.review(second.report, .return, reason: "sai")
    let third = try store(5, rows: 4)
    #expect(third.action == .replaced)
    #expect(try speaking.state == .accepted)
    try registry.review(third.report, .withdraw, reason: "nhầm")
    #expect(try store(1, rows: 1).action == .replaced)
    #expect(try speaking.state == .accepted && registry.proposals().isEmpty)
  }

  @Test func `an identical resend keeps the approval, in other bytes too`() throws {
    let number = try store(9).report
    try registry.review(number, .confirm, reason: "")
    #expect(try store(9).action == .unchanged)
    let saved = try store(9, content: "saved again by another program")
    #expect(saved == StoreOutcome(action: .unchanged, report: number, other: nil, isCurrent: true))
    #expect(try registry.reports().map(\.number) == [number] && speaking.state == .confirmed)
    // A supplement that changes nothing has arrived, and keeps the approval.
    #expect(try store(9, version: .supplement).action == .replaced)
    #expect(try speaking.version == .supplement && speaking.state == .confirmed)
    #expect(try registry.verifyAudit() == [])
  }

  @Test func `a file judged anew keeps its steps where it says the same`() throws {
    func finding(_ print: String) -> Finding {
      Finding(
        code: "P8-SUM-001", rule: "r", severity: .warning, effect: .none, at: .init(file: "a", sha256: nil),
        about: .init(unit: nil, period: nil), found: nil, expected: nil, related: [],
        message: LocalizedText(vi: "a", en: "b"), suggestions: [], causedBy: [], fingerprint: print)
    }
    let report = try SampleReports.report()
    let number = try registry.store(report).report
    try registry.review(number, .confirm, reason: "đã ký")
    let judged = try registry.store(report, findings: [finding("1")])
    #expect(judged.action == .rejudged && judged.other == number)
    #expect(try speaking.state == .confirmed)
    #expect(try registry.reviewSteps(of: judged.report) == registry.reviewSteps(of: number))
    try registry.review(judged.report, .return, reason: "sai")
    // A return is not undone by other definitions, but by another file.
    #expect(try registry.store(report, findings: [finding("2")]).action == .rejudged)
    #expect(try speaking.state == .returned)
    _ = try registry.store(SampleReports.report(content: "sent again"))
    #expect(try speaking.state == .accepted)
    #expect(try registry.verifyAudit() == [])
  }

  @Test func `what is decided holds, and the days before it stay as they were`() throws {
    func open(_ day: Int) throws -> Registry {
      try Registry(
        path: folder.path("days.sqlite"), access: .create, author: "Lan",
        clock: { "2023-10-\(day)T08:00:00Z" })
    }
    let old = try open(10).store(SampleReports.report(members: 9)).report
    try open(11).review(old, .confirm, reason: "")
    let new = try SampleReports.report(members: 30)
    let proposal = try #require(try open(12).store(new).proposal)
    let refused = try open(13)
    #expect(throws: RegistryFault.self) {
      try refused.decide(proposal: proposal, isAccepted: true, reason: "")
    }
    try refused.decide(proposal: proposal, isAccepted: true, reason: "đã đối chiếu")
    let registry = try open(14)
    func files(_ day: Int) throws -> [String] {
      try registry.reports(matching: ReportQuery(asOf: CalendarDate(iso: "2023-10-\(day)")))
        .map(\.report.file.sha256)
    }
    let first = try SampleReports.report(members: 9).file.sha256
    #expect(try [11, 12, 13].map(files) == [[first], [first], [new.file.sha256]])
    #expect(try registry.reports().map(\.report.state) == [.accepted])
    #expect(try registry.check().isSound && registry.proposals().isEmpty)
  }

  @Test func `another sender's report waits, from a bundle as from a merge`() throws {
    _ = try store(9)
    let theirs = try Registry(path: folder.path("b.sqlite"), access: .create, author: "x")
    try theirs.store(SampleReports.report(members: 10, content: "b", rows: 10))
    let bytes = try Bundle.write(
      RegistryExtract(of: theirs), head: Bundle.Head(unit: nil, period: nil, author: "xã"))
    let outcome = try registry.merge(Bundle(bytes, path: "a.p8b"))
    #expect(try registry.proposals().map(\.cause) == [.sender] && outcome.proposals.count == 1)
    #expect(try speaking.records.first?.fields["members"]?.text == "9")
    // Where nothing is, theirs is taken; a correction waits, however small and whoever the bundle says it is from.
    let other = try Registry(path: folder.path("c.sqlite"), access: .create)
    #expect(try other.merge(Bundle(bytes, path: "a.p8b")).proposals.isEmpty)
    try theirs.store(SampleReports.report(members: 11, content: "c", rows: 10))
    let next = try Bundle.write(
      RegistryExtract(of: theirs), head: Bundle.Head(unit: nil, period: nil, author: "xã"))
    #expect(try other.merge(Bundle(next, path: "b.p8b")).proposals.count == 1)
    #expect(try other.proposals().map(\.cause) == [.carried])
    #expect(try other.reports().first?.report.records.first?.fields["members"]?.text == "10")
    let last = try Bundle.write(
      RegistryExtract(of: theirs), head: Bundle.Head(unit: nil, period: nil, author: "huyện"))
    #expect(try other.merge(Bundle(last, path: "c.p8b")).isEmpty)
  }

  @Test func `a decision is taken back, and the report of before counts again with its steps`() throws {
    let number = try store(9).report
    try registry.review(number, .confirm, reason: "đã ký")
    let proposal = try #require(try store(20, rows: 2).proposal)
    try registry.decide(proposal: proposal, isAccepted: true, reason: "nhầm")
    #expect(try speaking.state == .accepted && speaking.records.count == 2)
    let undone = try registry.undo(reason: "bấm nhầm")
    #expect(undone.proposal == proposal && undone.steps.isEmpty)
    #expect(try speaking.state == .confirmed && speaking.records.count == 10)
    let again = try #require(try registry.proposals().first)
    try registry.decide(proposal: again.number, isAccepted: false, reason: "giữ")
    #expect(try registry.proposals().isEmpty)
    _ = try registry.undo(reason: "")
    #expect(try registry.proposals().count == 1 && registry.check().isSound)
    // The next one back is the confirmation.
    _ = try registry.undo(reason: "")
    #expect(try speaking.state == .accepted)
    #expect(throws: RegistryFault.self) { try registry.undo(reason: "") }
  }

  @Test func `a proposal of a locked period waits until it is unlocked`() throws {
    let number = try store(9).report
    try registry.review(number, .confirm, reason: "")
    let proposal = try #require(try store(20).proposal)
    let year = try #require(Period("2023", calendar: .calendar))
    try registry.lock(year, of: SampleReports.unit("22210"), reason: "đã nộp")
    let fault = try #require(throws: RegistryFault.self) {
      try registry.decide(proposal: proposal, isAccepted: true, reason: "x")
    }
    #expect(fault.kind == .periodLocked)
    #expect(try registry.proposals().map(\.number) == [proposal])
  }
}
