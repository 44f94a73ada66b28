import Foundation
import P8Definitions
import P8Exports
import P8Model
import SpreadsheetML
import TestSupport
import Testing

import Project8

/// Targets, yearly plans and baselines out of spreadsheets.
struct TargetListTests {
  private let folder: TemporaryFolder
  private let definitions: String

  /// A copy of the definitions, since a list becomes a file of them.
  init() throws {
    folder = try TemporaryFolder()
    definitions = folder.path("definitions")
    try FileManager.default.createDirectory(atPath: definitions, withIntermediateDirectories: true)
    for name in ["indicators", "templates"] {
      try FileManager.default.copyItem(
        atPath: "\(PhuYenCaseTests.root)/\(name)", toPath: "\(definitions)/\(name)")
    }
  }

  private var imported: String { "\(definitions)/indicators/targets/imported.yaml" }

  private static let header =
    "Mã chỉ tiêu\tMã đơn vị\tCho\tGiá trị\tNguồn\tNgười duyệt\tNgày duyệt\tGiải trình"

  private func take(_ lines: [String], isTrial: Bool = false) throws -> Targets.Outcome {
    let text = ([Self.header] + lines).joined(separator: "\n") + "\n"
    let file = try folder.write(Array(text.utf8), to: "plan.tsv")
    return try Workspace(definitions: definitions, registry: nil).targets.importLists(
      [file], isTrial: isTrial)
  }

  private static let plan =
    "D8.1.1\t54\t2023\t60\tKế hoạch 12/KH-HLHPN\tUBND tỉnh\t15/01/2023\tHai xã chưa có quyết định"

  @Test func `plans, targets and baselines are taken with source and approval, and stand in exports`()
    async throws
  {
    let outcome = try take([
      Self.plan, "D8.3.1\t54\t2021-2025\t12\tQuyết định 7/QĐ\tUBND tỉnh\t2022-03-01\t",
      "D8.1.1\t54\tđầu kỳ 2020\t3\tBáo cáo 2020\tHội LHPN tỉnh\t2021-01-10\t",
    ])
    // The province's target of the phase for clubs was looked for and not found: one of both must go.
    #expect(outcome.problems.count == 1 && outcome.path == nil)
    #expect(outcome.problems.first?.en.contains("phase-1.yaml") == true)
    #expect(!FileManager.default.fileExists(atPath: imported))

    let taken = try take([
      Self.plan, "D8.1.1\t54\tđầu kỳ 2020\t3\tBáo cáo 2020\tHội LHPN tỉnh\t2021-01-10\t",
      "D8.2.1.1\t54\t2021-2025\t1.300\tKế hoạch\tUBND tỉnh\t2022-03-01\t",
    ])
    #expect(taken.problems.isEmpty && taken.count == 3 && taken.path == imported)
    let workspace = try Workspace(definitions: definitions, registry: folder.path("r.sqlite"))
    let own = workspace.definitions.targets.filter { $0.source.file.hasSuffix("imported.yaml") }
    try #require(own.count == 3)
    #expect(own.map(\.span) == [.year(2023), .baseline(2020), .phase])
    #expect(own.map(\.value) == [60, 3, 1300])
    #expect(own[0].approval?.by == "UBND tỉnh" && own[0].approval?.on == CalendarDate(iso: "2023-01-15"))
    #expect(own[0].note?.vi == "Hai xã chưa có quyết định")
    let teams = try #require(workspace.definitions.indicator("D8.1.1"))
    let baseline = try #require(workspace.definitions.baseline(of: teams, for: own[0].unit))
    #expect(baseline.number == BaselineNumber(value: 3, year: 2020))

    _ = try workspace.importVillages(
      fromFile: "\(Office.samples)/seed/villages.tsv", structure: .y2024, language: .en)
    let files = ["22084-01", "22087-01"].map {
      BatchFile(path: "\(Office.samples)/reports/\($0).xlsx", name: "\($0).xlsx")
    }
    _ = try await workspace.ingest.store(files, jobs: 1)
    let sheet = try workspace.donorSheet(
      layout: "donor-sheet", unit: "54", period: "2023", by: .district, language: .en, container: .xlsx)
    let reader = try WorkbookReader(bytes: sheet.workbook.bytes)
    let tracking = try reader.content(of: try #require(reader.sheets.first { $0.name == "Tracking" }))
    let row = try #require(tracking.rows.first { $0.cells.contains { $0.value == .text("D8.1.1") } })
    let texts = try row.cells.map {
      try reader.displayedText(of: $0, conventions: .vietnamese).trimmingCharacters(in: .whitespaces)
    }
    // The baseline is a number with its year, the plan one with its share; why it was missed stands beside them.
    #expect(texts.contains("3 (2020)") && texts.contains("60"), "\(texts)")
    #expect(row.cells.contains { $0.value.number == 3 })
    #expect(texts.last?.contains("Hai xã chưa có quyết định") == true)
    let method = try reader.content(
      of: try #require(reader.sheets.first { $0.name == "Method and coverage" }))
    let all = try method.cells.map { try reader.displayedText(of: $0, conventions: .vietnamese) }
    #expect(all.contains("Kế hoạch 12/KH-HLHPN; approved by UBND tỉnh on 15 Jan 2023"))
    #expect(all.contains("Baseline 2020"))
    let iati = try workspace.exporting.iati(
      ExchangeRequest(
        try workspace.request(unit: "54", period: "2023"), language: .en, audience: .internal),
      publisher: PublisherOptions(identifier: "XX-EXAMPLE-0001", type: "10"))
    let xml = String(decoding: iati.bytes, as: UTF8.self)
    #expect(xml.contains(#"<baseline year="2020" value="3">"#))
  }

  @Test(arguments: [
    ("D8.9.9\t54\t2023\t60\tKH\tUBND\t2023-01-15", "A2", "D8.9.9"),
    ("D8.1.1\t999\t2023\t60\tKH\tUBND\t2023-01-15", "B2", "has no unit “999”"),
    ("D8.1.1\t54\t2031\t60\tKH\tUBND\t2023-01-15", "C2", "in no phase"),
    ("D8.1.1\t54\tsoon\t60\tKH\tUBND\t2023-01-15", "C2", "“soon” is not understood"),
    ("D8.1.1\t54\t2023\ttrên 60\tKH\tUBND\t2023-01-15", "D2", "is not one number"),
    ("D8.1.1\t54\t2023\t60,5\tKH\tUBND\t2023-01-15", "D2", "must be whole"),
    ("D8.1.1\t54\t2023\t-6\tKH\tUBND\t2023-01-15", "D2", "is not one number"),
    ("D8.1.1\t54\t2023\t60\t\tUBND\t2023-01-15", "E2", "must not be"),
    ("D8.1.1\t54\t2023\t60\tKH\t\t2023-01-15", "F2", "must not be"),
    ("D8.1.1\t54\t2023\t60\tKH\tUBND\tsoon", "G2", "is no date"),
    ("D8.1.1\t54\t2023\t60\tKH\tUBND\t", "G2", "must not be"),
  ])
  func `a bad cell is told by its place, and nothing is written`(line: String, cell: String, words: String)
    throws
  {
    let outcome = try take([line])
    #expect(outcome.count == 0 && outcome.path == nil)
    let problem = try #require(outcome.problems.first).en
    #expect(problem.contains("cell \(cell):") && problem.contains(words), "\(problem)")
    #expect(!FileManager.default.fileExists(atPath: imported))
  }

  @Test func `the same row twice, a second phase and a file of others are refused; a trial writes nothing`()
    throws
  {
    #expect(try take([Self.plan, Self.plan]).problems.first?.en.contains("plan.tsv:2") == true)
    let later = "D8.1.1\t22084\t2027\t60\tKH\tUBND\t2026-01-15\t"
    #expect(try take([Self.plan, later]).problems.count == 1)
    #expect(try take([Self.plan], isTrial: true).path == nil)
    #expect(!FileManager.default.fileExists(atPath: imported))
    #expect(try take([Self.plan]).count == 1)
    // What was imported before is replaced; what people wrote is not.
    let other = try take([Self.plan.replacing("60", with: "61")])
    #expect(other.problems.isEmpty && other.path == imported)
    let workspace = try Workspace(definitions: definitions, registry: nil)
    #expect(workspace.definitions.targets.last { $0.approval != nil }?.value == 61)
    let file = folder.path("plan.tsv")
    for path in ["\(definitions)/indicators/targets/phase-1.yaml", "\(definitions)/targets.txt"] {
      #expect(throws: Failure.self) { try workspace.targets.importLists([file], to: path) }
    }
  }

  @Test func `a workbook without the columns is told which are missing`() throws {
    let file = try folder.write(Array("a\tb\n1\t2\n".utf8), to: "other.tsv")
    let failure = #expect(throws: Failure.self) {
      try Workspace(definitions: definitions, registry: nil).targets.importLists([file])
    }
    #expect(failure?.message.en.contains("Approved by") == true)
  }
}
