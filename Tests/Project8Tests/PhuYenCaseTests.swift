import P8Definitions
import P8Forms
import Foundation
import P8Model
import Project8
import SpreadsheetML
import TestSupport
import Testing

/// The reference case: Phú Yên 2023, through the whole way of the data.
struct PhuYenCaseTests {
  static let root = HouseTests.root.path

  /// The demo in a folder of its own.
  private func demo() async throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try await Demo(definitions: Self.root, folder: folder.url.path, language: .vi).run { _ in }
    return folder
  }

  @Test func `the demo writes the committed examples, byte for byte`() async throws {
    let folder = try await demo()
    // All that it writes but its registry, which knows the time, and the hidden list of what it wrote.
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path).filter {
      !$0.hasPrefix("project8.sqlite") && $0 != ".p8-written"
    }
    let committed = try FileManager.default.contentsOfDirectory(atPath: "\(Self.root)/exports/examples")
    #expect(Set(committed.filter { !$0.hasPrefix(".") }) == Set(names))
    for name in names {
      let made = try #require(FileManager.default.contents(atPath: folder.path(name)))
      Golden.expect(Array(made), equals: "\(Self.root)/exports/examples/\(name)")
    }
  }

  /// The sample reports are filled forms of the version that was handed out then, 2026.1.
  @Test func `the sample reports hold what the seed says`() throws {
    let workspace = try Workspace(definitions: Self.root, registry: nil)
    let definitions = workspace.definitions
    let samples = "\(Self.root)/templates/samples/phu-yen-2023"
    let made = try SampleReports(folder: samples, definitions: definitions).files()
    let reader = FormReader(
      forms: definitions.forms, codeLists: definitions.codeLists, texts: definitions.texts,
      words: { LocalizedText(vi: "\($0)", en: "\($0)") })
    for file in made {
      // One of them is no workbook: the same bytes.
      guard file.bytes.starts(with: [0x50, 0x4B]) else {
        Golden.expect(file.bytes, equals: "\(samples)/reports/\(file.name)")
        continue
      }
      let source = SourceFile(path: file.name, sha256: "", byteCount: 0)
      let committed = try reader.read(
        Array(Data(contentsOf: URL(filePath: "\(samples)/reports/\(file.name)"))), file: source)
      let now = try reader.read(file.bytes, file: source)
      #expect(committed.stamp.formVersion.text == "2026.1")
      #expect(
        committed.stamp.unit.text == now.stamp.unit.text
          && committed.stamp.period.text == now.stamp.period.text)
      #expect(committed.sections.map(\.id) == now.sections.map(\.id))
      for (old, new) in zip(committed.sections, now.sections) {
        // Money adds itself up in the newer version.
        let rows = new.id == "money" ? old.rows.count...(old.rows.count + 1) : old.rows.count...old.rows.count
        #expect(rows.contains(new.rows.count), "\(file.name) \(old.id)")
        for (before, after) in zip(old.rows, new.rows) {
          #expect(before.cells.map { $0?.value } == after.cells.map { $0?.value }, "\(file.name) \(old.id)")
        }
      }
    }
    let committed = try FileManager.default.contentsOfDirectory(atPath: "\(samples)/reports")
    #expect(Set(committed) == Set(made.map(\.name)))
  }

  @Test(arguments: ["2022", "2024"])
  func `the sample reports of other years are made from their seed, byte for byte`(year: String) throws {
    let definitions = try Workspace(definitions: Self.root, registry: nil).definitions
    let samples = "\(Self.root)/templates/samples/phu-yen-\(year)"
    let made = try SampleReports(folder: samples, definitions: definitions).files()
    for file in made { Golden.expect(file.bytes, equals: "\(samples)/reports/\(file.name)") }
    let committed = try FileManager.default.contentsOfDirectory(atPath: "\(samples)/reports")
    #expect(Set(committed) == Set(made.map(\.name)))
  }

  @Test func `three years tell a story: what grew, what was carried over, what changed`() async throws {
    let folder = try await demo()
    let workspace = try Workspace(definitions: Self.root, registry: folder.path("project8.sqlite"))
    let tables = try ["2022", "2023", "2024"].map {
      try workspace.table(unit: "54", period: $0, by: .district, structure: nil)
    }
    func values(_ code: String, _ key: FigureKey = .cumulative) -> [Int?] {
      tables.map { $0.total.value(key, of: code)?.integer }
    }
    #expect(values("D8.1.1") == [21, 52, 59])
    #expect(values("D8.2.1") == [0, 0, 6])
    #expect(values("D8.2.3") == [0, 3, 5])
    #expect(values("D8.3.1") == [0, 8, 12])
    #expect(values("D8.3.3", .inPeriod) == [0, 1, 3])
    #expect(tables.map(\.total.coverage.counted) == [36, 54, 57])
    // Three villages have not reported: their teams are those of the year before, and the page says so.
    #expect(tables[2].notes.contains { $0.en.hasPrefix("3 models were not reported in the period") })
    let trend = try reader(of: "donor-sheet.en.xlsx", in: folder)
    let sheet = try trend.content(of: try #require(trend.sheets.first { $0.name == "Trend" }))
    let texts = Set(
      try sheet.cells.map { try trend.displayedText(of: $0, conventions: .vietnamese) })
    #expect(texts.isSuperset(of: ["Year 2022", "Year 2023", "Year 2024"]))
    let page = String(
      decoding: try #require(FileManager.default.contents(atPath: folder.path("dashboard.html"))),
      as: UTF8.self)
    #expect(page.contains("Năm 2024") && page.contains("57/60 thôn"))
  }

  private func reader(of name: String, in folder: TemporaryFolder) throws -> WorkbookReader {
    try WorkbookReader(
      bytes: Array(try #require(FileManager.default.contents(atPath: folder.path(name)))), named: name)
  }

  @Test func `the totals are the published ones, and faulty reports are in none of them`() async throws {
    let folder = try await demo()
    let workspace = try Workspace(definitions: Self.root, registry: folder.path("project8.sqlite"))
    let table = try workspace.table(unit: "54", period: "2023", by: .district, structure: nil)
    #expect(table.total.value(.cumulative, of: "D8.1.1") == 52)
    #expect(table.total.value(.cumulative, of: "D8.3.1") == 8)
    #expect(table.total.value(.part("new"), of: "D8.2.3") == 3)
    #expect(table.total.value(.inPeriod, of: "D8.3.3") == 1)
    // Nobody wrote a sum of money into the form: not known, which is not nought.
    #expect(table.total.value(.inPeriod, of: "D8.5.1") == nil)
    // Nobody was asked whether there was a campaign: the sheet left empty says nothing.
    #expect(table.total.value(.inPeriod, of: "D8.1.4") == nil)
    // Villages stated that they have no savings group.
    #expect(table.total.value(.cumulative, of: "D8.2.1") == 0)
    #expect(table.total.coverage == Coverage(counted: 54, held: 5, expected: 60))
    for indicator in ["D8.1.1", "D8.3.1", "D8.2.3", "D8.3.3", "D8.1.3.1"] {
      let parts = table.units.compactMap { $0.value(.cumulative, of: indicator) }
      let sum = try parts.reduce(ExactDecimal.zero) { try #require($0.adding($1)) }
      #expect(sum == table.total.value(.cumulative, of: indicator), "\(indicator)")
    }
  }

  @Test func `the published figures stand in the cells of the national summary`() async throws {
    let folder = try await demo()
    let bytes = try #require(FileManager.default.contents(atPath: folder.path("national-summary.xlsx")))
    let reader = try WorkbookReader(bytes: Array(bytes), named: "national-summary.xlsx")
    let sheet = try reader.content(of: try #require(reader.sheets.first))
    func texts(_ row: Int) throws -> [Int: String] {
      var texts: [Int: String] = [:]
      for cell in sheet.row(row)?.cells ?? [] {
        // Behind a number is the space of a bracket.
        texts[cell.reference.column] = try reader.displayedText(of: cell, conventions: .vietnamese)
          .trimmingCharacters(in: .whitespaces)
      }
      return texts
    }
    let rows = try sheet.rows.map { ($0.index, try texts($0.index)) }
    func row(_ label: String) throws -> [Int: String] {
      try #require(rows.first { $0.1.values.contains { $0.hasPrefix(label) } }).1
    }
    let top = try #require(rows.first { $0.1.values.contains("Nội dung/Chỉ tiêu") }).0
    func column(_ header: String) throws -> Int {
      let headers = try texts(top).merging(texts(top + 1)) { upper, _ in upper }
      return try #require(headers.first { $0.value.hasPrefix(header) }).key
    }
    let inPeriod = try texts(top + 1).first { $0.value == "Tổng số" }?.key
    #expect(try row("Tổ truyền thông cộng đồng")[column("Lũy kế")] == "52")
    #expect(try row("Tổ truyền thông cộng đồng")[column("Tỷ lệ so chỉ tiêu giai đoạn")] == "82,5%")
    #expect(try row("Câu lạc bộ")[column("Lũy kế")] == "8")
    #expect(try row("Địa chỉ tin cậy")[texts(top + 1).first { $0.value == "Thành lập mới" }?.key ?? 0] == "3")
    #expect(try row("Đối thoại chính sách")[inPeriod ?? 0] == "1")
  }

  /// A committed example, which another test holds to be what the demo writes.
  private func example(_ name: String) throws -> [UInt8] {
    Array(try #require(FileManager.default.contents(atPath: "\(Self.root)/exports/examples/\(name)")))
  }

  @Test func `no figure of the donor sheet counts fewer than five people, in the workbook or beside it`()
    throws
  {
    let list = String(decoding: try example("donor-sheet.en.csv"), as: UTF8.self)
    #expect(list.hasPrefix("\u{FEFF}unit,"))
    let lines = list.split(separator: "\r\n")
    let isHeldBack = lines.count { $0.contains(",held-back,") }
    #expect(isHeldBack > 0)
    for line in lines where line.contains(",persons,") || line.contains(",attendances,") {
      for small in 1...4 { #expect(!line.contains(",\(small),shown,"), "\(line)") }
    }
    let reader = try WorkbookReader(bytes: try example("donor-sheet.en.xlsx"))
    let tracking = try reader.content(of: try #require(reader.sheets.first { $0.name == "Tracking" }))
    var checked = 0
    for row in tracking.rows {
      var texts: [Int: String] = [:]
      for cell in row.cells {
        // Behind a number is the space of a bracket.
        texts[cell.reference.column] = try reader.displayedText(of: cell, conventions: .vietnamese)
          .trimmingCharacters(in: .whitespaces)
      }
      guard ["persons", "attendances"].contains(texts[3] ?? "") else { continue }
      checked += 1
      for column in 7...8 { #expect(!["1", "2", "3", "4"].contains(texts[column] ?? "")) }
    }
    #expect(checked > 20)
  }

  @Test func `the register of the national report lists as many models as its figures count`() throws {
    let reader = try WorkbookReader(bytes: try example("national-nd30.xlsx"))
    let register = try reader.content(
      of: try #require(reader.sheets.first { $0.name == "Danh sách mô hình" }))
    var texts: [String] = []
    for cell in register.cells { texts.append(try reader.displayedText(of: cell, conventions: .vietnamese)) }
    #expect(texts.contains { $0.hasPrefix("Tổ truyền thông cộng đồng") && $0.hasSuffix(": 52") })
    #expect(texts.contains { $0.hasPrefix("Câu lạc bộ") && $0.hasSuffix(": 8") })
    let dialogues = try reader.content(
      of: try #require(reader.sheets.first { $0.name == "Đối thoại chính sách" }))
    #expect(dialogues.cells.contains { $0.value.number != nil })
  }

  @Test
  func `a layout that shows small counts is refused for donors, and where nothing is known all is empty`()
    throws
  {
    let folder = try TemporaryFolder()
    let workspace = try Workspace(definitions: Self.root, registry: folder.path("registry.sqlite"))
    _ = try workspace.importVillages(
      fromFile: "\(Self.root)/templates/samples/phu-yen-2023/seed/villages.tsv", structure: .y2024,
      language: .vi)
    let failure = #expect(throws: Failure.self) {
      try workspace.donorSheet(
        layout: "national-summary", unit: "54", period: "2023", by: nil,
        language: .vi, container: .xlsx)
    }
    #expect(failure?.kind == .wrongUse)
    // A period without data and a unit with nothing below are exports too, with empty cells.
    for (unit, period) in [("54", "2021"), ("22210-01", "2023"), ("22210", "2023-H1")] {
      for language in Language.allCases {
        let sheet = try workspace.donorSheet(
          layout: "donor-sheet", unit: unit, period: period, by: nil,
          language: language, container: .spreadsheetXML2003)
        #expect(!sheet.workbook.bytes.isEmpty)
        _ = try workspace.nationalReport(
          layout: "national-nd30", unit: unit, period: period, by: nil, date: "2024-01-05",
          number: "05/BC-BTV", version: .initial, note: nil, language: language, container: .xlsx)
      }
    }
  }

  @Test func `storing the same files twice changes nothing`() async throws {
    let folder = try TemporaryFolder()
    let workspace = try Workspace(definitions: Self.root, registry: folder.path("registry.sqlite"))
    let files = try FileWalk.files(
      under: ["\(Self.root)/templates/samples/phu-yen-2023/reports"], named: .relative)
    let first = try await workspace.ingest.store(files, jobs: 2)
    let before = try workspace.table(unit: "54", period: "2023", by: .commune, structure: nil)
    let second = try await workspace.ingest.store(files, jobs: 1)
    let after = try workspace.table(unit: "54", period: "2023", by: .commune, structure: nil)
    #expect(first.counts == (59, 0))
    #expect(second.counts == (0, 59))
    #expect(before == after)
  }

  @Test(arguments: [RunFormat.json, .jsonl, .csv, .sarif, .html, .text])
  func `a run is told in the same bytes with one job and with many`(format: RunFormat) async throws {
    let workspace = try Workspace(definitions: Self.root, registry: nil)
    let files = try FileWalk.files(
      under: ["\(Self.root)/templates/samples/phu-yen-2023/reports"], named: .relative)
    let one = try await workspace.checking.check(files, jobs: 1).formatted(format, language: .vi)
    let many = try await workspace.checking.check(files.reversed(), jobs: 4).formatted(format, language: .vi)
    #expect(!one.isEmpty)
    #expect(one == many)
  }
}
