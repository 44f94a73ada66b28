/// How sure a proposed reading is.
public enum Certainty: String, Hashable, Sendable {
  /// Only one meaning makes sense, but a person has to say so.
  case likely
  /// One meaning of several.
  case guess
}
