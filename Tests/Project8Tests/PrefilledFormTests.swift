import Foundation
import P8Definitions
import P8Forms
import P8Model
import P8Registry
import SpreadsheetML
import TestSupport
import Testing

import Project8

/// Two periods on end: what a village reports stands in its next form, and what has changed comes back as the same
/// models.
struct PrefilledFormTests {
  private let folder: TemporaryFolder
  private let workspace: Workspace

  init() throws {
    folder = try TemporaryFolder()
    workspace = try Workspace(definitions: PhuYenCaseTests.root, registry: folder.path("registry.sqlite"))
  }

  private func request(_ period: String, form: String = "village-report") throws -> BlankFormRequest {
    BlankFormRequest(
      form, unit: try #require(UnitCode("22210-01", structure: .y2024)),
      period: try #require(Period(period, calendar: .calendar)), language: .vi)
  }

  private static let team = [
    "name": "Tổ truyền thông Buôn Bai", "status": "new", "decision_number": "05/QĐ-UBND",
    "decision_date": "2023-03-15",
    "members": "9", "women": "6", "men": "3", "ethnic_minority": "9", "activities": "12", "note": "Mới lập",
  ]
  private static let ended = team.merging([
    "name": "Tổ cũ", "status": "dissolved", "ended_on": "2023-05-01", "decision_date": "2022-01-10",
    "note": "Sáp nhập",
  ]) { $1 }

  /// Enters the village and its report for 2023.
  private func reportFirstYear() async throws {
    _ = try workspace.forms.blank(
      BlankFormRequest(
        "village-report", unit: try #require(UnitCode("22210", structure: .y2024)), village: "Buôn Bai",
        period: try #require(Period("2023", calendar: .calendar)), language: .vi))
    let filling = FormRequest(
      unit: try #require(UnitCode("22210-01", structure: .y2024)), unitName: "Buôn Bai", above: [],
      period: try #require(Period("2023", calendar: .calendar)))
    let form = try #require(workspace.definitions.forms["village-report"])
    let first = FormWorkbook(form, for: filling, definitions: workspace.definitions).filled(
      rows: [
        "communication_team": [Self.team, Self.ended],
        "money": [["item": "central", "allocated": "12.5", "disbursed": "10"]],
      ], answers: ["communication_session": .no])
    try await store(first.xlsx(), as: "2023.xlsx")
  }

  private func store(_ bytes: [UInt8], as name: String) async throws {
    let path = try folder.write(bytes, to: name)
    let run = try await workspace.ingest.store([BatchFile(path: path, name: name)], jobs: 1)
    #expect(run.counts.stored == 1, "\(run.check.findings.map(\.message.en))")
  }

  private func read(_ bytes: [UInt8]) throws -> FieldReport {
    let definitions = workspace.definitions
    return try FormReader(
      forms: definitions.forms, codeLists: definitions.codeLists, texts: definitions.texts,
      words: { LocalizedText(vi: "\($0)", en: "\($0)") }
    ).read(bytes, file: SourceFile(path: "form.xlsx", sha256: "", byteCount: 0))
  }

  private func values(_ row: ReportRow, of section: String) throws -> [String: String] {
    let columns = try #require(workspace.definitions.forms["village-report"]?.section(section)).columns
    return Dictionary(
      uniqueKeysWithValues: zip(columns, row.cells).compactMap { column, cell in
        cell.map { (column.id, $0.value?.description ?? $0.text) }
      })
  }

  @Test func `the next form brings the models that live, and a new name makes no new model`() async throws {
    try await reportFirstYear()
    let second = try workspace.forms.blank(request("2024"))
    let report = try read(second.bytes)
    let teams = try #require(report.section("communication_team"))
    #expect(teams.rows.count == 1)
    let row = try #require(teams.rows.first)
    let key = try #require(row.key?.text)
    #expect(key.count == 13)
    #expect(
      try values(row, of: "communication_team") == [
        "name": "Tổ truyền thông Buôn Bai", "status": "maintained", "decision_number": "05/QĐ-UBND",
        "decision_date": "2023-03-15", "members": "9", "women": "6", "men": "3", "ethnic_minority": "9",
      ])
    let stated = try #require(report.section("stated_figures")).rows
    #expect(stated.map { $0.cells[1]?.value } == [.number(1)])

    // The village changes the name and one number, and writes a second team.
    var editor = try WorkbookEditor(bytes: second.bytes)
    func set(_ text: CellContent, _ column: String, row: Int) throws {
      let section = try #require(workspace.definitions.forms["village-report"]?.section("communication_team"))
      let place = try #require(section.index(ofColumn: column))
      let letters = try #require(teams.columns[place]?.letters)
      editor.set(text, at: try #require(CellReference("\(letters)\(row)")), on: teams.sheet)
    }
    try set(.text("Tổ truyền thông cộng đồng thôn Bai"), "name", row: row.number)
    try set(.number(10), "members", row: row.number)
    try set(.number(7), "women", row: row.number)
    try set(.number(12), "activities", row: row.number)
    let another = Self.team.merging(["name": "Tổ thứ hai"], uniquingKeysWith: { $1 })
    for (column, text) in another {
      let content: CellContent =
        Int(text).map { .number(Double($0)) }
        ?? (column == "decision_date" ? .date(SerialDate.Moment(year: 2024, month: 2, day: 1)) : nil)
        ?? .text(column == "status" ? "Thành lập mới" : text)
      try set(content, column, row: row.number + 1)
    }
    let filled = try editor.xlsx()
    let checked = try await workspace.ingest.store(
      [BatchFile(path: try folder.write(filled, to: "2024.xlsx"), name: "2024.xlsx")], jobs: 1)
    let findings = checked.check.findings
    let renamed = findings.filter { $0.rule == "model.renamed" }
    #expect(renamed.map(\.severity) == [.note])
    #expect(renamed.first?.message.vi.contains("Tổ truyền thông Buôn Bai") == true)

    let stored = try #require(
      try workspace.registry().reports().first { $0.report.period.name == "2024" }
    ).report
    let records = stored.records.filter { $0.section == "communication_team" }
    #expect(records.map { ModelKey.of($0) } == [key, nil])

    let third = try read(try workspace.forms.blank(request("2025-H1")).bytes)
    let rows = try #require(third.section("communication_team")).rows
    #expect(rows.map { $0.key?.text }.first == key && rows.count == 2)
    #expect(Set(rows.compactMap { $0.key?.text }).count == 2)
    #expect(rows.map { $0.cells[0]?.text } == ["Tổ truyền thông cộng đồng thôn Bai", "Tổ thứ hai"])
    #expect(rows.map { $0.cells[1]?.value } == [.text("maintained"), .text("maintained")])
  }

  @Test func `the forms of all villages of a commune are made at once, for both kinds, with names in ASCII`()
    async throws
  {
    try await reportFirstYear()
    let commune = try #require(UnitCode("22210", structure: .y2024))
    let period = try #require(Period("2024", calendar: .calendar))
    _ = try workspace.forms.blank(
      BlankFormRequest(
        "village-report", unit: commune, village: "Thôn Đồng Mới", period: period, language: .vi))
    let all = BlankFormRequest("village-report", unit: commune, period: period, language: .vi)
    var progress: [Int] = []
    _ = try workspace.forms.writeAll(all, forPhone: false, to: folder.path("forms")) { made, _ in
      progress.append(made)
    }
    _ = try workspace.forms.writeAll(all, forPhone: true, to: folder.path("forms"))
    #expect(progress == [1, 2])
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path("forms"))
        .filter { !$0.hasPrefix(".") }.sorted() == [
          "village-report-22210-01-Buon-Bai-2024.xlsform.xlsx", "village-report-22210-01-Buon-Bai-2024.xlsx",
          "village-report-22210-02-Thon-Dong-Moi-2024.xlsform.xlsx",
          "village-report-22210-02-Thon-Dong-Moi-2024.xlsx",
        ])
    // The phone has the same key and the same values as the workbook.
    let written = folder.path("forms/village-report-22210-01-Buon-Bai-2024")
    let report = try read(Array(Data(contentsOf: URL(filePath: written + ".xlsx"))))
    let row = try #require(report.section("communication_team")?.rows.first)
    let survey = try Self.calculations(Array(Data(contentsOf: URL(filePath: written + ".xlsform.xlsx"))))
    #expect(survey["communication_team__m1__model_key"] == "'\(row.key?.text ?? "")'")
    #expect(
      survey["communication_team__m1__members"] == "coalesce(${communication_team__m1__new_members}, '9')")
    #expect(survey["communication_team__m2__members"] == nil)
    #expect(throws: Failure.self) {
      try workspace.forms.writeAll(
        BlankFormRequest("commune-report", unit: commune, period: period, language: .vi), forPhone: false,
        to: folder.path("none"))
    }
  }

  @Test func `a village with nothing to report answers three cells, and its events are zero`() async throws {
    try await reportFirstYear()
    let blank = try workspace.forms.blank(request("2024", form: "nothing-report"))
    let section = try #require(try read(blank.bytes).section("nothing_to_report"))
    var editor = try WorkbookEditor(bytes: blank.bytes)
    let letters = try #require(section.columns[1]?.letters)
    for row in 6...8 {
      editor.set(.text("Không"), at: try #require(CellReference("\(letters)\(row)")), on: section.sheet)
    }
    try await store(try editor.xlsx(), as: "nothing.xlsx")
    let table = try workspace.table(unit: "22210", period: "2024", by: nil, structure: nil)
    #expect(table.total.value(.inPeriod, of: "D8.3.3") == 0)
    #expect(table.total.value(.inPeriod, of: "D8.1.3") == 0)
    #expect(table.total.value(.cumulative, of: "D8.1.1") == 1)
    #expect(table.total.coverage.counted == 1)
    let before = try workspace.table(unit: "22210", period: "2023", by: nil, structure: nil)
    #expect(before.total.value(.inPeriod, of: "D8.3.3") == nil)
    #expect(before.total.value(.inPeriod, of: "D8.1.3") == 0)
  }

  /// The calculations of a form for the phone by name.
  private static func calculations(_ bytes: [UInt8]) throws -> [String: String] {
    let reader = try WorkbookReader(bytes: bytes)
    let survey = try #require(reader.sheets.first { $0.name == "survey" })
    let rows = try reader.content(of: survey).rows.map { row in
      Dictionary(
        row.cells.map {
          ($0.reference.column, (try? reader.displayedText(of: $0, conventions: .vietnamese)) ?? "")
        },
        uniquingKeysWith: { first, _ in first })
    }
    let head = try #require(rows.first)
    let name = try #require(head.first { $0.value == "name" }?.key)
    let calculation = try #require(head.first { $0.value == "calculation" }?.key)
    return Dictionary(
      rows.dropFirst().compactMap { row in
        row[name].flatMap { name in row[calculation].map { (name, $0) } }
      }, uniquingKeysWith: { first, _ in first })
  }
}
