import HTTPTypes
import P8Model
import P8Web
import Project8
import Synchronization
import Testing

/// Signing in and out, and what a cookie is good for.
struct SignInTests {
  @Test func `the first link makes an account, once`() async throws {
    let site = try TestSite()
    let token = try #require(try site.workspace.people.firstInvitation()).token
    let browser = Browser(site)
    let reply = try await browser.send(
      to: "/invitation/\(token)",
      ["login": "lan", "password": TestSite.password, "repeated": TestSite.password],
      from: "/invitation/\(token)")
    #expect(reply.status == .seeOther)
    #expect(reply.location == "/")
    #expect(try await browser.get("/").status == .ok)
    #expect(try site.workspace.people.firstInvitation() == nil)
    #expect(try await Browser(site).get("/invitation/\(token)").status.code >= 400)
  }

  @Test func `an invitation says what is wrong with a password and keeps the login`() async throws {
    let site = try TestSite()
    let token = try #require(try site.workspace.people.firstInvitation()).token
    let browser = Browser(site)
    for (password, repeated) in [("short", "short"), (TestSite.password, "another one entirely")] {
      let reply = try await browser.send(
        to: "/invitation/\(token)", ["login": "lan", "password": password, "repeated": repeated],
        from: "/invitation/\(token)")
      #expect(reply.status == .unprocessableContent)
      #expect(reply.text.contains("value=\"lan\""))
      #expect(reply.text.contains("role=\"alert\""))
      #expect(!reply.text.contains(password == "short" ? "value=\"short\"" : TestSite.password))
    }
  }

  @Test func `the cookie of a session is out of reach of scripts and other sites`() async throws {
    let site = try TestSite()
    let invitation = try site.workspace.people.invite(name: "Lan", role: .centre, units: [.nation(.y2025)])
    _ = try site.workspace.people.accept(invitation.token, login: "lan", password: TestSite.password)
    let reply = try await Browser(site).send(
      to: "/sign-in", ["login": "lan", "password": TestSite.password], from: "/sign-in")
    let cookie = try #require(reply.fields[values: .setCookie].first { $0.hasPrefix("p8-session=") })
    #expect(cookie.contains("; HttpOnly"))
    #expect(cookie.contains("; SameSite=Strict"))
    #expect(cookie.contains("; Path=/"))
    #expect(!cookie.contains("Secure"))
  }

  @Test func `behind TLS the cookies go over nothing else`() async throws {
    let site = try TestSite(publicAddress: "https://p8.example.vn")
    let browser = try await site.browser(as: .centre, in: [.nation(.y2025)])
    #expect(browser.cookieNames.contains("__Host-p8-session"))
    let reply = try await browser.send(to: "/language", ["language": "en"], from: "/")
    #expect(reply.fields[values: .setCookie].allSatisfy { $0.contains("; Secure") })
    #expect(reply.fields[HTTPField.Name("strict-transport-security")!] != nil)
  }

  @Test func `a wrong password and an unknown login are told alike`() async throws {
    let site = try TestSite()
    let invitation = try site.workspace.people.invite(name: "Lan", role: .centre, units: [.nation(.y2025)])
    _ = try site.workspace.people.accept(invitation.token, login: "lan", password: TestSite.password)
    func refused(_ login: String) async throws -> String {
      let reply = try await Browser(site).send(
        to: "/sign-in", ["login": login, "password": "wrong password here"], from: "/sign-in")
      #expect(reply.status == .unauthorized)
      return String(try #require(reply.text.split(separator: "role=\"alert\"").last?.prefix(200)))
    }
    #expect(try await refused("lan") == refused("nobody"))
  }

  @Test func `a session has a token that no page before it has seen, and ends with signing out`() async throws
  {
    let site = try TestSite()
    let browser = try await site.browser(as: .commune, in: [#require(UnitCode("22210", structure: .y2024))])
    let first = try #require(browser.cookie("p8-session"))
    #expect(try await browser.get("/account").status == .ok)
    #expect(try await browser.send(to: "/sign-out", from: "/").status == .seeOther)
    #expect(browser.cookie("p8-session") == nil)
    browser.set("p8-session", first)
    let reply = try await browser.get("/account")
    #expect(reply.location == "/sign-in?return=%2Faccount")
  }

  @Test func `signing in again ends the session before it`() async throws {
    let site = try TestSite()
    let browser = try await site.browser(as: .centre, in: [.nation(.y2025)])
    let first = try #require(browser.cookie("p8-session"))
    let token = try await browser.token(of: "/account")
    let reply = try await browser.post(
      "/sign-in", ["login": "centre-vn", "password": TestSite.password], token: token)
    #expect(reply.status == .seeOther)
    #expect(browser.cookie("p8-session") != first)
    browser.set("p8-session", first)
    #expect(try await browser.get("/account").status == .seeOther)
  }

  @Test func `yesterday's cookie is worth nothing`() async throws {
    let site = try TestSite()
    let browser = try await site.browser(as: .centre, in: [.nation(.y2025)])
    #expect(try await browser.get("/").status == .ok)
    site.clock.advance(hours: 24)
    #expect(try await browser.get("/").status == .seeOther)
  }

  @Test func `a cookie that is none is nobody's`() async throws {
    let site = try TestSite()
    for value in ["", "x", String(repeating: "0", count: 64), "%00", String(repeating: "a", count: 5_000)] {
      let browser = Browser(site)
      browser.set("p8-session", value)
      #expect(try await browser.get("/account").status == .seeOther)
    }
  }

  @Test func `after signing in a page of the site is shown and no other`() async throws {
    let site = try TestSite()
    let browser = try await site.browser(as: .centre, in: [.nation(.y2025)])
    for (path, leads) in [("/account", "/account"), ("//example.com", "/"), ("https://example.com", "/")] {
      let reply = try await browser.get("/sign-in?return=\(FormFields.encoded(path))")
      #expect(reply.location == leads)
    }
  }

  @Test func `a new password ends the other sessions`() async throws {
    let site = try TestSite()
    let browser = try await site.browser(as: .centre, in: [.nation(.y2025)])
    let other = Browser(site)
    _ = try await other.send(
      to: "/sign-in", ["login": "centre-vn", "password": TestSite.password], from: "/sign-in")
    let before = browser.cookie("p8-session")
    let wrong = try await browser.send(
      to: "/account/password",
      ["old": "not this one at all", "new": "một câu khác hẳn", "repeated": "một câu khác hẳn"],
      from: "/account")
    #expect(wrong.status == .unprocessableContent)
    let right = try await browser.send(
      to: "/account/password",
      ["old": TestSite.password, "new": "một câu khác hẳn", "repeated": "một câu khác hẳn"],
      from: "/account")
    #expect(right.status == .seeOther)
    #expect(browser.cookie("p8-session") != before)
    #expect(try await browser.get("/account").status == .ok)
    #expect(try await other.get("/account").status == .seeOther)
  }

  @Test func `a person ends own sessions and no others`() async throws {
    let site = try TestSite()
    let browser = try await site.browser(as: .centre, in: [.nation(.y2025)])
    let other = try await site.browser(as: .commune, in: [#require(UnitCode("22210", structure: .y2024))])
    let ids = try site.workspace.people.list().flatMap { try site.workspace.people.sessions(of: $0.id) }
    let foreign = try #require(ids.first { $0.person.role == .commune })
    let reply = try await browser.send(
      to: "/account/end-session", ["session": "\(foreign.id)"], from: "/account")
    #expect(reply.status == .notFound)
    #expect(try await other.get("/account").status == .ok)
  }
}
