/// The name of a village as it is compared with those of others in its commune.
///
/// `Buôn mẫu 02`, `B. mẫu 2`, `thôn Mẫu 2 (xã Ea Lâm)` and `2. Buôn mẫu 2` are one name; so is `Buon mau 2`, which has
/// lost its diacritics, where no other village is left of the same letters.
public struct VillageName: Hashable, Sendable {
  /// The key with diacritics.
  public let key: String
  /// The key without them.
  public let bareKey: String
  /// Whether the name has none, so that it may have lost them.
  public let isBare: Bool
  /// What is left to compare by distance.
  private let words: String

  /// Prepares a name.
  public init(_ name: String) {
    var text = Substring(Self.withoutPlace(SearchKey.exact(name)))
    // The type word counts here: `Buôn Bai` has lost nothing, `Buon Bai` may have.
    isBare = SearchKey.hasNoDiacritics(String(text))
    for short in Self.shortTypes where text.hasPrefix(short) && text.utf8.count > short.utf8.count {
      text = text.dropFirst(short.count)
      break
    }
    var words = Self.words(of: text)
    if words.count > 1, words[0].allSatisfy(\.isASCIIDigit),
      let mark = text.first(where: { !$0.isASCIIDigit }),
      mark == "." || mark == ")"
    {
      words.removeFirst()
    }
    while let count = Self.typeLength(of: words), count < words.count { words.removeFirst(count) }
    self.words = words.joined(separator: " ")
    key = Self.joined(words.map { SearchKey.placementFree($0) })
    bareKey = Self.joined(words.map { SearchKey.undiacritic($0) })
  }

  /// Whether two names are spellings of one.
  public func isSame(as other: VillageName) -> Bool {
    key == other.key || (isBare || other.isBare) && bareKey == other.bareKey
  }

  /// Whether one name is the other with a slip; numbers never differ.
  public func isNear(_ other: VillageName) -> Bool { GroupName.isNear(words, other.words) }

  // MARK: - Words

  /// `Buôn Bai (xã Ea Lâm)`, `Buôn Bai, xã Ea Lâm` and `Buôn Bai xã Ea Lâm` are Buôn Bai.
  private static func withoutPlace(_ text: String) -> String {
    for mark in ["(", ",", ";", " - xã ", " xã ", " phường ", " thị trấn "] {
      guard let range = text.firstRange(of: mark), range.lowerBound != text.startIndex else { continue }
      let before = text[..<range.lowerBound]
      if before.contains(where: \.isLetter) { return String(before) }
    }
    return text
  }

  private static let shortTypes = ["b.", "t.", "tdp.", "kp.", "bl."]

  /// Letters and numbers; `mẫu2` is two words, 02 is 2, II is 2.
  private static func words(of text: Substring) -> [String] {
    var words: [String] = []
    var word = ""
    func end() {
      guard !word.isEmpty else { return }
      if word.allSatisfy(\.isASCIIDigit) {
        let number = word.drop { $0 == "0" }
        word = number.isEmpty ? "0" : String(number)
      }
      words.append(romans[word] ?? word)
      word = ""
    }
    for character in text where character != "'" {
      guard character.isLetter || character.isASCIIDigit else {
        end()
        continue
      }
      if let last = word.last, last.isASCIIDigit != character.isASCIIDigit { end() }
      word.append(character)
    }
    end()
    return words
  }

  private static let romans = [
    "i": "1", "ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9",
  ]

  private static let types: [[String]] = [
    ["to", "dan", "pho"], ["khu", "dan", "cu"], ["khu", "pho"], ["thon"], ["buon"], ["ban"], ["lang"], ["ap"],
    ["xom"], ["khom"], ["phum"], ["soc"], ["tdp"], ["kdc"],
  ]

  /// The number of words that name the type; nil where there are none.
  private static func typeLength(of words: [String]) -> Int? {
    guard let first = words.first, let letter = SearchKey.undiacritic(first).first else { return nil }
    for type in types where type[0].first == letter && type.count <= words.count {
      if zip(type, words).allSatisfy({ $0 == SearchKey.undiacritic($1) }) { return type.count }
    }
    return nil
  }

  /// Between two numbers something must stand: `1 2` is not 12.
  private static func joined(_ words: [String]) -> String {
    var key = ""
    for word in words {
      if let last = key.last, last.isASCIIDigit, word.first?.isASCIIDigit ?? false { key.append("/") }
      key += word
    }
    return key
  }
}
