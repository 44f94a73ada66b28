import P8Definitions

/// Finds phone and identity numbers in a text.
struct NumberFinder: Sendable {
  private let phones: [[Character]]
  private let identities: [[Character]]
  private let moneyWords: Set<String>

  init(_ words: PersonalDataWords) {
    phones = words[.phones].map(Array.init)
    identities = words[.identities].map(Array.init)
    moneyWords = Set(words[.moneyWords].map { WordToken.key($0) })
  }

  func matches(in text: String) -> [PersonalMatch] {
    guard text.utf8.count(where: { $0 &- 0x30 < 10 }) >= 9 else { return [] }
    return runs(of: text).compactMap { match($0, in: text) }
  }

  private func match(_ run: Range<String.Index>, in text: String) -> PersonalMatch? {
    let written = text[run]
    let groups = written.split { !$0.isNumber }
    let digits = groups.flatMap { Array($0) }
    // A day with points between its parts, or two of them, has as many digits as a phone number.
    let isDate = zip(zip(groups, groups.dropFirst()), groups.dropFirst(2)).contains { parts, year in
      parts.0.count <= 2 && parts.1.count <= 2 && year.count == 4
        && (year.hasPrefix("19") || year.hasPrefix("20"))
    }
    if isDate { return nil }
    let kind: PersonalMatch.Kind
    if phones.contains(where: { Self.fits(digits, $0) }) {
      kind = .phone
    } else if groups.count == 1, identities.contains(where: { Self.fits(digits, $0) }),
      !isMoney(digits, before: text[run.upperBound...])
    {
      kind = .identity
    } else {
      return nil
    }
    let covered = digits.prefix(2) + Array(repeating: "•", count: digits.count - 4) + digits.suffix(2)
    return PersonalMatch(kind: kind, text: String(written), covered: String(covered))
  }

  private func isMoney(_ digits: [Character], before rest: Substring) -> Bool {
    if digits.suffix(3).allSatisfy({ $0 == "0" }) { return true }
    let next = rest.drop { !$0.isLetter }.prefix { $0.isLetter }
    return moneyWords.contains(WordToken.key(next))
  }

  private static func fits(_ digits: [Character], _ pattern: [Character]) -> Bool {
    digits.count == pattern.count && zip(digits, pattern).allSatisfy { $1 == "#" || $0 == $1 }
  }

  /// Digits with at most one blank, point or hyphen between them.
  private func runs(of text: String) -> [Range<String.Index>] {
    var runs: [Range<String.Index>] = []
    var start: String.Index?
    var last = text.startIndex
    var gap = 0
    for index in text.indices {
      if Self.isDigit(text[index]) {
        if start == nil { start = index }
        last = text.index(after: index)
        gap = 0
      } else if let begun = start {
        gap += 1
        guard gap == 1, Self.separators.contains(text[index]) else {
          runs.append(begun..<last)
          start = nil
          gap = 0
          continue
        }
      }
    }
    if let start { runs.append(start..<last) }
    return runs
  }

  private static let separators: Set<Character> = [" ", ".", "-", "\u{A0}"]

  private static func isDigit(_ character: Character) -> Bool {
    character.isASCII && character.isNumber
  }
}
