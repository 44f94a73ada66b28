/// A sentence for people, in Vietnamese and English.
public struct BilingualText: Hashable, Sendable {
  /// The Vietnamese text.
  public let vi: String
  /// The English text.
  public let en: String

  /// Creates a text from both languages.
  public init(vi: String, en: String) {
    self.vi = vi
    self.en = en
  }
}
