import P8Forms
import P8Model
import Project8
import SpreadsheetML
import TestSupport
import Testing

/// What stands in a file otherwise than people see it, or means another thing than one cell alone says: told, never taken in
/// silence.
struct HiddenMeaningTests {
  private static let sessions = "5. Truyền thông"
  private static let teams = "1. Tổ truyền thông"
  private static let money = "10. Kinh phí"

  private static func report(_ typed: [(sheet: String, cell: String, content: CellContent)]) -> FilledReport {
    var report = FilledReport.sound("22210-01", "Buôn mẫu 1")
    report.rows["communication_session"] = [
      session(on: "2023-03-06", women: 41, men: 16), session(on: "2023-06-22", women: 23, men: 6),
    ]
    report.rows["money"] = [
      ("central", "12", "10"), ("local", "3", "3"), ("other", "0", "0"), ("total", "15", "13"),
    ].map { ["item": $0.0, "allocated": $0.1, "disbursed": $0.2] }
    report.typed = typed
    return report
  }

  private static func session(on day: String, women: Int, men: Int) -> [String: String] {
    [
      "held_on": day, "kind": "meeting", "topic": "Phòng chống tảo hôn", "attendances": "\(women + men)",
      "women": "\(women)", "men": "\(men)", "ethnic_minority": "\(men)",
    ]
  }

  private func findings(
    _ typed: [(sheet: String, cell: String, content: CellContent)]
  ) async throws -> [Finding] {
    try await SmallRegistry().ingest(Self.report(typed))
  }

  /// The first row of a sheet's data, found where the sound report has it.
  private static func row(_ place: Int, of sheet: String) throws -> Int {
    let report = try SmallRegistry()
    let reader = try WorkbookReader(bytes: Self.report([]).bytes(report.workspace.definitions))
    let content = try reader.content(of: #require(reader.sheet(named: sheet)))
    let ordinals = content.rows.filter { $0.cells.first?.value.number == 1 }.map(\.index)
    return try #require(ordinals.first) + place
  }

  @Test func `the sound report has no findings`() async throws {
    #expect(try await findings([]).isEmpty)
  }

  // MARK: - Decided by the column

  @Test func `a day that can only be read month first makes its neighbours unsure`() async throws {
    let row = try Self.row(0, of: Self.sessions)
    let found = try await findings([
      (Self.sessions, "B\(row)", .text("03/06/2023")), (Self.sessions, "B\(row + 1)", .text("06/22/2023")),
    ])
    #expect(found.map(\.rule) == ["type.date-order", "type.date-order"])
    #expect(found.map(\.at.cell) == ["B\(row)", "B\(row + 1)"])
    #expect(found.map { $0.suggestions.first?.with } == ["06/03/2023", "22/06/2023"])
    #expect(found.allSatisfy { $0.suggestions.first?.certainty != .certain })
  }

  @Test func `days that all may be read day first are read so`() async throws {
    let row = try Self.row(0, of: Self.sessions)
    let found = try await findings([
      (Self.sessions, "B\(row)", .text("03/06/2023")), (Self.sessions, "B\(row + 1)", .text("22/06/2023")),
    ])
    #expect(found.map(\.rule) == ["type.date-text", "type.date-text"])
  }

  @Test func `a point that can only be decimal makes points of the table decimal, and nothing certain`()
    async throws
  {
    let cells = ["D6", "E6", "D7", "E7"]
    let texts = ["12.5", "10.125", "3.000", "3.125"]
    let found = try await findings(
      zip(cells, texts).map { (Self.money, $0, .text($1)) }
    ).filter { cells.contains($0.at.cell ?? "") && $0.at.sheet == Self.money }
    #expect(Set(found.map(\.rule)) == ["type.number-proposal"] && found.count == 4)
    #expect(found.map { $0.suggestions.first?.with } == ["12.5", "10.125", "3", "3.125"])
    #expect(found.allSatisfy { $0.suggestions.first?.certainty == .likely })
  }

  // MARK: - Rows that are none

  @Test func `subtotals among the rows of our form are compared and not asked to be filled`() async throws {
    let row = try Self.row(2, of: Self.sessions)
    func total(_ women: Double, _ men: Double) -> [(String, String, CellContent)] {
      [
        (Self.sessions, "A\(row)", .text("Cộng 6 tháng đầu năm")),
        (Self.sessions, "E\(row)", .number(women + men)), (Self.sessions, "F\(row)", .number(women)),
        (Self.sessions, "G\(row)", .number(men)),
      ]
    }
    #expect(try await findings(total(64, 22)).isEmpty)
    let wrong = try await findings(total(65, 22))
    #expect(wrong.map(\.rule) == ["total.wrong", "total.wrong"])
    #expect(wrong.map(\.at.cell) == ["E\(row)", "F\(row)"])
  }

  @Test func `signatures below a table are passed over and the names of those who sign are not kept`()
    async throws
  {
    let found = try await findings([
      (Self.teams, "B40", .text("NGƯỜI LẬP BIỂU")), (Self.teams, "H40", .text("TM. BAN CHẤP HÀNH")),
      (Self.teams, "B41", .text("(Ký, ghi rõ họ tên)")), (Self.teams, "H41", .text("CHI HỘI TRƯỞNG")),
      (Self.teams, "B44", .text("Hờ Bia")), (Self.teams, "H44", .text("Ksor H'Lan")),
    ])
    #expect(found.allSatisfy { $0.severity != .error }, "\(found.map(\.message.vi))")
  }

  // MARK: - What nobody sees

  @Test func `a formula without a result is told as such`() async throws {
    let row = try Self.row(0, of: Self.teams)
    let found = try await findings([
      (Self.teams, "G\(row)", .formula("H\(row)+I\(row)", cached: .blank))
    ])
    #expect(found.map(\.rule) == ["type.formula-empty"] && found.first?.at.cell == "G\(row)")
  }

  /// A table of one's own whose cells have other looks.
  private func ownTable(
    _ change: (inout Worksheet, _ row: Int) -> Void
  ) async throws -> (findings: [Finding], understood: String) {
    var sheet = Worksheet(name: "Biểu")
    sheet.set(.text("TỔ TRUYỀN THÔNG, Buôn mẫu 1, xã Ea Lâm, huyện Sông Hinh, NĂM 2023"), row: 1, column: 1)
    let headers = [
      "TT", "Tên tổ truyền thông", "Tình trạng", "Số QĐ", "Ngày QĐ", "Số TV", "Nữ", "Nam", "DTTS",
    ]
    sheet.set(headers.map { .text($0) }, row: 3)
    sheet.set(
      [
        .number(1), .text("Tổ 1"), .text("Duy trì"), .text("15/QĐ"), .text("28/8/2022"), .number(11),
        .number(5), .number(6), .number(9),
      ], row: 4)
    change(&sheet, 4)
    var workbook = Workbook()
    workbook.add(sheet)
    let registry = try SmallRegistry()
    let files = [
      BatchFile(path: try registry.folder.write(workbook.xlsx(), to: "bang.xlsx"), name: "bang.xlsx")
    ]
    let batch = try await registry.workspace.checking.check(files, jobs: 1)
    return (
      batch.findings, try registry.workspace.layouts.understood(files, period: nil, unit: nil).formatted(.vi)
    )
  }

  @Test func `a row that is struck out is held`() async throws {
    let style = CellStyle(font: CellStyle.Font(isStruckThrough: true))
    let found = try await ownTable { sheet, row in
      sheet.set(.number(2), row: row + 1, column: 1)
      sheet.set([.text("Tổ 2"), .text("Duy trì"), .text("16/QĐ")], row: row + 1, column: 2, style: style)
      sheet.set(.text("28/8/2022"), row: row + 1, column: 5, style: style)
      sheet.set([.number(8), .number(4), .number(4), .number(8)], row: row + 1, column: 6, style: style)
    }.findings
    let struck = found.filter { $0.rule == "head.struck-row" }
    #expect(struck.map(\.at.row) == [5] && struck.first?.effect == .holdRow)
  }

  @Test func `a number whose format shows nothing is held`() async throws {
    let found = try await ownTable { sheet, row in
      sheet.set(.number(12), row: row, column: 9, style: CellStyle(numberFormat: NumberFormat(";;;")))
    }.findings
    #expect(found.filter { $0.rule == "type.invisible" }.map(\.at.cell) == ["I4"])
  }

  @Test(arguments: ["mm/yyyy", "yyyy"])
  func `a day of which the month or the year is shown only is no day`(format: String) async throws {
    let found = try await ownTable { sheet, row in
      sheet.set(
        .date(SerialDate.Moment(year: 2022, month: 8, day: 1)), row: row, column: 5,
        style: CellStyle(numberFormat: NumberFormat(format)))
    }.findings
    #expect(found.filter { $0.rule == "type.date" }.map(\.at.cell) == ["E4"])
  }

  @Test func `texts in an old font are read as Unicode, and that is told once`() async throws {
    let font = CellStyle(font: CellStyle.Font(name: ".VnTime"))
    // “Tổ Trường” in TCVN3; its ư is the soft hyphen, which no repair may cut.
    let found = try await ownTable { sheet, row in
      sheet.set(.text("Tæ Tr\u{AD}êng"), row: row, column: 2, style: font)
      sheet.set(.text("Duy tr×"), row: row, column: 3, style: font)
    }.findings
    let old = found.filter { $0.rule == "text.old-font" }
    #expect(old.map(\.at.cell) == ["B4"])
    #expect(found.allSatisfy { $0.rule != "list.unknown" && $0.rule != "text.unclean" })
  }

  // MARK: - Several tables

  @Test func `two tables under one another are two parts`() async throws {
    let taken = try await ownTable { sheet, row in
      sheet.set(.text("2. Địa chỉ tin cậy"), row: row + 2, column: 1)
      let headers = [
        "TT", "Tên địa chỉ tin cậy", "Nơi đặt", "Thuộc chương trình", "Tình trạng", "Ngày quyết định",
      ]
      sheet.set(headers.map { .text($0) }, row: row + 3)
      sheet.set(
        [
          .number(1), .text("Địa chỉ tin cậy Buôn mẫu 1"), .text("Nhà văn hóa, nhà cộng đồng"),
          .text("Dự án 8"), .text("Thành lập mới"), .text("4/5/2023"),
        ], row: row + 4)
    }
    #expect(taken.understood.contains("Tổ truyền thông cộng đồng (trang tính Biểu): 8 cột, 1 dòng"))
    #expect(taken.understood.contains("Địa chỉ tin cậy"))
    let waiting = try #require(taken.findings.first { $0.rule == "layout.foreign" })
    #expect(waiting.message.vi.ranges(of: "1 dòng").count == 2, "\(waiting.message.vi)")
    #expect(taken.findings.filter { $0.rule == "required.missing" }.isEmpty)
  }
}
