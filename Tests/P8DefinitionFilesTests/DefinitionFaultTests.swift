import P8DefinitionFiles
import P8Definitions
import P8Model
import P8Presentation
import Testing

/// Faults put into copies of the shipped files, one at a time: each is found at its line, and told once.
@Suite struct DefinitionFaultTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let file: String
    let old: String
    let new: String
    /// How many lines below the changed text's first line the fault is told.
    var below = 0
    let says: String
  }

  static let cases = [
    Case(
      testDescription: "a mistyped key", file: "templates/sections/communication_team.yaml",
      old: "required: true, width: 30", new: "required: true, widht: 30", says: "There is no key “widht” here"
    ),
    Case(
      testDescription: "a key that stands twice", file: "indicators/events/training_class.yaml",
      old: "kind: event",
      new: "kind: event\nkind: event", says: "stands twice"),
    Case(
      testDescription: "a tab in the indentation", file: "indicators/targets/phase-1.yaml", old: "targets:\n",
      new: "targets:\n\t- x\n", below: 1, says: "Not proper YAML"),
    Case(
      testDescription: "an unknown unit of measure", file: "indicators/models/cooperative.yaml",
      old: "type: integer, measure: person", new: "type: integer, measure: persons",
      says: "There is no unit of measure “persons”"),
    Case(
      testDescription: "an unknown list", file: "indicators/models/trusted_address.yaml",
      old: "list: address-site",
      new: "list: adress-site", says: "There is no list “adress-site”"),
    Case(
      testDescription: "an unknown model", file: "templates/sections/savings_loan_group.yaml",
      old: "record: savings_loan_group", new: "record: savings_group",
      says: "There is no model or event “savings_group”"),
    Case(
      testDescription: "a column that the model does not have", file: "templates/sections/supervision.yaml",
      old: "{ id: recommendations,", new: "{ id: recomendations,", says: "has no field “recomendations”"),
    Case(
      testDescription: "an identity that is no field", file: "indicators/events/campaign.yaml",
      old: "identity: [held_on, topic]", new: "identity: [held_on, title]", says: "There is no field “title”"),
    Case(
      testDescription: "an id that differs in a hyphen only",
      file: "templates/sections/communication_team.yaml",
      old: "{ id: note,",
      new: "{ id: decision-number, type: text, label: { vi: Số, en: No. } }\n  - { id: note,",
      says: "“decision-number” differs from “decision_number” in - and _ only"),
    Case(
      testDescription: "a text in one language only", file: "indicators/measures.yaml",
      old: "club: { name: { vi: CLB, en: clubs }", new: "club: { name: { vi: CLB }",
      says: "The key “en” is missing"),
    Case(
      testDescription: "words of a report for a model that is none", file: "indicators/narrative.yaml",
      old: "  cooperative: [", new: "  coperative: [", says: "There is no model or event “coperative”"),
    Case(
      testDescription: "a word of a report that stands for a model that is none",
      file: "indicators/narrative.yaml", old: "khóa: [training_class]", new: "khóa: [training_clas]",
      says: "There is no model or event “training_clas”"),
    Case(
      testDescription: "a direction of time that is none", file: "indicators/narrative.yaml",
      old: "  launched: [", new: "  lanched: [", says: "There is no key “lanched” here"),
    Case(
      testDescription: "a number in words without its number", file: "indicators/narrative.yaml",
      old: "eleven: 11", new: "eleven: x11", says: "“x11”"),
    Case(
      testDescription: "an expression that ends too early", file: "indicators/rules/events.yaml",
      old: "check: women + men = participants", new: "check: women + men =", says: "ends too early"),
    Case(
      testDescription: "an unknown name in an expression", file: "indicators/rules/models.yaml",
      old: "check: women + men = members", new: "check: women + mem = members", says: "There is no name “mem”"
    ),
    Case(
      testDescription: "an unknown code in a condition", file: "indicators/indicators/1-communication.yaml",
      old: "where: status != dissolved", new: "where: status != disolved", says: "has no code “disolved”"),
    Case(
      testDescription: "people added to teams", file: "indicators/rules/models.yaml",
      old: "check: women + men = members", new: "check: women + activities = members",
      says: "are not added, subtracted or compared"),
    Case(
      testDescription: "a rule that is no truth", file: "indicators/rules/models.yaml",
      old: "check: women + men = members", new: "check: women + men", says: "must be true or false"),
    Case(
      testDescription: "a placeholder that nobody fills", file: "indicators/checks.yaml", old: "nhỏ hơn 0.",
      new: "nhỏ hơn {minimum}.", says: "No value named “{minimum}” is known here"),
    Case(
      testDescription: "a placeholder in one language only", file: "indicators/checks.yaml",
      old: "Cell {cell} (“{header}”): “{text}” is below 0.", new: "Cell {cell} (“{header}”) is below 0.",
      below: -1, says: "“{text}” stands in one of the languages only"),
    Case(
      testDescription: "a code of findings that stands twice", file: "indicators/rules/models.yaml",
      old: "code: P8-SUM-002", new: "code: P8-SUM-001",
      says: "The code “P8-SUM-001” already stands elsewhere"),
    Case(
      testDescription: "a code of an unknown family", file: "indicators/checks.yaml", old: "P8-LIST-001",
      new: "P8-LISTS-001", says: "is not of the form of a code"),
    Case(
      testDescription: "a check of the program without words", file: "indicators/checks.yaml",
      old: "id: type.approximate", new: "id: type.approximately", below: .min,
      says: "The check “type.approximate” is missing"),
    Case(
      testDescription: "the name of a sheet that is too long", file: "templates/sections/money.yaml",
      old: "en: \"{n}. Money\"", new: "en: \"{n}. Money of Project 8 in the period\"",
      says: "The sheet name “{n}. Money of Project 8 in the period” cannot be used"),
    Case(
      testDescription: "a form that uses an unknown section", file: "templates/forms/village-report.yaml",
      old: "use: savings_loan_group", new: "use: savings_loan_groups",
      says: "There is no section “savings_loan_groups”"),
    Case(
      testDescription: "a limit the wrong way round", file: "templates/sections/training_class.yaml",
      old: "maximum: 365", new: "maximum: 0", says: "The maximum is below the minimum"),
    Case(
      testDescription: "a target of an unknown indicator", file: "indicators/targets/phase-1.yaml",
      old: "indicator: D8.3.5", new: "indicator: D8.3.55", says: "There is no indicator “D8.3.55”"),
    Case(
      testDescription: "a target of an unknown unit", file: "indicators/targets/phase-1.yaml",
      old: "unit: 54@2024", new: "unit: 54@2025", says: "There is no unit “54@2025”"),
    Case(
      testDescription: "an unconfirmed target with a number", file: "indicators/targets/phase-1.yaml",
      old: "span: phase, label: unconfirmed", new: "span: phase, value: 100, label: unconfirmed",
      says: "carries no number"),
    Case(
      testDescription: "an indicator code that stands twice", file: "indicators/indicators/3-voice.yaml",
      old: "code: D8.3.2", new: "code: D8.3.1", says: "The indicator code “D8.3.1” already stands elsewhere"),
    Case(
      testDescription: "a part of an unknown indicator", file: "indicators/indicators/3-voice.yaml",
      old: "part-of: D8.3.3", new: "part-of: D8.3.33", says: "There is no indicator “D8.3.33”"),
    Case(
      testDescription: "sessions counted as persons", file: "indicators/indicators/1-communication.yaml",
      old: "of: members", new: "of: activities", says: "is not in the indicator's measure “person”"),
    Case(
      testDescription: "a stock added over time", file: "indicators/indicators/2-models.yaml",
      old: "over-time: last", new: "over-time: sum", says: "is not put together over time by sum"),
    Case(
      testDescription: "a formula over an unknown column", file: "templates/reports/national-summary.yaml",
      old: "formula: in_period / year_plan", new: "formula: in_period / yearplan",
      says: "There is no name “yearplan”"),
    Case(
      testDescription: "a column of an unknown part", file: "templates/reports/national-summary.yaml",
      old: "part: maintained", new: "part: maintain", says: "No indicator here has a part “maintain”"),
    Case(
      testDescription: "a header that stands for two columns", file: "templates/sections/supervision.yaml",
      old: "synonyms: [Được tiếp thu]", new: "synonyms: [Kiến nghị]",
      says: "The header “kiến nghị” stands for the columns “recommendations” and “accepted”"),
    Case(
      testDescription: "a shared header over columns that are apart",
      file: "templates/sections/stated_figures.yaml",
      old: "group: { vi: Giảm trong kỳ, en: Decrease }\n    label: { vi: Chuyển đi",
      new: "group: { vi: Tăng trong kỳ, en: Increase }\n    label: { vi: Chuyển đi", below: -3,
      says: "The columns under “Increase” are not neighbours"),
    Case(
      testDescription: "the name of a report's sheet with a forbidden letter",
      file: "templates/reports/national-summary.yaml", old: "{ vi: Theo đơn vị, en: By unit }",
      new: "{ vi: Theo đơn vị, en: By unit/level }", says: "The sheet name “By unit/level” cannot be used"),
    Case(
      testDescription: "a name that stands for two codes", file: "indicators/codelists/model-status.yaml",
      old: "synonyms: [đang duy trì", new: "synonyms: [mới", says: "“mới” already stands for the code “new”"),
    Case(
      testDescription: "a day that there is not", file: "indicators/programme.yaml", old: "from: 2021-01-01",
      new: "from: 2021-02-30", says: "“2021-02-30” is not a date"),
    Case(
      testDescription: "a phase that overlaps the one before", file: "indicators/programme.yaml",
      old: "from: 2026-01-01", new: "from: 2025-12-31",
      says: "overlaps the phase “P8-2021-2025”, which ends on 31 Dec 2025"),
    Case(
      testDescription: "days that are of no phase", file: "indicators/programme.yaml",
      old: "from: 2026-01-01", new: "from: 2026-02-01",
      says: "Days between this phase and the phase “P8-2021-2025”, which ends on 31 Dec 2025, are of none"),
    Case(
      testDescription: "a first phase that carries on", file: "indicators/programme.yaml",
      old: "to: 2025-12-31", new: "to: 2025-12-31\n    carries-on: true", below: 1,
      says: "No phase is before the first one"),
    Case(
      testDescription: "two phases of one id", file: "indicators/programme.yaml",
      old: "- id: NTP-2026-2030\n    name: { vi: giai đoạn",
      new: "- id: P8-2021-2025\n    name: { vi: giai đoạn",
      says: "The phase “P8-2021-2025” already stands elsewhere"),
    Case(
      testDescription: "a phase of an unknown set", file: "indicators/programme.yaml",
      old: "sets: [P8-2021-2025]", new: "sets: [P8-2021-2052]",
      says: "There is no set of indicators “P8-2021-2052”"),
    Case(
      testDescription: "an unknown indicator in a set", file: "indicators/programme.yaml",
      old: "    contents: [1, 2, 3, 4, 5]\n",
      new: "    contents: [1, 2, 3, 4, 5]\n    indicators: [D8.9.9]\n",
      below: 1, says: "There is no indicator “D8.9.9”"),
    Case(
      testDescription: "a set of nothing", file: "indicators/programme.yaml",
      old:
        "    name: { vi: Dự án 8 giai đoạn 2021–2025, en: Project 8 in the phase 2021–2025 }\n    contents: [1, 2, 3, 4, 5]\n",
      new: "    name: { vi: Dự án 8 giai đoạn 2021–2025, en: Project 8 in the phase 2021–2025 }\n",
      below: -1, says: "A set needs contents or indicators"),
    Case(
      testDescription: "targets of an unknown phase", file: "indicators/targets/phase-1.yaml",
      old: "phase: P8-2021-2025", new: "phase: P8-2021-2024", says: "There is no phase “P8-2021-2024”"),
    Case(
      testDescription: "a plan for a year of another phase", file: "indicators/targets/phase-1.yaml",
      old: "unit: 54@2024, span: phase, value: 63", new: "unit: 54@2024, span: 2026, value: 63",
      says: "The year 2026 is not of the phase P8-2021-2025"),
    Case(
      testDescription: "a year that begins on a day that not every month has",
      file: "indicators/programme.yaml",
      old: "begins: \"10-01\"", new: "begins: \"10-31\"", says: "“10-31” is not a day on which a year begins"),
    Case(
      testDescription: "other days under a name that reports are stored by",
      file: "indicators/programme.yaml",
      old: "begins: \"12-15\"", new: "begins: \"12-16\"",
      says: "The days of the calendar “decree09” are fixed"),
    Case(
      testDescription: "a kind of data set that DHIS2 does not have", file: "indicators/programme.yaml",
      old: "data-sets: [year]", new: "data-sets: [decade]", says: "The value “decade” is not possible here"),
    Case(
      testDescription: "no data set at all", file: "indicators/programme.yaml", old: "data-sets: [year]",
      new: "data-sets: []", says: "The list “data-sets” is empty"),
    Case(
      testDescription: "a budget of two years", file: "indicators/programme.yaml",
      old: "    result-type: \"1\"\n",
      new: """
            result-type: "1"
            budgets:
              - { unit: 54@2024, from: 2023-01-01, to: 2024-12-31, value: 1, status: committed, source: { vi: a, en: b } }

        """, below: 2, says: "A budget is of a year at most"),
    Case(
      testDescription: "a budget without a source", file: "indicators/programme.yaml",
      old: "    result-type: \"1\"\n",
      new: """
            result-type: "1"
            budgets:
              - { unit: 54@2024, from: 2023-01-01, to: 2023-12-31, value: 1, status: committed }

        """, below: 2, says: "The key “source” is missing"),
    Case(
      testDescription: "a baseline number without its year", file: "indicators/indicators/3-voice.yaml",
      old: "baseline-number: { value: 0, year: 2021 }", new: "baseline-number: { value: 0 }",
      says: "The key “year” is missing"),
    Case(
      testDescription: "an unknown calendar", file: "indicators/programme.yaml",
      old: "calendar: calendar\n\n",
      new: "calendar: lunar\n\n", says: "The value “lunar” is not possible here"),
    Case(
      testDescription: "a window of too many years", file: "indicators/indicators/6-programme-2026.yaml",
      old: "window-years: 3", new: "window-years: 300", says: "No such number of years: 300"),
    Case(
      testDescription: "a window over learners of classes",
      file: "indicators/indicators/6-programme-2026.yaml",
      old: "ratio: NTP.IV.2.1", new: "ratio: D8.4.1.1",
      says: "D8.4.1.1 does not count rows of one person each"),
    Case(
      testDescription: "a value that is collected and not", file: "indicators/indicators/4-training.yaml",
      old: "value: { count: training_class,",
      new: "value: { not-collected: { vi: a, en: a }, count: training_class,",
      says: "exactly one of count, sum, ratio, stated and not-collected"),
    Case(
      testDescription: "a comma that cuts a text in two", file: "indicators/measures.yaml",
      old: "session: { name: { vi: buổi,", new: "session: { name: { vi: buổi, cuộc họp nhỏ,",
      says: "The comma before “cuộc họp nhỏ” cuts the text in two"),
    Case(
      testDescription: "a unit above that there is not", file: "indicators/units/communes-2024.tsv",
      old: "22210\t561\t54", new: "22210\t999\t54", says: "belongs to 999@2024, which does not exist"),
    Case(
      testDescription: "a row with too few columns", file: "indicators/units/provinces-2025.tsv",
      old: "Tỉnh Tuyên Quang\tTuyên Quang", new: "Tỉnh Tuyên Quang",
      says: "The row has 6 columns, the header 7"),
    Case(
      testDescription: "a limit that holds nothing back", file: "indicators/programme.yaml",
      old: "small-counts-below: 5", new: "small-counts-below: 1", says: "must be 2 or more"),
    Case(
      testDescription: "a sheltered model that there is not", file: "indicators/programme.yaml",
      old: "records: [trusted_address]", new: "records: [trusted_adress]", says: "trusted_adress"),
    Case(
      testDescription: "a withheld field that a sheltered model lacks", file: "indicators/programme.yaml",
      old: "withheld: [site,", new: "withheld: [sites,", says: "sites"),
    Case(
      testDescription: "a list of records in a layout for donors", file: "templates/reports/donor-sheet.yaml",
      old: "sheets:\n",
      new:
        "sheets:\n  - { id: list, name: { vi: a, en: a }, title: { vi: a, en: a }, rows: records, indicators: [D8.1.1], columns: [label] }\n",
      below: 1, says: "does not go with hold-back-small-counts"),
    Case(
      testDescription: "a field that no record has", file: "templates/reports/national-nd30.yaml",
      old: "field: decision_number,", new: "field: decision_numbr,", says: "has a field “decision_numbr”"),
    Case(
      testDescription: "a column over a field that one of its models does not have",
      file: "templates/reports/national-nd30.yaml", old: "field-in: { change_leader_club: girls }, ", new: "",
      says: "“change_leader_club” has no field “women”"),
    Case(
      testDescription: "a field under a name that the model does not have",
      file: "templates/reports/national-nd30.yaml", old: "{ change_leader_club: girls }",
      new: "{ change_leader_club: gilrs }", says: "“gilrs”"),
    Case(
      testDescription: "a part that the indicator of a line does not have",
      file: "templates/reports/domestic-violence.yaml", old: "part: children }", new: "part: childern }",
      says: "D8.2.4 has no part “childern”"),
  ]

  @Test(arguments: cases) func `a fault is found at its line and told once`(_ fault: Case) throws {
    let definitions = try EditedDefinitions()
    let line = try definitions.replace(fault.old, with: fault.new, in: fault.file)
    let outcome = try definitions.check()
    #expect(outcome.definitions == nil)
    let told = outcome.faults.map { $0.line(in: .en) }
    #expect(told.count == 1, "\(told.joined(separator: "\n"))")
    let found = try #require(outcome.faults.first { $0.message.en.contains(fault.says) }, "\(told)")
    #expect(found.source.file == fault.file)
    // A thing that is missing is told at the head of its file or section.
    if fault.below != .min { #expect(found.source.line == line + fault.below) }
    #expect(!found.message.vi.isEmpty && !found.hint.vi.isEmpty && !found.hint.en.isEmpty)
  }

  @Test func `an indicator that no set has is told where it stands`() throws {
    let definitions = try EditedDefinitions()
    try definitions.replace(
      "    contents: [6]\n", with: "    indicators: [NTP.IV.2, NTP.IV.2.1, NTP.IV.2.2, NTP.IV.3, NTP.IV.4]\n",
      in: "indicators/programme.yaml")
    let told = try definitions.check().faults
    #expect(told.map(\.message.en) == ["The indicator NTP.IV.9 is in no set, so no table would show it"])
    #expect(told.first?.source.file == "indicators/indicators/6-programme-2026.yaml")
  }

  @Test func `the faults of all files are told together`() throws {
    let definitions = try EditedDefinitions()
    for fault in Self.cases.prefix(8) { try definitions.replace(fault.old, with: fault.new, in: fault.file) }
    let files = Set(try definitions.check().faults.map(\.source.file))
    #expect(files == Set(Self.cases.prefix(8).map(\.file)))
  }

  @Test func `indicators that are parts of each other are told once`() throws {
    let definitions = try EditedDefinitions()
    let file = "indicators/indicators/1-communication.yaml"
    try definitions.replace("  - code: D8.1.3\n", with: "  - code: D8.1.3\n    part-of: D8.1.3.1\n", in: file)
    let told = try definitions.check().faults
    #expect(told.map(\.message.en) == ["D8.1.3 is a part of itself: D8.1.3 → D8.1.3.1 → D8.1.3"])
    #expect(told.first?.source.file == file)
    let own = try EditedDefinitions()
    try own.replace("    part-of: D8.1.3\n", with: "    part-of: D8.1.3.1\n", in: file)
    #expect(try own.check().faults.map(\.message.en) == ["D8.1.3.1 is a part of itself: D8.1.3.1 → D8.1.3.1"])
  }

  /// Definitions for tables alone need no indicators and no targets; without rules nothing would be checked.
  @Test func `definitions without any rule are told`() throws {
    let definitions = try EditedDefinitions()
    let folder = "indicators/rules"
    try definitions.remove(folder)
    let outcome = try definitions.check()
    #expect(outcome.definitions == nil)
    let told = outcome.faults.filter { $0.source.file == folder }
    #expect(
      told.map(\.message.en) == [
        "The folder has no .yaml file, so what it defines would be gone without a word"
      ])
  }

  @Test func `a missing file is told`() throws {
    let definitions = try EditedDefinitions()
    try definitions.write("", to: "indicators/measures.yaml")
    let outcome = try definitions.check()
    #expect(outcome.faults.contains { $0.message.en == "The file is empty" })
  }
}
