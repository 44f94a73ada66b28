import ContentDigest
import Foundation
import HTTPTypes
import P8Definitions
import P8Model
import P8Web
import Project8
import SpreadsheetML
import TestSupport
import Testing
import XMLStream

/// What a person answers and mends on the page of a batch, and what is refused.
struct MendTests {
  private static let samples = "\(Project.folder)/templates/samples/phu-yen-2023"
  private static let revision = "revision"

  private static func site() throws -> TestSite {
    try TestSite { workspace in
      _ = try workspace.villages.importList(fromFile: "\(samples)/seed/villages.tsv", structure: .y2024)
    }
  }

  private static func unit(_ code: String) throws -> UnitCode {
    try #require(UnitCode(code, structure: .y2024))
  }

  private static func report(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: "\(samples)/reports/\(name).xlsx")))
  }

  /// A table of teams as a village rules it, whose members stand under a header that nobody knows.
  private static func ownTable(
    title: String = "NĂM 2023", place: String = "Buôn mẫu 1, xã Ea Lâm, huyện Sông Hinh", men: Double = 6
  ) -> Workbook {
    let rows: [[CellContent]] = [
      [.text("TỔ TRUYỀN THÔNG CỘNG ĐỒNG \(title)")], [.text(place)],
      ["Tên tổ truyền thông", "Tình trạng", "Số QĐ", "Ngày QĐ", "Quân số", "Nữ", "Nam", "DTTS"].map {
        .text($0)
      },
      [
        .text("Tổ truyền thông Buôn mẫu 1"), .text("Duy trì"), .text("15/QĐ-UBND"), .text("28/8/2022"),
        .number(11), .number(5), .number(men), .number(9),
      ],
    ]
    var sheet = Worksheet(name: "Biểu")
    for (row, cells) in rows.enumerated() {
      for (column, content) in cells.enumerated() {
        sheet.set(content, row: row + 1, column: column + 1)
      }
    }
    return Workbook(sheets: [sheet])
  }

  /// A batch that was checked, as a browser has it before itself.
  private struct Shown {
    let browser: Browser
    let path: String
    var page: Reply

    init(_ browser: Browser, _ files: [(name: String, bytes: [UInt8])]) async throws {
      self.browser = browser
      let token = try await browser.token(of: "/check")
      let reply = try await browser.upload(to: "/check", files, token: token)
      path = try #require(reply.location)
      page = try await browser.get(path)
      try await look()
    }

    mutating func look() async throws {
      page = try await browser.get(path)
      while page.text.contains("data-working") { page = try await browser.get(path) }
      #expect(page.status == .ok)
      _ = try page.page()
    }

    /// The value of a hidden field, the first on the page.
    func hidden(_ name: String) throws -> String {
      let start = try #require(
        page.text.firstRange(of: "name=\"\(name)\" value=\"")?.upperBound, "no \(name)")
      return String(page.text[start...].prefix { $0 != "\"" })
    }

    /// The fingerprint of a finding of the page, which its form of a reason carries.
    func proposed() throws -> String { try hidden("finding") }

    /// Sends a form of the page as it was last seen.
    @discardableResult
    mutating func send(
      _ form: String, _ values: KeyValuePairs<String, String> = [:], revision: String? = nil
    ) async throws -> Reply {
      let token = try await browser.token(of: "/account")
      let seen = try revision ?? hidden(MendTests.revision)
      var all = [(MendTests.revision, seen)]
      all += values.map { ($0.key, $0.value) }
      var fields = FormFields()
      fields.append(FormToken.field, token)
      for (name, value) in all { fields.append(name, value) }
      let reply = try await browser.request(
        .post, "\(path)/\(form)", Array(fields.urlEncoded.utf8),
        [.contentType: "application/x-www-form-urlencoded"])
      if reply.status == .seeOther { try await look() }
      return reply
    }

    /// The name of the select of a header.
    func field(of header: String) throws -> String {
      for select in try elements() where select.name == "select" {
        if let label = select["aria-label"], label.hasSuffix(" \(header)"), let name = select["name"] {
          return name
        }
      }
      throw NoSuchHeader(header: header)
    }

    /// The elements of the page.
    func elements() throws -> [XMLTree.Element] { MendTests.all(in: try #require(try page.page().root)) }
  }

  private struct NoSuchHeader: Error { let header: String }

  private static func all(in element: XMLTree.Element) -> [XMLTree.Element] {
    [element] + element.children.flatMap(all)
  }

  // MARK: - What is this column?

  @Test func `a header is answered, the file accepted with a reason, and its figures count`() async throws {
    let site = try Self.site()
    let commune = try Self.unit("22210")
    let browser = try await site.browser(as: .commune, in: [commune])
    var shown = try await Shown(browser, [("bang.xlsx", try Self.ownTable().xlsx())])
    #expect(shown.page.text.contains("Quân số"))
    // The command's words are for a terminal.
    #expect(!shown.page.text.contains("p8 map"))
    let field = try shown.field(of: "Quân số")
    let answered = try await shown.send(
      "layout", ["file": "bang.xlsx", field: "communication_team.members"])
    #expect(answered.location?.hasSuffix("done=understood") == true)
    let again = try shown.field(of: "Quân số")
    let column = try #require(try shown.elements().first { $0["name"] == again })
    let chosen = column.children.first { $0["selected"] != nil }
    #expect(chosen?["value"] == "communication_team.members")

    let silent = try await shown.send("accept", ["file": "bang.xlsx", "reason": " "])
    #expect(silent.status == .unprocessableContent)
    let accepted = try await shown.send("accept", ["file": "bang.xlsx", "reason": "đã hỏi thôn <b>"])
    #expect(accepted.location?.hasSuffix("done=accepted") == true)
    #expect(shown.page.text.contains("đã hỏi thôn &lt;b&gt;"))
    let waiver = try #require(try site.workspace.checking.waivers().entries.first)
    #expect(waiver.waiver.by == "Nguyễn Thị commune")
    #expect(waiver.corrections.map(\.column) == ["members"])

    try await shown.send("send")
    #expect(shown.page.text.contains("class=\"done\""))
    let explained = try await browser.get("/see/explain?unit=22210%402024&period=2023&indicator=D8.1.1")
    #expect(explained.text.contains("bang.xlsx"))
  }

  @Test func `what the file does not say of unit and period is said for it`() async throws {
    let site = try Self.site()
    let browser = try await site.browser(as: .commune, in: [try Self.unit("22210")])
    var shown = try await Shown(
      browser, [("bang.xlsx", try Self.ownTable(title: "", place: "Hội phụ nữ").xlsx())])
    #expect(!shown.page.text.contains("\(shown.path)/accept"))
    let unknown = try await shown.send(
      "layout", ["file": "bang.xlsx", "unit": "22210-01", "period": "năm nào"])
    #expect(unknown.status == .unprocessableContent)
    try await shown.send("layout", ["file": "bang.xlsx", "unit": "22210-01", "period": "2023"])
    #expect(shown.page.text.contains("Buôn mẫu 1"))
    try await shown.send("accept", ["file": "bang.xlsx", "reason": "đúng"])
    try await shown.send("send")
    let explained = try await browser.get("/see/explain?unit=22210%402024&period=2023&indicator=D8.1.1")
    #expect(explained.text.contains("bang.xlsx"))
  }

  @Test func `answers are forgotten when a person says so`() async throws {
    let site = try Self.site()
    let browser = try await site.browser(as: .commune, in: [try Self.unit("22210")])
    var shown = try await Shown(browser, [("bang.xlsx", try Self.ownTable().xlsx())])
    let field = try shown.field(of: "Nam")
    try await shown.send("layout", ["file": "bang.xlsx", field: "-"])
    #expect(shown.page.text.contains("name=\"do\" value=\"forget\""))
    try await shown.send("layout", ["file": "bang.xlsx", "do": "forget"])
    #expect(!shown.page.text.contains("name=\"do\" value=\"forget\""))
  }

  @Test func `two headers are not one column`() async throws {
    let site = try Self.site()
    let browser = try await site.browser(as: .commune, in: [try Self.unit("22210")])
    var shown = try await Shown(browser, [("bang.xlsx", try Self.ownTable().xlsx())])
    let field = try shown.field(of: "Nam")
    let twice = try await shown.send("layout", ["file": "bang.xlsx", field: "communication_team.women"])
    #expect(twice.status == .unprocessableContent)
    #expect(twice.text.contains("role=\"alert\""))
    _ = try twice.page()
  }

  @Test func `nobody answers for a unit of others`() async throws {
    let site = try Self.site()
    let browser = try await site.browser(as: .province, in: [try Self.unit("56")])
    let named = try await Shown(browser, [("bang.xlsx", try Self.ownTable().xlsx())])
    // Of a file of a foreign unit nothing is told but that it is one.
    #expect(named.page.text.contains("22210-01") && !named.page.text.contains("Quân số"))
    var unnamed = try await Shown(
      browser, [("bang.xlsx", try Self.ownTable(title: "", place: "Hội phụ nữ").xlsx())])
    let said = try await unnamed.send(
      "layout", ["file": "bang.xlsx", "unit": "22210-01@2024", "period": "2023"])
    #expect(said.status == .forbidden)
    try await unnamed.look()
    #expect(!unnamed.page.text.contains("Buôn mẫu 1"))
  }

  @Test func `two people accept the same layout, and the second finds it accepted`() async throws {
    let site = try Self.site()
    let first = try await site.browser(as: .commune, in: [try Self.unit("22210")])
    let second = try await site.browser(as: .province, in: [try Self.unit("54")])
    var one = try await Shown(first, [("bang.xlsx", try Self.ownTable().xlsx())])
    var other = try await Shown(second, [("khac.xlsx", try Self.ownTable().xlsx())])
    for form in ["layout", "accept", "repair", "unrepair", "send"] {
      let token = try await second.token(of: "/account")
      let reply = try await second.post("\(one.path)/\(form)", ["revision": "1"], token: token)
      #expect(reply.status == .notFound, "\(form)")
    }
    try await one.send("accept", ["file": "bang.xlsx", "reason": "đúng"])
    let late = try await other.send("accept", ["file": "khac.xlsx", "reason": "cũng đúng"])
    #expect(late.status == .seeOther)
    #expect(other.page.text.contains("Nguyễn Thị commune"))
    #expect(try site.workspace.checking.waivers().entries.count == 1)
  }

  // MARK: - Repairs

  @Test func `a proposed repair is carried out in a copy that says so, and both files are kept`() async throws
  {
    let site = try Self.site()
    let browser = try await site.browser(as: .commune, in: [try Self.unit("22210")])
    let sent = try Self.report("22210-02")
    var shown = try await Shown(browser, [("22210-02.xlsx", sent)])
    let values: KeyValuePairs = [
      "file": "22210-02.xlsx", "finding": try shown.hidden("finding"), "proposal": "0",
    ]
    let reply = try await shown.send("repair", values)
    #expect(reply.location?.hasSuffix("done=repaired") == true)
    #expect(shown.page.text.contains("<del>3</del> → <ins>1</ins>"))
    #expect(shown.page.text.contains("I7"))
    let copy = try await browser.get("\(shown.path)/repaired?file=22210-02.xlsx")
    #expect(copy.body != sent && copy.body.starts(with: Array("PK".utf8)))
    let book = try WorkbookReader(bytes: copy.body)
    #expect(book.sheets.count == (try WorkbookReader(bytes: sent).sheets.count) + 1)

    try await shown.send("send")
    #expect(shown.page.text.contains("class=\"done\""))
    let unit = try Self.unit("22210-02")
    let period = try #require(site.workspace.period(named: "2023"))
    // The file as it was sent is held and replaced, its copy counts: the registry has both.
    let stored = try site.workspace.review.reports(of: unit, for: period)
    #expect(stored.map(\.state) == [.accepted])
    let log = try site.workspace.trust.auditLog(since: nil, containing: nil, format: .text)
    #expect(log.contains(ContentDigest.sha256(sent)) && log.contains(ContentDigest.sha256(copy.body)))
    let explained = try await browser.get("/see/explain?unit=22210%402024&period=2023&indicator=D8.1.1")
    #expect(explained.text.contains("22210-02.xlsx"))
  }

  @Test func `repairs are taken back`() async throws {
    let site = try Self.site()
    let browser = try await site.browser(as: .commune, in: [try Self.unit("22210")])
    var shown = try await Shown(browser, [("22210-02.xlsx", try Self.report("22210-02"))])
    try await shown.send(
      "repair", ["file": "22210-02.xlsx", "finding": try shown.hidden("finding"), "proposal": "0"])
    #expect(shown.page.text.contains("<del>"))
    try await shown.send("unrepair", ["file": "22210-02.xlsx"])
    #expect(!shown.page.text.contains("<del>"))
    #expect(shown.page.text.contains("name=\"proposal\""))
    #expect(try await browser.get("\(shown.path)/repaired?file=22210-02.xlsx").status == .notFound)
  }

  @Test func `all that is certain is repaired at once, and nothing else`() async throws {
    let site = try Self.site()
    let browser = try await site.browser(as: .commune, in: [try Self.unit("22210")])
    var editor = try WorkbookEditor(bytes: try Self.report("22210-02"))
    editor.set(.text(" 1 "), at: try #require(CellReference("F7")), on: "11. Số tổng hợp")
    var shown = try await Shown(browser, [("22210-02.xlsx", try editor.xlsx())])
    #expect(shown.page.text.contains("value=\"certain\""))
    try await shown.send("repair", ["which": "certain"])
    #expect(shown.page.text.contains("<ins>1</ins>"))
    #expect(!shown.page.text.contains("value=\"certain\""))
    // What is only likely still waits for a person.
    #expect(shown.page.text.contains("name=\"proposal\""))
  }

  @Test func `a file that cannot be changed says so and has no button`() async throws {
    let site = try Self.site()
    let browser = try await site.browser(as: .commune, in: [try Self.unit("22210")])
    // A table of their own as XML, whose women and men are not their total; and a report in an archive.
    let table = try Self.ownTable(men: 7).spreadsheetXML2003()
    let archive = StoredArchive.bytes(of: [("22210-02.xlsx", try Self.report("22210-02"))])
    for (name, bytes) in [("bang.xml", table), ("gui.zip", archive)] {
      var shown = try await Shown(browser, [(name, bytes)])
      #expect(shown.page.text.contains("class=\"notice\""), "\(name)")
      #expect(!shown.page.text.contains("name=\"proposal\""))
      #expect(shown.page.text.contains("→ Sửa ô"), "nothing is proposed")
      let report = name == "gui.zip" ? "gui.zip#22210-02.xlsx" : name
      let refused = try await shown.send(
        "repair", ["file": report, "finding": try shown.proposed(), "proposal": "0"])
      #expect(refused.status == .unprocessableContent)
    }
  }

  // MARK: - Refusals

  @Test func `a form of an earlier page changes nothing`() async throws {
    let site = try Self.site()
    let browser = try await site.browser(as: .commune, in: [try Self.unit("22210")])
    var shown = try await Shown(
      browser, [("22210-02.xlsx", try Self.report("22210-02")), ("bang.xlsx", try Self.ownTable().xlsx())])
    let old = try shown.hidden(Self.revision)
    let finding = try shown.hidden("finding")
    try await shown.send("repair", ["file": "22210-02.xlsx", "finding": finding, "proposal": "0"])
    for (form, values) in [
      ("repair", ["file": "22210-02.xlsx", "finding": finding, "proposal": "0"] as KeyValuePairs),
      ("unrepair", ["file": "22210-02.xlsx"]), ("layout", ["file": "bang.xlsx"]),
      ("accept", ["file": "bang.xlsx", "reason": "x"]), ("send", [:]),
      ("waive", ["finding": finding, "reason": "x"]),
    ] {
      let reply = try await shown.send(form, values, revision: old)
      #expect(reply.status == .conflict, "\(form)")
      #expect(reply.text.contains("role=\"alert\""))
      _ = try reply.page()
    }
    #expect(try site.workspace.checking.waivers().entries.isEmpty)
    try await shown.look()
    #expect(shown.page.text.contains("<del>3</del>"))
  }

  @Test(arguments: [
    "layout?file=khong-co.xlsx", "layout?", "layout?file=bang.xlsx&column-0-0=no_such.column",
    "layout?file=22210-02.xlsx", "accept?file=khong-co.xlsx&reason=x", "repair?",
    "repair?file=22210-02.xlsx&finding=0", "repair?file=khong-co.xlsx&finding=0&proposal=0",
    "unrepair?file=22210-02.xlsx", "unrepair?", "waive?reason=x",
  ])
  func `a form that no page has is refused`(line: String) async throws {
    let site = try Self.site()
    let browser = try await site.browser(as: .commune, in: [try Self.unit("22210")])
    let shown = try await Shown(
      browser,
      [("22210-02.xlsx", try Self.report("22210-02")), ("bang.xlsx", try Self.ownTable().xlsx())])
    let parts = line.split(separator: "?", omittingEmptySubsequences: false).map(String.init)
    let token = try await browser.token(of: "/account")
    for revision in ["1", "x", "99999999999999999999"] {
      let fields = "token=\(token)&revision=\(revision)&\(parts[1])"
      let reply = try await browser.request(
        .post, "\(shown.path)/\(parts[0])", Array(fields.utf8),
        [.contentType: "application/x-www-form-urlencoded"])
      #expect(reply.status == .badRequest, "\(revision)")
    }
  }

  @Test func `a proposal that is not there is refused`() async throws {
    let site = try Self.site()
    let browser = try await site.browser(as: .commune, in: [try Self.unit("22210")])
    var shown = try await Shown(browser, [("22210-02.xlsx", try Self.report("22210-02"))])
    let finding = try shown.hidden("finding")
    for (fingerprint, proposal) in [("0123456789", "0"), (finding, "7"), (finding, "-1")] {
      let reply = try await shown.send(
        "repair", ["file": "22210-02.xlsx", "finding": fingerprint, "proposal": proposal])
      #expect(reply.status == .unprocessableContent)
    }
    #expect(!shown.page.text.contains("<del>"))
  }

  // MARK: - Messages

  @Test(arguments: Language.allCases)
  func `what to write to the village stands ready`(language: Language) async throws {
    let site = try Self.site()
    let browser = try await site.browser(as: .commune, in: [try Self.unit("22210")])
    browser.set("p8-language", language.rawValue)
    let shown = try await Shown(
      browser,
      [("22210-02.xlsx", try Self.report("22210-02")), ("22210-01.xlsx", try Self.report("22210-01"))])
    // A report with nothing to correct has none.
    #expect(shown.page.text.matches(of: /readonly="readonly"/).count == 1)
    let start = try #require(shown.page.text.firstRange(of: /<textarea readonly[^>]*>/)?.upperBound)
    let text = shown.page.text[start...].prefix { $0 != "<" }
    #expect(text.contains("22210-02") && text.contains("I7") && text.contains("11. Số tổng hợp"))
    #expect(text.contains(language == .vi ? "Kính gửi" : "To "))
    #expect(!text.contains(language == .vi ? "Please" : "Xin"))
    // Nobody is named, neither who checks nor who wrote it.
    #expect(!text.contains("Nguyễn Thị commune"))
  }
}
