import P8Model
import Project8
import SpreadsheetML
import TestSupport
import Testing

/// Tables that villages and communes rule themselves: what is understood, what waits, and what counts once a person has
/// accepted it.
struct ForeignLayoutTests {
  private let registry: SmallRegistry
  private var workspace: Workspace { registry.workspace }

  init() throws { registry = try SmallRegistry() }

  // MARK: - The table

  /// A table of teams as a village rules it: two rows of headers, a total, signatures.
  private struct OwnTable {
    var titles = [
      "UBND XÃ EA LÂM", "HỘI LHPN XÃ", "", "BÁO CÁO TỔ TRUYỀN THÔNG CỘNG ĐỒNG NĂM 2023",
      "(Buôn mẫu 1, xã Ea Lâm, huyện Sông Hinh)",
    ]
    var headers: [[CellContent]] = [
      ["STT", "Tên tổ truyền thông", "Tình trạng", "Số QĐ", "Ngày QĐ", "Số TV", "Nữ", "Nam", "DTTS"].map {
        .text($0)
      }
    ]
    var rows: [[CellContent]] = [OwnTable.team]
    var below: [[CellContent]] = [
      [.text("Tổng cộng"), .blank, .blank, .blank, .blank, .number(11), .number(5), .number(6), .number(9)],
      [], [.blank, .text("NGƯỜI LẬP BIỂU"), .blank, .blank, .blank, .blank, .blank, .text("TM. CHI HỘI")],
      [.blank, .text("(Ký, ghi rõ họ tên)")], [],
      [.blank, .text("Hờ Bia"), .blank, .blank, .blank, .blank, .blank, .text("Ksor H'Lan")],
    ]

    static let team: [CellContent] = [
      .number(1), .text("Tổ truyền thông Buôn mẫu 1"), .text("Duy trì"), .text("15/QĐ-UBND"),
      .text("28/8/2022"), .number(11), .number(5), .number(6), .number(9),
    ]

    var bytes: [UInt8] {
      get throws {
        var sheet = Worksheet(name: "Biểu 01")
        for (row, cells) in (titles.map { [CellContent.text($0)] } + headers + rows + below).enumerated() {
          for (column, content) in cells.enumerated() {
            if case .text("") = content { continue }
            sheet.set(content, row: row + 1, column: column + 1)
          }
        }
        var workbook = Workbook()
        workbook.add(sheet)
        return try workbook.xlsx()
      }
    }
  }

  private func files(_ bytes: [UInt8], as name: String = "bang.xlsx") throws -> [BatchFile] {
    [BatchFile(path: try registry.folder.write(bytes, to: name), name: name)]
  }

  private func findings(
    _ files: [BatchFile], period: Period? = nil, unit: String? = nil
  ) async throws -> [Finding] {
    try await workspace.checking.check(
      files, jobs: 1, period: period, unit: unit.flatMap { UnitCode($0, structure: .y2024) }
    ).findings
  }

  // MARK: - Waiting and counting

  @Test func `an own table is understood by its titles, waits, and counts once it was accepted`() async throws
  {
    let files = try files(OwnTable().bytes)
    let found = try await findings(files)
    #expect(found.filter { $0.severity == .error }.map(\.rule) == ["layout.foreign"])
    let message = try #require(found.first { $0.rule == "layout.foreign" }?.message.vi)
    #expect(message.contains("8 cột, 1 dòng") && message.contains("Buôn mẫu 1 (22210-01)"))
    #expect(message.contains("ô A5") && message.contains("năm 2023 (ô A4"))

    #expect(try await workspace.ingest.store(files, jobs: 1).counts.stored == 1)
    #expect(try registry.figure("D8.1.1", of: "22210-01") == nil)

    let understood = try workspace.layouts.understood(files, period: nil, unit: nil)
    #expect(understood.needsAttention)
    #expect(understood.formatted(.vi).contains("p8 map accept bang.xlsx"))
    _ = try await workspace.layouts.accept(files, period: nil, unit: nil, by: "Lan", reason: "")
    #expect(try !workspace.layouts.understood(files, period: nil, unit: nil).needsAttention)
    _ = try await workspace.ingest.store(files, jobs: 1)
    #expect(try registry.figure("D8.1.1", of: "22210-01") == "1")
  }

  @Test func `the same headers of the same unit need no second look, other headers do`() async throws {
    _ = try await workspace.layouts.accept(
      try files(OwnTable().bytes), period: nil, unit: nil, by: "Lan", reason: "")
    var next = OwnTable()
    next.titles[3] = "BÁO CÁO TỔ TRUYỀN THÔNG CỘNG ĐỒNG NĂM 2024"
    next.rows[0][8] = .number(10)
    next.below[0][8] = .number(10)
    #expect(try await findings(files(next.bytes)).allSatisfy { !$0.isOpenError })
    next.headers[0][5] = .text("Thành viên")
    #expect(
      try await findings(files(next.bytes)).filter(\.isOpenError).map(\.rule) == ["layout.foreign"])
    next = OwnTable()
    next.titles[4] = "(Buôn mẫu 2, xã Ea Lâm, huyện Sông Hinh)"
    #expect(
      try await findings(files(next.bytes)).filter(\.isOpenError).map(\.rule) == ["layout.foreign"])
  }

  @Test func `without unit and period nothing is stored, and what was recognised is named`() async throws {
    var table = OwnTable()
    table.titles = ["DANH SÁCH TỔ TRUYỀN THÔNG"]
    let files = try files(table.bytes)
    let found = try await findings(files)
    #expect(found.map(\.rule) == ["layout.unplaced"])
    let message = try #require(found.first?.message.vi)
    #expect(message.contains("8 cột, 1 dòng") && message.contains("--unit") && message.contains("--period"))
    #expect(try await workspace.ingest.store(files, jobs: 1).counts.stored == 0)

    let period = try #require(workspace.period(named: "2023"))
    #expect(
      try await findings(files, period: period, unit: "22210-02").filter(\.isOpenError).map(\.rule) == [
        "layout.foreign"
      ])
  }

  @Test(
    "unit and period stand in a title, in the name of the file, or in that of its folder",
    arguments: [
      ("bang.xlsx", "Thôn: Buôn mẫu 2, xã Ea Lâm - 6 tháng đầu năm 2023", "22210-02", "2023-H1"),
      ("bang.xlsx", "22210-02 quý II/2023", "22210-02", "2023-Q2"),
      ("22210-02_2023.xlsx", "Danh sách", "22210-02", "2023"),
      ("Quý III 2023/22210-02.xlsx", "Danh sách", "22210-02", "2023-Q3"),
      ("Năm 2023/Xã Ea Lâm, Buôn mẫu 2.xlsx", "Danh sách", "22210-02", "2023"),
    ])
  func places(file: String, title: String, unit: String, period: String) async throws {
    var table = OwnTable()
    table.titles = [title]
    let found = try await findings(files(table.bytes, as: file))
    let waiting = try #require(found.first { $0.rule == "layout.foreign" })
    #expect(waiting.about.unit?.contains(unit) == true)
    #expect(waiting.about.period?.hasPrefix(period + "@") == true)
  }

  @Test func `a title of one village and the word of the sender for another are told apart`() async throws {
    let found = try await findings(files(OwnTable().bytes), unit: "22210-02")
    #expect(found.contains { $0.rule == "unit.said-otherwise" && $0.effect == .rejectFile })
  }

  @Test func `a table with a column of villages is the commune's`() async throws {
    var table = OwnTable()
    table.titles = ["TỔ TRUYỀN THÔNG XÃ EA LÂM, HUYỆN SÔNG HINH NĂM 2023"]
    table.headers[0].insert(.text("Thôn"), at: 1)
    table.rows = ["Buôn mẫu 1", "Buôn mẫu 2"].map { village in
      var row = OwnTable.team
      row[1] = .text("Tổ truyền thông \(village)")
      row.insert(.text(village), at: 1)
      return row
    }
    table.below = []
    let files = try files(table.bytes)
    #expect(try await findings(files).filter(\.isOpenError).map(\.rule) == ["layout.foreign"])
    _ = try await workspace.layouts.accept(files, period: nil, unit: nil, by: "Lan", reason: "")
    _ = try await workspace.ingest.store(files, jobs: 1)
    #expect(try registry.figure("D8.1.1") == "2")
  }

  // MARK: - Totals and signatures

  @Test func `a total that does not add up is told at its cell and never counted`() async throws {
    var table = OwnTable()
    table.below[0][5] = .number(12)
    let found = try await findings(files(table.bytes))
    let wrong = found.filter { $0.rule == "total.wrong" }
    #expect(wrong.map(\.at.cell) == ["F8"])
    #expect(wrong.first?.message.vi.contains("12") == true && wrong.first?.message.vi.contains("11") == true)
  }

  @Test func `subtotals add up the rows since the one before, or all above`() async throws {
    var table = OwnTable()
    func row(_ name: String) -> [CellContent] {
      var row = OwnTable.team
      row[1] = .text(name)
      return row
    }
    func subtotal(_ text: String, _ count: Double) -> [CellContent] {
      [
        .text(text), .blank, .blank, .blank, .blank, .number(11 * count), .number(5 * count),
        .number(6 * count), .number(9 * count),
      ]
    }
    table.rows = [
      row("Tổ 1"), subtotal("Cộng quý I", 1), row("Tổ 2"), subtotal("Cộng quý II", 1),
      subtotal("Cộng 6 tháng đầu năm", 2), row("Tổ 3"),
    ]
    table.below = [subtotal("Tổng cộng", 3)]
    var found = try await findings(files(table.bytes))
    #expect(found.allSatisfy { $0.rule != "total.wrong" })
    #expect(found.first { $0.rule == "layout.foreign" }?.message.vi.contains("8 cột, 3 dòng") == true)
    table.rows[3] = subtotal("Cộng quý II", 3)
    found = try await findings(files(table.bytes))
    #expect(Set(found.filter { $0.rule == "total.wrong" }.map(\.at.row)) == [10])
  }

  @Test func `a whole commune named among the villages is no total of them`() async throws {
    var table = OwnTable()
    table.titles = ["TỔ TRUYỀN THÔNG XÃ EA LÂM, HUYỆN SÔNG HINH NĂM 2023"]
    table.headers[0].insert(.text("Thôn"), at: 0)
    table.headers[0].remove(at: 1)
    table.rows = ["Buôn mẫu 1", "Toàn xã"].map { [.text($0)] + OwnTable.team.dropFirst() }
    table.below = []
    let found = try await findings(files(table.bytes))
    let message = try #require(found.first { $0.rule == "layout.foreign" }?.message.vi)
    #expect(message.contains("9 cột, 2 dòng"), "\(message)")
  }

  @Test func `rows with numbers in words are no signatures, whatever their texts begin with`() async throws {
    var table = OwnTable()
    var row = OwnTable.team
    row[1] = .text("Kế toán và truyền thông Buôn mẫu 1")
    for place in 5...8 { row[place] = .text("mười người") }
    table.rows.append(row)
    let found = try await findings(files(table.bytes))
    #expect(found.contains { $0.at.row == 8 && $0.severity == .error })
  }

  @Test func `signatures and the names of those who sign are no rows, and are not shown`() async throws {
    let understood = try workspace.layouts.understood(
      files(OwnTable().bytes), period: nil, unit: nil
    ).formatted(.vi)
    #expect(understood.contains("Dòng cộng, chỉ để đối chiếu: 8"))
    #expect(!understood.contains("Hờ Bia") && !understood.contains("Ksor"))
  }
}
