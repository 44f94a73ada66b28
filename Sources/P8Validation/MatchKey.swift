/// Keys under which different spellings of one name are found.
enum MatchKey {
  private static let villageWords = ["thôn", "buôn", "bản", "làng", "ấp", "xóm", "khóm", "tổ dân phố"]

  /// The key of a name.
  static func of(_ text: String) -> String {
    text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The key of the name of a village without its type word.
  static func ofVillage(_ text: String) -> String {
    let words = of(text)
    for word in villageWords where words.hasPrefix(word + " ") {
      return String(words.dropFirst(word.count + 1))
    }
    return words
  }
}
