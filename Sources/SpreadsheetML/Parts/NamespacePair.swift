import XMLStream

/// The two forms of a namespace as one parser knows them.
struct NamespacePair: Sendable {
  private let transitional: XMLName
  private let strict: XMLName

  init(_ names: borrowing XMLNameTable, _ transitional: String, _ strict: String) {
    self.transitional = names.name(transitional)
    self.strict = names.name(strict)
  }

  static let none = NamespacePair()

  private init() {
    transitional = .none
    strict = .none
  }

  func contains(_ namespace: XMLName) -> Bool {
    (namespace == transitional || namespace == strict) && namespace != .none
  }
}
