import P8Presentation
import P8Definitions
import P8Expressions
import P8Model
import P8Validation
import TestSupport
import Testing

struct ReportCheckerTests {
  private func check(_ sketch: ReportSketch, _ context: CheckContext = CheckContext()) throws -> CheckedReport
  {
    try Project.checker().check(sketch.report(Project.definitions()), in: context)
  }

  private static func row(_ section: String, _ changes: String = "") -> (String, [String: String]) {
    (section, (RuleExample.base[section] ?? [:]).merging(ReportSketch.values(changes)) { $1 })
  }

  @Test func `stated figures are compared with the list, at the stated cell, with both sides`() throws {
    var sketch = ReportSketch()
    sketch.rows = [
      Self.row("communication_team"),
      Self.row(
        "communication_team", "name=Tổ hai; status=maintained; decision_date=2022-01-01; activities=12"),
      Self.row(
        "stated_figures",
        "item=communication_team; opening=2; new=1; dissolved=0; transferred_out=0; closing=3"),
    ]
    let checked = try check(sketch)
    let finding = try #require(checked.findings.first)
    #expect(checked.findings.count == 1)
    #expect(finding.rule == "stated_figures.communication_team.closing")
    #expect(finding.at.cell == "G6")
    #expect(finding.expected?.leftValue == "3")
    #expect(finding.expected?.rightValue == "2")
    #expect(finding.expected?.operator == "=")
    #expect(finding.about.field == "stated_figures.closing")
    #expect(checked.report?.state == .held)
  }

  @Test func `money that does not add up shows the difference`() throws {
    var sketch = ReportSketch()
    sketch.rows = [
      Self.row("money", "item=central; allocated=100; disbursed=80.5"),
      Self.row("money", "item=local; allocated=50; disbursed=20"),
      Self.row("money", "item=other; allocated=0; disbursed=0"),
      Self.row("money", "item=total; allocated=150; disbursed=100"),
    ]
    let checked = try check(sketch)
    #expect(checked.findings.map(\.rule) == ["money.disbursed.total"])
    #expect(checked.findings.first?.message.vi.contains("100,5") == true)
    #expect(checked.findings.first?.related.count == 3)
  }

  @Test func `a sum tells both sides, the other cells and a repair`() throws {
    var sketch = ReportSketch()
    sketch.rows = [Self.row("communication_team", "members=30; women=25; men=10")]
    let finding = try #require(
      try check(sketch).findings.first { $0.rule == "communication_team.members.by-sex" })
    #expect(finding.found == "30")
    #expect(finding.expected?.left == "Nữ + Nam")
    #expect(finding.expected?.leftValue == "35")
    #expect(finding.expected?.right == "Tổng số")
    #expect(finding.expected?.rightValue == "30")
    #expect(finding.related.map(\.text) == ["25", "10"])
    #expect(finding.suggestions.map(\.with) == ["35"])
    #expect(finding.suggestions.map(\.certainty) == [.likely])
    #expect(finding.at.header.last == "Tổng số")
    #expect(
      finding.about
        == Finding.Subject(
          unit: "22210-01@2024", period: "2023@calendar", field: "communication_team.members"))
  }

  @Test func `a rule over rows with a fault is not judged`() throws {
    var sketch = ReportSketch()
    sketch.rows = [
      Self.row("communication_team", "status="),
      Self.row("stated_figures", "item=communication_team; opening=7; new=7; transferred_out=7; closing=7"),
    ]
    let checked = try check(sketch)
    #expect(checked.findings.map(\.rule) == [CheckName.required.rawValue])
    #expect(checked.notJudgedCount >= 3)
  }

  @Test func `the same fault keeps its fingerprint when rows are put in before it`() throws {
    var sketch = ReportSketch()
    sketch.rows = [Self.row("communication_team", "members=30; women=25; men=10")]
    let before = try check(sketch).findings
    sketch.rows.insert(Self.row("communication_team", "name=Tổ mới; decision_date=2023-09-09"), at: 0)
    let after = try check(sketch).findings
    #expect(before.map(\.fingerprint) == after.map(\.fingerprint))
    #expect(before.first?.at.cell == "F6")
    #expect(after.first?.at.cell == "F7")
  }

  @Test func `two rows that look the same have findings of their own`() throws {
    var sketch = ReportSketch()
    let row = Self.row("communication_team", "members=30; women=25; men=10")
    sketch.rows = [row, row]
    let sums = try check(sketch).findings.filter { $0.rule == "communication_team.members.by-sex" }
    #expect(sums.count == 2)
    #expect(Set(sums.map(\.fingerprint)).count == 2)
  }

  @Test func `findings come in the order of the report, and always the same`() throws {
    var sketch = ReportSketch()
    sketch.formVersion = "0"
    sketch.rows = [
      Self.row("policy_dialogue", "women=99; held_on=2020-01-01"),
      Self.row("communication_team", "members=; women=x; men=-1"),
      Self.row("communication_team", "name=; members=3; status=unknown"),
    ]
    let first = try check(sketch).findings
    #expect(try check(sketch).findings == first)
    #expect(first.first?.rule == CheckName.formVersion.rawValue)
    let places = first.dropFirst().map { "\($0.at.sheet ?? "")\($0.at.row ?? 0)\($0.at.column ?? "")" }
    let teams = places.filter { $0.hasPrefix(first.dropFirst().first?.at.sheet ?? "?") }
    #expect(Array(places.prefix(teams.count)) == teams)
    #expect(teams == teams.sorted())
  }

  @Test func `an accepted report becomes records with cells, identity and covered units`() throws {
    var sketch = ReportSketch()
    sketch.form = "commune-report"
    sketch.unit = "22210"
    sketch.rows = [
      Self.row(
        "policy_dialogue", "covered_units=Xã Ea Bá; Ea Lâm; Nơi không có; village=".replacing("; ", with: "~")
      )
    ]
    sketch.rows[0].values["covered_units"] = "Xã Ea Bá; Ea Lâm; Nơi không có"
    let report = try #require(try check(sketch).report)
    let record = try #require(report.records.first)
    #expect(report.unit.description == "22210@2024")
    #expect(record.section == "policy_dialogue")
    #expect(record.identity.hasPrefix("2023-06-01|n"))
    #expect(record.fields["participants"]?.value == .number(50))
    #expect(record.fields["participants"]?.place.address == "F6")
    #expect(record.coveredUnits.map { Self.name($0) } == ["Ea Bá"])
  }

  @Test(arguments: [
    ("Xã Ea Bá, xã Ea Lâm và thị trấn Hai Riêng", ["Ea Bá", "Hai Riêng"]),
    ("3 xã: Ea Bá; Ealy", ["Ea Bá", "Ealy"]),
    ("22207", ["Hai Riêng"]),
    // No commune of the district, one of the province; more than one of the province.
    ("Xã Phước Tân", ["Phước Tân"]), ("Nơi không có", []),
  ])
  func `the units that an event covers are found however they are written`(
    text: String, names: [String]
  ) throws {
    var sketch = ReportSketch()
    sketch.form = "commune-report"
    sketch.unit = "22210"
    sketch.rows = [Self.row("policy_dialogue", "covered_units=; village=")]
    sketch.rows[0].values["covered_units"] = text
    let record = try #require(try check(sketch).report?.records.first)
    #expect(record.coveredUnits.map { Self.name($0) } == names)
  }

  private static func name(_ code: UnitCode) -> String {
    (try? Project.definitions())?.units[code]?.shortName ?? ""
  }

  @Test func `the stated figures are known by the key of their row`() throws {
    var sketch = ReportSketch()
    sketch.rows = [Self.row("stated_figures")]
    let record = try #require(try check(sketch).report?.records.first)
    #expect(record.identity == "communication_team")
    #expect(record.fields["closing"]?.value == .number(0))
  }

  @Test func `a row held back by a warning is not registered`() throws {
    let definitions = try Project.definitions()
    let rules = definitions.rules.map { rule in
      rule.id != "communication_team.members.by-sex"
        ? rule
        : RuleDefinition(
          id: rule.id, code: rule.code, title: rule.title, scope: rule.scope, check: rule.check,
          expressions: rule.expressions, column: rule.column, missing: rule.missing, severity: .warning,
          effect: .holdRow, message: rule.message, suggestion: rule.suggestion, source: rule.source)
    }
    let checker = try ReportChecker(Self.definitions(definitions, rules: rules))
    var sketch = ReportSketch()
    sketch.rows = [
      Self.row("communication_team", "members=11"), Self.row("communication_team", "name=Tổ hai"),
    ]
    let report = try #require(checker.check(sketch.report(definitions)).report)
    #expect(report.state == .accepted)
    #expect(report.records.map { $0.fields["name"]?.text } == ["Tổ hai"])
  }

  static func definitions(_ definitions: Definitions, rules: [RuleDefinition]) -> Definitions {
    Definitions(
      programme: definitions.programme, measures: definitions.measures, codeLists: definitions.codeLists,
      records: definitions.records, indicators: definitions.indicators, targets: definitions.targets,
      forms: definitions.forms, rules: rules, builtInChecks: definitions.builtInChecks,
      reports: definitions.reports, units: definitions.units, hash: definitions.hash)
  }

  static func rule(
    _ check: String, on scope: RuleDefinition.Scope, missing: RuleDefinition.MissingPolicy = .skip,
    column: String? = nil
  ) throws -> RuleDefinition {
    let definitions = try Project.definitions()
    let form = try #require(definitions.forms["village-report"])
    let vocabulary = ExpressionScope.Vocabulary(definitions)
    var names = ExpressionScope.report(form, vocabulary: vocabulary)
    if case .rows(let id) = scope {
      names = .rows(of: try #require(form.section(id)), in: form, vocabulary: vocabulary)
    }
    let source = DefinitionSource(file: "test.yaml", line: 7, column: 3)
    return RuleDefinition(
      id: "test", code: "P8-SUM-999", title: LocalizedText(vi: "Thử", en: "Test"), scope: scope,
      check: .holds, expressions: [form.id: .init(check: try CheckedExpression(check, in: names))],
      column: column, missing: missing, severity: .error, effect: .holdRow,
      message: LocalizedText(vi: "{left} {right}", en: "{left} {right}"),
      suggestion: nil, source: source)
  }

  @Test(arguments: [
    (RuleDefinition.MissingPolicy.skip, []), (.fail, ["test"]), (.notJudged, ["rule.not-judged"]),
  ])
  func `a missing value does what the rule says`(policy: RuleDefinition.MissingPolicy, expected: [String])
    throws
  {
    let definitions = try Project.definitions()
    let rule = try Self.rule("activities >= 1", on: .rows(section: "communication_team"), missing: policy)
    let checker = try ReportChecker(Self.definitions(definitions, rules: [rule]))
    var sketch = ReportSketch()
    sketch.rows = [Self.row("communication_team", "activities=")]
    let checked = checker.check(sketch.report(definitions))
    #expect(checked.findings.map(\.rule) == expected)
    #expect(checked.findings.allSatisfy { !$0.message.vi.contains("{") })
  }

  @Test func `what made a rule impossible to judge is named by its fingerprint`() throws {
    let definitions = try Project.definitions()
    let rule = try Self.rule(
      "women + men = members", on: .rows(section: "communication_team"), missing: .notJudged)
    let checker = try ReportChecker(Self.definitions(definitions, rules: [rule]))
    var sketch = ReportSketch()
    sketch.rows = [Self.row("communication_team", "women=; men=-4")]
    let findings = checker.check(sketch.report(definitions)).findings
    let notJudged = try #require(findings.first { $0.rule == "rule.not-judged" })
    let causes = findings.filter { $0.rule != "rule.not-judged" }.map(\.fingerprint)
    #expect(causes.count == 2)
    #expect(Set(notJudged.causedBy) == Set(causes))
  }

  @Test func `a text in a number cell is told once, and the rules that need it are counted as not judged`()
    throws
  {
    let definitions = try Project.definitions()
    var sketch = ReportSketch()
    sketch.rows = [("communication_team", RuleExample.base["communication_team"] ?? [:])]
    sketch.defects["communication_team.members"] = ReportCell.Defect(check: "type.number")
    let checked = try Project.checker().check(sketch.report(definitions))
    #expect(checked.findings.map(\.rule) == ["type.number"])
    // Women and men, ethnic minority, usual size.
    #expect(checked.notJudgedCount == 3)
    // And the size of the period before, where there is a report of it.
    let before = try EarlierSketch.report("communication_team", "members=12; women=8")
    let context = CheckContext(earlier: { _, form, period, _ in
      form == "village-report" && period.name == "2023" ? [before] : []
    })
    #expect(try Project.checker().check(sketch.report(definitions), in: context).notJudgedCount == 4)
    let run = CheckRun(
      version: "1", definitions: "", files: [CheckRun.File(sketch.report(definitions).file, checked)])
    var text = ""
    TextReport(in: .en, isColoured: false).write(run, to: &text)
    #expect(text.contains("keep 3 checks from being made"))
  }

  @Test func `the previous period and targets come from outside`() throws {
    let definitions = try Project.definitions()
    let rules = [
      try Self.rule(
        "stated_figures[\"communication_team\"].opening = previous(stated_figures[\"communication_team\"].closing)",
        on: .report)
    ]
    let checker = try ReportChecker(Self.definitions(definitions, rules: rules))
    var sketch = ReportSketch()
    sketch.rows = [Self.row("stated_figures")]
    let report = sketch.report(definitions)
    #expect(checker.check(report).findings == [])
    let before = try EarlierSketch.report("stated_figures", "item=communication_team; closing=5")
    let context = CheckContext(earlier: { unit, form, period, _ in
      unit.code == "22210-01" && form == "village-report" && period.name == "2023" ? [before] : []
    })
    let finding = try #require(checker.check(report, in: context).findings.first)
    #expect(finding.expected?.rightValue == "5")
    #expect(finding.at.cell == "B6")
  }

  @Test(arguments: [
    (
      "item=communication_team; opening=2; new=0; transferred_in=0; dissolved=0; transferred_out=2; closing=0",
      "3", ["P8-CUM-001"]
    ),
    (
      "item=communication_team; opening=3; new=0; transferred_in=0; dissolved=0; transferred_out=3; closing=0",
      "3", []
    ),
    (
      "item=savings_loan_group; opening=0; new=0; transferred_in=0; dissolved=0; transferred_out=0; closing=0",
      "1", ["P8-CUM-004"]
    ),
  ])
  func `the opening figure is the closing figure of the period before`(
    row: String, previous: String, expected: [String]
  ) throws {
    var sketch = ReportSketch()
    sketch.rows = [("stated_figures", ReportSketch.values(row))]
    let item = try #require(ReportSketch.values(row)["item"])
    let before = try EarlierSketch.report("stated_figures", "item=\(item); closing=\(previous)")
    let context = CheckContext(earlier: { _, _, _, _ in [before] })
    #expect(try check(sketch, context).findings.map(\.code) == expected)
  }

  @Test(arguments: [
    ("120000000", []), ("0.12", ["P8-JUMP-001", "P8-JUMP-002"]), ("300", []),
    ("0", []),
  ])
  func `money that jumps by hundreds of times against the period before is asked about`(
    amount: String, expected: [String]
  ) throws {
    var sketch = ReportSketch()
    sketch.rows = [("money", ["item": "total", "allocated": amount, "disbursed": amount])]
    let before = try EarlierSketch.report("money", "item=total; allocated=120; disbursed=120")
    let context = CheckContext(earlier: { _, _, _, _ in [before] })
    let codes = try check(sketch, context).findings.map(\.code).filter { $0.hasPrefix("P8-JUMP") }
    #expect(codes == expected)
    // What no village can have is told before it is compared with anything.
    if amount == "120000000" {
      #expect(try check(sketch, context).findings.map(\.code) == ["P8-RANGE-004"])
    }
  }
}
