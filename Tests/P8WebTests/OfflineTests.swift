import Foundation
import HTTPTypes
import P8Model
import P8Web
import Project8
import TestSupport
import Testing

/// What the site gives for writing without a network, and what it makes of entries that come late and twice.
struct OfflineTests {
  private let site: TestSite
  private let browser: Browser

  init() async throws {
    site = try TestSite { workspace in
      _ = try workspace.villages.enter(
        "Buôn mẫu 1", in: #require(UnitCode("22210", structure: .y2024)), isNew: true)
    }
    browser = try await site.browser(as: .commune, in: [#require(UnitCode("22210", structure: .y2024))])
  }

  private func send(_ identifier: String, topic: String = "Đất ở", women: String = "20") async throws -> Reply
  {
    try await browser.send(
      to: "/log/new/policy_dialogue",
      [
        "entry": identifier, "unit": "22210@2024", "answer-held_on": "2024-05-03", "answer-level": "commune",
        "answer-topic": topic, "answer-participants": "30", "answer-women": women, "answer-men": "10",
        "answer-opinions": "6", "answer-answered": "6",
      ], from: "/log/new/policy_dialogue")
  }

  private var entryCount: Int {
    get throws { try site.workspace.log.entries().count }
  }

  @Test func `an entry that is sent twice counts once`() async throws {
    let identifier = UUID().uuidString.lowercased()
    for _ in 1...3 {
      let reply = try await send(identifier)
      #expect(reply.status == .ok)
      #expect(reply.text.contains("#1"))
    }
    #expect(try entryCount == 1)
  }

  @Test func `what was changed since is not taken for what was sent before`() async throws {
    let identifier = UUID().uuidString.lowercased()
    #expect(try await send(identifier).status == .ok)
    let other = try await send(identifier, topic: "Nước sạch")
    #expect(other.status != .ok)
    // It names the entry that is there, so that both can be looked at.
    #expect(other.text.contains("#1"))
    #expect(try entryCount == 1)
  }

  @Test func `each form carries an identifier of its own, and what is wrong writes nothing`() async throws {
    var identifiers: Set<UUID> = []
    for _ in 1...2 {
      let form = try await browser.get("/log/new/policy_dialogue").text
      let start = try #require(form.firstRange(of: "name=\"entry\" value=\"")).upperBound
      identifiers.insert(try #require(UUID(uuidString: String(form[start...].prefix { $0 != "\"" }))))
    }
    #expect(identifiers.count == 2)
    #expect(try await send("not a UUID", women: "21").status == .unprocessableContent)
    #expect(try entryCount == 0)
    // Who sends none of its own, or something else, gets a new one.
    #expect(try await send("not a UUID").status == .ok)
    #expect(try entryCount == 1)
  }

  @Test func `the worker names every file of the site, and each of them is there`() async throws {
    let worker = try await Browser(site).get("/service-worker.js")
    #expect(worker.fields[.contentType]?.hasPrefix("text/javascript") == true)
    #expect(worker.fields[.cacheControl] == "no-cache")
    let line = try #require(worker.text.split(separator: "\n").first { $0.hasPrefix("const files = [") })
    let paths = line.split(separator: "\"").filter { $0.hasPrefix("/") }.map(String.init)
    #expect(paths.count > 8)
    for path in paths { #expect(try await Browser(site).get(path).status == .ok, "\(path)") }
    let page = try await browser.get("/log").text
    for part in page.split(separator: "\"") where part.hasPrefix("/assets/") {
      #expect(paths.contains(String(part)), "\(part)")
    }
  }

  @Test func `the page for what is not on the device and the description of the site are anybody's`()
    async throws
  {
    let nobody = Browser(site)
    let offline = try await nobody.get("/offline")
    #expect(offline.status == .ok)
    _ = try offline.page()
    let manifest = try await nobody.get("/site.webmanifest")
    let read = try #require(
      try JSONSerialization.jsonObject(with: Data(manifest.body)) as? [String: Any])
    #expect(read["start_url"] as? String == "/log")
    #expect(read["display"] as? String == "standalone")
  }

  @Test func `who signs out leaves nothing on the device`() async throws {
    let reply = try await browser.send(to: "/sign-out", from: "/account")
    let field = try #require(HTTPField.Name("clear-site-data"))
    #expect(reply.fields[field] == "\"cache\", \"storage\"")
  }

  @Test func `a page tells the script whose it is, and that of a visitor is nobody's`() async throws {
    #expect(try await browser.get("/log").text.contains("<body data-person=\""))
    #expect(try await !Browser(site).get("/sign-in").text.contains("data-person"))
  }
}
