import Foundation
import P8Definitions
import P8Forms
import P8Model
import Project8
import SpreadsheetML
import TestSupport
import Testing

/// A form of the project filled in, and changed afterwards as people change it.
struct FilledReport {
  var form = "village-report"
  var unit = "22210-01"
  var name = "Buôn mẫu 1"
  var above = ["Xã Ea Lâm", "Huyện Sông Hinh", "Tỉnh Phú Yên"]
  var period = "2023"
  /// The rows by section.
  var rows: [String: [[String: String]]] = [:]
  /// What was typed into cells afterwards: sheet, address, content.
  var typed: [(sheet: String, cell: String, content: CellContent)] = []

  /// A report with one team and two sessions, as an officer would send it.
  static func sound(_ unit: String, _ name: String, period: String = "2023", team: String? = nil)
    -> FilledReport
  {
    var report = FilledReport()
    report.unit = unit
    report.name = name
    report.period = period
    let isFirst = period == "2022"
    report.rows = [
      "communication_team": [Self.team(team ?? "Tổ truyền thông cộng đồng \(name)", isNew: isFirst)],
      "stated_figures": [
        [
          "item": "communication_team", "opening": isFirst ? "0" : "1", "new": isFirst ? "1" : "0",
          "transferred_in": "0", "dissolved": "0", "transferred_out": "0", "closing": "1",
        ]
      ],
    ]
    return report
  }

  static func team(_ name: String, isNew: Bool = false, women: Int = 7, men: Int = 4) -> [String: String] {
    [
      "name": name, "status": isNew ? "new" : "maintained", "decision_number": "15/QĐ-UBND",
      "decision_date": "2022-08-28", "members": "\(women + men)", "women": "\(women)", "men": "\(men)",
      "ethnic_minority": "9", "activities": isNew ? "4" : "12",
    ]
  }

  static func dialogue(_ topic: String, on day: String = "2023-08-01", covering: String = "") -> [String:
    String]
  {
    [
      "held_on": day, "level": "commune", "topic": topic, "covered_units": covering, "participants": "50",
      "women": "30", "men": "20", "ethnic_minority": "40", "opinions": "8", "answered": "8",
      "transferred": "0", "pending": "0",
    ]
  }

  func bytes(_ definitions: Definitions) throws -> [UInt8] {
    let form = try #require(definitions.forms[form])
    let period = try #require(Period(period, calendar: .calendar))
    let unit = try #require(UnitCode(unit, structure: period.structure))
    let request = FormRequest(unit: unit, unitName: name, above: above, period: period)
    let blank = FormWorkbook(form, for: request, definitions: definitions).filled(rows: rows)
    guard !typed.isEmpty else { return try blank.xlsx() }
    var editor = try WorkbookEditor(bytes: try blank.xlsx())
    for change in typed {
      editor.set(change.content, at: try #require(CellReference(change.cell)), on: change.sheet)
    }
    return try editor.xlsx()
  }
}

/// A registry with two villages, to which reports are sent.
struct SmallRegistry {
  let folder: TemporaryFolder
  let workspace: Workspace

  /// The definitions, read once for all tests.
  private static let shared = Result { try Workspace(definitions: PhuYenCaseTests.root, registry: nil) }

  init(villages: [String] = ["Buôn mẫu 1", "Buôn mẫu 2"]) throws {
    folder = try TemporaryFolder()
    workspace = try Self.shared.get().with(registry: folder.path("registry.sqlite"))
    let list = "commune\tvillage\n" + villages.map { "22210\t\($0)\n" }.joined()
    _ = try workspace.importVillages(
      fromFile: folder.write(Array(list.utf8), to: "villages.tsv"), structure: .y2024, language: .en)
  }

  /// What ingest finds in a report, or in several of one run.
  @discardableResult
  func ingest(_ reports: FilledReport...) async throws -> [Finding] {
    let files = try reports.enumerated().map { index, report in
      let name = "\(report.unit)-\(report.period)-\(index)-\(UUID().uuidString).xlsx"
      return BatchFile(path: try folder.write(report.bytes(workspace.definitions), to: name), name: name)
    }
    return try await workspace.ingest.store(files, jobs: 2).check.findings
  }

  /// A figure of a unit as a text; nil where there is none.
  func figure(
    _ indicator: String, _ key: FigureKey = .cumulative, of unit: String = "22210", period: String = "2023"
  ) throws -> String? {
    let table = try workspace.table(unit: unit, period: period, by: nil, structure: nil)
    return table.total.value(key, of: indicator)?.description
  }
}
