import P8Definitions
import Foundation
import P8Model
import TestSupport
import Testing

import Project8

/// Tables as delimited text, from the folder to the findings.
struct TableCheckTests {
  private static let bench = "\(PhuYenCaseTests.root)/Tests/Benchmarks/Validation/definitions"

  /// The definitions of the bench, with the words of the project's own checks.
  private func workspace(in folder: TemporaryFolder) throws -> Workspace {
    try FileManager.default.copyItem(atPath: Self.bench, toPath: folder.path("definitions"))
    try FileManager.default.copyItem(
      atPath: "\(PhuYenCaseTests.root)/indicators/checks.yaml",
      toPath: folder.path("definitions/indicators/checks.yaml"))
    return try Workspace(definitions: folder.path("definitions"), registry: nil)
  }

  private func check(_ workspace: Workspace, _ folder: TemporaryFolder) async throws -> CheckedBatch {
    try await workspace.checking.check(FileWalk.files(under: [folder.path("in")], named: .relative), jobs: 2)
  }

  private static let header =
    "row_id,village_code,indicator,period,held_on,participants,women,men,ethnic_minority,poor_households,score,note\n"

  @Test func `each kind of fault is found at its cell, and a sound table has none`() async throws {
    let folder = try TemporaryFolder()
    let workspace = try workspace(in: folder)
    let rows = [
      "R1,V00001,CCT,2025-Q1,2025-02-03,10,6,4,9,3,0.50,\"Họp, có mưa\n\"",
      "R2,V0001,CCT,2025-Q1,2025-02-03,10,6,4,9,3,0.50,",
      "R3,V00001,HOP,2025-Q1,2025-02-03,10,6,4,9,3,0.50,",
      "R4,V00001,CCT,2025-Q1,31/02/2025,10,6,4,9,3,0.50,",
      "R5,V00001,CCT,2025-Q1,,10,6,4,9,3,0.50,",
      "R6,V00001,CCT,2025-Q1,2025-02-03,10,6,5,9,3,0.50,",
      "R1,V00001,CCT,2025-Q1,2025-02-03,10,6,4,9,3,0.50,",
      "R8,V00001,CCT,2025-Q1,2025-02-03,10,6,4,9,mười,0.50,",
      "R9,V00001,CCT,2025-Q1,2025-02-03,10,6,4,9,3000,1.50,",
      "R10,V00001,CCT,2025-Q1,2025-02-03,10,6,4,9,3,0.50,a,b",
    ]
    try folder.write(Array((Self.header + rows.joined(separator: "\n")).utf8), to: "in/faulty.csv")
    try folder.write(Array((Self.header + rows[0]).utf8), to: "in/sound.csv")
    let batch = try await check(workspace, folder)
    let found = batch.findings.map { "\($0.at.file) \($0.at.cell ?? "") \($0.rule)" }
    #expect(
      found == [
        "faulty.csv B3 text.shape", "faulty.csv C4 list.unknown", "faulty.csv E5 type.date",
        "faulty.csv E6 required.missing", "faulty.csv H7 field_report.by-sex",
        "faulty.csv A8 field_report.twice", "faulty.csv J9 type.number-proposal",
        "faulty.csv J10 range.maximum", "faulty.csv K10 range.maximum", "faulty.csv L11 table.extra-cells",
      ])
    #expect(batch.counts.accepted == 1 && batch.counts.held == 1 && batch.counts.rejected == 0)
    #expect(Set(batch.findings.map(\.fingerprint)).count == batch.findings.count)
    #expect(batch.findings.allSatisfy { !$0.message.vi.contains("{") && !$0.message.en.contains("{") })
  }

  @Test
  func `a sheet of a form that was saved as text is recognised, and its sender is asked for unit and period`()
    async throws
  {
    let folder = try TemporaryFolder()
    let workspace = try Workspace(
      definitions: PhuYenCaseTests.root, registry: folder.path("registry.sqlite"))
    let text =
      "Tên tổ truyền thông;Tình trạng;Số QĐ;Ngày thành lập;Tổng số thành viên;Số nữ;Số nam;Người DTTS;Ngày giải thể;Số buổi;Ghi chú\r\n"
      + "Tổ 1;Duy trì;12/QĐ;5/3/2023;10;6;5;9;;12;\r\n"
    try folder.write(Array(text.utf8), to: "in/to.csv")
    try folder.write(Array("a;b\r\n1;2\r\n".utf8), to: "in/khac.csv")
    try folder.write(Array("item,opening,new,dissolved,closing\r\n".utf8), to: "in/trong.csv")
    let batch = try await check(workspace, folder)
    #expect(
      batch.findings.map { "\($0.at.file) \($0.at.cell ?? "") \($0.rule)" } == [
        "khac.csv  table.unknown", "to.csv  layout.unplaced", "trong.csv  layout.unplaced",
      ])
    #expect(batch.findings[1].message.vi.contains("11 cột, 1 dòng"))
    #expect(batch.counts.rejected == 3)
    let files = try FileWalk.files(under: [folder.path("in")], named: .relative)
    let ingested = try await workspace.ingest.store(files, jobs: 1)
    #expect(ingested.counts.stored == 0)
    let marked = try await workspace.checking.writeMarkedCopies(
      of: batch, files: files, under: [folder.path("in")], into: folder.path("out"), repairing: [],
      language: .en, jobs: 1)
    #expect(marked.copies.isEmpty && marked.withoutCopy.count == 3)
    #expect(marked.withoutCopy[1].reason.en.contains("--unit"))
  }

  @Test func `a sheet that was saved as text is stored like any other once it was accepted`() async throws {
    let registry = try SmallRegistry()
    let text =
      "Tên tổ truyền thông;Tình trạng;Số QĐ;Ngày thành lập;Tổng số thành viên;Số nữ;Số nam;Người DTTS\r\n"
      + "Tổ 1;Duy trì;12/QĐ;28/8/2022;11;6;5;9\r\n"
    try registry.folder.write(Array(text.utf8), to: "in/2023/22210-01.csv")
    let files = try FileWalk.files(under: [registry.folder.path("in")], named: .relative)
    let workspace = registry.workspace
    _ = try await workspace.layouts.accept(files, period: nil, unit: nil, by: "Lan", reason: "")
    _ = try await workspace.ingest.store(files, jobs: 1)
    #expect(try registry.figure("D8.1.1", of: "22210-01") == "1")
  }
}
