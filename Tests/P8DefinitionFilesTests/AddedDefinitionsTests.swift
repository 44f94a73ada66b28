import P8DefinitionFiles
import P8Definitions
import P8Expressions
import P8Model
import P8Presentation
import TestSupport
import Testing

/// What is new is added by editing files only.
@Suite struct AddedDefinitionsTests {
  @Test func `a new indicator with its part is an entry in a file`() throws {
    let definitions = try EditedDefinitions()
    try definitions.append(
      """

        - code: D8.1.6
          id: loudspeaker_sessions
          part-of: D8.1.3
          name: { vi: Buổi phát thanh, en: Loudspeaker sessions }
          measure: session
          kind: flow
          over-time: sum
          over-place: sum
          higher-is-better: true
          value: { count: communication_session, where: kind = loudspeaker }
          parts: [{ id: large, dimension: size, name: { vi: Đông, en: Large }, where: attendances > 100 }]
          reference:
            counted: { vi: Buổi phát thanh, en: Loudspeaker sessions }
            not-counted: { vi: Buổi khác, en: Other sessions }
            legal-basis: { vi: Không có, en: None }
            limits: { vi: Không đếm được người nghe, en: Listeners cannot be counted }

      """, to: "indicators/indicators/1-communication.yaml")
    let loaded = try #require(try definitions.check().definitions)
    let indicator = try #require(loaded.indicator("D8.1.6"))
    guard case .count(let record, let condition) = indicator.computation else {
      Issue.record("\(indicator.computation)")
      return
    }
    #expect(record == "communication_session")
    #expect(condition?.text == "kind = loudspeaker")
    #expect(indicator.part("large")?.condition?.text == "attendances > 100")
    #expect(indicator.reference.frequency.en.hasPrefix("Gathered every three months"))
  }

  @Test func `a new calendar and a new phase are entries in a file`() throws {
    let definitions = try EditedDefinitions()
    try definitions.replace(
      "calendars:\n",
      with:
        "calendars:\n  - { id: april, begins: \"04-01\", year-of: first-day, name: { vi: năm từ tháng Tư, en: year from April } }\n",
      in: "indicators/programme.yaml")
    try definitions.replace(
      "# Các bộ chỉ tiêu:",
      with: """
          - id: later
            name: { vi: giai đoạn 2031–2035, en: phase 2031–2035 }
            from: 2031-01-01
            to: 2035-12-31
            carries-on: true
            title: { vi: Mô hình của Hội LHPN (kế thừa Dự án 8), en: Models of the Union that go on from Project 8 }
            sets: [P8-2021-2025, NTP-2026-2030]

        # Các bộ chỉ tiêu:
        """, in: "indicators/programme.yaml")
    let programme = try #require(try definitions.check().definitions).programme
    let period = try #require(programme.period("2031-Q1@april"))
    #expect(period.from.description == "2031-04-01" && period.description == "2031-Q1@own-04-01-first")
    #expect(
      programme.period("2031-Q1@own-04-01-first") == period && programme.period("2031-Q1@august") == nil)
    let phase = programme.phase(of: period)
    #expect(phase.id == "later" && phase.cumulativeFrom.description == "2026-01-01")
    #expect(
      phase.title.vi == "Mô hình của Hội LHPN (kế thừa Dự án 8)" && phase.programmeName == programme.name)
    let loaded = try #require(try definitions.check().definitions)
    #expect(loaded.during(phase).indicators.count == loaded.indicators.count)
    #expect(loaded.during(phase).targets.isEmpty)
    #expect(loaded.during(phase).programme.title == phase.title)
  }

  @Test func `a new column with its field reaches every form that uses the section`() throws {
    let definitions = try EditedDefinitions()
    try definitions.append(
      "  - { id: radio_sets, type: integer, label: { vi: Số loa, en: Loudspeakers } }\n",
      to: "indicators/models/communication_team.yaml")
    try definitions.append(
      "  - { id: radio_sets, total: true, maximum: 20, synonyms: [Loa, Loa kéo] }\n",
      to: "templates/sections/communication_team.yaml")
    let loaded = try #require(try definitions.check().definitions)
    for form in ["village-report", "commune-report"] {
      let column = try #require(loaded.forms[form]?.section("communication_team")?.columns.last)
      #expect(column.id == "radio_sets")
      #expect(column.label.vi == "Số loa")
      #expect(column.type == .integer)
      #expect(column.field == "radio_sets")
      #expect(column.minimum == 0)
      #expect(column.maximum == 20)
      #expect(column.synonyms == ["Loa", "Loa kéo"])
      #expect(column.hasTotal)
    }
    #expect(loaded.hash != (try Project.definitions().hash))
  }

  @Test func `a new rule is an entry in a file`() throws {
    let definitions = try EditedDefinitions()
    try definitions.write(
      """
      rules:
        - id: campaign.women.half
          code: P8-SUM-900
          title: { vi: Nữ ít nhất một nửa, en: Women at least half }
          on: campaign
          check: women >= attendances / 2
          when: attendances > 0
          severity: note
          effect: none
          message:
            vi: "Ô {cell}: nữ {women} ít hơn một nửa của {attendances}."
            en: "Cell {cell}: women {women} are less than half of {attendances}."
          suggest: { set: women, certainty: guess }
      """, to: "indicators/rules/local.yaml")
    let loaded = try #require(try definitions.check().definitions)
    let rule = try #require(loaded.rules.first { $0.code == "P8-SUM-900" })
    #expect(rule.scope == .rows(section: "campaign"))
    #expect(rule.missing == .skip)
    #expect(rule.suggestion?.column == "women")
    #expect(Set(rule.expressions.keys).isSuperset(of: ["village-report", "commune-report"]))
    #expect(rule.expressions["village-report"]?.repaired?.text == "women")
    #expect(rule.expressions.values.allSatisfy { $0.repair == nil })
    #expect(rule.source == DefinitionSource(file: "indicators/rules/local.yaml", line: 2, column: 5))
  }

  @Test func `a new form and a new layout are files`() throws {
    let definitions = try EditedDefinitions()
    try definitions.write(
      """
      id: village-short
      version: "1"
      level: village
      title: { vi: Báo cáo nhanh, en: Short report }
      instructions: [{ vi: Ghi nhanh, en: Be brief }]
      sections:
        - { use: communication_team, rows: 3 }
        - id: remarks
          title: { vi: Ý kiến, en: Remarks }
          sheet: { vi: Ý kiến, en: Remarks }
          rows: 5
          columns: [{ id: remark, type: text, label: { vi: Ý kiến, en: Remark } }]
      """, to: "templates/forms/village-short.yaml")
    try definitions.write(
      """
      id: short
      name: { vi: Ngắn, en: Short }
      page:
        orientation: portrait
        font: Times New Roman
        table-font-size: 12
        margins: { top: 20, bottom: 20, left: 30, right: 15 }
      header: [{ text: { vi: "{unit}", en: "{unit}" }, size: 13 }]
      sheets:
        - id: one
          name: { vi: Một, en: One }
          title: { vi: "{period}", en: "{period}" }
          rows: indicators
          indicators: [communication_team]
          columns:
            - { id: label, content: label, header: { vi: Tên, en: Name }, format: text, width: 30 }
            - { id: now, content: cumulative, header: { vi: Số, en: Number }, format: whole, width: 9 }
            - { id: twice, formula: now * 2, header: { vi: Gấp đôi, en: Twice }, format: whole, width: 9 }
      """, to: "templates/reports/short.yaml")
    let loaded = try #require(try definitions.check().definitions)
    let form = try #require(loaded.forms["village-short"])
    #expect(form.sections.map(\.id) == ["communication_team", "remarks"])
    #expect(form.sections[0].sheet.vi == "1. Tổ truyền thông")
    #expect(form.sections[0].blankRows == 3)
    #expect(loaded.reports["short"]?.sheets[0].indicators == ["D8.1.1"])
    #expect(loaded.reports["short"]?.page.isLandscape == false)
  }

  @Test func `a new table of delimited text is a file, and rules look at it`() throws {
    let definitions = try EditedDefinitions()
    try definitions.write(
      """
      id: phone_list
      title: { vi: Danh bạ, en: Phone list }
      numbers: plain
      key: [code]
      columns:
        - { id: code, type: text, required: true, shape: "@@-####", label: { vi: Mã, en: Code } }
        - { id: calls, type: integer, maximum: 90, label: { vi: Cuộc gọi, en: Calls } }
      """, to: "templates/tables/phone_list.yaml")
    try definitions.write(
      """
      rules:
        - id: phone_list.calls
          code: P8-RANGE-901
          title: { vi: Có cuộc gọi, en: There are calls }
          on: phone_list
          check: calls > 0
          severity: note
          effect: none
          message: { vi: "Ô {cell}: {calls}", en: "Cell {cell}: {calls}" }
      """, to: "indicators/rules/local.yaml")
    let loaded = try #require(try definitions.check().definitions)
    let table = try #require(loaded.tables["phone_list"])
    #expect(table.numbers == .plain && table.key == ["code"] && !table.isPartOfForm)
    #expect(table.section.columns[0].shape?.matches("TH-0012") == true)
    #expect(table.section.columns[0].shape?.matches("TH-012") == false)
    #expect(loaded.rules.contains { $0.scope == .rows(section: "phone_list") })
    #expect(loaded.allTables.first?.id == "phone_list")
    #expect(loaded.allTables.contains { $0.id == "village-report/communication_team" })
  }

  @Test(
    "faults of a table are told at their place",
    arguments: [
      ("shape: \"@@-####\"", "shape: \"*x\"", "is not a shape"),
      ("key: [code]", "key: [cod]", "The table has no column “cod”"),
      ("id: phone_list", "id: communication_team", "differs from the file's name"),
      ("numbers: plain", "numbers: german", "is not possible here"),
      ("type: integer", "type: integer, total: true", "There is no key “total” here"),
    ])
  func tableFaults(old: String, new: String, says: String) throws {
    let definitions = try EditedDefinitions()
    let text = """
      id: phone_list
      title: { vi: Danh bạ, en: Phone list }
      numbers: plain
      key: [code]
      columns:
        - { id: code, type: text, shape: "@@-####", label: { vi: Mã, en: Code } }
        - { id: calls, type: integer, label: { vi: Cuộc gọi, en: Calls } }
      """
    try definitions.write(text, to: "templates/tables/phone_list.yaml")
    try definitions.replace(old, with: new, in: "templates/tables/phone_list.yaml")
    let faults = try definitions.check().faults
    #expect(
      faults.contains { $0.source.file == "templates/tables/phone_list.yaml" && $0.message.en.contains(says) }
    )
  }
}
