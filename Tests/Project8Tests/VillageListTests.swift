import Foundation
import P8Model
import Project8
import SpreadsheetML
import TestSupport
import Testing
import VietnameseText

/// Lists of villages as provinces have them: workbooks and text files, headers of two languages, titles above them.
struct VillageListTests {
  private let folder: TemporaryFolder
  private let workspace: Workspace

  private static let shared = Result { try Workspace(definitions: PhuYenCaseTests.root, registry: nil) }

  init() throws {
    folder = try TemporaryFolder()
    workspace = try Self.shared.get().with(registry: folder.path("r.sqlite"))
  }

  private func workbook(_ rows: [[CellContent?]], sheet: String = "Thôn") throws -> [UInt8] {
    var worksheet = Worksheet(name: sheet)
    for (row, cells) in rows.enumerated() {
      for (column, content) in cells.enumerated() {
        if let content { worksheet.set(content, row: row + 1, column: column + 1) }
      }
    }
    var workbook = Workbook()
    workbook.add(worksheet)
    return try workbook.xlsx()
  }

  private func take(
    _ bytes: [UInt8], as name: String = "list.csv", structure: UnitStructure? = nil
  ) throws -> VillageListOutcome {
    try workspace.villages.importList(fromFile: folder.write(bytes, to: name), structure: structure)
  }

  private func take(_ text: String, as name: String = "list.csv") throws -> VillageListOutcome {
    try take(Array(text.utf8), as: name)
  }

  private func villages(of province: String = "54", _ structure: UnitStructure = .y2024) throws -> [String] {
    try workspace.villages.list(in: #require(UnitCode(province, structure: structure)), on: nil).map {
      [
        $0.village.code.code, $0.village.name, $0.from?.description ?? "", $0.to?.description ?? "",
      ].joined(separator: " ").trimmingCharacters(in: .whitespaces)
    }
  }

  // MARK: - Shapes

  struct Shape: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    var bytes: [UInt8] { Array(text.utf8) }
    var testDescription: String { name }
  }

  static let shapes = [
    Shape(name: "tabs.tsv", text: "commune\tvillage\n22210\tBuôn Bai\n22192\tThôn 1\n"),
    Shape(name: "commas.csv", text: "Mã xã,Tên thôn\n22210,Buôn Bai\n22192,Thôn 1\n"),
    Shape(name: "semicolons.csv", text: "\u{FEFF}Tên thôn;Mã xã\r\nBuôn Bai;22210\r\nThôn 1;22192\r\n"),
    Shape(
      name: "quotes.csv",
      text: "\"STT\",\"Thôn/bản/buôn\",\"Mã ĐVHC\"\n1,\"Buôn Bai\",22210\n2,\"Thôn 1\",\"22192\"\n"),
    Shape(
      name: "titles.csv",
      text:
        "DANH SÁCH THÔN,,\nTỉnh Phú Yên,,\n\nTT,TÊN THÔN (BUÔN),MÃ XÃ\n1,Buôn Bai,22210\n2,Thôn 1,22192\n"),
    Shape(name: "english.csv", text: "Village name,Commune code\nBuôn Bai,22210\nThôn 1,22192\n"),
    Shape(
      name: "names.csv",
      text:
        "Tỉnh,Huyện,Xã/phường/thị trấn,Thôn\nPhú Yên,Sông Hinh,Xã Ea Lâm,Buôn Bai\nPhú Yên,Sơn Hòa,Eachà Rang,Thôn 1\n"
    ),
    Shape(
      name: "page.xls",
      text:
        "<html><table><tr><th>Mã xã<th>Tên thôn<tr><td>22210<td>Buôn&nbsp;Bai<tr><td>22192<td>Thôn 1</table>"),
    Shape(
      name: "flat.fods",
      text:
        "<office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet><table:table table:name=\"S\">"
        + [["Mã xã", "Thôn"], ["22210", "Buôn Bai"], ["22192", "Thôn 1"]].map { row in
          "<table:table-row>"
            + row.map { "<table:table-cell><text:p>\($0)</text:p></table:table-cell>" }.joined()
            + "</table:table-row>"
        }.joined() + "</table:table></office:spreadsheet></office:body></office:document>"),
    Shape(name: "sep.csv", text: "sep=;\nMã xã;Thôn\n22210;Buôn Bai\n22192;Thôn 1\n"),
  ]

  @Test(arguments: Self.shapes)
  func `a list gives the same villages in any shape`(shape: Shape) throws {
    let outcome = try take(shape.bytes, as: shape.name)
    #expect(outcome.problems.isEmpty, "\(outcome.formatted(.en))")
    #expect(try villages() == ["22192-01 Thôn 1", "22210-01 Buôn Bai"])
    // Sent again it changes nothing.
    #expect(
      try take(shape.bytes, as: shape.name).formatted(.en).contains("0 villages added, 2 already there"))
  }

  @Test func `a workbook with titles, codes as numbers and days gives villages with their days`() throws {
    let rows: [[CellContent?]] = [
      [.text("DANH SÁCH THÔN, BUÔN")], [],
      [
        .text("STT"), .text("Tên thôn, tổ dân phố"), .text("Mã xã"), .text("Xã"), .text("Từ ngày"),
        .text("Đến ngày"), .text("Ghi chú"),
      ],
      [
        .number(1), .text("Buôn Bai"), .number(22210), .text("Ea Lâm"),
        .date(SerialDate.Moment(year: 2023, month: 6, day: 3)), .text("31/12/2024"),
      ],
      [
        .number(2), .text("Thôn 1"), .text("22192"), .text("Xã Eachà Rang"), .text("ngày 1 tháng 3 năm 2022"),
      ],
    ]
    let outcome = try take(workbook(rows), as: "list.xlsx")
    #expect(outcome.problems.isEmpty, "\(outcome.formatted(.en))")
    #expect(try villages() == ["22192-01 Thôn 1 2022-03-01", "22210-01 Buôn Bai 2023-06-03 2024-12-31"])
    #expect(outcome.formatted(.en).contains("Columns not read: “STT”, “Ghi chú”."))
  }

  @Test(arguments: [LegacyEncoding.tcvn3, .vni])
  func `a list typed in an old font is read`(encoding: LegacyEncoding) throws {
    let text = "Tên thôn,Xã,Huyện,Tỉnh\nBuôn Bai,Ea Lâm,Sông Hinh,Phú Yên\nThôn Mới,Ea Bá,Sông Hinh,Phú Yên\n"
    let raw = try #require(encoding == .tcvn3 ? TCVN3.encode(text) : VNI.encode(text))
    // As text in a workbook or a UTF-8 file, and as the bytes of the old font.
    for (name, bytes) in [
      ("utf8.csv", Array(raw.utf8)), ("bytes.csv", try raw.unicodeScalars.map { try Self.byte(of: $0) }),
    ] {
      let outcome = try take(bytes, as: name)
      #expect(outcome.problems.isEmpty, "\(outcome.formatted(.en))")
      #expect(try villages() == ["22210-01 Buôn Bai", "22228-01 Thôn Mới"] || villages().count == 2)
      #expect(try Set(villages().map { $0.dropFirst(9) }) == ["Buôn Bai", "Thôn Mới"])
    }
  }

  private static func byte(of scalar: Unicode.Scalar) throws -> UInt8 {
    let upper: [Unicode.Scalar: UInt8] = ["Œ": 0x8C, "œ": 0x9C, "Ÿ": 0x9F, "ƒ": 0x83]
    return try #require(upper[scalar] ?? UInt8(exactly: scalar.value))
  }

  @Test func `several files, and several sheets of one, are taken at once`() throws {
    var book = Workbook()
    for (name, commune) in [("Ea Lâm", 22210), ("Eachà Rang", 22192)] {
      var sheet = Worksheet(name: name)
      for (place, text) in ["Mã xã", "Thôn"].enumerated() {
        sheet.set(.text(text), row: 1, column: place + 1)
      }
      sheet.set(.number(Double(commune)), row: 2, column: 1)
      sheet.set(.text("Thôn 1"), row: 2, column: 2)
      book.add(sheet)
    }
    var notes = Worksheet(name: "Ghi chú")
    notes.set(.text("Người lập: Nguyễn Văn A"), row: 1, column: 1)
    book.add(notes)
    let files = [
      try folder.write(book.xlsx(), to: "a.xlsx"),
      try folder.write("Mã xã,Thôn\n22213,Buôn Ken\n".utf8, to: "b.csv"),
    ]
    let outcomes = try workspace.villages.importLists(VillageListRequest(files))
    #expect(outcomes.map(\.sheet) == ["Ea Lâm", "Eachà Rang", nil])
    #expect(try villages() == ["22192-01 Thôn 1", "22210-01 Thôn 1", "22213-01 Buôn Ken"])
  }

  // MARK: - Structures

  @Test(arguments: [
    // Ea Lâm is no commune since July 2025; Ea Ly is one in both.
    ("Mã xã,Thôn\n22210,A\n22237,B\n", "2024", "2 of 2 rows have a commune of 2024, 1 of 2 one of 2025"),
    ("Mã xã,Tên xã,Thôn\n22237,Xã Ealy,A\n22222,Xã Đức Bình,B\n", "2025", "rows have a commune of 2024"),
    ("Mã xã,Huyện,Thôn\n22237,Sông Hinh,A\n", "2024", "the list has districts"),
    ("Mã xã,Thôn,Từ ngày\n22237,A,1/7/2025\n", "2025", "days from which"),
    ("Mã xã,Thôn,Từ ngày\n22237,A,1/1/2022\n", "2024", "days from which"),
    ("Mã xã,Thôn,Danh mục\n22237,A,2024\n", "2024", "the list says so"),
    ("Mã xã,Thôn\n22237,A\n", "2025", "it is the one in force"),
  ])
  func `the structure of the communes is found in the list, said with its reason, and the other offered`(
    _ text: String, structure: String, reason: String
  ) throws {
    let outcome = try take(text)
    let said = outcome.formatted(.en)
    #expect(said.contains("Taken as of structure \(structure)"), "\(said)")
    #expect(said.contains(reason), "\(said)")
    #expect(said.contains("--structure \(structure == "2024" ? "2025" : "2024")"))
    let province = structure == "2024" ? "54" : "66"
    #expect(try !villages(of: province, #require(UnitStructure(rawValue: structure))).isEmpty)
  }

  @Test func `villages that are here decide where nothing else does, and the command before all`() throws {
    _ = try take(Array("Mã xã,Thôn\n22237,Thôn A\n".utf8), structure: .y2024)
    #expect(
      try take("Mã xã,Thôn\n22237,Thôn B\n").formatted(.en).contains("have villages of that structure here"))
    #expect(try villages() == ["22237-01 Thôn A", "22237-02 Thôn B"])
    let other = try take(Array("Mã xã,Thôn\n22237,Thôn C\n".utf8), structure: .y2025)
    #expect(!other.formatted(.vi).contains("danh mục 2025"))
    #expect(try villages(of: "66", .y2025) == ["22237-01 Thôn C"])
  }

  // MARK: - Rows that are not taken

  @Test(arguments: [
    ("99999,,,A,,,", "there is no commune 99999", "p8 units find"),
    ("22210,Xã Ea Bá,,A,,,", "the code 22210 is Xã Ea Lâm", "mend the code or the name"),
    (",Xã Ea Lăm,Sông Hinh,A,,,", "“Xã Ea Lăm” may be 22210", "p8 units confirm"),
    (",Xã Không Có,Sông Hinh,A,,,", "“Xã Không Có”", "p8 units"),
    (",,,A,,,", "there is no commune", "write it into the column"),
    ("22210,,,,T1,,", "the village has no name", "write it into"),
    ("22210,,,A,,hôm qua,", "“hôm qua” is not a day", "01/07/2025"),
    ("22210,,,A,,1/7/2023,1/6/2023", "is before the first", "mend one"),
    ("22210,,,A,22213-01,,", "22213-01 is not of commune 22210", "p8 villages move"),
    ("22213,,,Thôn cũ,,,", "stands at list.csv, line 2", "a number of its own"),
  ])
  func `a row that is not taken is named with its file, its line and the way out`(
    _ row: String, says: String, remedy: String
  ) throws {
    let head = "Mã xã,Xã,Huyện,Thôn,Mã thôn,Từ ngày,Đến ngày\n22213,,,Thôn cũ,,,\n"
    let outcome = try take(head + row + "\n")
    #expect(outcome.problems.count == 1, "\(outcome.formatted(.en))")
    let problem = try #require(outcome.problems.first)
    #expect(problem.en.hasPrefix("list.csv, line 3: ") && problem.vi.hasPrefix("list.csv, dòng 3: "))
    #expect(problem.en.contains(says) && problem.en.contains(remedy), "\(problem.en)")
    #expect(try villages() == ["22213-01 Thôn cũ"])
  }

  @Test func `a village in two communes on one day is told at both rows, over files too`() throws {
    let head = "Mã thôn,Mã xã,Thôn,Từ ngày,Đến ngày\n"
    let files = [
      try folder.write((head + "T-17,22210,Buôn Bai,,\nT-18,22210,Buôn Gao,,30/6/2023\n").utf8, to: "a.csv"),
      try folder.write((head + "t-17,22213,Buôn Bai,,\nT-18,22213,Buôn Gao,1/7/2023,\n").utf8, to: "b.csv"),
    ]
    let outcomes = try workspace.villages.importLists(VillageListRequest(files))
    #expect(outcomes.map(\.problems.count) == [1, 1])
    #expect(outcomes[0].problems[0].en.contains("22213 (b.csv, line 2)"), "\(outcomes[0].problems[0].en)")
    // One that went over on a day stands in each for its time.
    #expect(try villages() == ["22210-01 Buôn Gao  2023-06-30", "22213-01 Buôn Gao 2023-07-01"])
  }

  @Test func `one number for two villages of a commune renames none`() throws {
    let outcome = try take("commune,village,number\n22210,Buôn Bai,1\n22210,Buôn Gao,1\n")
    #expect(
      outcome.problems.map(\.en) == [
        "list.csv, line 3: the number 1 is that of “Buôn Bai” at list.csv, line 2; give this village another one"
      ])
    #expect(try villages() == ["22210-01 Buôn Bai"])
  }

  @Test func `a trial stores nothing`() throws {
    var request = VillageListRequest([try folder.write("Mã xã,Thôn\n22210,A\n".utf8, to: "a.csv")])
    request.isTrial = true
    #expect(try workspace.villages.importLists(request)[0].formatted(.en).contains("1 row would be taken"))
    #expect(!FileManager.default.fileExists(atPath: folder.path("r.sqlite")))
  }

  @Test(
    arguments: [
      (Array("".utf8), "no row that can be read"), (Array("a,b\n1,2\n".utf8), "no column “Village” and"),
      ([0x50, 0x4B, 3, 4, 9], "x.csv"),
      (Array("Mã xã,Xã\n22210,Ea Lâm\n".utf8), "The first row has: Mã xã | Xã"),
    ] as [([UInt8], String)])
  func `a file without a list is refused with what stands in it`(bytes: [UInt8], says: String) throws {
    let failure = #expect(throws: Failure.self) { try take(bytes, as: "x.csv") }
    #expect(
      failure?.kind == .input && failure?.message.en.contains(says) ?? false, "\(failure?.message.en ?? "")")
  }

  // MARK: - Villages to be decided

  @Test(arguments: ["xlsx", "tsv"])
  func `the list of villages to be decided goes out, is filled in and goes in again`(ending: String) throws {
    _ = try take("Mã xã,Thôn\n22228,Buôn B\n22225,Buôn C\n22225,Buôn D\n")
    let province = try #require(UnitCode("66", structure: .y2025))
    let villages = workspace.villages
    let open = try #require(
      try villages.carry(in: province, decisions: nil, isTrial: false, reason: "x").open)
    #expect(open.rows.map { $0[0] } == ["22225-01", "22225-02", "22228-01"])
    let path = folder.path("open.\(ending)")
    if ending == "xlsx" {
      var editor = try WorkbookEditor(bytes: open.workbook(.vi))
      let sheet = "Thôn cần quyết định"
      // By the code of the commune as a number, and one that is none.
      editor.set(.number(22237), at: try #require(CellReference("D4")), on: sheet)
      editor.set(.text("22210"), at: try #require(CellReference("D5")), on: sheet)
      editor.set(.text("22222"), at: try #require(CellReference("D6")), on: sheet)
      try folder.write(editor.xlsx(), to: "open.xlsx")
    } else {
      var lines = open.text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      }
      for (line, code) in [(1, "22237"), (2, "22210"), (3, "22222")] { lines[line][3] = code }
      try folder.write(lines.map { $0.joined(separator: "\t") }.joined(separator: "\n").utf8, to: "open.tsv")
    }
    let decided = try villages.carry(in: province, decisions: path, isTrial: false, reason: "x")
    #expect(
      decided.carried.map { "\($0.old.code.code) \($0.new)" } == ["22225-01 22237-01", "22228-01 22222-01"])
    #expect(decided.openCount == 1 && decided.refused.count == 1)
    #expect(decided.refused[0].en.contains("open.\(ending), ") && decided.refused[0].en.contains("line"))
    #expect(decided.refused[0].en.contains("“22210” is not the code of a commune of July 2025"))
  }
}
