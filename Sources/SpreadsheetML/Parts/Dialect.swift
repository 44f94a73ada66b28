/// The form of a workbook, which all its parts share: the usual transitional one, or the strict one of ISO 29500-1.
struct Dialect: Sendable, Hashable {
  /// The namespace of the elements.
  let main: String
  /// The namespace of references to other parts, which begins the types of relationships too.
  let relationships: String

  static let transitional = Dialect(main: Namespace.main, relationships: Namespace.relationships)
  static let strict = Dialect(main: Namespace.strictMain, relationships: Namespace.strictRelationships)

  private init(main: String, relationships: String) {
    (self.main, self.relationships) = (main, relationships)
  }

  /// The form of a part with elements of a namespace.
  init(ofPartIn namespace: String?) { self = namespace == Self.strict.main ? .strict : .transitional }
}
