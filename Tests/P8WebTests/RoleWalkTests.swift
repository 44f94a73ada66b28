import HTTPTypes
import P8Model
import P8Web
import Project8
import Testing

/// Every route is asked for by every role, and in units that are not theirs.
struct RoleWalkTests {
  struct Step: Sendable, CustomTestStringConvertible {
    let route: Route
    let role: PersonRole?
    var testDescription: String { "\(route.method.rawValue) \(route.path) as \(role?.rawValue ?? "nobody")" }
  }

  static let steps = Pages.routes.flatMap { route in
    ([nil] + PersonRole.allCases.map(Optional.some)).map { Step(route: route, role: $0) }
  }

  /// A commune of Phú Yên, and one of another province.
  static let own = UnitCode("22210", structure: .y2024)
  static let foreign = UnitCode("00688", structure: .y2024)

  static func units(of role: PersonRole) throws -> [UnitCode] {
    switch role {
    case .village: [try #require(own?.village(number: 1))]
    case .commune: [try #require(own)]
    case .province: [try #require(UnitCode("54", structure: .y2024))]
    case .centre: [.nation(.y2025)]
    case .donor: [try #require(UnitCode("54", structure: .y2024))]
    }
  }

  /// A browser at a site of its own, in which somebody of a role is signed in; nil: nobody.
  static func browser(as role: PersonRole?) async throws -> Browser {
    let site = try TestSite()
    guard let role else { return Browser(site) }
    return try await site.browser(as: role, in: units(of: role))
  }

  @Test(arguments: steps)
  func `a route answers whom it is for and nobody else`(step: Step) async throws {
    let route = step.route
    // What is refused changes nothing, so that the next may be refused by the same site.
    let browser =
      route.isOpen(to: step.role)
      ? try await Self.browser(as: step.role) : try await RefusingSites.shared.browser(as: step.role)
    let path = DoorTests.path(route)
    let reply: Reply
    if route.method == .post {
      let token = try await browser.token(of: step.role == nil ? "/sign-in" : "/account")
      reply = try await browser.post(path, token: token, hasFiles: route.takesFiles)
    } else {
      reply = try await browser.get(path)
    }
    if route.isOpen(to: step.role) {
      #expect(reply.status != .forbidden)
      #expect(reply.status != .unauthorized || path == "/sign-in")
      #expect(reply.status.code != 500, "\(reply.text)")
    } else if step.role == nil {
      #expect(
        route.method == .get
          ? reply.location?.hasPrefix("/sign-in?return=") == true : reply.status == .unauthorized)
    } else {
      #expect(reply.status == .forbidden)
    }
  }

  @Test(arguments: steps.filter { $0.route.unitParameter != nil && $0.role.map { $0 != .centre } ?? false })
  func `a unit of others is closed`(step: Step) async throws {
    let (route, role) = (step.route, try #require(step.role))
    let browser = try await RefusingSites.shared.browser(as: role)
    let unit = try #require(Self.foreign)
    let name = try #require(route.unitParameter)
    let reply: Reply
    if route.method == .post {
      let token = try await browser.token(of: "/account")
      reply = try await browser.post(
        DoorTests.path(route),
        [
          name: unit.description, "period": "2023", "format": "national", "audience": "partner",
          "language": "vi", "action": "return", "reason": "x", "lock": "lock", "do": "try", "name": "x",
        ], token: token)
    } else {
      let query = "?\(name)=\(FormFields.encoded(unit.description))&period=2023&indicator=D8.1.1"
      reply = try await browser.get(DoorTests.path(route) + query)
    }
    #expect(reply.status == .forbidden)
  }

  @Test func `the navigation names what a role may open and nothing else`() async throws {
    let site = try TestSite()
    for role in PersonRole.allCases {
      let browser = try await site.browser(as: role, in: Self.units(of: role))
      let text = try await browser.get("/account").text
      for route in Pages.routes where route.method == .get && !route.isOpen(to: role) {
        #expect(!text.contains("href=\"\(route.path)\""), "\(role): \(route.path)")
      }
    }
  }
}

/// A site for each role, for requests that are refused.
private actor RefusingSites {
  static let shared = RefusingSites()

  private var made: [PersonRole?: Task<Browser, any Error>] = [:]

  func browser(as role: PersonRole?) async throws -> Browser {
    let task = made[role] ?? Task { try await RoleWalkTests.browser(as: role) }
    made[role] = task
    return try await task.value
  }
}
