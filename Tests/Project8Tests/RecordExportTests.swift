import Foundation
import P8Definitions
import P8Exports
import P8Model
import Project8
import SpreadsheetML
import TestSupport
import Testing

/// Stored models and events as lists, by audience.
struct RecordExportTests {
  private func workspace(_ folder: TemporaryFolder) async throws -> Workspace {
    let workspace = try Office.open("office", in: folder)
    _ = try await workspace.ingest.store(FileWalk.files(under: ["\(Office.samples)/reports"]), jobs: 2)
    return workspace
  }

  private func records(
    _ workspace: Workspace, _ record: String, _ audience: Audience = .internal
  ) throws -> [[String: String]] {
    let document = try workspace.exporting.records(
      RecordRequest(
        unit: workspace.unit("54", structure: .y2024), period: workspace.period("2023"), records: [record],
        audience: audience, language: .en, container: .csv))
    #expect(document.manifest.audience == audience && document.manifest.heldBack == 0)
    let rows = CommaSeparated.rows(document.bytes)
    let names = try #require(rows.first)
    return rows.dropFirst().map { Dictionary(zip(names, $0)) { first, _ in first } }
  }

  @Test func `inside all fields are there, and add up to the table; outside nobody is counted`() async throws
  {
    let folder = try TemporaryFolder()
    let workspace = try await workspace(folder)
    let inside = try records(workspace, "communication_team")
    let table = try workspace.table(unit: "54", period: "2023", by: nil, structure: nil)
    let members = inside.filter { $0["status"] != "dissolved" }.compactMap { Int($0["members"] ?? "") }
    #expect(table.total.value(.cumulative, of: "D8.1.2")?.integer == members.reduce(0, +))
    #expect(inside.allSatisfy { ($0["sha256"] ?? "").count == 64 })
    for audience in [Audience.partner, .public] {
      let outside = try records(workspace, "communication_team", audience)
      #expect(outside.count == inside.count)
      let names = Set(try #require(outside.first).keys)
      #expect(names.isDisjoint(with: ["members", "women", "men", "ethnic_minority", "note", "sha256"]))
      #expect(names.isSuperset(of: ["unit", "period", "name", "status", "decision_date"]))
    }
    let sessions = try records(workspace, "communication_session", .partner)
    #expect(!(try #require(sessions.first).keys.contains("attendances")))
  }

  @Test func `shelters are told without their names, by commune and by district`() async throws {
    let folder = try TemporaryFolder()
    let workspace = try await workspace(folder)
    let inside = try records(workspace, "trusted_address")
    #expect(!inside.isEmpty && inside.allSatisfy { $0["level"] == "village" && $0["name"] != "" })
    #expect(inside.allSatisfy { $0["site"] != "" && $0["decision_date"] != "" })
    for (audience, level) in [(Audience.partner, "commune"), (.public, "district")] {
      let outside = try records(workspace, "trusted_address", audience)
      #expect(outside.count == inside.count)
      #expect(outside.allSatisfy { $0["level"] == level && $0["name"] == nil })
      // By house and day of the decision one of them could be found.
      let names = Set(try #require(outside.first).keys)
      #expect(names.isDisjoint(with: ["site", "decision_number", "decision_date", "ended_on"]))
      #expect(names.isSuperset(of: ["unit", "period", "programme", "status"]))
    }
  }

  @Test func `a name that names a person is held back`() async throws {
    let folder = try TemporaryFolder()
    let workspace = try Office.open("office", in: folder)
    var report = FilledReport.sound("22210-01", "Buôn mẫu 1")
    report.rows["communication_team"] = [
      FilledReport.team("Tổ truyền thông bà Nguyễn Thị Lan"), FilledReport.team("Tổ truyền thông Buôn Bai"),
    ]
    report.rows["stated_figures"] = nil
    let file = BatchFile(
      path: try folder.write(report.bytes(workspace.definitions), to: "a.xlsx"), name: "a.xlsx")
    _ = try await workspace.ingest.store([file], jobs: 1)
    let inside = try records(workspace, "communication_team").compactMap { $0["name"] }.sorted()
    guard inside.count == 2 else { return }
    #expect(
      try records(workspace, "communication_team", .partner).compactMap { $0["name"] }.sorted() == [
        "", inside[0],
      ])
  }

  @Test func `a workbook has a sheet for each kind, and anything else is refused`() async throws {
    let folder = try TemporaryFolder()
    let workspace = try await workspace(folder)
    func request(_ records: [String], _ container: RecordRequest.Container) throws -> RecordRequest {
      RecordRequest(
        unit: try workspace.unit("54", structure: .y2024), period: try workspace.period("2023"),
        records: records, language: .en, container: container)
    }
    let bytes = try workspace.exporting.records(request([], .xlsx)).bytes
    let reader = try WorkbookReader(bytes: bytes)
    #expect(Set(reader.sheets.map(\.name)) == Set(workspace.definitions.records.keys))
    let first = try reader.content(of: try #require(reader.sheets.first { $0.name == "communication_team" }))
    let text = try #require(first.row(1)?.cells.first?.value)
    #expect("\(text)".contains("nothing is held back"))
    #expect(throws: Failure.self) { try workspace.exporting.records(request([], .csv)) }
    #expect(throws: Failure.self) { try workspace.exporting.records(request(["no-such"], .csv)) }
    #expect(throws: Failure.self) { try RecordRequest.Container(writing: "a.pdf") }
  }
}
