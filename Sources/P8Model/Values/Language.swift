/// A language in which the toolkit speaks to people.
public enum Language: String, Sendable, Hashable, CaseIterable, Codable {
  /// Vietnamese, the language of the officers and of every official form.
  case vi
  /// English, for donors and developers.
  case en
}

/// A text in both languages of the toolkit.
public struct LocalizedText: Hashable, Sendable, Codable {
  /// The Vietnamese text.
  public var vi: String
  /// The English text.
  public var en: String

  /// Creates a text from both languages.
  public init(vi: String, en: String) { (self.vi, self.en) = (vi, en) }

  /// The text in one language.
  public subscript(language: Language) -> String {
    switch language {
    case .vi: vi
    case .en: en
    }
  }
}
