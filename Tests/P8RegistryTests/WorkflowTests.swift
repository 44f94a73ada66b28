import GRDB
import P8Model
import P8Registry
import TestSupport
import Testing

@Suite struct WorkflowTests {
  let folder = try? TemporaryFolder()

  private func registry() throws -> Registry {
    try Registry(
      path: try #require(folder).path("a.sqlite"), access: .create, author: "Lan",
      clock: { "2023-10-30T08:00:00Z" })
  }

  @Test func `a report goes from step to step and keeps who took it and why`() throws {
    let registry = try registry()
    let number = try registry.store(SampleReports.report()).report
    #expect(try registry.reportStates(of: [number]) == [number: .accepted])
    let way: [ReviewAction] = [.confirm, .approve, .return, .submit, .confirm]
    for action in way { try registry.review(number, action, reason: "vì \(action)") }
    #expect(try registry.reviewSteps(of: number).map(\.action) == way)
    #expect(
      try registry.reviewSteps(of: number).map(\.state)
        == [.confirmed, .approved, .returned, .accepted, .confirmed])
    #expect(try registry.reviewSteps(of: number)[2].reason == "vì return")
    #expect(try registry.reportStates(of: [number]) == [number: .confirmed])
    #expect(try registry.reports().map(\.report.state) == [.confirmed])
    #expect(try registry.auditEntries().count == 6)
    #expect(try registry.verifyAudit() == [])
  }

  @Test(arguments: ReviewAction.allCases)
  func `no step can be left out`(action: ReviewAction) throws {
    let registry = try registry()
    let number = try registry.store(SampleReports.report()).report
    if [.confirm, .return, .withdraw].contains(action) {
      try registry.review(number, action, reason: "x")
    } else {
      #expect(throws: RegistryFault.self) { try registry.review(number, action, reason: "x") }
    }
  }

  @Test func `a held, a replaced and an unknown report are not confirmed, a return needs a reason`() throws {
    let registry = try registry()
    let held = try registry.store(SampleReports.report(state: .held)).report
    #expect(throws: RegistryFault.self) { try registry.review(held, .confirm, reason: "") }
    #expect(throws: RegistryFault.self) { try registry.review(held, .return, reason: "") }
    #expect(throws: RegistryFault.self) { try registry.review(held, .withdraw, reason: "") }
    try registry.review(held, .return, reason: "sai tổng")
    let new = try registry.store(SampleReports.report(members: 10)).report
    #expect(throws: RegistryFault.self) { try registry.review(held, .submit, reason: "") }
    #expect(throws: RegistryFault.self) { try registry.review(99, .confirm, reason: "") }
    // What replaces a report begins its own way.
    #expect(try registry.reportStates(of: [new]) == [new: .accepted])
  }

  @Test func `a withdrawn report is again what it was when it is recovered, as of each day`() throws {
    let path = try #require(folder).path("a.sqlite")
    func open(_ day: Int) throws -> Registry {
      try Registry(path: path, access: .create, author: "Lan", clock: { "2023-10-\(day)T08:00:00Z" })
    }
    let number = try open(10).store(SampleReports.report()).report
    try open(11).review(number, .confirm, reason: "")
    try open(12).review(number, .withdraw, reason: "gửi nhầm")
    #expect(try open(12).reports().map(\.report.state) == [.withdrawn])
    try open(13).review(number, .recover, reason: "không nhầm")
    let registry = try open(14)
    let states = try (10...13).map { day in
      try registry.reports(matching: ReportQuery(asOf: CalendarDate(iso: "2023-10-\(day)")))
        .map(\.report.state)
    }
    #expect(states == [[.accepted], [.confirmed], [.withdrawn], [.confirmed]])
    #expect(try registry.heads().map(\.state) == [.confirmed] && registry.verifyAudit() == [])
  }

  @Test func `a locked period keeps what counts, and lets it be confirmed`() throws {
    let registry = try registry()
    let number = try registry.store(SampleReports.report()).report
    let year = try #require(Period("2023", calendar: .calendar))
    try registry.lock(year, of: SampleReports.unit("22210"), reason: "đã nộp")
    for action in [ReviewAction.return, .withdraw] {
      let fault = try #require(throws: RegistryFault.self) {
        try registry.review(number, action, reason: "x")
      }
      #expect(fault.kind == .periodLocked)
    }
    try registry.review(number, .confirm, reason: "")
  }

  @Test(arguments: ["54", "22210", "22210-01", "VN"])
  func `a locked period takes no report of the units in it until it is unlocked`(locked: String) throws {
    let registry = try registry()
    let lineage = try ["22210-01", "22210", "54", "VN"].map { try SampleReports.unit($0) }
    let year = try #require(Period("2023", calendar: .calendar))
    let unit = try SampleReports.unit(locked)
    let report = try SampleReports.report()
    try registry.store(report, inside: lineage)
    try registry.lock(year, of: unit, reason: "đã nộp")
    #expect(try registry.locks().map(\.reason) == ["đã nộp"])
    for period in ["2023", "2023-Q4"] {
      let fault = try #require(throws: RegistryFault.self) {
        try registry.store(SampleReports.report(period: period, members: 3), inside: lineage)
      }
      #expect(fault.kind == .periodLocked)
    }
    // Nothing new, nothing to refuse.
    #expect(try registry.store(report, inside: lineage).action == .unchanged)
    try registry.store(SampleReports.report(period: "2024"), inside: lineage)
    if locked != "VN" { try registry.store(SampleReports.report(unit: "00001-01")) }
    #expect(throws: RegistryFault.self) { try registry.lock(year, of: unit, reason: "") }
    #expect(throws: RegistryFault.self) { try registry.unlock(year, of: unit, reason: "") }
    try registry.unlock(year, of: unit, reason: "nộp bổ sung")
    #expect(throws: RegistryFault.self) { try registry.unlock(year, of: unit, reason: "x") }
    #expect(
      try registry.store(SampleReports.report(members: 3), rule: SampleReports.anyChange, inside: lineage)
        .action == .replaced)
    #expect(try registry.locks() == [] && registry.verifyAudit() == [])
  }
}
