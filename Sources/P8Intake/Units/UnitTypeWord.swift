import VietnameseText

/// The word before the name of a unit, and the level that it stands for.
struct UnitTypeWord: Hashable, Sendable {
  enum Level: Hashable, Sendable {
    case province, district, commune, village
    /// `thành phố` is a province or a district.
    case city
  }

  let level: Level
  /// The type word as the list of units has it: `thị trấn`.
  let type: String
  /// Whether titles of tables begin with the word too: `BẢN TỔNG HỢP`.
  var mayOpenTitle: Bool { type == "bản" }

  /// The type word at the start of words, and how many words it takes.
  ///
  /// A full stop after an abbreviation is a word of its own.
  static func leading(_ words: ArraySlice<String>) -> (word: UnitTypeWord, count: Int)? {
    guard let first = words.first else { return nil }
    let second = words.dropFirst().first ?? ""
    let third = words.dropFirst(2).first ?? ""
    if second == ".", third != "", let found = dotted[key(first) + "." + key(third)] {
      // `T.T`, with or without a full stop at its end.
      return (found, words.dropFirst(3).first == "." ? 4 : 3)
    }
    if second == ".", let found = dotted[key(first)] { return (found, 2) }
    if let found = twoWords[key(first) + " " + key(second)] { return (found, third == "." ? 3 : 2) }
    if let found = oneWord[key(first)] { return (found, 1) }
    // `P 1`, `P1`, `Q3`: a letter counts only before a number.
    if second.utf8.first.map({ (48...57).contains($0) }) ?? false, let found = dotted[key(first)] {
      return (found, 1)
    }
    return misspelt(key(first), second, third: third)
  }

  /// A type word with a wrong tone: `Phương 1`, `Xả`, `Thị trân`.
  ///
  /// A name may begin like that as well (`Phương Viên`), so the whole text is looked up first.
  private static func misspelt(_ first: String, _ second: String, third: String) -> (
    word: UnitTypeWord, count: Int
  )? {
    guard third != "" || !second.isEmpty else { return nil }
    let plain = SearchKey.undiacritic(first)
    if let found = twoWords[plain + " " + SearchKey.undiacritic(second)], third != "" { return (found, 2) }
    guard ["xa", "phuong", "huyen", "quan", "tinh"].contains(plain) else { return nil }
    return oneWord[plain].map { ($0, 1) }
  }

  /// Words with diacritics must be right (`Xá` is not `Xã`), words without may have lost them.
  private static func key(_ word: String) -> String { SearchKey.placementFree(word) }

  private static func table(_ entries: [(String, Level, String)]) -> [String: UnitTypeWord] {
    var table: [String: UnitTypeWord] = [:]
    for (text, level, type) in entries {
      let word = UnitTypeWord(level: level, type: type)
      for spelling in [spelled(text, SearchKey.placementFree), spelled(text, SearchKey.undiacritic)] {
        table[spelling] = table[spelling] ?? word
      }
    }
    return table
  }

  private static func spelled(_ text: String, _ key: (String) -> String) -> String {
    text.split(separator: " ").map { key(String($0)) }.joined(separator: " ")
  }

  private static let oneWord = table([
    ("xã", .commune, "xã"), ("phường", .commune, "phường"), ("tt", .commune, "thị trấn"),
    ("ttr", .commune, "thị trấn"), ("huyện", .district, "huyện"), ("quận", .district, "quận"),
    ("tx", .district, "thị xã"), ("tp", .city, "thành phố"), ("tỉnh", .province, "tỉnh"),
    ("thôn", .village, "thôn"), ("buôn", .village, "buôn"), ("bản", .village, "bản"),
    ("làng", .village, "làng"),
    ("ấp", .village, "ấp"), ("xóm", .village, "xóm"), ("khóm", .village, "khóm"), ("kp", .village, "khu phố"),
    ("tdp", .village, "tổ dân phố"), ("bon", .village, "bon"),
  ])

  private static let twoWords = table([
    ("thị trấn", .commune, "thị trấn"), ("đặc khu", .commune, "đặc khu"), ("thị xã", .district, "thị xã"),
    ("thành phố", .city, "thành phố"), ("khu phố", .village, "khu phố"), ("tổ dân", .village, "tổ dân phố"),
  ])

  private static let dotted = table([
    ("x", .commune, "xã"), ("p", .commune, "phường"), ("f", .commune, "phường"), ("ph", .commune, "phường"),
    ("tt", .commune, "thị trấn"), ("ttr", .commune, "thị trấn"), ("t.t", .commune, "thị trấn"),
    ("t.trấn", .commune, "thị trấn"),
    ("h", .district, "huyện"), ("q", .district, "quận"), ("tx", .district, "thị xã"),
    ("t.x", .district, "thị xã"),
    ("tp", .city, "thành phố"), ("t.p", .city, "thành phố"), ("t", .province, "tỉnh"),
  ])
}
