/// The formats of an explanation.
public enum ExplanationFormat: String, Sendable, CaseIterable {
  /// A tree for people.
  case text
  case json
}
