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
    #expect(try registry.reviewStates(of: [number]) == [number: .submitted])
    let way: [ReviewState] = [.verified, .approved, .returned, .submitted, .verified]
    for state in way { try registry.review(number, as: state, reason: "vì \(state)") }
    #expect(try registry.reviewSteps(of: number).map(\.state) == way)
    #expect(try registry.reviewSteps(of: number)[2].reason == "vì returned")
    #expect(try registry.reviewStates(of: [number]) == [number: .verified])
    #expect(try registry.auditEntries().count == 6)
    #expect(try registry.verifyAudit() == [])
  }

  @Test(arguments: ReviewState.allCases)
  func `no step can be left out`(state: ReviewState) throws {
    let registry = try registry()
    let number = try registry.store(SampleReports.report()).report
    let isAllowed = state == .verified || state == .returned
    if isAllowed {
      try registry.review(number, as: state, reason: "x")
    } else {
      #expect(throws: RegistryFault.self) { try registry.review(number, as: state, reason: "x") }
    }
  }

  @Test func `a held, a replaced and an unknown report are not verified, a return needs a reason`() throws {
    let registry = try registry()
    let held = try registry.store(SampleReports.report(state: .held)).report
    #expect(throws: RegistryFault.self) { try registry.review(held, as: .verified, reason: "") }
    #expect(throws: RegistryFault.self) { try registry.review(held, as: .returned, reason: "") }
    try registry.review(held, as: .returned, reason: "sai tổng")
    let new = try registry.store(SampleReports.report(members: 10)).report
    #expect(throws: RegistryFault.self) { try registry.review(held, as: .submitted, reason: "") }
    #expect(throws: RegistryFault.self) { try registry.review(99, as: .verified, reason: "") }
    // What replaces a report begins its own way.
    #expect(try registry.reviewStates(of: [new]) == [new: .submitted])
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
    #expect(try registry.store(SampleReports.report(members: 3), inside: lineage).action == .replaced)
    #expect(try registry.locks() == [] && registry.verifyAudit() == [])
  }
}
