/// The name of a group of people, a team or a club, as it is compared with the names of others in its village.
///
/// The same group is written with a full stop, in quotation marks, behind a row number, with a dash between the words,
/// with the usual abbreviations, with thôn for buôn. What is left of a name when all that is taken away is its key.
/// A key is for comparing and never shown to people; making a key of a key gives the same key.
public enum GroupName {
  /// The key of a name.
  public static func key(_ name: String) -> String { key(ofKey: SearchKey.placementFree(name)) }

  /// The key of a name that is known by its ``SearchKey/placementFree(_:)`` only.
  public static func key(ofKey key: String) -> String { fold(key, marked) }

  /// The letters and digits of a key, with nothing replaced.
  static func letters(ofKey key: Substring) -> String { fold(String(key), [:]) }

  /// The key without diacritics, of a name or of its ``SearchKey/placementFree(_:)``.
  public static func bareKey(_ name: String) -> String { fold(SearchKey.undiacritic(name), bare) }

  /// Whether a key has no diacritics at all: its name may have lost them.
  public static func isBare(_ key: String) -> Bool { key.utf8.allSatisfy { $0 < 0x80 } }

  /// Whether two names are those of one group: alike, or alike without diacritics where one of them has none.
  public static func isSame(_ left: String, _ right: String) -> Bool {
    let (leftKey, rightKey) = (key(left), key(right))
    if leftKey == rightKey { return true }
    return (isBare(leftKey) || isBare(rightKey)) && bareKey(left) == bareKey(right)
  }

  /// Whether one name is the other with a slip: a wrong tone, a letter too much in a longer word; numbers never differ.
  public static func isNear(_ left: String, _ right: String) -> Bool {
    let (left, right) = differingWords(left, right)
    guard !left.isEmpty, !right.isEmpty else { return false }
    func numbers(_ words: [Substring]) -> [Substring] { words.filter { $0.allSatisfy(\.isASCIIDigit) } }
    guard numbers(left) == numbers(right) else { return false }
    let (first, second) = (
      EditPattern(left.joined(separator: " ")), EditPattern(right.joined(separator: " "))
    )
    // One letter in five, and a tone in a word of any length.
    let limit = max(2, min(first.letters, second.letters) * EditDistance.letter / 5)
    return first.distance(to: second, limit: limit) != nil
  }

  /// The words in which two names differ: what they begin and end with in common says nothing.
  private static func differingWords(_ left: String, _ right: String) -> ([Substring], [Substring]) {
    func words(_ name: String) -> [String] {
      SearchKey.exact(name).split { !$0.isLetter && !$0.isASCIIDigit }.map(String.init)
    }
    var (first, second) = (words(left)[...], words(right)[...])
    while let one = first.first, let other = second.first,
      SearchKey.placementFree(one) == SearchKey.placementFree(other)
    {
      (first, second) = (first.dropFirst(), second.dropFirst())
    }
    while let one = first.last, let other = second.last,
      SearchKey.placementFree(one) == SearchKey.placementFree(other)
    {
      (first, second) = (first.dropLast(), second.dropLast())
    }
    return (first.map { Substring($0) }, second.map { Substring($0) })
  }

  // MARK: - Folding

  /// What stands in the place of another, by its first byte.
  private typealias Replacements = [UInt8: [(from: [UInt8], to: [UInt8])]]

  /// In the place of every word for a village.
  private static let village: [UInt8] = [UInt8(ascii: "*")]

  private static let villageWords = ["thôn", "buôn", "bản", "làng", "ấp", "xóm", "khóm"]
  private static let abbreviations = [
    ("ttcđ", "truyền thông cộng đồng"), ("clb", "câu lạc bộ"), ("htx", "hợp tác xã"),
    ("tkvv", "tiết kiệm vay vốn"),
  ]

  private static let marked = replacements { SearchKey.placementFree($0) }
  private static let bare = replacements { SearchKey.undiacritic($0) }

  private static func replacements(_ key: (String) -> String) -> Replacements {
    let pairs =
      villageWords.map { (Array(key($0).utf8), village) }
      // The long form holds words for a village by chance, as `thông` does.
      + abbreviations.map { (Array(key($0.0).utf8), Array(fold(key($0.1), villages(key)).utf8)) }
    return Dictionary(grouping: pairs.map { (from: $0.0, to: $0.1) }, by: { $0.from.first ?? 0 })
  }

  private static func villages(_ key: (String) -> String) -> Replacements {
    Dictionary(
      grouping: villageWords.map { (from: Array(key($0).utf8), to: village) }, by: { $0.from.first ?? 0 })
  }

  /// Drops what is not a letter or digit, zeros before numbers and a row number in front, and replaces words.
  private static func fold(_ key: String, _ replacements: Replacements) -> String {
    let bytes = Array(key.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 16)
    var place = behindRowNumber(bytes)
    scan: while place < bytes.count {
      let byte = bytes[place]
      for (from, to) in replacements[byte] ?? []
      where bytes.count - place >= from.count && bytes[place..<place + from.count].elementsEqual(from) {
        if to != village || result.last != village[0] { result += to }
        place += from.count
        continue scan
      }
      switch byte {
      case UInt8(ascii: "0") where isBeforeDigit(bytes, place) && !(result.last.map(isDigit) ?? false): break
      case UInt8(ascii: "*"):
        if result.last != village[0] { result.append(byte) }
      case UInt8(ascii: "|"): result.append(byte)
      case _ where byte < 0x80 && !isLetterOrDigit(byte):
        // `1/2` is not 12.
        if result.last.map(isDigit) ?? false, isBeforeDigit(bytes, place) { result.append(UInt8(ascii: "/")) }
      case 0xE2 where place + 2 < bytes.count:
        // Quotation marks, dashes, dots.
        place += 2
      case 0xC2 where place + 1 < bytes.count: place += 1
      default: result.append(byte)
      }
      place += 1
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Behind `1.` or `2)` in front of a name.
  private static func behindRowNumber(_ bytes: [UInt8]) -> Int {
    guard let first = bytes.firstIndex(where: { !isDigit($0) }), first > 0, first + 1 < bytes.count,
      bytes[first] == UInt8(ascii: ".") || bytes[first] == UInt8(ascii: ")"), !isDigit(bytes[first + 1])
    else { return 0 }
    return first + 1
  }

  private static func isBeforeDigit(_ bytes: [UInt8], _ place: Int) -> Bool {
    place + 1 < bytes.count && isDigit(bytes[place + 1])
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    isDigit(byte) || (byte | 0x20) &- UInt8(ascii: "a") < 26
  }
}
