import P8Aggregation
import P8Definitions
import P8Model
import TestSupport
import Testing

/// July 2025 and after: a village is one under all its codes, whether somebody linked them or only its name says so.
struct VillageLivesTests {
  /// Whether the codes of a village are linked in the registry; where not, only the name connects them.
  enum Linking: CaseIterable { case linked, unlinked }

  private func villages(
    _ linking: Linking, _ lives: [(name: String, old: String?, new: String?)]
  ) throws -> VillageLives {
    var villages: [RegisteredVillage] = []
    var identity: Int64 = 0
    for life in lives {
      identity += 1
      for (code, structure) in [(life.old, UnitStructure.y2024), (life.new, .y2025)] {
        guard let code else { continue }
        villages.append(
          RegisteredVillage(
            identity: identity, village: Village(code: try Project.unit(code, structure), name: life.name),
            nameKey: life.name))
        if linking == .unlinked { identity += 1 }
      }
    }
    return VillageLives(villages)
  }

  private func total(
    _ unit: String, _ structure: UnitStructure, _ period: String, _ drafts: [Draft], _ villages: VillageLives
  ) throws -> UnitFigures {
    try Project.aggregator().table(
      of: Project.unit(unit, structure), for: Project.period(period), structure: structure,
      reports: drafts.map(\.report), villages: villages
    ).total
  }

  @Test(arguments: Linking.allCases)
  func `R1 a code that is the same in both structures is one village`(linking: Linking) throws {
    let villages = try villages(linking, [("Thôn A", "22192-01", "22192-01")])
    let drafts = [
      try Draft("22192-01", "2025-H1").session("a", attendances: 1).session("b", attendances: 1).session(
        "c", attendances: 1),
      try Draft("22192-01", "2025", structure: .y2025).session("a", attendances: 1).session(
        "b", attendances: 1
      )
      .session("c", attendances: 1).session("d", attendances: 1).session("e", attendances: 1),
    ]
    for unit in ["66", "22192"] {
      #expect(try total(unit, .y2025, "2025", drafts, villages).value(.inPeriod, of: "D8.1.3") == 5)
    }
  }

  @Test(arguments: Linking.allCases)
  func `R2 a team of a divided commune counts once under the new code`(linking: Linking) throws {
    let villages = try villages(linking, [("Buôn B", "22228-01", "22222-01")])
    let drafts = [
      try Draft("22228-01", "2023").team("Tổ B", "new"),
      try Draft("22222-01", "2025-Q3", structure: .y2025).team("Tổ B", "maintained"),
    ]
    let figures = try total("66", .y2025, "2025-Q3", drafts, villages)
    #expect(figures.value(.cumulative, of: "D8.1.1") == 1)
    #expect(figures.coverage == Coverage(counted: 1, held: 0, expected: 1))
    #expect(try total("22222", .y2025, "2025-Q3", drafts, villages).value(.cumulative, of: "D8.1.1") == 1)
  }

  @Test(arguments: Linking.allCases)
  func `R3 two villages of one name in communes that became one are two`(linking: Linking) throws {
    let villages = try villages(
      linking,
      [("Thôn 1", "22210-01", linking == .linked ? "22237-02" : nil), ("Thôn 1", "22237-01", "22237-01")])
    let drafts = [
      try Draft("22210-01", "2023").team("Tổ Thôn 1", "new"),
      try Draft("22237-01", "2023").team("Tổ Thôn 1", "new"),
      try Draft("22237-01", "2025-Q3", structure: .y2025).team("Tổ Thôn 1", "maintained"),
    ]
    let figures = try total("66", .y2025, "2025-Q3", drafts, villages)
    #expect(figures.value(.cumulative, of: "D8.1.1") == 2)
    #expect(figures.coverage == Coverage(counted: 1, held: 0, expected: 2))
  }

  @Test(arguments: Linking.allCases)
  func `R4 four villages with a team of one name are four, of which one reported`(linking: Linking) throws {
    let name = "Tổ truyền thông cộng đồng"
    let villages = try villages(
      linking,
      [
        ("Buôn Một", "22210-01", "22237-09"), ("Buôn Hai", "22210-02", nil), ("Buôn Ba", "22237-01", nil),
        ("Buôn Bốn", "22237-02", nil),
      ])
    var drafts = try ["22210-01", "22210-02", "22237-01", "22237-02"].map {
      try Draft($0, "2023").team(name, "new")
    }
    drafts.append(try Draft("22237-09", "2025-Q3", structure: .y2025).team(name, "maintained"))
    let figures = try total("66", .y2025, "2025-Q3", drafts, villages)
    #expect(figures.value(.cumulative, of: "D8.1.1") == 4)
    #expect(figures.coverage == Coverage(counted: 1, held: 0, expected: 4))
    #expect(try total("66", .y2025, "2023", drafts, villages).value(.cumulative, of: "D8.1.1") == 4)
  }

  @Test(arguments: Linking.allCases)
  func `R5 what was new before July and maintained after is new in the year`(linking: Linking) throws {
    let villages = try villages(linking, [("Thôn A", "22192-01", "22192-01")])
    let drafts = [
      try Draft("22192-01", "2025-H1").team("Tổ A", "new"),
      try Draft("22192-01", "2025-H2", structure: .y2025).team("Tổ A", "maintained"),
    ]
    let figures = try total("66", .y2025, "2025", drafts, villages)
    #expect(figures.value(.part("new"), of: "D8.1.1") == 1)
    #expect(figures.value(.inPeriod, of: "D8.1.1") == 1)
    #expect(figures.coverage == Coverage(counted: 1, held: 0, expected: 1))
  }

  @Test func `what only the name says is said below the table`() throws {
    let drafts = [try Draft("22192-01", "2025-H2", structure: .y2025).team("Tổ A", "maintained")]
    func notes(_ linking: Linking) throws -> [LocalizedText] {
      try Project.aggregator().table(
        of: Project.unit("66", .y2025), for: Project.period("2025"), reports: drafts.map(\.report),
        villages: villages(linking, [("Thôn A", "22192-01", "22192-01")])
      ).notes
    }
    #expect(try notes(.unlinked).contains { $0.vi.hasPrefix("1 thôn được coi là thôn cũ cùng tên") })
    #expect(try !notes(.linked).contains { $0.vi.contains("cùng tên") })
  }

  @Test func `a dialogue that a village and its commune tell under codes of both structures is one`() throws {
    let villages = try villages(.linked, [("Buôn A", "22210-01", "22237-05")])
    func dialogue(_ unit: String, _ form: String) throws -> Draft {
      try Draft(unit, "2023", form: form).row(
        "policy_dialogue", "2023-08-01 bình đẳng giới", ["topic": "Bình đẳng giới", "participants": "50"])
    }
    let drafts = [try dialogue("22210-01", "village-report"), try dialogue("22210", "commune-report")]
    for (unit, structure) in [("54", UnitStructure.y2024), ("66", .y2025)] {
      #expect(try total(unit, structure, "2023", drafts, villages).value(.inPeriod, of: "D8.3.3") == 1)
    }
  }

  @Test func `what a unit stated is compared with what it has, not with what the new unit has`() throws {
    let drafts = try ["22210-01", "22237-01", "22237-02"].map { code in
      try Draft(code, "2023").team("Tổ \(code)", "new")
    }
    let stating = try Draft("22210", "2023", form: "commune-report").row(
      "stated_figures", "communication_team", ["row": "communication_team", "closing": "1"])
    let notes = try Project.aggregator().table(
      of: Project.unit("66", .y2025), for: Project.period("2023"), structure: .y2025,
      reports: (drafts + [stating]).map(\.report), villages: []
    ).notes
    #expect(!notes.contains { $0.en.contains("units stated") }, "\(notes.map(\.en))")
  }

  // MARK: - Mergers, moves

  private func merged(_ models: VillageMerger.Models) throws -> VillageLives {
    let day = try #require(CalendarDate(iso: "2026-07-01"))
    return VillageLives(
      [
        RegisteredVillage(
          identity: 1, village: Village(code: try Project.unit("22237-01", .y2025), name: "Nà Vài")),
        RegisteredVillage(
          identity: 2, village: Village(code: try Project.unit("22237-02", .y2025), name: "Nà Lại"),
          to: day.advanced(byDays: -1)),
      ], mergers: [VillageMerger(village: 2, into: 1, on: day, models: models)])
  }

  @Test(arguments: [
    (VillageMerger.Models.goOn, 3, 2), (.consolidated, 2, 1), (.dissolved, 2, 1),
  ])
  func `after a merger two teams may stand in one village, or the sum falls for a stated reason`(
    models: VillageMerger.Models, before: Int, inVillage: Int
  ) throws {
    let drafts = [
      try Draft("22237-01", "2026-H1", structure: .y2025).team("Tổ Nà Vài", "new"),
      try Draft("22237-02", "2026-H1", structure: .y2025).team("Tổ Nà Lại", "new").session(
        "x", attendances: 7),
      try Draft("22237-01", "2026-H2", structure: .y2025).team("Tổ Nà Vài", "consolidated"),
    ]
    let aggregator = try Project.aggregator()
    let villages = try merged(models)
    func table(_ period: String) throws -> IndicatorTable {
      try aggregator.table(
        of: Project.unit("22237", .y2025), for: Project.period(period), by: .village,
        reports: drafts.map(\.report),
        villages: villages)
    }
    let first = try table("2026-H1")
    #expect(first.total.value(.cumulative, of: "D8.1.1") == 2)
    #expect(first.total.coverage == Coverage(counted: 2, held: 0, expected: 2))
    let year = try table("2026")
    #expect(year.total.value(.cumulative, of: "D8.1.1")?.integer == inVillage)
    #expect(
      year.units.first { $0.unit.code == "22237-01" }?.value(.cumulative, of: "D8.1.1")?.integer == inVillage)
    // What was done is done: both were founded in the year, and the sessions of the village that ended count.
    #expect(year.total.value(.inPeriod, of: "D8.1.1") == 2)
    #expect(year.total.value(.inPeriod, of: "D8.1.3.1") == 7)
    #expect(year.total.coverage == Coverage(counted: 1, held: 0, expected: 1))
    #expect(year.notes.contains { $0.en.hasPrefix("Models that ended") } == (models != .goOn))
  }

  @Test func `a team that was taken over goes on under the village that stays`() throws {
    let drafts = [
      try Draft("22237-01", "2026-H1", structure: .y2025).team("Tổ Nà Vài", "new"),
      try Draft("22237-02", "2026-H1", structure: .y2025).team("Tổ Nà Lại", "new", members: 8),
      try Draft("22237-01", "2026-H2", structure: .y2025).team("Tổ Nà Vài", "maintained")
        .team("Tổ Nà Lại", "maintained", members: 6),
    ]
    let figures = try total("22237", .y2025, "2026-H2", drafts, merged(.goOn))
    #expect(figures.value(.cumulative, of: "D8.1.1") == 2)
    #expect(figures.value(.cumulative, of: "D8.1.2") == 15)
  }

  @Test func `a village that moved stands where it was on the closing date`() throws {
    let day = try #require(CalendarDate(iso: "2026-07-01"))
    let (here, there) = (try Project.unit("22237-01", .y2025), try Project.unit("22192-07", .y2025))
    let villages = VillageLives([
      RegisteredVillage(
        identity: 1, village: Village(code: here, name: "Thôn A"), to: day.advanced(byDays: -1)),
      RegisteredVillage(identity: 1, village: Village(code: there, name: "Thôn A"), from: day),
    ])
    let drafts = [
      try Draft("22237-01", "2026-H1", structure: .y2025).team("Tổ A", "new"),
      try Draft("22192-07", "2026-H2", structure: .y2025).team("Tổ A", "maintained"),
    ]
    func count(_ unit: String, _ period: String) throws -> Int? {
      try total(unit, .y2025, period, drafts, villages).value(.cumulative, of: "D8.1.1")?.integer
    }
    #expect(try count("22237", "2026-H1") == 1 && count("22192", "2026-H1") == nil)
    #expect(try count("22237", "2026") == nil && count("22192", "2026") == 1)
    #expect(
      try total("66", .y2025, "2026", drafts, villages).coverage == Coverage(counted: 1, held: 0, expected: 1)
    )
  }
}
