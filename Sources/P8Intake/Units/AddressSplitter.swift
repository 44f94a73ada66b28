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

  /// The parts of a title, each without the period behind it: `TỔ TRUYỀN THÔNG XÃ EA LÂM NĂM 2023` names `XÃ EA LÂM`.
  static func parts(ofTitle title: String) -> [String] {
    title.split(separator: ":").flatMap { separated(NormalForm.clean(String($0)).text) }
      .flatMap { atLevelWords($0) }.map(withoutPeriod).filter { !$0.isEmpty }
  }

  private static func withoutPeriod(_ part: String) -> String {
    let words = part.split(separator: " ")
    let end = words.indices.first { place in
      let key = SearchKey.placementFree(String(words[place]))
      return place > 0 && periodWords.contains(key)
    }
    return words[..<(end ?? words.endIndex)].joined(separator: " ")
  }

  private static let periodWords: Set<String> = Set(["năm", "quý", "tháng"].map(SearchKey.placementFree))
}
