import Foundation
import HTTPTypes
import P8Model
import P8Web
import Project8
import TestSupport
import Testing

/// Files on their way: from a browser to the check, to the registry, and nowhere else.
struct UploadTests {
  private static let samples = "\(Project.folder)/templates/samples/phu-yen-2023"

  private static func site() throws -> TestSite {
    try TestSite { workspace in
      _ = try workspace.villages.importList(fromFile: "\(samples)/seed/villages.tsv", structure: .y2024)
    }
  }

  private static func report(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: "\(samples)/reports/\(name).xlsx")))
  }

  private static func checked(
    _ browser: Browser, _ files: [(name: String, bytes: [UInt8])], pieces: Int = 50_000
  ) async throws -> (path: String, page: Reply) {
    let token = try await browser.token(of: "/check")
    let reply = try await browser.upload(to: "/check", files, token: token, pieces: pieces)
    #expect(reply.status == .seeOther)
    let path = try #require(reply.location)
    while true {
      let page = try await browser.get(path)
      #expect(page.status == .ok)
      if !page.text.contains("data-working") { return (path, page) }
    }
  }

  /// Sends a checked batch to the registry.
  private static func stored(_ browser: Browser, _ path: String) async throws -> Reply {
    let sent = try await browser.send(to: "\(path)/send", ["revision": "1"], from: path)
    #expect(sent.status == .seeOther)
    while true {
      let page = try await browser.get(path)
      if !page.text.contains("data-working") { return page }
    }
  }

  @Test func `a report is checked, stored when it is said so, and counts`() async throws {
    let site = try Self.site()
    let browser = try await site.browser(as: .centre, in: [.nation(.y2025)])
    let report = try Self.report("22210-01")
    let (path, page) = try await Self.checked(browser, [("thôn/22210-01.xlsx", report)])
    #expect(page.text.contains("thôn/22210-01.xlsx"))
    _ = try page.page()
    #expect(try site.workspace.review.waiting(in: .nation(.y2025))?.statuses.isEmpty ?? true)
    let stored = try await Self.stored(browser, path)
    #expect(stored.text.contains("class=\"done\""))
    _ = try stored.page()
    let status = try #require(try site.workspace.review.waiting(in: .nation(.y2025))?.statuses.first)
    #expect(status.total.received == 1)
    let table = try await browser.get("/see?unit=22210%402024&period=2023&by=village")
    #expect(table.status == .ok)
    #expect(table.text.contains("/see/explain?unit=22210%402024"))
    _ = try table.page()
  }

  @Test func `faulty reports are listed by row, waived with a reason, and come back marked`() async throws {
    let site = try Self.site()
    let browser = try await site.browser(as: .centre, in: [.nation(.y2025)])
    let faulty = try #require(
      ["22210-02", "22096-02", "22168-02"].first {
        FileManager.default.fileExists(atPath: "\(Self.samples)/reports/\($0).xlsx")
      })
    let (path, page) = try await Self.checked(browser, [("\(faulty).xlsx", try Self.report(faulty))])
    #expect(page.text.contains("<mark>"))
    let tree = try page.page()
    _ = tree
    let archive = try await browser.get("\(path)/copies")
    #expect(archive.fields[.contentType] == "application/zip")
    #expect(archive.body.starts(with: Array("PK".utf8)))
    #expect(archive.fields[.contentDisposition]?.hasPrefix("attachment; ") ?? false)
    if let start = page.text.firstRange(of: "name=\"finding\" value=\"")?.upperBound {
      let finding = String(page.text[start...].prefix { $0 != "\"" })
      let token = try await browser.token(of: path)
      let silent = try await browser.post(
        "\(path)/waive", ["revision": "1", "finding": finding, "reason": "  "], token: token)
      #expect(silent.status == .unprocessableContent)
      let said = try await browser.post(
        "\(path)/waive", ["revision": "1", "finding": finding, "reason": "đã hỏi thôn <b>"], token: token)
      #expect(said.status == .seeOther)
      var after = try await browser.get(path)
      while after.text.contains("data-working") { after = try await browser.get(path) }
      #expect(after.text.contains("đã hỏi thôn &lt;b&gt;"))
    }
  }

  @Test func `a batch is its own person's`() async throws {
    let site = try Self.site()
    let browser = try await site.browser(as: .centre, in: [.nation(.y2025)])
    let (path, _) = try await Self.checked(browser, [("a.xlsx", Self.report("22210-01"))])
    let other = try await site.browser(as: .province, in: [#require(UnitCode("54", structure: .y2024))])
    #expect(try await other.get(path).status == .notFound)
    let token = try await other.token(of: "/check")
    #expect(try await other.post("\(path)/send", token: token).status == .notFound)
    #expect(try await other.get("\(path)/copies").status == .notFound)
  }

  @Test func `a report of another unit is not told to a person`() async throws {
    let site = try Self.site()
    let browser = try await site.browser(as: .commune, in: [#require(UnitCode("22213", structure: .y2024))])
    let (path, page) = try await Self.checked(browser, [("a.xlsx", Self.report("22210-01"))])
    #expect(page.text.contains("a.xlsx"))
    _ = try await Self.stored(browser, path)
    #expect(try site.workspace.review.waiting(in: .nation(.y2025))?.statuses.isEmpty ?? true)
  }

  @Test(arguments: [
    "../../../../tmp/p8-escaped.xlsx", "/tmp/p8-escaped.xlsx", "..\\..\\p8-escaped.xlsx", "<script>.xlsx",
    "a\u{0}b.xlsx", ".hidden", String(repeating: "dài", count: 500) + ".xlsx",
  ])
  func `the name of a file leads nowhere and is text`(name: String) async throws {
    let site = try Self.site()
    let browser = try await site.browser(as: .centre, in: [.nation(.y2025)])
    let (_, page) = try await Self.checked(browser, [(name, Array("not a workbook".utf8))])
    #expect(!page.text.contains("<script>."))
    _ = try page.page()
    #expect(!FileManager.default.fileExists(atPath: "/tmp/p8-escaped.xlsx"))
  }

  @Test func `without a file, the form says so`() async throws {
    let browser = try await Self.site().browser(as: .centre, in: [.nation(.y2025)])
    let token = try await browser.token(of: "/check")
    let reply = try await browser.upload(to: "/check", [("", [])], token: token)
    #expect(reply.status == .unprocessableContent)
    #expect(reply.text.contains("role=\"alert\""))
  }

  @Test func `a file is not taken before the form's token`() async throws {
    let site = try Self.site()
    let browser = try await site.browser(as: .centre, in: [.nation(.y2025)])
    for token in [nil, "", FormToken.make()] {
      let reply = try await browser.upload(to: "/check", [("a.xlsx", [1])], token: token)
      #expect(reply.status == .forbidden)
    }
  }

  @Test func `a form that breaks off is refused`() async throws {
    let browser = try await Self.site().browser(as: .centre, in: [.nation(.y2025)])
    let token = try await browser.token(of: "/check")
    let begun =
      "--XyZ\r\nContent-Disposition: form-data; name=\"\(FormToken.field)\"\r\n\r\n\(token)\r\n--XyZ\r\n"
      + "Content-Disposition: form-data; name=\"files\"; filename=\"a.xlsx\"\r\n\r\nbytes"
    let reply = try await browser.request(
      .post, "/check", Array(begun.utf8), [.contentType: "multipart/form-data; boundary=XyZ"])
    #expect(reply.status == .badRequest)
  }

  @Test func `more files than a form may have are refused`() async throws {
    let browser = try await Self.site().browser(as: .centre, in: [.nation(.y2025)])
    let token = try await browser.token(of: "/verify")
    let reply = try await browser.upload(
      to: "/verify", [("a", [1]), ("b", [1]), ("c", [1])], token: token)
    #expect(reply.status == .contentTooLarge)
  }

  @Test func `an export is verified by sending it back`() async throws {
    let site = try Self.site()
    let browser = try await site.browser(as: .centre, in: [.nation(.y2025)])
    let (path, _) = try await Self.checked(browser, [("22210-01.xlsx", Self.report("22210-01"))])
    _ = try await Self.stored(browser, path)
    let made = try await browser.send(
      to: "/export",
      [
        "unit": "54@2024", "period": "2023", "by": "district", "format": "national", "audience": "internal",
        "language": "vi",
      ], from: "/export")
    #expect(made.status == .ok, "\(made.text.prefix(3_000))")
    #expect(made.body.starts(with: Array("PK".utf8)))
    let token = try await browser.token(of: "/verify")
    let good = try await browser.upload(to: "/verify", [("a.xlsx", made.body)], token: token)
    #expect(good.text.contains("class=\"done\""))
    #expect(!good.text.contains("p8-web."))
    var bytes = made.body
    bytes[bytes.count / 2] ^= 1
    let bad = try await browser.upload(to: "/verify", [("a.xlsx", bytes)], token: token)
    #expect(bad.text.contains("class=\"refused\""))
    #expect(!bad.text.contains("p8-web."))
  }
}
