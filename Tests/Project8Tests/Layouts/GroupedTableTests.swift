import P8Definitions
import P8Model
import P8Presentation
import Project8
import SpreadsheetML
import TestSupport
import Testing

/// Tables of several villages in which the name of each stands above its rows.
struct GroupedTableTests {
  private let registry: SmallRegistry

  init() throws { registry = try SmallRegistry() }

  private static let headers: [CellContent] = [
    "TT", "Tên tổ truyền thông", "Tình trạng", "Số QĐ", "Ngày QĐ", "Số TV", "Nữ", "Nam", "DTTS",
  ].map { .text($0) }

  private static func team(_ number: Double, _ name: String, members: Double = 11) -> [CellContent] {
    [
      .number(number), .text(name), .text("Duy trì"), .text("\(Int(number))/QĐ-UBND"), .text("28/8/2022"),
      .number(members), .number(5), .number(members - 5), .number(9),
    ]
  }

  private static func sum(_ label: String, _ members: Double) -> [CellContent] {
    [
      .blank, .text(label), .blank, .blank, .blank, .number(members), .number(15), .number(members - 15),
      .number(27),
    ]
  }

  private static func table(
    headings: [String] = ["Buôn mẫu 1", "Buôn mẫu 2"], total: Double = 33
  ) -> [[CellContent]] {
    [
      [.text("TỔ TRUYỀN THÔNG CỘNG ĐỒNG - XÃ EA LÂM - NĂM 2023")], [], headers,
      [.text("I"), .text(headings[0])], team(1, "Tổ số 1"), team(2, "Tổ số 2"),
      [.text("II"), .text(headings[1])], team(3, "Tổ số 3"),
      sum("Tổng cộng", total), [],
      [.blank, .text("NGƯỜI LẬP BIỂU"), .blank, .blank, .blank, .blank, .text("TM. HỘI LHPN XÃ")],
    ]
  }

  private func files(_ sheets: [[[CellContent]]]) throws -> [BatchFile] {
    var workbook = Workbook()
    for (place, rows) in sheets.enumerated() {
      var sheet = Worksheet(name: "Biểu \(place + 1)")
      for (row, cells) in rows.enumerated() {
        for (column, content) in cells.enumerated() where content != .blank {
          sheet.set(content, row: row + 1, column: column + 1)
        }
      }
      workbook.add(sheet)
    }
    return [
      BatchFile(path: try registry.folder.write(workbook.xlsx(), to: "bang.xlsx"), name: "bang.xlsx")
    ]
  }

  @Test func `the rows below a village's name are its own, wait, and count once accepted`() async throws {
    let workspace = registry.workspace
    let files = try files([Self.table()])
    let batch = try await workspace.ingest.store(files, jobs: 2)
    #expect(batch.check.run.files.map(\.path) == ["bang.xlsx#Buôn mẫu 1", "bang.xlsx#Buôn mẫu 2"])
    #expect(batch.check.run.files.map(\.unit?.code) == ["22210-01", "22210-02"])
    #expect(
      batch.check.findings.filter { $0.severity == .error }.map(\.rule) == [
        "layout.foreign", "layout.foreign",
      ])
    _ = try await workspace.layouts.accept(files, period: nil, unit: nil, by: "Hội LHPN xã", reason: "")
    _ = try await workspace.ingest.store(files, jobs: 1)
    #expect(try registry.figure("D8.1.1", of: "22210-01") == "2")
    #expect(try registry.figure("D8.1.1", of: "22210-02") == "1")
  }

  @Test func `numbers and marks of enumerations before a village's name are no part of it`() async throws {
    let files = try files([Self.table(headings: ["1. Buôn mẫu 1", "b) Buôn mẫu 2"])])
    let batch = try await registry.workspace.checking.check(files, jobs: 1)
    #expect(batch.run.files.map(\.unit?.code) == ["22210-01", "22210-02"])
  }

  @Test func `headers that stand again below each name are headers`() async throws {
    let rows: [[CellContent]] = [
      [.text("TỔ TRUYỀN THÔNG CỘNG ĐỒNG - XÃ EA LÂM - NĂM 2023")],
      [.text("Buôn mẫu 1")], Self.headers, Self.team(1, "Tổ số 1"), Self.team(2, "Tổ số 2"), [],
      [.text("Buôn mẫu 2")], Self.headers, Self.team(3, "Tổ số 3"),
    ]
    let files = try files([rows])
    let workspace = registry.workspace
    _ = try await workspace.layouts.accept(files, period: nil, unit: nil, by: "Hội LHPN xã", reason: "")
    let batch = try await workspace.ingest.store(files, jobs: 1)
    #expect(batch.check.run.files.map(\.unit?.code) == ["22210-01", "22210-02"])
    #expect(try registry.figure("D8.1.1", of: "22210-01") == "2")
    #expect(try registry.figure("D8.1.1", of: "22210-02") == "1")
  }

  @Test(arguments: [false, true])
  func `a table that goes on below its headers is one, with other columns it is told`(isOther: Bool)
    async throws
  {
    var again = Self.headers
    var rest = Self.team(3, "Tổ số 3")
    if isOther {
      again.swapAt(6, 7)
      rest.swapAt(6, 7)
    }
    let rows: [[CellContent]] = [
      [.text("TỔ TRUYỀN THÔNG CỘNG ĐỒNG, Buôn mẫu 1, XÃ EA LÂM - NĂM 2023")],
      Self.headers, Self.team(1, "Tổ số 1"), Self.team(2, "Tổ số 2"), [], again, rest,
    ]
    let files = try files([rows])
    let workspace = registry.workspace
    let found = try await workspace.checking.check(files, jobs: 1).findings
    #expect(found.contains { $0.rule == "head.second-table" && $0.at.cell == "A6" } == isOther)
    if !isOther {
      _ = try await workspace.layouts.accept(files, period: nil, unit: nil, by: "Hội LHPN xã", reason: "")
      _ = try await workspace.ingest.store(files, jobs: 1)
      #expect(try registry.figure("D8.1.1", of: "22210-01") == "3")
    }
  }

  @Test func `a table of another kind is found however far below`() async throws {
    var rows: [[CellContent]] = [
      [.text("TỔ TRUYỀN THÔNG CỘNG ĐỒNG, Buôn mẫu 1, XÃ EA LÂM - NĂM 2023")], Self.headers,
    ]
    rows += (1...80).map { Self.team(Double($0), "Tổ số \($0)") }
    rows += [
      [], [.text("BUỔI TRUYỀN THÔNG")],
      ["TT", "Ngày tổ chức", "Hình thức", "Chủ đề", "Lượt người", "Nữ", "Nam"].map { .text($0) },
      [
        .number(1), .text("06/03/2023"), .text("Sinh hoạt, nói chuyện chuyên đề"), .text("Tảo hôn"),
        .number(30),
        .number(20), .number(10),
      ],
    ]
    let understood = try registry.workspace.layouts.understood(try files([rows]), period: nil, unit: nil)
    guard
      case .foreign(let report, _, unplaced: _, acceptance: _, otherErrors: _)? = understood.files.first?.kind
    else {
      Issue.record("not understood")
      return
    }
    #expect(report.section("communication_team")?.rows.count == 80)
    #expect(report.section("communication_session")?.rows.count == 1)
  }

  @Test func `a total that the rows of all villages do not make is told, and nothing is taken`() async throws
  {
    let batch = try await registry.workspace.ingest.store(try files([Self.table(total: 35)]), jobs: 1)
    #expect(batch.counts.stored == 0)
    #expect(batch.check.findings.map(\.rule) == ["file.several-units"])
    let message = try #require(batch.check.findings.first?.message.vi)
    #expect(message.contains("F9") && message.contains("35") && message.contains("33"))
  }

  @Test func `a heading that may be a village or not is told, and its rows go to no other village`()
    async throws
  {
    let rows = Self.table(headings: ["Buôn mẫu 1", "Buôn mẫu 2"])
    let more = rows[..<8] + [[.text("III"), .text("Ma Lúa")], Self.team(4, "Tổ số 4")] + rows[9...]
    let batch = try await registry.workspace.ingest.store(try files([Array(more)]), jobs: 1)
    #expect(batch.counts.stored == 0)
    #expect(batch.check.findings.map(\.rule) == ["file.several-units"])
    #expect(batch.check.findings.first?.message.vi.contains("Ma Lúa") == true)
  }

  @Test func `another sheet beside is not lost`() async throws {
    let other: [[CellContent]] = [[.text("Buổi truyền thông"), .number(4)]]
    let batch = try await registry.workspace.ingest.store(try files([Self.table(), other]), jobs: 1)
    #expect(batch.counts.stored == 0)
    #expect(batch.check.findings.first?.message.vi.contains("Biểu 2") == true)
  }

  @Test func `a row struck out in a village's part stays one`() async throws {
    var workbook = Workbook()
    var sheet = Worksheet(name: "Biểu")
    for (row, cells) in Self.table(total: 33).enumerated() {
      for (column, content) in cells.enumerated() where content != .blank {
        let style = row == 7 ? CellStyle(font: CellStyle.Font(isStruckThrough: true)) : .normal
        sheet.set(content, row: row + 1, column: column + 1, style: style)
      }
    }
    workbook.add(sheet)
    let file = BatchFile(
      path: try registry.folder.write(workbook.xlsx(), to: "bang.xlsx"), name: "bang.xlsx")
    let batch = try await registry.workspace.checking.check([file], jobs: 1)
    let struck = batch.findings.filter { $0.rule == "head.struck-row" }
    #expect(struck.map(\.at.file) == ["bang.xlsx#Buôn mẫu 2"])
  }
}
