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
    let pieces = titles.map { AddressSplitter.parts(ofTitle: $0) }
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
    let names = AddressSplitter.parts(ofTitle: title).map { PlaceName($0) }
    let hasCommune = names.contains { $0.word?.level == .commune }
    return names.contains { name in
      guard let word = name.word, word.level == .village, !name.name.isEmpty else { return false }
      // `BẢN TỔNG HỢP` is no village.
      return !word.mayOpenTitle || hasCommune
    }
  }
}
