import VietnameseText

/// Takes apart an address that stands in one cell: `Ea Lâm, Sông Hinh, Phú Yên`.
enum AddressSplitter {
  /// The parts of an address by level; nil when the text has one part only.
  static func split(_ address: UnitAddress) -> UnitAddress? {
    let text = NormalForm.clean(address.commune).text
    var parts = separated(text)
    if parts.count < 2 { parts = atLevelWords(text) }
    guard parts.count > 1 else { return nil }
    var result = address
    result.commune = ""
    var unnamed: [String] = []
    for part in parts {
      switch PlaceName(part).word?.level {
      case .commune where result.commune.isEmpty: result.commune = part
      case .district where result.district.isEmpty: result.district = part
      case .province where result.province.isEmpty: result.province = part
      case .village: continue
      default: unnamed.append(part)
      }
    }
    // What has no type word stands from the smallest to the largest unit.
    if result.commune.isEmpty, !unnamed.isEmpty { result.commune = unnamed.removeFirst() }
    if result.province.isEmpty, !unnamed.isEmpty, unnamed.count > 1 || !result.district.isEmpty {
      result.province = unnamed.removeLast()
    }
    if result.district.isEmpty, !unnamed.isEmpty { result.district = unnamed.removeFirst() }
    return result.commune.isEmpty || result == address ? nil : result
  }

  private static func separated(_ text: String) -> [String] {
    var parts: [String] = []
    var part = ""
    let characters = Array(text)
    for (index, character) in characters.enumerated() {
      let isDash = "-–—".contains(character)
      let isBetweenSpaces =
        index > 0 && index + 1 < characters.count && characters[index - 1] == " "
        && characters[index + 1] == " "
      if ",;:/|()[]".contains(character) || isDash && isBetweenSpaces {
        parts.append(part)
        part = ""
      } else {
        part.append(character)
      }
    }
    parts.append(part)
    return parts.map { NormalForm.clean($0).text }.filter { $0.contains { $0.isLetter || $0.isNumber } }
  }

  /// `xã Ea Lâm huyện Sông Hinh tỉnh Phú Yên`: a part begins at each word of a level.
  private static func atLevelWords(_ text: String) -> [String] {
    let words = text.split(separator: " ").map(String.init)
    var parts: [[String]] = []
    for (index, word) in words.enumerated() {
      let next = index + 1 < words.count ? words[index + 1] : ""
      let key = SearchKey.placementFree(word)
      let pair = key + " " + SearchKey.placementFree(next)
      // The second word of `thị xã` opens nothing.
      let isSecond = index > 0 && twoWords.contains(SearchKey.placementFree(words[index - 1]) + " " + key)
      if index == 0 || !isSecond && (openings.contains(key) || openings.contains(pair)) {
        parts.append([word])
      } else {
        parts[parts.count - 1].append(word)
      }
    }
    // A type word that is alone belongs to the next part: `UBND xã`.
    return parts.map { $0.joined(separator: " ") }
  }

  private static let twoWords: Set<String> = Set(
    ["thị xã", "thành phố", "thị trấn"].map { text in
      text.split(separator: " ").map { SearchKey.placementFree(String($0)) }.joined(separator: " ")
    })

  private static let openings: Set<String> = Set(
    ["xã", "phường", "huyện", "quận", "tỉnh", "tp.", "tx.", "h.", "t.", "tp", "tx"].map(
      SearchKey.placementFree)
  ).union(twoWords)

  // MARK: - Titles

  /// The parts of a title: at commas and dashes, before each word of a level, and before the period.
  static func parts(ofTitle title: String) -> [String] {
    title.split { ",;()[]–—-:".contains($0) }.flatMap { part -> [String] in
      var pieces: [[String]] = [[]]
      let words = NormalForm.clean(String(part)).text.split(separator: " ").map(String.init)
      var isSecond = false
      for (place, word) in words.enumerated() {
        let next = place + 1 < words.count ? words[place + 1] : ""
        let isPair = titleOpenings.contains(key(word) + " " + key(next))
        // `thị xã` opens one part, not two.
        if isPair || !isSecond && titleOpenings.contains(key(word)) { pieces.append([]) }
        isSecond = isPair
        pieces[pieces.count - 1].append(word)
      }
      return pieces.filter { !$0.isEmpty }.map { $0.joined(separator: " ") }
    }
  }

  private static func key(_ word: String) -> String { SearchKey.placementFree(word) }

  private static let titleOpenings: Set<String> = Set(
    [
      "xã", "phường", "thị trấn", "đặc khu", "huyện", "quận", "thị xã", "thành phố", "tỉnh", "tp.", "tx.",
      "năm",
      "quý", "6 tháng", "9 tháng", "tháng",
    ].map { words in words.split(separator: " ").map { key(String($0)) }.joined(separator: " ") })
}
