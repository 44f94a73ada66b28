import VietnameseText

/// Keys under which different spellings of one name are found.
enum MatchKey {
  private static let villageWords = [
    "thôn", "buôn", "bản", "làng", "ấp", "xóm", "khóm", "tổ dân phố", "khu phố",
  ]

  /// The key of a name: where the tone is written, i for y, capitals and spaces do not matter.
  static func of(_ text: String) -> String { SearchKey.placementFree(text) }

  /// The key of the name of a village without its type word.
  static func ofVillage(_ text: String) -> String {
    let words = SearchKey.exact(text)
    for word in villageWords where words.hasPrefix(word + " ") {
      return SearchKey.placementFree(String(words.dropFirst(word.count + 1)))
    }
    return SearchKey.placementFree(words)
  }
}
