import ContentDigest
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import P8Model
import P8Web
import Project8
import Synchronization
import TestSupport
import Testing
import XMLStream

/// The clock of a site: 1 March 2026, and later when a test says so.
final class SiteClock: Sendable {
  private let hours = Mutex(0)

  func advance(hours count: Int) { hours.withLock { $0 += count } }

  var now: String {
    let hours = hours.withLock { $0 }
    let (day, hour) = (1 + hours / 24, hours % 24)
    return "2026-03-\(day < 10 ? "0" : "")\(day)T\(hour < 10 ? "0" : "")\(hour):00:00Z"
  }
}

/// A site of its own for a test, with a registry and people in a folder of its own.
final class TestSite: Sendable {
  let folder: TemporaryFolder
  let workspace: Workspace
  let responder: RouterResponder<SiteContext>
  let clock = SiteClock()

  static let password = "một câu dài dễ nhớ"

  private static let shared = Result { try Workspace(definitions: Project.folder, registry: nil) }

  init(
    publicAddress: String? = nil, isReadOnly: Bool = false,
    prepare: (Workspace) throws -> Void = { _ in }
  ) throws {
    folder = try TemporaryFolder()
    var workspace = try Self.shared.get().with(registry: folder.path("project8.sqlite"))
    workspace.passwordCost = .least
    workspace.author = "test"
    try prepare(workspace)
    let clock = self.clock
    workspace.clock = { clock.now }
    self.workspace = workspace
    responder = try WebServer(
      workspace, WebOptions(publicAddress: publicAddress, isReadOnly: isReadOnly)
    ).responder
  }

  /// A browser in which somebody of a role is signed in.
  func browser(as role: PersonRole, in units: [UnitCode]) async throws -> Browser {
    let login = "\(role.rawValue)-\(units.map(\.code).joined(separator: "-").lowercased())"
    let invitation = try workspace.people.invite(
      name: "Nguyễn Thị \(role.rawValue)", role: role, units: units)
    _ = try workspace.people.accept(invitation.token, login: login, password: Self.password)
    let browser = Browser(self)
    let reply = try await browser.send(
      to: "/sign-in", ["login": login, "password": Self.password], from: "/sign-in")
    #expect(reply.status == .seeOther)
    return browser
  }
}

/// What a site answered.
struct Reply: Sendable {
  let status: HTTPResponse.Status
  let fields: HTTPFields
  let body: [UInt8]

  var text: String { String(decoding: body, as: UTF8.self) }
  var location: String? { fields[.location] }

  /// The page as a tree; fails where it is not well-formed.
  func page() throws -> XMLTree {
    let page = text
    let start = try #require(page.firstIndex(of: "\n"), "no page: \(status)")
    #expect(page[..<start] == "<!DOCTYPE html>")
    return try XMLTree(Array(page[start...].utf8))
  }
}

/// A browser without a screen: keeps cookies and sends forms with their tokens.
final class Browser: Sendable {
  private let site: TestSite
  private let cookies = Mutex<[String: String]>([:])

  init(_ site: TestSite) { self.site = site }

  var cookieNames: Set<String> { cookies.withLock { Set($0.keys) } }
  func cookie(_ name: String) -> String? { cookies.withLock { $0[name] } }
  func set(_ name: String, _ value: String?) { cookies.withLock { $0[name] = value } }

  func get(_ path: String, fields: HTTPFields = [:]) async throws -> Reply {
    try await request(.get, path, [], fields)
  }

  /// The token of the forms of a page.
  func token(of path: String) async throws -> String {
    let page = try await get(path)
    let rest = try #require(page.text.firstRange(of: "name=\"token\" value=\""), "no form on \(path)")
    return String(page.text[rest.upperBound...].prefix { $0 != "\"" })
  }

  /// Fills a form of a page and sends it.
  func send(
    to path: String, _ values: KeyValuePairs<String, String> = [:], from page: String,
    fields: HTTPFields = [:]
  ) async throws -> Reply {
    try await post(path, values, token: try await token(of: page), fields: fields)
  }

  func post(
    _ path: String, _ values: KeyValuePairs<String, String> = [:], token: String?, fields: HTTPFields = [:],
    hasFiles: Bool = false
  ) async throws -> Reply {
    if hasFiles { return try await upload(to: path, [("a.xlsx", [1, 2, 3])], token: token) }
    var form = FormFields()
    if let token { form.append(FormToken.field, token) }
    for (name, value) in values { form.append(name, value) }
    var fields = fields
    if fields[.contentType] == nil { fields[.contentType] = "application/x-www-form-urlencoded" }
    return try await request(.post, path, Array(form.urlEncoded.utf8), fields)
  }

  /// Sends a form with files, whose bytes come in pieces of a length.
  func upload(
    to path: String, _ files: [(name: String, bytes: [UInt8])], token: String?, pieces: Int = 1_000_000
  ) async throws -> Reply {
    var body: [UInt8] = []
    func part(_ disposition: String, _ bytes: [UInt8]) {
      body += Array("--XyZ\r\nContent-Disposition: form-data; \(disposition)\r\n\r\n".utf8) + bytes
      body += Array("\r\n".utf8)
    }
    if let token { part("name=\"\(FormToken.field)\"", Array(token.utf8)) }
    for (name, bytes) in files { part("name=\"files\"; filename=\"\(name)\"", bytes) }
    body += Array("--XyZ--\r\n".utf8)
    return try await request(
      .post, path, body, [.contentType: "multipart/form-data; boundary=XyZ"], pieces: pieces)
  }

  func request(
    _ method: HTTPRequest.Method, _ path: String, _ body: [UInt8], _ fields: HTTPFields = [:],
    pieces: Int? = nil
  ) async throws -> Reply {
    var fields = fields
    let cookies = self.cookies.withLock { $0 }
    if !cookies.isEmpty {
      fields[.cookie] = cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
    }
    let request = Request(
      head: HTTPRequest(
        method: method, scheme: "http", authority: "localhost:8080", path: path, headerFields: fields),
      body: Self.body(body, pieces: pieces))
    let context = SiteContext(source: Source(), address: "192.0.2.7")
    let response = try await site.responder.respond(to: request, context: context)
    let collected = CollectedBody()
    try await response.body.write(collected)
    keep(response.headers)
    return Reply(
      status: response.status, fields: response.headers, body: collected.bytes.withLock { $0 })
  }

  private static func body(_ bytes: [UInt8], pieces: Int?) -> RequestBody {
    guard let pieces else { return RequestBody(buffer: ByteBuffer(bytes: bytes)) }
    let (stream, source) = AsyncStream.makeStream(of: ByteBuffer.self)
    for start in stride(from: 0, to: bytes.count, by: pieces) {
      source.yield(ByteBuffer(bytes: bytes[start..<min(bytes.count, start + pieces)]))
    }
    source.finish()
    return RequestBody(asyncSequence: stream)
  }

  private func keep(_ fields: HTTPFields) {
    for line in fields[values: .setCookie] {
      let pair = line.prefix { $0 != ";" }.split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let isErased = line.contains("Max-Age=0")
      guard let name = pair.first, let value = pair.last else { continue }
      cookies.withLock { $0[String(name)] = isErased ? nil : String(value) }
    }
  }

  private struct Source: RequestContextSource {
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
  }
}

private final class CollectedBody: ResponseBodyWriter, Sendable {
  let bytes = Mutex<[UInt8]>([])

  func write(_ buffer: ByteBuffer) async throws {
    bytes.withLock { $0.append(contentsOf: buffer.readableBytesView) }
  }

  func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
