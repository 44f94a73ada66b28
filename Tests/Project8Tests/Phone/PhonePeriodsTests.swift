import Foundation
import P8Definitions
import P8Forms
import P8Model
import P8Registry
import SpreadsheetML
import TestSupport
import Testing

import Project8

/// Two periods on end, once in Excel and once on the phone: the forms of the second bring the same along, and what has
/// changed gives the same report, whichever of the two it is written in.
struct PhonePeriodsTests {
  private static let village = "22210-01"

  private static let team = [
    "name": "Tổ truyền thông Buôn Bai", "status": "new", "decision_number": "05/QĐ-UBND",
    "decision_date": "2023-03-15", "members": "9", "women": "6", "men": "3", "ethnic_minority": "9",
    "activities": "12",
  ]
  private static let club = [
    "name": "CLB Thủ lĩnh Ea Lâm", "base": "school", "status": "new", "decision_date": "2023-04-01",
    "members": "20", "girls": "12", "boys": "8", "ethnic_minority": "15", "consents": "20", "meetings": "5",
  ]

  /// What the village writes for 2024: only what changed and what was done.
  private enum Second {
    static let renamed = ["name": "Tổ truyền thông cộng đồng thôn Bai", "members": "10", "women": "7"]
    static let done = ["activities": "12"]
    static let another = PhonePeriodsTests.team.merging([
      "name": "Tổ thứ hai", "decision_date": "2024-02-01", "decision_number": "07/QĐ-UBND",
    ]) { $1 }
    static let dialogue = FilledReport.dialogue("Nước sạch", on: "2024-08-01")
    static let stated = [
      "opening": "1", "new": "1", "transferred_in": "0", "dissolved": "0", "transferred_out": "0",
      "closing": "2",
    ]
    static let statedClubs = [
      "opening": "1", "new": "0", "transferred_in": "0", "dissolved": "0", "transferred_out": "0",
      "closing": "1",
    ]
    static let money = ["allocated": "12.5", "disbursed": "10.25"]
    static let meetings = ["meetings": "9"]
    static let told = ["policy_dialogue", "stated_figures", "money"]
    static let nothing = ["communication_session", "campaign", "training_class", "support_package"]
  }

  /// A registry with the report of 2023.
  private struct Registry {
    let folder: TemporaryFolder
    let workspace: Workspace

    init() async throws {
      folder = try TemporaryFolder()
      workspace = try Workspace(definitions: PhuYenCaseTests.root, registry: folder.path("r.sqlite"))
      _ = try workspace.villages.enter("Buôn Bai", in: #require(UnitCode("22210", structure: .y2024)))
      var first = FilledReport()
      first.unit = PhonePeriodsTests.village
      first.name = "Buôn Bai"
      first.rows = [
        "communication_team": [PhonePeriodsTests.team], "change_leader_club": [PhonePeriodsTests.club],
      ]
      try await store(first.bytes(workspace.definitions), as: "2023.xlsx")
    }

    func form(_ period: String, phone: Bool = false) throws -> [UInt8] {
      let request = BlankFormRequest(
        "village-report", unit: try #require(UnitCode(PhonePeriodsTests.village, structure: .y2024)),
        period: try workspace.period(period), language: .vi)
      return try phone ? workspace.forms.phone(request).bytes : workspace.forms.blank(request).bytes
    }

    @discardableResult
    func store(_ bytes: [UInt8], as name: String) async throws -> [Finding] {
      let file = BatchFile(path: try folder.write(bytes, to: name), name: name)
      let run = try await workspace.ingest.store([file], jobs: 1)
      #expect(run.counts.stored == 1, "\(name): \(run.check.findings.map(\.message.en))")
      return run.check.findings
    }

    func report(of period: String) throws -> RegisteredReport {
      try #require(try workspace.registry().reports().first { $0.report.period.name == period }).report
    }
  }

  // MARK: - Filling in

  private func fill(inExcel form: [UInt8], _ definitions: Definitions) throws -> [UInt8] {
    var sheets = try SheetFilling(form, definitions)
    let first = try #require(sheets.read.section("communication_team")?.rows.first?.number)
    try sheets.set(Second.renamed.merging(Second.done) { $1 }, in: "communication_team", row: first)
    try sheets.set(Second.another, in: "communication_team", row: first + 1)
    let club = try #require(sheets.read.section("change_leader_club")?.rows.first?.number)
    try sheets.set(Second.meetings, in: "change_leader_club", row: club)
    try sheets.set(
      Second.dialogue.filter { !$0.value.isEmpty }, in: "policy_dialogue",
      row: sheets.firstRow(of: "policy_dialogue"))
    try sheets.set(
      Second.stated, in: "stated_figures", row: sheets.row(of: "communication_team", in: "stated_figures"))
    try sheets.set(
      Second.statedClubs, in: "stated_figures",
      row: sheets.row(of: "change_leader_club", in: "stated_figures"))
    try sheets.set(Second.money, in: "money", row: sheets.row(of: "central", in: "money"))
    try sheets.answer("policy_dialogue", .yes)
    for section in Second.nothing { try sheets.answer(section, .no) }
    return try sheets.editor.xlsx()
  }

  private func filledPhone(_ form: [UInt8]) throws -> PhoneFilling {
    var phone = try PhoneFilling(form)
    // Asked for each model is only whether anything has changed, and what was done.
    #expect(try !phone.shown.contains("communication_team__m1__new_members"))
    try phone.answer("communication_team__m1__changed", "true")
    for (column, text) in Second.renamed { try phone.answer("communication_team__m1__new_\(column)", text) }
    for (column, text) in Second.done { try phone.answer("communication_team__m1__\(column)", text) }
    try phone.answer("change_leader_club__m1__changed", "false")
    for (column, text) in Second.meetings { try phone.answer("change_leader_club__m1__\(column)", text) }
    func questions(_ section: String, _ row: [String: String]) -> [String: String] {
      Dictionary(uniqueKeysWithValues: row.filter { !$0.value.isEmpty }.map { ("\(section)__\($0)", $1) })
    }
    try phone.answer("communication_team__more", "yes")
    try phone.add(row: questions("communication_team", Second.another), to: "communication_team")
    try phone.answer("change_leader_club__more", "no")
    for section in Second.told { try phone.answer("\(section)__answer", "yes") }
    try phone.add(row: questions("policy_dialogue", Second.dialogue), to: "policy_dialogue")
    for section in Second.nothing { try phone.answer("\(section)__answer", "no") }
    // The opening stock came along.
    for (column, text) in Second.stated where column != "opening" {
      try phone.answer("stated_figures__communication_team__\(column)", text)
    }
    for (column, text) in Second.statedClubs where column != "opening" {
      try phone.answer("stated_figures__change_leader_club__\(column)", text)
    }
    for (column, text) in Second.money { try phone.answer("money__central__\(column)", text) }
    return phone
  }

  private struct Row: Hashable {
    let section: String
    let identity: String
    let values: [String: Value]
  }

  private func rows(of report: RegisteredReport) -> [Row] {
    report.records.map { record in
      Row(section: record.section, identity: record.identity, values: record.fields.mapValues(\.value))
    }
  }

  @Test func `the second year of a village is the same report from the phone as from Excel`() async throws {
    let (excel, phone) = (try await Registry(), try await Registry())
    let definitions = excel.workspace.definitions
    try await excel.store(fill(inExcel: excel.form("2024"), definitions), as: "2024.xlsx")
    let filling = try filledPhone(phone.form("2024", phone: true))
    try await phone.store(filling.xml(), as: "2024.xml")

    let (left, right) = (try excel.report(of: "2024"), try phone.report(of: "2024"))
    #expect(left.unit == right.unit && left.form == right.form && left.version == right.version)
    let (workbook, submission) = (Set(rows(of: left)), Set(rows(of: right)))
    for row in workbook.subtracting(submission) { Issue.record("only in Excel: \(row)") }
    for row in submission.subtracting(workbook) { Issue.record("only from the phone: \(row)") }
    #expect(workbook.count == left.records.count && workbook.count >= 7)
    // The models kept their keys, and the third period brings the same along from either.
    let key = try #require(left.records.first { $0.section == "communication_team" }.flatMap(ModelKey.of))
    #expect(right.records.contains { ModelKey.of($0) == key })
    let third = (try excel.form("2025-H1"), try phone.form("2025-H1"))
    #expect(
      try SheetFilling(third.0, definitions).values == SheetFilling(third.1, definitions).values)
    for (indicator, value) in [("D8.1.1", 2), ("D8.1.2", 19), ("D8.3.3", 1)] {
      for registry in [excel, phone] {
        let table = try registry.workspace.table(unit: "22210", period: "2024", by: nil, structure: nil)
        #expect(table.total.value(.cumulative, of: indicator) == ExactDecimal(value), "\(indicator)")
      }
    }
  }

  @Test func `one submission gives one report, whichever program hands it out`() async throws {
    let registry = try await Registry()
    let definitions = registry.workspace.definitions
    let filling = try filledPhone(registry.form("2024", phone: true))
    func json(_ value: JSONValue) -> [UInt8] {
      var text = ""
      value.write(to: &text)
      return Array(text.utf8)
    }
    let rejected = "validation_status_not_approved"
    let files: [(String, [UInt8])] = try [
      ("odk.xml", filling.xml()), ("kobo.json", json(filling.kobo())),
      ("list.json", json(.list([filling.kobo(status: rejected), filling.kobo()]))),
      (
        "page.json",
        json(.object([("count", .number(1)), ("next", .null), ("results", .list([filling.kobo()]))]))
      ),
      (
        "central.json",
        json(.object([("value", .list([filling.central(state: "rejected"), filling.central()]))]))
      ),
    ]
    let reader = SubmissionReader(
      forms: definitions.forms, codeLists: definitions.codeLists, texts: definitions.texts)
    var reports: [[ReportSection]] = []
    for (name, bytes) in files {
      #expect(SubmissionReader.reads(name, bytes), "\(name)")
      let report = try reader.read(bytes, file: SourceFile(path: name, sha256: "", byteCount: 0))
      #expect(report.stamp.unit.text == "22210-01" && report.stamp.period.text == "2024@calendar")
      reports.append(report.sections)
    }
    for (place, sections) in reports.enumerated() { #expect(sections == reports[0], "\(files[place].0)") }
    #expect(reports[0].flatMap(\.rows).count >= 6)
  }

  @Test(arguments: [
    ("{\"p8_form\":\"village-report\",", "file.damaged"), ("<data><p8_form>x</data>", "file.damaged"),
    ("[]  p8_form", "file.damaged"), ("{\"p8_form\":\"other\"}", "file.other-form"),
    (
      "[{\"p8_form\":\"village-report\",\"_validation_status\":{\"uid\":\"validation_status_not_approved\"}}]",
      "file.submissions"
    ),
    ("[{\"p8_form\":\"village-report\"},{\"p8_form\":\"village-report\"}]", "file.submissions"),
    (String(repeating: "<a>", count: 40) + "p8_form" + String(repeating: "</a>", count: 40), "file.damaged"),
  ])
  func `what is no single submission is refused`(text: String, check: String) throws {
    let definitions = try Project.definitions()
    let reader = SubmissionReader(
      forms: definitions.forms, codeLists: definitions.codeLists, texts: definitions.texts)
    let refusal = #expect(throws: FormRefusal.self) {
      try reader.read(Array(text.utf8), file: SourceFile(path: "x", sha256: "", byteCount: 0))
    }
    #expect(refusal?.check == check)
  }

  /// Names of questions before 2026.2 were those of their columns, in groups.
  @Test func `a form handed out before is read by its groups`() throws {
    let text = """
      <data><p8_form>village-report</p8_form><p8_form_version>2026.1</p8_form_version><p8_unit>22210-01</p8_unit>
      <p8_structure>2024</p8_structure><p8_period>2023&#64;calendar</p8_period><p8_report_version>initial</p8_report_version>
      <communication_team><name>Tổ A</name><status>new</status><members>12</members></communication_team>
      <communication_team><name>Tổ B</name><status>new</status><members>9.0</members></communication_team>
      <money><central><allocated>12.5</allocated></central><local><allocated>3.0</allocated></local></money>
      <stated_figures><communication_team><opening>1</opening></communication_team></stated_figures></data>
      """
    let definitions = try Project.definitions()
    let reader = SubmissionReader(
      forms: definitions.forms, codeLists: definitions.codeLists, texts: definitions.texts)
    let report = try reader.read(
      Array(text.utf8), file: SourceFile(path: "x.xml", sha256: "", byteCount: 0))
    func values(_ section: String, _ column: String) throws -> [Value?] {
      let place = try #require(
        definitions.forms["village-report"]?.section(section)?.index(ofColumn: column))
      return try #require(report.section(section)).rows.map { $0.cells[place]?.value }
    }
    #expect(try values("communication_team", "name") == [.text("Tổ A"), .text("Tổ B")])
    #expect(try values("communication_team", "members") == [.number(12), .number(9)])
    // The total is computed, as in the workbook; it is not asked for.
    #expect(try values("money", "item") == [.text("central"), .text("local"), .text("total")])
    #expect(try values("money", "allocated").map { $0?.description } == ["12.5", "3", "15.5"])
    #expect(try values("stated_figures", "opening") == [.number(1)])
    #expect(report.stamp.period.text == "2023@calendar")
  }
}
