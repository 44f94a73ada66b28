package import P8Model
import VietnameseText

extension UnitMatcher {
  /// The commune that the head of a page means: the first line that names one, with the district and the province that
  /// stand in it or on lines of their own.
  ///
  /// - Parameters:
  ///   - titles: The lines, from the top.
  ///   - structure: The structure of units in force.
  ///   - isExpected: Whether reports of a commune are expected: of several communes of one name it is the one.
  /// - Returns: The commune and the line that names it; nil where no line names just one.
  package func commune(
    ofTitles titles: [String], structure: UnitStructure, isExpected: (UnitCode) -> Bool
  ) -> (code: UnitCode, line: Int)? {
    let pieces = titles.map { Self.pieces(of: $0) }
    func first(_ level: UnitTypeWord.Level) -> String {
      pieces.joined().first { PlaceName($0).word?.level == level } ?? ""
    }
    let (district, province) = (first(.district), first(.province))
    for (line, parts) in pieces.enumerated() {
      for part in parts where PlaceName(part).word?.level == .commune && !PlaceName(part).name.isEmpty {
        let found = match(
          UnitAddress(
            commune: part, district: district,
            province: structure == .y2025 && !district.isEmpty ? "" : province,
            structure: structure))
        if let code = found.code { return (code, line) }
        let expected = found.candidates.filter(isExpected)
        if expected.count == 1, let code = expected.first { return (code, line) }
      }
    }
    return nil
  }

  /// Whether a line names a village by its type word: `Buôn Bai, xã Ea Lâm`.
  package static func namesVillage(_ title: String) -> Bool {
    let names = pieces(of: title).map { PlaceName($0) }
    let hasCommune = names.contains { $0.word?.level == .commune }
    return names.contains { name in
      guard let word = name.word, word.level == .village, !name.name.isEmpty else { return false }
      // `BẢN TỔNG HỢP` is no village.
      return word.type != "bản" || hasCommune
    }
  }

  /// The parts of a title: at commas and dashes, before each word of a level, and before the period.
  private static func pieces(of title: String) -> [String] {
    title.split { ",;()[]–—-:".contains($0) }.flatMap { part -> [String] in
      var pieces: [[String]] = [[]]
      let words = NormalForm.clean(String(part)).text.split(separator: " ").map(String.init)
      var isSecond = false
      for (place, word) in words.enumerated() {
        let next = place + 1 < words.count ? words[place + 1] : ""
        let isPair = openings.contains(key(word) + " " + key(next))
        // `thị xã` opens one part, not two.
        if isPair || !isSecond && openings.contains(key(word)) { pieces.append([]) }
        isSecond = isPair
        pieces[pieces.count - 1].append(word)
      }
      return pieces.filter { !$0.isEmpty }.map { $0.joined(separator: " ") }
    }
  }

  private static func key(_ word: String) -> String { SearchKey.placementFree(word) }

  private static let openings: Set<String> = Set(
    [
      "xã", "phường", "thị trấn", "đặc khu", "huyện", "quận", "thị xã", "thành phố", "tỉnh", "tp.", "tx.",
      "năm",
      "quý", "6 tháng", "9 tháng", "tháng",
    ].map { words in words.split(separator: " ").map { key(String($0)) }.joined(separator: " ") })
}
