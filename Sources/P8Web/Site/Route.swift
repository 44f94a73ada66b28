package import HTTPTypes
package import P8Model

/// One thing that the site answers: where, to whom, and what.
package struct Route: Sendable {
  /// Who may ask.
  package enum Demand: Hashable, Sendable {
    /// Anybody, and who it is does not matter: style sheets, the state of the site.
    case nothing
    /// Anybody; the page looks otherwise for who is signed in.
    case visitor
    /// Whoever is signed in.
    case person
    /// Whoever is signed in and may do one of these acts somewhere; where, the capability demands.
    case acts(Set<PersonAct>)
  }

  /// What a request may bring.
  package enum Body: Hashable, Sendable {
    case none
    /// A form of at most so many bytes.
    case form(most: Int)
    /// A form with files.
    case files(UploadBounds)
  }

  package let method: HTTPRequest.Method
  /// The path; a part that begins with `:` stands for any text.
  package let path: String
  package let demand: Demand
  package let body: Body
  /// Whether it changes what is in the registry, which a site for reading refuses.
  package let changesRegistry: Bool
  /// The parameter that names a unit, so that tests can ask for one of others; nil where there is none.
  package let unitParameter: String?
  let answer: @Sendable (Visit) async throws -> Answer

  /// A page to read.
  static func get(
    _ path: String, _ demand: Demand, unit: String? = nil,
    answer: @escaping @Sendable (Visit) async throws -> Answer
  ) -> Route {
    Route(
      method: .get, path: path, demand: demand, body: .none, changesRegistry: false, unitParameter: unit,
      answer: answer)
  }

  /// A form that does something.
  static func post(
    _ path: String, _ demand: Demand, body: Body = .form(most: 64 * 1_024), changesRegistry: Bool = true,
    unit: String? = nil, answer: @escaping @Sendable (Visit) async throws -> Answer
  ) -> Route {
    Route(
      method: .post, path: path, demand: demand, body: body, changesRegistry: changesRegistry,
      unitParameter: unit, answer: answer)
  }

  /// The names of the parts of the path that stand for any text.
  package var parameterNames: [String] {
    path.split(separator: "/").filter { $0.hasPrefix(":") }.map { String($0.dropFirst()) }
  }

  /// Whether files come with it.
  package var takesFiles: Bool { if case .files = body { true } else { false } }

  /// Whether a role may ask.
  package func isOpen(to role: PersonRole?) -> Bool {
    switch demand {
    case .nothing, .visitor: true
    case .person: role != nil
    case .acts(let acts): role.map { !$0.acts.isDisjoint(with: acts) } ?? false
    }
  }
}
