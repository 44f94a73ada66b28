import P8Aggregation
import P8Model
import TestSupport
import Testing

@Suite struct AggregatorTests {
  private func table(
    _ drafts: [Draft], of unit: String = "54", structure: UnitStructure? = nil, _ period: String = "2023",
    by level: UnitLevel? = nil, villages: VillageLives = []
  ) throws -> IndicatorTable {
    let period = try Project.period(period)
    return try Project.aggregator().table(
      of: Project.unit(unit, structure ?? period.structure), for: period, by: level, structure: structure,
      reports: drafts.map(\.report), villages: villages)
  }

  private let teams = "D8.1.1"
  private let members = "D8.1.2"
  private let sessions = "D8.1.3"
  private let dialogues = "D8.3.3"

  @Test func `models, events and sums of one period are added, and a held report is only told`() throws {
    let table = try table(
      [
        Draft("22210-01", "2023").team("Tổ 1", "new").team("Tổ 2", "maintained").session(
          "a", attendances: 30),
        Draft("22210-02", "2023").team("Tổ 1", "consolidated", members: 11),
        Draft("22207-01", "2023", state: .held).team("Tổ 1", "new", members: 1000),
      ], by: .commune, villages: Project.villages("22210-01", "22210-02", "22207-01", "22207-02"))
    let total = table.total
    #expect(total.value(.cumulative, of: teams) == 3)
    #expect(total.value(.inPeriod, of: teams) == 2)
    #expect(total.value(.part("new"), of: teams) == 1)
    #expect(total.value(.part("consolidated"), of: teams) == 1)
    #expect(total.value(.part("maintained"), of: teams) == 1)
    #expect(total.value(.part("paused"), of: teams) == 0)
    #expect(total.value(.cumulative, of: members) == 29)
    #expect(total.value(.part("women"), of: members) == 15)
    #expect(total.value(.inPeriod, of: members) == 20)
    #expect(total.value(.inPeriod, of: "D8.1.3.1") == 30)
    #expect(total.coverage == Coverage(counted: 2, held: 1, expected: 4))
    #expect(table.units.map(\.unit.code) == ["22207", "22210"])
    #expect(table.units.map(\.coverage.counted) == [0, 2])
    #expect(table.cumulativeSince == CalendarDate(iso: "2023-12-31"))
  }

  @Test func `an unconfirmed report is told apart from one with errors and from none`() throws {
    let open = try Draft("22207-01", "2023").team("Tổ 1", "new").report
    let before = try Draft("22210-01", "2022").team("Tổ 0", "new").report
    var rollUp = try Project.aggregator().rollUp(
      [Project.period("2023")], villages: Project.villages("22210-01", "22207-01", "22207-02", "22204-01"),
      keepsRecords: true)
    rollUp.add(
      try Draft("22210-01", "2023").team("Tổ 1", "new").report.standing(as: .confirmed),
      counting: .confirmed)
    rollUp.add(open, counting: .confirmed)
    rollUp.add(before, counting: .confirmed)
    rollUp.add(try Draft("22207-02", "2023", state: .held).report, counting: .confirmed)
    let figures = rollUp.finish()[0]
    let total = try figures.table(of: .nation(.y2024)).total
    #expect(total.coverage == Coverage(counted: 1, held: 1, unconfirmed: 1, expected: 4))
    #expect(total.coverage.missing == 1 && total.coverage.notCounted == 2)
    #expect(total.value(.cumulative, of: teams) == 1)
    // One of an earlier period is missing in what exists now, and not in what was done in the period.
    let stock = try figures.explanation(of: .cumulative, of: teams, for: .nation(.y2024))
    #expect(stock.leftOut.map(\.reason.rawValue).sorted() == ["held", "unconfirmed", "unconfirmed"])
    #expect(stock.leftOut.map(\.unit.code).sorted() == ["22207-01", "22207-02", "22210-01"])
    let flow = try figures.explanation(of: .inPeriod, of: sessions, for: .nation(.y2024))
    #expect(flow.leftOut.map(\.unit.code).sorted() == ["22207-01", "22207-02"])
  }

  @Test func `a returned report counts nowhere, and its village is missing again`() throws {
    var rollUp = try Project.aggregator().rollUp(
      [Project.period("2023")], villages: Project.villages("22210-01", "22207-01", "22207-02"),
      keepsRecords: true)
    rollUp.add(try Draft("22210-01", "2023").team("Tổ 1", "new").report)
    rollUp.add(try Draft("22207-01", "2023").team("Tổ 2", "new").report.standing(as: .returned))
    rollUp.add(try Draft("22207-02", "2023").team("Tổ 3", "new").report.standing(as: .withdrawn))
    let figures = rollUp.finish()[0]
    let total = try figures.table(of: .nation(.y2024)).total
    #expect(total.coverage == Coverage(counted: 1, held: 0, expected: 3) && total.coverage.missing == 2)
    #expect(total.value(.cumulative, of: teams) == 1)
    let stock = try figures.explanation(of: .cumulative, of: teams, for: .nation(.y2024))
    #expect(stock.leftOut.map(\.reason.rawValue).sorted() == ["returned", "withdrawn"])
  }

  @Test func `an empty section is zero where the report says no, and not known without an answer`() throws {
    let drafts = [
      try Draft("22210-01", "2023").answers(["communication_session": "no", "communication_team": "no"]),
      try Draft("22207-01", "2023").answers(["policy_dialogue": "unknown", "communication_team": "unknown"]),
    ]
    let table = try table(drafts, by: .commune, villages: Project.villages("22210-01", "22207-01"))
    #expect(table.total.value(.inPeriod, of: sessions) == 0)
    #expect(table.total.value(.cumulative, of: sessions) == 0)
    #expect(table.total.value(.inPeriod, of: dialogues) == nil)
    #expect(table.total.value(.cumulative, of: dialogues) == nil)
    #expect(table.total.value(.cumulative, of: teams) == 0)
    #expect(table.total.value(.inPeriod, of: teams) == 0)
    #expect(table.units[0].indicators[teams]?.values == [:])
    #expect(table.units[0].value(.inPeriod, of: sessions) == nil)
    #expect(table.units[1].value(.cumulative, of: teams) == 0)
    // No village is asked for supervision: not nought but unknown.
    #expect(table.total.value(.inPeriod, of: "D8.3.6") == nil)
  }

  @Test func `a form without questions is not known where it is empty, but a stated zero of models is one`()
    throws
  {
    let drafts = [
      try Draft("22210-01", "2023").session("a", attendances: 30)
        .row("stated_figures", "communication_team", ["item": "communication_team", "closing": "0"])
        .row("stated_figures", "trusted_address", ["item": "trusted_address", "opening": "0"])
    ]
    let table = try table(drafts, villages: Project.villages("22210-01"))
    #expect(table.total.value(.inPeriod, of: sessions) == 1)
    #expect(table.total.value(.inPeriod, of: dialogues) == nil)
    #expect(table.total.value(.cumulative, of: teams) == 0)
    #expect(table.total.value(.inPeriod, of: teams) == 0)
    #expect(table.total.value(.cumulative, of: members) == 0)
    #expect(table.total.value(.cumulative, of: "D8.2.3") == nil)
  }

  @Test func `the sections that a report says nothing of are named`() throws {
    let report = try Draft("22210-01", "2023").session("a", attendances: 30).answers(["campaign": "no"])
      .row("stated_figures", "communication_team", ["item": "communication_team", "closing": "0"]).report
    #expect(
      try Project.aggregator().sectionsWithoutAnswer(in: report) == [
        "change_leader_club", "trusted_address", "policy_dialogue", "training_class", "support_package",
        "savings_loan_group",
      ])
  }

  @Test func `a no of one period says nothing of another, and rows of any period make the rest of it zero`()
    throws
  {
    let drafts = [
      try Draft("22210-01", "2022").answers(["policy_dialogue": "no"]),
      try Draft("22210-01", "2023").session("a", attendances: 30).team("Tổ 1", "maintained"),
    ]
    let table = try table(drafts, villages: Project.villages("22210-01"))
    #expect(table.total.value(.inPeriod, of: dialogues) == nil)
    #expect(table.total.value(.cumulative, of: dialogues) == 0)
    #expect(table.total.value(.inPeriod, of: teams) == 0)
  }

  @Test func `a year is put together from its quarters`() throws {
    let table = try table(
      [
        Draft("22210-01", "2023-Q1").team("Tổ 1", "new").session("a", attendances: 10),
        Draft("22210-01", "2023-Q2").team("Tổ 1", "maintained").session("b", attendances: 20),
        Draft("22210-01", "2023-Q3").team("Tổ 1", "maintained", members: 12),
        Draft("22210-01", "2023-Q4").team("Tổ 1", "maintained", members: 13).session("d", attendances: 5),
      ])
    let total = table.total
    #expect(total.value(.inPeriod, of: "D8.1.3.1") == 35)
    #expect(total.value(.cumulative, of: teams) == 1)
    // Founded in the year, though the last report calls it maintained.
    #expect(total.value(.part("new"), of: teams) == 1)
    #expect(total.value(.part("maintained"), of: teams) == 0)
    #expect(total.value(.inPeriod, of: teams) == 1)
    #expect(total.value(.cumulative, of: members) == 13)
    #expect(total.coverage == Coverage(counted: 1, held: 0, expected: 1))
  }

  @Test func `a year and its quarters are not added to each other`() throws {
    let quarters = try (1...4).map {
      try Draft("22210-01", "2023-Q\($0)").team("Tổ 1", "new").session("q\($0)", attendances: 10)
    }
    let year = try Draft("22210-01", "2023").team("Tổ 1", "new").session("y", attendances: 45)
    let table = try table(quarters + [year])
    #expect(table.total.value(.inPeriod, of: "D8.1.3.1") == 45)
    #expect(table.total.value(.cumulative, of: "D8.1.3.1") == 45)
    #expect(table.total.value(.cumulative, of: teams) == 1)
    #expect(table.notes.contains { $0.en.hasPrefix("4 reports of shorter periods") })
    // The quarter by itself is what the quarter says.
    let quarter = try self.table(quarters + [year], "2023-Q4")
    #expect(quarter.total.value(.inPeriod, of: "D8.1.3.1") == 10)
    // Up to its closing date the year has spoken.
    #expect(quarter.total.value(.cumulative, of: "D8.1.3.1") == 45)
    let third = try self.table(quarters + [year], "2023-Q3")
    #expect(third.total.value(.cumulative, of: "D8.1.3.1") == 30)
  }

  @Test func `a village that reports a part of the period is in the sums but not counted`() throws {
    let table = try table(
      [Draft("22210-01", "2023-Q1").session("a", attendances: 10)], villages: Project.villages("22210-01"))
    #expect(table.total.value(.inPeriod, of: sessions) == 1)
    #expect(table.total.coverage == Coverage(counted: 0, held: 0, expected: 1))
    #expect(table.notes.contains { $0.en.hasPrefix("1 village reported a part") })
  }

  @Test func `a model that nobody reports any more is carried over, a dissolved one is not`() throws {
    let table = try table(
      [
        Draft("22210-01", "2022").team("Tổ 1", "new").team("Tổ 2", "new"),
        Draft("22210-01", "2023").team("Tổ 2", "dissolved"),
        Draft("22210-01", "2024").team("Tổ 3", "new"),
      ])
    #expect(table.total.value(.cumulative, of: teams) == 1)
    #expect(table.total.value(.part("maintained"), of: teams) == 1)
    #expect(table.total.value(.inPeriod, of: teams) == 0)
    #expect(table.notes.contains { $0.en.hasPrefix("1 model was not reported") })
  }

  @Test
  func `what no report of the period tells is carried over, also where a commune reports for its villages`()
    throws
  {
    var rollUp = try Project.aggregator().rollUp([Project.period("2023")], villages: VillageLives([]))
    for draft in [
      try Draft("22210-01", "2022").team("A", "new"), try Draft("22210-02", "2022").team("B", "new"),
      try Draft("22210", "2023", form: "commune-report").team("A", "maintained", about: "22210-01"),
      try Draft("22207-01", "2022").team("C", "new").session("c", attendances: 3),
      try Draft("22207-01", "2023").session("d", attendances: 4),
    ] {
      rollUp.add(draft.report)
    }
    let figures = rollUp.finish()[0]
    let villages = try figures.table(of: Project.unit("54"), by: .village)
    let isCarriedOver = Dictionary(
      uniqueKeysWithValues: villages.units.map { ($0.unit.code, $0.isCarriedOver("D8.1.1")) })
    #expect(isCarriedOver["22210-01"] == false)
    #expect(isCarriedOver["22210-02"] == true)
    #expect(isCarriedOver["22207-01"] == true)
    #expect(
      villages.units.filter { $0.isCarriedOver("D8.1.3") }.map(\.unit.code) == ["22210-01", "22210-02"])
    #expect(!villages.total.isCarriedOver("D8.1.1") && !villages.total.isCarriedOver("D8.1.3"))
    let communes = try figures.table(of: Project.unit("54"), by: .commune)
    #expect(communes.units.filter { $0.isCarriedOver("D8.1.1") }.map(\.unit.code) == ["22207"])
    // What is kept between runs knows it, too.
    #expect(
      try figures.table(of: Project.unit("54"), by: .village).units.allSatisfy { unit in
        unit.indicators["D8.1.1"]?.values[.cumulative] != nil
      })
  }

  @Test func `cumulative flows begin with the phase and end with the closing date`() throws {
    let table = try table(
      [
        Draft("22210-01", "2020").session("a", attendances: 1000),
        Draft("22210-01", "2021").session("b", attendances: 1),
        Draft("22210-01", "2022").session("c", attendances: 2),
        Draft("22210-01", "2023").session("d", attendances: 4),
        Draft("22210-01", "2024").session("e", attendances: 2000),
      ])
    #expect(table.total.value(.inPeriod, of: "D8.1.3.1") == 4)
    #expect(table.total.value(.cumulative, of: "D8.1.3.1") == 7)
    #expect(table.cumulativeSince == CalendarDate(iso: "2021-12-31"))
  }

  @Test func `persons are never added over periods`() throws {
    func trained(_ unit: String, _ period: String) throws -> Draft {
      try Draft(unit, period, form: "commune-report").row(
        "training_class", "x\(period)", ["women_cadres": "7"])
    }
    let code = "D8.3.5"
    #expect(
      try table([trained("22210", "2023"), trained("22207", "2023")]).total.value(.inPeriod, of: code) == 14)
    let halves = try table([trained("22210", "2023-H1"), trained("22210", "2023-H2")])
    #expect(halves.total.value(.inPeriod, of: code) == nil)
    #expect(
      try table([trained("22210", "2022"), trained("22210", "2023")]).total.value(.cumulative, of: code)
        == nil)
  }

  @Test func `a ratio is computed from its summed parts`() throws {
    func money(_ unit: String, _ allocated: String, _ disbursed: String) throws -> Draft {
      try Draft(unit, "2023", form: "commune-report").row(
        "money", "total", ["item": "total", "allocated": allocated, "disbursed": disbursed]
      ).row("money", "local", ["item": "local", "allocated": "999", "disbursed": "999"])
    }
    let table = try table([money("22210", "100.5", "50"), money("22207", "300", "0.25")], by: .commune)
    #expect(table.total.value(.inPeriod, of: "D8.5.1") == ExactDecimal("400.5"))
    #expect(table.total.value(.inPeriod, of: "D8.5.1.1") == ExactDecimal("50.25"))
    #expect(table.total.value(.inPeriod, of: "D8.5.1.2")?.rounded(to: 6) == ExactDecimal("12.546816"))
    #expect(
      table.units.map { $0.value(.inPeriod, of: "D8.5.1.2")?.rounded(to: 1) } == [
        ExactDecimal("0.1"), ExactDecimal("49.8"),
      ])
  }

  @Test(arguments: [["22210", "22207"], ["22207", "22210"]])
  func `a dialogue of two communes told by both counts once, at their common parent`(units: [String]) throws {
    let drafts = try units.map { unit in
      try Draft(unit, "2023", form: "commune-report").row(
        "policy_dialogue", "2023-05-29|đất đai", ["topic": "đất đai", "participants": "200"],
        covering: units.filter { $0 != unit })
    }
    let table = try table(drafts, by: .commune)
    #expect(table.total.value(.inPeriod, of: dialogues) == 1)
    #expect(table.total.value(.inPeriod, of: "D8.3.3.1") == 200)
    #expect(table.total.value(.cumulative, of: dialogues) == 1)
    #expect(table.units.map { $0.value(.inPeriod, of: dialogues) } == [0, 0])
    #expect(table.notes.contains { $0.en.hasPrefix("1 event was told") })
    // 22210 and 22207 are both in the district of Sông Hinh.
    let district = try self.table(drafts, by: .district).units
    #expect(district.map { $0.value(.inPeriod, of: dialogues) } == [1])
  }

  @Test func `an event that is logged and reported counts once`() throws {
    let table = try table([
      Draft("22210", "2023", form: "commune-report").row("policy_dialogue", "k", ["participants": "50"]),
      Draft("22210", "2023-Q2", form: "activity-log").row("policy_dialogue", "k", ["participants": "50"]),
    ])
    #expect(table.total.value(.inPeriod, of: dialogues) == 1)
  }

  /// Who tells the dialogue, and where it stands then.
  @Test(
    arguments: [
      // Only one of two communes names the other; two villages name each other; a chain of three communes.
      ([("22210", ["22207"]), ("22207", [])], "561", 1),
      ([("22210-01", ["22210-02"]), ("22210-02", ["22210-01"])], "22210", 1),
      ([("22210", ["22207"]), ("22207", ["22213"]), ("22213", [])], "561", 1),
      // A village and its commune tell the same.
      ([("22210-01", []), ("22210", [])], "22210", 1),
      // Two that do not name each other are two: a district may hold them on one day.
      ([("22210", []), ("22207", [])], "22207", 2),
    ] as [([(String, [String])], String, Int)])
  func `a dialogue counts once however many units tell it`(
    tellings: [(unit: String, covered: [String])], place: String, count: Int
  ) throws {
    for tellings in [tellings, tellings.reversed()] {
      let drafts = try tellings.map { unit, covered in
        try Draft(unit, "2023", form: unit.count == 5 ? "commune-report" : "village-report").row(
          "policy_dialogue", "2023-05-29|đất đai", ["topic": "đất đai", "participants": "200"],
          covering: covered)
      }
      var rollUp = try Project.aggregator().rollUp(
        [Project.period("2023")], villages: [], keepsRecords: true)
      for draft in drafts { rollUp.add(draft.report) }
      let figures = rollUp.finish()[0]
      for key in [FigureKey.inPeriod, .cumulative] {
        let explanation = try figures.explanation(of: key, of: dialogues, for: Project.unit("54"))
        #expect(explanation.value == ExactDecimal(count))
        #expect(try figures.table(of: Project.unit(place)).total.value(key, of: dialogues) == 1)
        #expect(
          explanation.leftOut.map(\.reason) == Array(repeating: .toldAgain, count: drafts.count - count))
      }
    }
  }

  @Test func `an event that the next report repeats counts in the period that told it first`() throws {
    let drafts = try [
      Draft("22210-01", "2023-Q1").session("2023-02-01|a", attendances: 10),
      Draft("22210-01", "2023-Q2").session("2023-02-01|a", attendances: 10).session(
        "2023-05-01|b", attendances: 7),
    ]
    let quarters = try ["2023-Q1", "2023-Q2"].map { try table(drafts, $0).total }
    #expect(quarters.map { $0.value(.inPeriod, of: sessions) } == [1, 1])
    #expect(quarters.map { $0.value(.inPeriod, of: "D8.1.3.1") } == [10, 7])
    #expect(try table(drafts, "2023-H1").total.value(.inPeriod, of: "D8.1.3.1") == 17)
    #expect(try table(drafts, "2023-Q2").notes.contains { $0.en.hasPrefix("1 event had been told") })
  }

  @Test func `what a village reports itself goes before what its commune reports of it`() throws {
    let table = try table(
      [
        Draft("22210-01", "2023").team("Tổ 1", "new").session("a", attendances: 10),
        Draft("22210", "2023", form: "commune-report")
          .team("Tổ một", "new", about: "22210-01").session("A", attendances: 12, about: "22210-01")
          .team("Tổ 1", "new", about: "22210-02").session("b", attendances: 1, about: "22210-02"),
      ], by: .village, villages: Project.villages("22210-01", "22210-02", "22210-03"))
    #expect(table.total.value(.cumulative, of: teams) == 2)
    #expect(table.total.value(.inPeriod, of: "D8.1.3.1") == 11)
    #expect(table.total.coverage == Coverage(counted: 2, held: 0, expected: 3))
    #expect(table.units.map { $0.value(.inPeriod, of: "D8.1.3.1") } == [10, 1, nil])
    #expect(table.notes.contains { $0.en.hasPrefix("2 rows of commune reports") })
  }

  @Test func `a missing value is told and not taken for nought`() throws {
    let one = try Draft("22210-01", "2023").row("communication_session", "a", ["topic": "a"])
    #expect(try table([one]).total.value(.inPeriod, of: "D8.1.3.1") == nil)
    let two = try table([one, Draft("22210-02", "2023").session("b", attendances: 8)])
    #expect(two.total.value(.inPeriod, of: "D8.1.3.1") == 8)
    #expect(two.notes.contains { $0.en.hasPrefix("D8.1.3.1: 2 rows lack") })
  }

  @Test func `stated stocks are compared with the register of the same units, never added`() throws {
    func stated(_ unit: String, _ closing: Int, period: String = "2023", teams: Int) throws -> Draft {
      var draft = try Draft(unit, period)
      for number in 0..<teams { draft = try draft.team("Tổ \(number)", "new") }
      return try draft.row(
        "stated_figures", "communication_team", ["item": "communication_team", "closing": "\(closing)"])
    }
    let drafts = try [
      stated("22210-01", 3, teams: 2), stated("22210-02", 1, teams: 1),
      // Nothing stated, so nothing to compare; and stated for an earlier closing date.
      Draft("22210-03", "2023").team("Tổ 1", "new"), stated("22207-01", 9, period: "2022", teams: 1),
    ]
    let table = try table(drafts, by: .commune)
    #expect(table.total.value(.cumulative, of: teams) == 5)
    #expect(
      table.notes.contains {
        $0.en.hasPrefix("D8.1.1: units stated 4, the register of the same units has 3 (difference +1)")
      })
    #expect(
      try !self.table(Array(drafts.dropFirst()), by: .commune).notes.contains { $0.en.contains("stated") })
  }

  @Test func `a code of the other structure is refused, not taken for another unit`() throws {
    #expect(throws: AggregationFault.wrongStructure(try Project.unit("66", .y2025), .y2024)) {
      try Project.aggregator().table(
        of: Project.unit("66", .y2025), for: Project.period("2023"), reports: [], villages: [])
    }
    #expect(throws: AggregationFault.unknownUnit(try Project.unit("99"))) { try table([], of: "99") }
  }

  @Test func `a figure is explained down to its cells`() throws {
    let drafts = [
      try Draft("22210-01", "2023").team("Tổ 1", "new").team("Tổ 2", "maintained"),
      try Draft("22210-02", "2023").team("Tổ 1", "consolidated", members: 11),
      try Draft("22207-01", "2023", state: .held).team("Tổ 1", "new"),
    ]
    var rollUp = try Project.aggregator().rollUp(
      [Project.period("2023")], villages: Project.villages("22210-01", "22210-02", "22207-01"),
      keepsRecords: true)
    for draft in drafts { rollUp.add(draft.report) }
    let figures = rollUp.finish()[0]
    let province = try Project.unit("54")
    let explanation = try figures.explanation(of: .cumulative, of: members, for: province)
    #expect(explanation.value == 29)
    #expect(explanation.formula == "sum communication_team: members where status != dissolved")
    #expect(explanation.records.map(\.value) == [9, 9, 11])
    #expect(
      explanation.records.map { $0.fields.map(\.name) } == Array(repeating: ["members", "status"], count: 3))
    #expect(explanation.records.map { $0.fields[0].place.address } == ["C5", "C6", "C5"])
    #expect(explanation.leftOut.map(\.unit.code) == ["22207-01"])
    #expect(explanation.leftOut.map(\.reason) == [.held])
    #expect(explanation.root.parts.map(\.unit.code) == ["561"])
    #expect(try figures.explanation(of: .part("new"), of: teams, for: province).records.count == 1)
    #expect(throws: AggregationFault.unknownIndicator("D9")) {
      try figures.explanation(of: .inPeriod, of: "D9", for: province)
    }
  }
}
