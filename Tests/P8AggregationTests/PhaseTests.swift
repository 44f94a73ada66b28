import P8Aggregation
import P8Definitions
import P8Model
import TestSupport
import Testing

/// Phases of the programme: which one a period is of, and that cumulative figures begin with it.
struct PhaseTests {
  private static let first = "P8-2021-2025"
  private static let second = "NTP-2026-2030"

  private func programme() throws -> Programme { try Project.definitions().programme }

  @Test(arguments: [
    ("2021", first), ("2025-Q4", first), ("2025", first), ("2026-M01", second), ("2026", second),
    ("2030-H2", second),
    // By Decree 09 the year 2026 begins on 15 December 2025, and all of it is reported as 2026.
    ("2021@decree09", first), ("2025@decree09", first), ("2026@decree09", second),
    ("2026-M01@decree09", second),
  ])
  func `a period is of the phase that holds its closing date`(name: String, phase: String) throws {
    let place = try programme().place(of: Project.period(name))
    guard case .inside(let found) = place else {
      Issue.record("\(place)")
      return
    }
    #expect(found.id == phase)
    #expect(try programme().phase(of: Project.period(name)).id == phase)
  }

  @Test func `periods before the first phase and after the last are told apart from those inside`() throws {
    let programme = try programme()
    for name in ["2019", "2020", "2020-Q4", "2020@decree09"] {
      #expect(try programme.place(of: Project.period(name)) == .before(programme.firstPhase), "\(name)")
    }
    for name in ["2031", "2031-M01@decree09"] {
      guard case .after(let last) = try programme.place(of: Project.period(name)) else {
        Issue.record("\(name)")
        continue
      }
      #expect(last.id == Self.second)
    }
  }

  @Test(arguments: ["2026@own-10-01", "2026-H1@own-11-01", "2021@own-10-01", "2031@own-04-01"])
  func `a period that lies across a boundary is of no phase`(name: String) throws {
    guard case .across = try programme().place(of: Project.period(name)) else {
      Issue.record("\(name)")
      return
    }
    // Shorter periods are the way out.
    let calendar = try #require(name.split(separator: "@").last)
    let year = name.prefix(4)
    for quarter in 1...4 {
      if case .across = try programme().place(of: Project.period("\(year)-Q\(quarter)@\(calendar)")) {
        #expect(calendar == "own-11-01" && quarter == 1)
      }
    }
  }

  @Test func `what exists goes on into the next phase, what was done begins anew`() throws {
    let drafts = [
      try Draft("22237-01", "2025-Q4", structure: .y2025).team("Tổ 1", "new").session("a", attendances: 40),
      try Draft("22237-01", "2026-Q1", structure: .y2025).team("Tổ 2", "new").session("b", attendances: 2),
      try Draft("22237-01", "2026-Q2", structure: .y2025).session("c", attendances: 1),
    ]
    func table(_ period: String) throws -> IndicatorTable {
      try Project.aggregator().table(
        of: Project.unit("66", .y2025), for: Project.period(period), reports: drafts.map(\.report),
        villages: [])
    }
    let before = try table("2025").total
    #expect(before.value(.cumulative, of: "D8.1.1") == 1 && before.value(.cumulative, of: "D8.1.3.1") == 40)
    let half = try table("2026-H1")
    // Both teams exist; the one of 2025 was not founded in the period.
    #expect(
      half.total.value(.cumulative, of: "D8.1.1") == 2 && half.total.value(.inPeriod, of: "D8.1.1") == 1)
    #expect(half.total.value(.cumulative, of: "D8.1.3.1") == 3)
    #expect(half.total.value(.inPeriod, of: "D8.1.3.1") == 3)
    #expect(half.cumulativeSince == CalendarDate(iso: "2026-03-31"))
  }

  @Test func `figures run on where the definitions say so`() throws {
    let draft = [
      try Draft("22237-01", "2025-Q4", structure: .y2025).session("a", attendances: 40),
      try Draft("22237-01", "2026-Q1", structure: .y2025).session("b", attendances: 2),
    ]
    let (shipped, programme) = (try Project.definitions(), try programme())
    let second = try #require(programme.laterPhases.first)
    let runsOn = ProgrammePhase(
      id: second.id, name: second.name, from: second.from, to: second.to,
      cumulativeFrom: programme.firstPhase.cumulativeFrom, programmeName: second.programmeName,
      title: second.title, legalBasis: second.legalBasis, sets: second.sets)
    let definitions = Definitions(
      programme: Programme(
        id: programme.id, version: programme.version, name: programme.name, title: programme.title,
        lead: programme.lead, legalBasis: programme.legalBasis, firstPhase: programme.firstPhase,
        laterPhases: [runsOn], sets: programme.sets, calendar: programme.calendar,
        contents: programme.contents),
      measures: shipped.measures, codeLists: shipped.codeLists, records: shipped.records,
      indicators: shipped.indicators, targets: shipped.targets, forms: shipped.forms, rules: shipped.rules,
      builtInChecks: shipped.builtInChecks, reports: shipped.reports, units: shipped.units, hash: "")
    func attendances(_ definitions: Definitions) throws -> ExactDecimal? {
      try Aggregator(definitions).table(
        of: Project.unit("66", .y2025), for: Project.period("2026-Q1"), reports: draft.map(\.report),
        villages: []
      ).total.value(.cumulative, of: "D8.1.3.1")
    }
    #expect(try attendances(definitions) == 42)
    #expect(try attendances(shipped) == 2)
  }

  @Test func `a report that lies across the first day of the phase is in no cumulative figure, and told`()
    throws
  {
    let drafts = [
      try Draft("22237-01", "2026@own-10-01", structure: .y2025).team("Tổ 1", "new").session(
        "a", attendances: 7),
      try Draft("22237-02", "2026-Q1", structure: .y2025).session("b", attendances: 2),
    ]
    let table = try Project.aggregator().table(
      of: Project.unit("66", .y2025), for: Project.period("2026-Q4"), reports: drafts.map(\.report),
      villages: [])
    #expect(table.total.value(.cumulative, of: "D8.1.3.1") == 2)
    #expect(table.total.value(.cumulative, of: "D8.1.1") == 1)
    #expect(table.notes.contains { $0.en.contains("lies across the first day of its phase") })
  }

  @Test func `outside all phases nothing is cumulative, and what exists and was done is known`() throws {
    let draft = try Draft("22210-01", "2020").team("Tổ 1", "new").session("a", attendances: 5)
    let total = try Project.aggregator().table(
      of: Project.unit("54"), for: Project.period("2020"), reports: [draft.report], villages: []
    ).total
    #expect(total.value(.inPeriod, of: "D8.1.3.1") == 5 && total.value(.cumulative, of: "D8.1.3.1") == nil)
    #expect(total.value(.cumulative, of: "D8.1.1") == 1)
  }

  @Test func `an explanation of what is cumulative does not name what was left out in the phase before`()
    throws
  {
    var rollUp = try Project.aggregator().rollUp(
      [Project.period("2026-Q1")], villages: [], keepsRecords: true)
    rollUp.add(
      try Draft("22237-01", "2025-Q4", structure: .y2025, state: .held).session("a", attendances: 1)
        .team("Tổ 1", "new").report)
    rollUp.add(try Draft("22237-01", "2026-Q1", structure: .y2025).session("b", attendances: 2).report)
    let figures = rollUp.finish()[0]
    let unit = try Project.unit("66", .y2025)
    #expect(try figures.explanation(of: .cumulative, of: "D8.1.3", for: unit).leftOut.isEmpty)
    // A team of the report that is held may well exist.
    #expect(try figures.explanation(of: .cumulative, of: "D8.1.1", for: unit).leftOut.count == 1)
  }
}
