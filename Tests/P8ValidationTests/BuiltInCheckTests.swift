import P8Definitions
import P8Model
import P8Validation
import TestSupport
import Testing

/// The checks of the program itself, one by one.
struct BuiltInCheckTests {
  @Test func `a report of another period than the one that is collected is refused`() throws {
    let sketch = ReportSketch()
    let report = sketch.report(try Project.definitions())
    let period = try #require(Period("2024", calendar: .calendar))
    let checked = try Project.checker().check(report, in: CheckContext(period: period))
    #expect(checked.findings.contains { $0.rule == "period.other" && $0.message.vi.contains("2024") })
    #expect(checked.report == nil)
    let same = try Project.checker().check(
      report, in: CheckContext(period: Period("2023", calendar: .calendar)))
    #expect(!same.findings.contains { $0.rule == "period.other" })
  }

  private func check(
    _ sketch: ReportSketch, villages: VillageDirectory = VillageDirectory([])
  ) throws -> CheckedReport {
    try Project.checker().check(
      sketch.report(Project.definitions()), in: CheckContext(villages: villages))
  }

  private static func team(_ changes: String = "") -> ReportSketch {
    var sketch = ReportSketch()
    let base = RuleExample.base["communication_team"] ?? [:]
    sketch.rows = [("communication_team", base.merging(ReportSketch.values(changes)) { $1 })]
    return sketch
  }

  /// Answer, number of rows, the check that tells it, and what is kept.
  @Test(arguments: [
    ("no", 0, nil, "no"), ("no", 1, CheckName.answerNoWithRows, nil), ("yes", 1, nil, "yes"),
    ("yes", 0, .answerYesWithoutRows, "yes"), ("unknown", 0, nil, "unknown"), ("unknown", 1, nil, nil),
    ("có lẽ", 0, .answerUnclear, nil), (nil, 0, nil, nil), (nil, 1, nil, nil),
  ])
  func `an answer at the head of a section is kept, and told where rows contradict it`(
    answer: String?, rows: Int, check: CheckName?, kept: String?
  ) throws {
    var sketch = rows == 0 ? ReportSketch() : Self.team()
    sketch.answers["communication_team"] = answer
    // Something must be filled in.
    sketch.rows.append(("money", ["item": "central", "allocated": "1", "disbursed": "1"]))
    let checked = try self.check(sketch)
    let told = checked.findings.filter { $0.rule.hasPrefix("answer.") }
    #expect(told.map(\.rule) == [check?.rawValue].compactMap(\.self))
    for finding in told {
      #expect(finding.at.cell == "E5" && finding.severity == .warning && finding.found == answer)
      #expect(finding.message.vi.contains("Tổ truyền thông cộng đồng"))
    }
    let record = checked.report?.records.first { $0.section == SectionAnswer.section }
    #expect(record?.fields["communication_team"]?.value.text == kept)
    #expect(checked.report?.records.contains { $0.section == "communication_team" } == (rows > 0))
  }

  struct StampCase: Sendable, CustomTestStringConvertible {
    let name: String
    let check: CheckName
    let change: @Sendable (inout ReportSketch) -> Void
    var isRejected = true
    var testDescription: String { name }
  }

  static let stampCases: [StampCase] = [
    StampCase(name: "another form", check: .form, change: { $0.form = "bang-luong" }),
    StampCase(
      name: "another version of the form", check: .formVersion, change: { $0.formVersion = "1999.1" },
      isRejected: false),
    StampCase(name: "no period", check: .period, change: { $0.period = "" }),
    StampCase(name: "a period that is none", check: .period, change: { $0.period = "2023-Q5" }),
    StampCase(name: "a version that is none", check: .version, change: { $0.version = "lần 3" }),
    StampCase(name: "no unit", check: .unit, change: { $0.unit = "" }),
    StampCase(name: "a unit that does not exist", check: .unit, change: { $0.unit = "99999-01" }),
    StampCase(
      name: "a code of the other structure", check: .otherStructure,
      change: {
        $0.structure = "2025"
        $0.period = "2026@calendar"
      }),
    StampCase(
      name: "an old unit after the merger", check: .notInPeriod, change: { $0.period = "2025@calendar" }),
    StampCase(
      name: "a unit of today before it was there", check: .notYet,
      change: {
        $0.unit = "22237-01"
        $0.structure = "2025"
      }),
    StampCase(
      name: "a ward that was created after the closing date", check: .createdLater,
      change: { $0.unit = "03980-01" }, isRejected: false),
    StampCase(name: "a district", check: .level, change: { $0.unit = "561" }),
    StampCase(name: "a commune on the form of a village", check: .level, change: { $0.unit = "22210" }),
  ]

  @Test(arguments: stampCases)
  func `a stamp that is not right is told once, with words`(_ example: StampCase) throws {
    var sketch = Self.team()
    example.change(&sketch)
    let checked = try check(sketch)
    #expect(checked.findings.map(\.rule) == [example.check.rawValue])
    let finding = try #require(checked.findings.first)
    #expect(!finding.message.vi.contains("{"), "\(finding.message.vi)")
    #expect(!finding.message.en.contains("{"), "\(finding.message.en)")
    #expect(finding.at.sheet == "Thông tin")
    #expect((checked.report == nil) == example.isRejected)
  }

  @Test func `an old unit after the merger is given its successor`() throws {
    var sketch = Self.team()
    sketch.form = "commune-report"
    sketch.unit = "22210"
    sketch.period = "2026@calendar"
    let finding = try #require(try check(sketch).findings.first)
    #expect(finding.rule == CheckName.notInPeriod.rawValue)
    #expect(finding.suggestions.first?.with == "22237")
    #expect(finding.suggestions.first?.certainty == .likely)
  }

  @Test func `a commune of today before it was there is given what it was made of`() throws {
    var sketch = Self.team()
    sketch.form = "commune-report"
    sketch.structure = "2025"
    sketch.unit = "22237"
    let finding = try #require(try check(sketch).findings.first)
    #expect(finding.rule == CheckName.notYet.rawValue)
    #expect(finding.message.vi.contains("31/12/2023") && finding.message.vi.contains("danh mục 2024"))
    // Of several old communes nobody can say which; all are named.
    let several = try #require(finding.suggestions.first)
    #expect(several.action == .ask && several.with == nil && several.message.vi.contains("Xã Ea Lâm (22210)"))
    let units = try Project.definitions().units
    let single = try #require(
      units.all.map(\.code).filter { $0.structure == .y2025 && $0.level == .commune }.sorted().first {
        units.changes(ofNew: $0).count == 1
          && UnitCode($0.code, structure: .y2024).map { units[$0] == nil } ?? false
      })
    sketch.unit = single.code
    let one = try #require(try check(sketch).findings.first?.suggestions.first)
    #expect(one.with == units.changes(ofNew: single).first?.old.code && one.action == .replace)
    // Where the stamp does not say the structure, the code alone tells it.
    sketch.structure = ""
    let silent = try #require(try check(sketch).findings.first)
    #expect(silent.rule == CheckName.otherStructure.rawValue)
    #expect(silent.suggestions.first?.with == one.with)
  }

  @Test(arguments: [("11344", "2022@calendar", "11353"), ("03980", "2023@calendar", "Mộc Châu")])
  func `a commune that was created later is told, with what is known of the time before`(
    unit: String, period: String, words: String
  ) throws {
    var sketch = ReportSketch()
    sketch.form = "commune-report"
    sketch.rows = [
      (
        "communication_team",
        ["village": "Thôn 1"].merging(RuleExample.base["communication_team"] ?? [:]) { $1 }
      )
    ]
    sketch.unit = unit
    sketch.period = period
    let told = try check(sketch).findings.filter { $0.rule == CheckName.createdLater.rawValue }
    #expect(told.count == 1 && told.first?.severity == .warning)
    #expect(told.first?.suggestions.first?.message.vi.contains(words) == true, "\(told)")
    #expect(told.first?.suggestions.first?.action == .ask)
    sketch.period = "2025-M05@calendar"
    #expect(try !check(sketch).findings.contains { $0.rule == CheckName.createdLater.rawValue })
  }

  @Test(arguments: [("2023@calendar", "05851"), ("2022@calendar", "05851")])
  func `a commune that was removed is given what it went into`(period: String, successor: String) throws {
    var sketch = Self.team()
    sketch.form = "commune-report"
    sketch.unit = "05764"
    sketch.period = period
    let finding = try #require(try check(sketch).findings.first)
    #expect(finding.rule == CheckName.unit.rawValue)
    #expect(finding.suggestions.first?.with == successor)
  }

  @Test func `a village is looked up where villages of its commune are known`() throws {
    let commune = try #require(UnitCode("22210", structure: .y2024))
    let first = try #require(commune.village(number: 1))
    let second = try #require(commune.village(number: 2))
    #expect(
      try check(Self.team(), villages: VillageDirectory([Village(code: first, name: "Buôn Bai")])).findings
        == [])
    let checked = try check(
      Self.team(), villages: VillageDirectory([Village(code: second, name: "Buôn Bưng")]))
    #expect(checked.findings.map(\.rule) == [CheckName.village.rawValue])
    #expect(checked.findings.first?.message.vi.contains("Ea Lâm") == true)
  }

  @Test func `the village of a row is found by any spelling of its name`() throws {
    let commune = try #require(UnitCode("22210", structure: .y2024))
    let village = try #require(commune.village(number: 2))
    let directory = VillageDirectory([Village(code: village, name: "Buôn Hòa Mỹ")])
    for name in ["Buôn Hòa Mỹ", "buôn hoà mỹ", "HÒA MỸ"] {
      var sketch = Self.team("village=\(name)")
      sketch.form = "commune-report"
      sketch.unit = "22210"
      let checked = try check(sketch, villages: directory)
      #expect(checked.findings.map(\.message.vi) == [])
      #expect(checked.report?.records.first?.unit == village)
    }
    var sketch = Self.team("village=Buôn Lạ")
    sketch.form = "commune-report"
    sketch.unit = "22210"
    let checked = try check(sketch, villages: directory)
    #expect(checked.findings.map(\.rule) == [CheckName.village.rawValue])
    #expect(checked.findings.first?.at.cell == "A6")
  }

  @Test func `a missing sheet is told once`() throws {
    var sketch = Self.team()
    sketch.missingSections = ["policy_dialogue", "stated_figures"]
    let checked = try check(sketch)
    #expect(checked.findings.map(\.rule) == [CheckName.section.rawValue, CheckName.section.rawValue])
    // What a sheet would have said is not known: without it the report does not count.
    #expect(checked.findings.map(\.severity) == [.error, .error] && checked.state == .held)
    #expect(checked.findings.map { $0.message.vi.contains("{") } == [false, false])
  }

  @Test func `a missing column is told once and not again for each row`() throws {
    var sketch = Self.team()
    sketch.rows.append(("communication_team", sketch.rows[0].values.merging(["name": "Tổ hai"]) { $1 }))
    for index in sketch.rows.indices { sketch.rows[index].values["women"] = nil }
    sketch.missingColumns = ["communication_team.women"]
    let checked = try check(sketch)
    #expect(checked.findings.map(\.rule) == [CheckName.column.rawValue])
    #expect(checked.findings.first?.message.vi.contains("Nữ") == true)
    #expect(checked.notJudgedCount > 0)
  }

  struct CellCase: Sendable, CustomTestStringConvertible {
    let check: CheckName
    let section: String
    let column: String
    let text: String
    var testDescription: String { "\(check.rawValue) \(section).\(column)=\(text)" }
  }

  static let cellCases: [CellCase] = [
    CellCase(check: .required, section: "communication_team", column: "women", text: ""),
    CellCase(check: .required, section: "policy_dialogue", column: "topic", text: ""),
    CellCase(check: .whole, section: "communication_team", column: "members", text: "10.5"),
    CellCase(check: .negative, section: "communication_team", column: "activities", text: "-1"),
    CellCase(check: .list, section: "communication_team", column: "status", text: "mới"),
    CellCase(check: .withinPeriod, section: "policy_dialogue", column: "held_on", text: "2024-01-01"),
    CellCase(check: .withinPeriod, section: "campaign", column: "held_on", text: "2022-12-31"),
  ]

  @Test(arguments: cellCases)
  func `a cell that is not right is told at its cell, and no sum of it besides`(_ example: CellCase) throws {
    var sketch = ReportSketch()
    var row = RuleExample.base[example.section] ?? [:]
    row[example.column] = example.text
    sketch.rows = [(example.section, row)]
    let checked = try check(sketch)
    #expect(checked.findings.map(\.rule) == [example.check.rawValue])
    let finding = try #require(checked.findings.first)
    let index = try Project.definitions().forms["village-report"]?.section(example.section)?
      .index(ofColumn: example.column)
    #expect(finding.at.cell == "\(ReportSketch.letters(try #require(index)))6")
    #expect(finding.found == (example.text.isEmpty ? nil : example.text))
    #expect(!finding.message.vi.contains("{") && !finding.message.en.contains("{"), "\(finding.message)")
    #expect(checked.report?.state == .held)
  }

  @Test func `the greatest allowed value is kept to`() throws {
    let definitions = try Project.definitions()
    let limited =
      definitions.forms["village-report"]?.sections.flatMap { section in
        section.columns.filter { $0.maximum != nil }.map { (section, $0) }
      } ?? []
    for (section, column) in limited {
      let maximum = try #require(column.maximum?.adding(1))
      var sketch = ReportSketch()
      sketch.rows = [
        (section.id, (RuleExample.base[section.id] ?? [:]).merging([column.id: maximum.description]) { $1 })
      ]
      #expect(try check(sketch).findings.map(\.rule).contains(CheckName.maximum.rawValue))
    }
  }

  @Test func `a defect of the intake is told with its proposal, and its sum is not judged`() throws {
    var sketch = Self.team("members=trên 10")
    sketch.defects = [
      "communication_team.members": ReportCell.Defect(check: "type.approximate"),
      "communication_team.women": ReportCell.Defect(
        check: "type.number-proposal", proposal: .number(6), certainty: .certain, arguments: ["value": "6"]),
    ]
    let checked = try check(sketch)
    #expect(checked.findings.map(\.rule) == ["type.approximate", "type.number-proposal"])
    #expect(checked.findings.first?.message.vi.contains("trên 10") == true)
    let suggestion = try #require(checked.findings.last?.suggestions.first)
    #expect(suggestion.with == "6")
    #expect(suggestion.certainty == .certain)
    #expect(suggestion.cell == checked.findings.last?.at.cell)
    #expect(checked.notJudgedCount > 0)
  }

  @Test(
    arguments: [
      ("members", "type.number-proposal", Value.number(1234), "1.234"), ("members", "type.number", nil, nil),
      ("members", "type.number-text", .number(6), nil), ("members", "type.whole", nil, nil),
      ("members", "type.formula-error", nil, nil), ("members", "type.approximate", nil, nil),
      ("decision_date", "type.date", nil, nil), ("decision_date", "type.date-text", nil, nil),
      ("decision_date", "type.date-order", CalendarDate(iso: "2023-05-12").map { .date($0) }, "12/05/2023"),
      ("status", "list.unknown", nil, "Củng cố"), ("status", "list.spelling", .text("new"), "Thành lập mới"),
      ("name", "text.unclean", .text("Tổ Ea Lâm"), "Tổ Ea Lâm"),
    ] as [(String, String, Value?, String?)])
  func `the words of a defect have their values`(
    column: String, check name: String, proposal: Value?, shown: String?
  ) throws {
    var sketch = Self.team("\(column)=khoảng 6")
    sketch.defects = ["communication_team.\(column)": ReportCell.Defect(check: name, proposal: proposal)]
    let finding = try #require(try check(sketch).findings.first)
    #expect(finding.rule == name)
    #expect(!finding.message.vi.contains("{") && !finding.message.en.contains("{"), "\(finding.message)")
    if let shown { #expect(finding.message.vi.contains(shown), "\(finding.message.vi)") }
  }

  @Test func `a defect that the definitions have no words for is told all the same`() throws {
    var sketch = Self.team("members=mười")
    sketch.defects = ["communication_team.members": ReportCell.Defect(check: "type.unheard-of")]
    let finding = try #require(try check(sketch).findings.first)
    #expect(finding.severity == .error)
    #expect(finding.message.vi.contains("mười"))
  }

  @Test func `a report in which nothing stands is empty`() throws {
    let checked = try check(ReportSketch())
    #expect(checked.findings.map(\.rule) == [CheckName.empty.rawValue])
    #expect(checked.report == nil)
    var labelled = ReportSketch()
    labelled.rows = [("stated_figures", ["item": "communication_team"])]
    #expect(try check(labelled).findings.map(\.rule) == [CheckName.empty.rawValue])
    labelled.rows = [("stated_figures", ["item": "communication_team", "closing": "0"])]
    #expect(try check(labelled).findings == [])
  }
}
