import HTTPTypes
import P8Model
import P8Web
import Project8
import Testing

/// What comes in and what goes out, whatever the page.
struct DoorTests {
  static let posts = Pages.routes.filter { $0.method == .post }

  /// A route's path with something in the place of each part that stands for any text.
  static func path(_ route: Route) -> String {
    route.parameterNames.reduce(route.path) {
      $0.replacing(":\($1)", with: $1 == "key" ? String(repeating: "0", count: 64) : "1")
    }
  }

  @Test(arguments: posts.map(\.path))
  func `a form without its token does nothing`(path: String) async throws {
    let route = try #require(Self.posts.first { $0.path == path })
    let site = try TestSite()
    let browser = try await site.browser(as: .centre, in: [.nation(.y2025)])
    for token in [nil, "", String(repeating: "0", count: 64), FormToken.make()] {
      let reply = try await browser.post(
        Self.path(route), ["language": "en"], token: token, hasFiles: route.takesFiles)
      #expect(reply.status == .forbidden)
    }
    #expect(browser.cookie("p8-language") == nil)
  }

  @Test(arguments: posts.map(\.path))
  func `a form that another site sends does nothing`(path: String) async throws {
    let route = try #require(Self.posts.first { $0.path == path })
    let site = try TestSite()
    let browser = try await site.browser(as: .centre, in: [.nation(.y2025)])
    let token = try await browser.token(of: "/")
    let origin = HTTPField.Name.origin
    let fetch = try #require(HTTPField.Name("sec-fetch-site"))
    for (name, value) in [
      (origin, "https://example.com"), (origin, "null"), (origin, "http://localhost:8081"),
      (fetch, "cross-site"), (fetch, "same-site"),
    ] {
      let reply = try await browser.post(Self.path(route), token: token, fields: [name: value])
      #expect(reply.status == .forbidden, "\(name): \(value)")
    }
  }

  @Test func `a form of the site itself is taken`() async throws {
    let site = try TestSite()
    let browser = Browser(site)
    let reply = try await browser.send(
      to: "/language", ["language": "en", "return": "/sign-in"], from: "/sign-in",
      fields: [.origin: "http://localhost:8080"])
    #expect(reply.location == "/sign-in")
    #expect(try await browser.get("/sign-in").text.contains("<html lang=\"en\">"))
  }

  @Test func `Vietnamese comes first, and a person's language with them`() async throws {
    let site = try TestSite()
    #expect(
      try await Browser(site).get("/sign-in", fields: [.acceptLanguage: "en"]).text.contains(
        "<html lang=\"vi\">"))
    let browser = try await site.browser(as: .centre, in: [.nation(.y2025)])
    #expect(
      try await browser.send(to: "/account/language", ["language": "en"], from: "/account").status
        == .seeOther)
    browser.set("p8-language", nil)
    #expect(try await browser.get("/account").text.contains("<html lang=\"en\">"))
    #expect(
      try await browser.send(to: "/account/language", ["language": "xx"], from: "/account").status
        == .badRequest)
  }

  @Test(
    arguments: Pages.routes.map { "\($0.method.rawValue) \($0.path)" } + ["GET /nowhere", "DELETE /account"])
  func `every answer carries the headers of safety`(line: String) async throws {
    let parts = line.split(separator: " ").map(String.init)
    let method = try #require(HTTPRequest.Method(rawValue: parts[0]))
    let route = Pages.routes.first { $0.path == parts[1] }
    let site = try TestSite()
    for browser in [Browser(site), try await site.browser(as: .centre, in: [.nation(.y2025)])] {
      let reply = try await browser.request(method, route.map(Self.path) ?? parts[1], [])
      let policy = try #require(reply.fields[HTTPField.Name("content-security-policy")!])
      #expect(policy.contains("default-src 'none'"))
      #expect(!policy.contains("unsafe"))
      for (name, value) in [
        ("x-content-type-options", "nosniff"), ("x-frame-options", "DENY"),
        ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"), ("cross-origin-resource-policy", "same-origin"),
      ] {
        #expect(reply.fields[HTTPField.Name(name)!] == value)
      }
      let caching = try #require(reply.fields[.cacheControl])
      // Files of the site are the same for everybody; pages are not kept but by the worker, for the person.
      let isFile = ["/assets/:name", "/service-worker.js", "/site.webmanifest"].contains(route?.path)
      #expect(caching == (isFile && reply.status == .ok ? "no-cache" : "no-store"))
    }
  }

  @Test(arguments: ["PUT", "DELETE", "PATCH", "OPTIONS", "POST"])
  func `a method that a page does not know is refused with those that it knows`(name: String) async throws {
    let method = try #require(HTTPRequest.Method(rawValue: name))
    let reply = try await Browser(TestSite()).request(method, "/health", [])
    #expect(reply.status == .methodNotAllowed)
    #expect(reply.fields[HTTPField.Name("allow")!] == "GET, HEAD")
    _ = try reply.page()
  }

  @Test func `a head is a page without its body`() async throws {
    let site = try TestSite()
    let page = try await Browser(site).get("/sign-in")
    let head = try await Browser(site).request(.head, "/sign-in", [])
    #expect(head.status == .ok)
    #expect(head.body.isEmpty)
    #expect(head.fields[.contentLength] == "\(page.body.count)")
  }

  @Test func `a form without end is not read`() async throws {
    let site = try TestSite()
    let browser = Browser(site)
    let token = try await browser.token(of: "/sign-in")
    let long = String(repeating: "a", count: 70_000)
    let reply = try await browser.post("/sign-in", ["login": long], token: token)
    #expect(reply.status == .contentTooLarge)
    let announced = try await browser.post(
      "/sign-in", token: token, fields: [.contentLength: "99999999999"])
    #expect(announced.status == .contentTooLarge)
  }

  @Test(arguments: ["application/json", "text/plain", "multipart/form-data; boundary=x", ""])
  func `a form of another kind is refused`(type: String) async throws {
    let browser = Browser(try TestSite())
    let token = try await browser.token(of: "/sign-in")
    let reply = try await browser.post("/sign-in", token: token, fields: [.contentType: type])
    #expect(reply.status == .unsupportedMediaType)
  }

  @Test(arguments: ["/sign-in?a=%", "/sign-in?a=%zz", "/sign-in?a=%ff", "/sign-in?a=%C3"])
  func `a query that is none is refused in words`(path: String) async throws {
    let reply = try await Browser(TestSite()).get(path)
    #expect(reply.status == .badRequest)
    _ = try reply.page()
  }

  @Test(arguments: [
    "/nowhere", "/assets/..%2f..%2fetc%2fpasswd", "/assets/nothing", "/invitation/x", "/account/../account/x",
    "/%00", "/sign-in/",
  ])
  func `a page that is not there says so`(path: String) async throws {
    let reply = try await Browser(TestSite()).get(path)
    #expect([.notFound, .ok].contains(reply.status), "\(reply.status)")
    if reply.status == .notFound { _ = try reply.page() }
  }

  @Test func `a site for reading takes no form that changes the registry`() async throws {
    let site = try TestSite(isReadOnly: true)
    let browser = try await site.browser(as: .centre, in: [.nation(.y2025)])
    #expect(try await browser.get("/").text.contains("class=\"band\""))
    let token = try await browser.token(of: "/")
    for route in Self.posts where route.changesRegistry && !route.takesFiles {
      #expect(try await browser.post(Self.path(route), token: token).status == .serviceUnavailable)
    }
  }

  @Test func `the state of the site tells nothing of anybody`() async throws {
    let reply = try await Browser(TestSite()).get("/health")
    #expect(reply.status == .ok)
    #expect(reply.text == "{\"status\":\"ok\",\"version\":\"\(Workspace.version)\"}\n")
    #expect(reply.fields[values: .setCookie].isEmpty)
  }

  @Test func `a style sheet is kept by its address`() async throws {
    let site = try TestSite()
    let page = try await Browser(site).get("/sign-in").text
    let link = try #require(page.firstRange(of: "/assets/site.css?v="))
    let path = page[link.lowerBound...].prefix { $0 != "\"" }
    let reply = try await Browser(site).get(String(path))
    #expect(reply.fields[.contentType] == "text/css; charset=utf-8")
    #expect(reply.fields[.cacheControl] == "public, max-age=31536000, immutable")
    #expect(!reply.text.contains("url("))
  }
}
