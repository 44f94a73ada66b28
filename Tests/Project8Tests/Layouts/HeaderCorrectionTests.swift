import P8Model
import Project8
import SpreadsheetML
import TestSupport
import Testing

/// What a person says of headers in a table that is not our form.
struct HeaderCorrectionTests {
  private let registry: SmallRegistry
  private var workspace: Workspace { registry.workspace }

  init() throws { registry = try SmallRegistry() }

  /// A table of teams whose members stand under a header that nobody knows, and people of another kind under a known one.
  private func files(year: Int = 2023, village: String = "Buôn mẫu 1") throws -> [BatchFile] {
    let rows: [[CellContent]] = [
      [.text("TỔ TRUYỀN THÔNG CỘNG ĐỒNG NĂM \(year)")], [.text("\(village), xã Ea Lâm, huyện Sông Hinh")],
      ["Tên tổ truyền thông", "Tình trạng", "Số QĐ", "Ngày QĐ", "Quân số", "Nữ", "Nam", "DTTS"].map {
        .text($0)
      },
      [
        .text("Tổ truyền thông \(village)"), .text("Duy trì"), .text("15/QĐ-UBND"), .text("28/8/2022"),
        .number(11), .number(5), .number(6), .number(9),
      ],
    ]
    var sheet = Worksheet(name: "Biểu")
    for (row, cells) in rows.enumerated() {
      for (column, content) in cells.enumerated() {
        sheet.set(content, row: row + 1, column: column + 1)
      }
    }
    let name = "bang-\(year).xlsx"
    return [
      BatchFile(path: try registry.folder.write(Workbook(sheets: [sheet]).xlsx(), to: name), name: name)
    ]
  }

  private func words(_ text: String) throws -> [HeaderWord] {
    let path = try registry.folder.write(Array(text.utf8), to: "sua.tsv")
    return try workspace.layouts.headerWords(inFile: path)
  }

  private func members(_ files: [BatchFile], _ words: [HeaderWord] = []) throws -> String {
    try workspace.layouts.understood(files, period: nil, unit: nil, correcting: words).formatted(.vi)
  }

  @Test(arguments: ["communication_team.members", "Tổng số"])
  func `a header is what a person says, by the id of the column or its label`(column: String) throws {
    let files = try files()
    #expect(try !members(files).contains("Quân số"))
    guard column.contains(".") else {
      // A label that several sections have is asked back.
      let words = try words("Quân số\t\(column)\n")
      #expect(throws: Failure.self) { try members(files, words) }
      return
    }
    #expect(try members(files, words("# sửa\nQuân số\t\(column)\n")).contains("Quân số"))
  }

  @Test func `a header may be none, whatever it reads like`() throws {
    let files = try files()
    #expect(try members(files).contains("Nam "))
    #expect(try !members(files, words("Nam\t-\n")).contains("Nam "))
  }

  @Test func `with the acceptance it is remembered for the sender, and for nobody else`() async throws {
    _ = try await workspace.layouts.accept(
      try files(), period: nil, unit: nil, by: "Lan", reason: "",
      correcting: words("Quân số\tcommunication_team.members\n"))
    let next = try files(year: 2024)
    #expect(try members(next).contains("Quân số"))
    let found = try await workspace.checking.check(next, jobs: 1).findings
    #expect(!found.contains { $0.rule == "layout.foreign" && $0.isOpen })
    #expect(try !members(files(village: "Buôn mẫu 2")).contains("Quân số"))
  }

  @Test(arguments: ["Quân số", "Quân số\tkhông có cột này", "Quân số\tcommunication_team.no_such"])
  func `a line that says no column is told with its number`(line: String) throws {
    let failure = #expect(throws: Failure.self) {
      try members(files(), words("\n" + line + "\n"))
    }
    #expect(failure?.message.vi.contains("sua.tsv:2") == true)
  }
}
