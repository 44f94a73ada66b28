import HTTPTypes
import P8Model
import P8Web
import Project8
import Testing
import XMLStream

/// Pages are well-formed, each input has its label, and nothing from outside becomes markup.
struct MarkupTests {
  private static func all(in element: XMLTree.Element) -> [XMLTree.Element] {
    [element] + element.children.flatMap(all)
  }

  static let paths = Pages.routes.filter { $0.method == .get && $0.parameterNames.isEmpty }.map(\.path)
    .filter { !["/health", "/service-worker.js", "/site.webmanifest"].contains($0) }

  @Test(arguments: paths, Language.allCases)
  func `a page is well-formed and says what each field is`(path: String, language: Language) async throws {
    let site = try TestSite()
    let browser =
      path == "/sign-in" ? Browser(site) : try await site.browser(as: .centre, in: [.nation(.y2025)])
    browser.set("p8-language", language.rawValue)
    let reply = try await browser.get(path)
    let page = try reply.page()
    let root = try #require(page.root)
    #expect(root["lang"] == language.rawValue)
    let elements = Self.all(in: root)
    let labelled = Set(elements.filter { $0.name == "label" }.compactMap { $0["for"] })
    for input in elements
    where ["input", "select", "textarea"].contains(input.name) && input["type"] != "hidden" {
      let isNamed = input["id"].map(labelled.contains) ?? false
      #expect(isNamed || input["aria-label"] != nil, "\(path): \(input["name"] ?? "")")
    }
    let ids = elements.compactMap { $0["id"] }
    #expect(ids.count == Set(ids).count, "\(path): \(ids)")
    #expect(elements.count { $0.name == "h1" } == 1)
    #expect(elements.count { $0.name == "main" } == 1)
    for element in elements {
      #expect(element["style"] == nil && element.name != "style")
      #expect(!element.attributes.contains { $0.name.hasPrefix("on") })
      #expect(element.name != "script" || element["src"] != nil)
      #expect(element["href"]?.hasPrefix("/") ?? true || element["href"]?.hasPrefix("#") ?? true)
      if element.name == "form", element["method"] == "post" {
        #expect(Self.all(in: element).contains { $0["name"] == FormToken.field })
      }
    }
    // Headings follow each other without a gap.
    var level = 0
    for heading in elements.compactMap({ ["h1": 1, "h2": 2, "h3": 3, "h4": 4][$0.name] }) {
      #expect(heading <= level + 1)
      level = heading
    }
  }

  @Test func `the name of a person is text`() async throws {
    let site = try TestSite()
    let people = site.workspace.people
    let invitation = try people.invite(
      name: "<script>alert(1)</script>\"'&", role: .centre, units: [.nation(.y2025)])
    _ = try people.accept(invitation.token, login: "lan", password: TestSite.password)
    let browser = Browser(site)
    _ = try await browser.send(
      to: "/sign-in", ["login": "lan", "password": TestSite.password], from: "/sign-in")
    for path in Self.paths {
      let reply = try await browser.get(path)
      #expect(!reply.text.contains("<script>"), "\(path)")
    }
    let reply = try await Browser(site).send(
      to: "/sign-in", ["login": "\"><script>", "password": "x", "return": "/\"><script>"], from: "/sign-in")
    #expect(!reply.text.contains("<script>"))
    _ = try reply.page()
  }

  @Test func `a file of the page is named and loaded from the site alone`() async throws {
    let page = try await Browser(TestSite()).get("/sign-in").text
    #expect(!page.contains("http://") && !page.contains("https://"))
  }
}
