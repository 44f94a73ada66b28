import P8Definitions
import P8Model
import P8Presentation
import Project8
import SpreadsheetML
import TestSupport
import Testing

/// Tables with indicators in rows: one column of numbers, or one for each village.
struct SidewaysTableTests {
  private let registry: SmallRegistry

  init() throws { registry = try SmallRegistry() }

  /// A workbook of rows of cells, sheet by sheet; empty texts are left out.
  private static func workbook(_ sheets: [(name: String, rows: [[CellContent]])]) throws -> [UInt8] {
    var workbook = Workbook()
    for (name, rows) in sheets {
      var sheet = Worksheet(name: name)
      for (row, cells) in rows.enumerated() {
        for (column, content) in cells.enumerated() where content != .blank {
          sheet.set(content, row: row + 1, column: column + 1)
        }
      }
      workbook.add(sheet)
    }
    return try workbook.xlsx()
  }

  private static func villages(teams: Double = 2) -> [[CellContent]] {
    [
      [.text("BÁO CÁO DỰ ÁN 8 - XÃ EA LÂM - NĂM 2023")],
      ["Chỉ tiêu", "ĐVT", "Buôn mẫu 1", "Buôn mẫu 2", "Cộng"].map { .text($0) },
      [.text("Tổ truyền thông cộng đồng"), .text("tổ"), .number(1), .number(1), .number(teams)],
      [.text("Thành viên tổ"), .text("người"), .number(11), .number(9), .number(20)],
      [.text("CLB Thủ lĩnh của sự thay đổi"), .text("CLB"), .number(1), .number(0), .text("1")],
      [.text("Địa chỉ tin cậy"), .text("địa chỉ"), .text("1"), .number(0), .number(1)],
    ]
  }

  private func files(_ bytes: [UInt8]) throws -> [BatchFile] {
    [BatchFile(path: try registry.folder.write(bytes, to: "bang.xlsx"), name: "bang.xlsx")]
  }

  @Test func `villages in columns are reports of their own, which wait and count once accepted`() async throws
  {
    let workspace = registry.workspace
    let files = try files(Self.workbook([("Biểu", Self.villages())]))
    let batch = try await workspace.ingest.store(files, jobs: 2)
    #expect(batch.check.run.files.map(\.path) == ["bang.xlsx#Buôn mẫu 1", "bang.xlsx#Buôn mẫu 2"])
    #expect(batch.check.run.files.map(\.unit?.code) == ["22210-01", "22210-02"])
    #expect(
      batch.check.findings.filter { $0.severity == .error }.map(\.rule) == [
        "layout.foreign", "layout.foreign",
      ])
    // What the form has no row for is told at its place.
    #expect(
      batch.check.findings.contains {
        $0.rule == "head.other-row" && $0.message.vi.contains("Thành viên tổ") && $0.at.cell == "A4"
      })
    _ = try await workspace.layouts.accept(files, period: nil, unit: nil, by: "Hội LHPN xã", reason: "")
    let accepted = try await workspace.checking.check(files, jobs: 1)
    #expect(accepted.findings.allSatisfy { !$0.isOpenError })
    let closing = accepted.run.files.map { file in file.verdict }
    #expect(closing == [.accepted, .accepted])
  }

  @Test func `a total that the villages do not make is told with both numbers, and nothing is taken`()
    async throws
  {
    let batch = try await registry.workspace.ingest.store(
      files(Self.workbook([("Biểu", Self.villages(teams: 3))])), jobs: 1)
    #expect(batch.counts.stored == 0)
    #expect(batch.check.findings.map(\.rule) == ["file.several-units"])
    let message = try #require(batch.check.findings.first?.message.vi)
    #expect(message.contains("E3") && message.contains("3") && message.contains("2"))
  }

  @Test func `another sheet beside villages in columns is not lost`() async throws {
    let bytes = try Self.workbook([
      ("Biểu", Self.villages()), ("Khác", [[.text("Buổi truyền thông"), .number(4)]]),
    ])
    let batch = try await registry.workspace.ingest.store(files(bytes), jobs: 1)
    #expect(batch.counts.stored == 0)
    #expect(batch.check.findings.first?.message.vi.contains("Khác") == true)
  }

  @Test(arguments: ["Số lượng", "Tổng số", "Kết quả năm 2023"])
  func `one column of numbers is the closing stock, whatever its header`(header: String) async throws {
    let bytes = try Self.workbook([
      (
        "Biểu",
        [
          [.text("BÁO CÁO NĂM 2023 - Buôn mẫu 1, xã Ea Lâm")],
          ["TT", "Chỉ tiêu", "ĐVT", header, "Ghi chú"].map { .text($0) },
          [.number(1), .text("Tổ truyền thông"), .text("tổ"), .number(1), .text("duy trì")],
          [.number(2), .text("Địa chỉ tin cậy"), .text("địa chỉ"), .number(2)],
        ]
      )
    ])
    let workspace = registry.workspace
    let files = try files(bytes)
    let understood = try workspace.layouts.understood(files, period: nil, unit: nil).files
    guard
      case .foreign(let report, let form, unplaced: _, acceptance: _, otherErrors: _)? = understood.first?
        .kind
    else {
      Issue.record("not understood")
      return
    }
    #expect(report.stamp.unit.text == "22210-01")
    let stated = try #require(report.sections.first { $0.id == "stated_figures" })
    let closing = try #require(form.section("stated_figures")?.index(ofColumn: "closing"))
    #expect(stated.rows.map { $0.cells[closing]?.value?.number } == [1, 2])
  }
}
