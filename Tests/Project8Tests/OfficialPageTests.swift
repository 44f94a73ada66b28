import Foundation
import P8Model
import SpreadsheetML
import TestSupport
import Testing

import Project8

/// What official pages say of whom they come from, of which villages, and of years without reports.
struct OfficialPageTests {
  private func workspace(_ folder: TemporaryFolder) async throws -> Workspace {
    let workspace = try Office.open("office", in: folder)
    let files = ["22084-01", "22087-01", "22087-02"].map {
      BatchFile(path: "\(Office.samples)/reports/\($0).xlsx", name: "\($0).xlsx")
    }
    _ = try await workspace.ingest.store(files, jobs: 1)
    return workspace
  }

  /// The texts of a sheet of a report, the first unless named.
  private func texts(
    _ workspace: Workspace, _ layout: String, unit: String, period: String = "2023",
    by level: UnitLevel? = nil,
    sheet name: String? = nil
  ) throws -> [String] {
    let report = try workspace.nationalReport(
      layout: layout, unit: unit, period: period, by: level, language: .vi, container: .xlsx)
    let reader = try WorkbookReader(bytes: report.bytes)
    let sheet = try #require(reader.sheets.first { name == nil || $0.name == name })
    return try reader.content(of: sheet).cells.map {
      try reader.displayedText(of: $0, conventions: .vietnamese)
    }
  }

  @Test(arguments: [
    ("VN", "TRUNG ƯƠNG HỘI LIÊN HIỆP PHỤ NỮ VIỆT NAM", 1),
    ("54", "HỘI LIÊN HIỆP PHỤ NỮ TỈNH PHÚ YÊN", 1),
    ("558", "HỘI LIÊN HIỆP PHỤ NỮ HUYỆN ĐỒNG XUÂN", 1), ("22087-01", "CHI HỘI PHỤ NỮ", 1),
  ])
  func `a page is headed by the office of its level, once`(unit: String, words: String, count: Int)
    async throws
  {
    let folder = try TemporaryFolder()
    let texts = try texts(await workspace(folder), "national-summary", unit: unit)
    #expect(texts.count { $0.hasPrefix(words) } == count, "\(texts.prefix(8))")
    #expect(!texts.contains { $0.contains("PHỤ NỮ BUÔN") || $0.contains("HỘI LIÊN HIỆP PHỤ NỮ THÔN") })
  }

  @Test func `the nation says of which provinces villages are listed`() async throws {
    let folder = try TemporaryFolder()
    let workspace = try await workspace(folder)
    let table = try workspace.table(unit: "VN", period: "2023", by: nil, structure: nil)
    #expect(table.notes.contains { $0.en.contains("Villages are listed for 1 of 63 provinces") })
  }

  @Test func `a period outside all phases gives no workbook`() async throws {
    let folder = try TemporaryFolder()
    let workspace = try await workspace(folder)
    #expect(throws: Failure.self) { try texts(workspace, "national-summary", unit: "54", period: "2019") }
  }

  @Test func `villages of the same name stand with their communes`() async throws {
    let folder = try TemporaryFolder()
    let workspace = try await workspace(folder)
    let rows = try texts(workspace, "national-summary", unit: "558", by: .village, sheet: "Theo đơn vị")
      .filter { $0.hasPrefix("Thôn mẫu 1") }
    #expect(rows.count > 1 && Set(rows).count == rows.count && rows.allSatisfy { $0.contains(", Xã ") })
  }

  @Test func `the table of domestic violence has place, date and who signs`() async throws {
    let folder = try TemporaryFolder()
    let texts = try texts(await workspace(folder), "domestic-violence", unit: "54")
    #expect(texts.contains { $0.hasPrefix("Phú Yên, ngày ") })
    #expect(texts.contains("(Ký, ghi rõ họ tên)") && texts.contains("(Ký, đóng dấu, ghi rõ họ tên)"))
  }

  // MARK: - Years without reports

  @Test func `a year without reports says at each figure that it is of earlier reports`() async throws {
    let folder = try TemporaryFolder()
    let workspace = try await workspace(folder)
    let words = "Kỳ này chưa có báo cáo, lấy theo báo cáo trước"
    let empty = try texts(workspace, "national-summary", unit: "54", period: "2024")
    #expect(empty.count { $0.hasPrefix(words) } > 5)
    #expect(!(try texts(workspace, "national-summary", unit: "54")).contains { $0.hasPrefix(words) })
  }

  @Test(arguments: [UnitLevel?.none, .district])
  func `nothing of such a year is sent to other systems unless it is asked for`(level: UnitLevel?)
    async throws
  {
    let folder = try TemporaryFolder()
    let workspace = try await workspace(folder)
    func export(_ period: String, isWithCarriedOver: Bool = false) throws -> String {
      let request = try workspace.request(unit: "54", period: period)
      let figures = FigureRequest(unit: request.unit, period: request.period, by: level)
      let exchange = ExchangeRequest(
        figures, language: .en, audience: .internal, isWithCarriedOver: isWithCarriedOver)
      return String(decoding: try workspace.exporting.dhis2(exchange, part: .csv).bytes, as: UTF8.self)
    }
    #expect(try export("2023").contains("P8_D8_1_1_AT_CLOSING"))
    let failure = #expect(throws: Failure.self) { try export("2024") }
    #expect(failure?.message.en.contains("no report of Tỉnh Phú Yên for 2024") == true)
    #expect(failure?.remedy?.en.contains("--carried-over") == true)
    let carried = try export("2024", isWithCarriedOver: true)
    #expect(carried.contains("P8_D8_1_1_AT_CLOSING"))
    #expect(carried.contains("the number is that of earlier reports"))
  }
}
