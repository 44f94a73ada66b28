import VietnameseText

/// A word, a number or a mark of a text, with its place.
struct NarrativeToken: Sendable {
  enum Kind: Sendable {
    case word, number, mark
  }

  let kind: Kind
  /// For a word its ``SearchKey/placementFree(_:)``, else the characters.
  let key: String
  /// The characters as written.
  let text: String
  let start: Int
  let end: Int

  /// Whether it is a word that begins with a capital.
  var isCapitalized: Bool { kind == .word && (text.first?.isUppercase ?? false) }

  /// The tokens of a text; spaces fall away, a line break is a mark.
  static func tokens(of scalars: [Unicode.Scalar]) -> [NarrativeToken] {
    var tokens: [NarrativeToken] = []
    var index = 0
    func isLetter(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isAlphabetic || (0x300...0x36F).contains(scalar.value)
    }
    func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }
    func append(_ kind: Kind, from start: Int) {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[start..<index])
      let text = String(view)
      let key = kind == .word ? SearchKey.placementFree(text) : text
      tokens.append(NarrativeToken(kind: kind, key: key, text: text, start: start, end: index))
    }
    while index < scalars.count {
      let start = index
      let scalar = scalars[index]
      index += 1
      if isLetter(scalar) {
        while index < scalars.count, isLetter(scalars[index]) { index += 1 }
        append(.word, from: start)
      } else if isDigit(scalar) {
        while index < scalars.count {
          // A dot or a comma belongs to the number only between digits.
          let isSeparator = scalars[index] == "." || scalars[index] == ","
          guard
            isDigit(scalars[index]) || isSeparator && index + 1 < scalars.count && isDigit(scalars[index + 1])
          else { break }
          index += 1
        }
        append(.number, from: start)
      } else if scalar == "\n" || scalar == "\r" || scalar == "\u{2028}" || scalar == "\u{2029}" {
        append(.mark, from: start)
      } else if !scalar.properties.isWhitespace, scalar.value != 0x200B, scalar.value != 0xFEFF {
        append(.mark, from: start)
      }
    }
    return tokens
  }

  /// The ranges of the sentences.
  static func sentences(of tokens: [NarrativeToken]) -> [Range<Int>] {
    var sentences: [Range<Int>] = []
    var start = 0
    for (index, token) in tokens.enumerated() {
      if index - start >= longestSentence {
        sentences.append(start..<index)
        start = index
      }
      guard token.kind == .mark else { continue }
      let ends: Bool
      switch token.text {
      case "\n", "\r", "\u{2028}", "\u{2029}", "!", "?": ends = true
      case ".", "…":
        let before = index > start ? tokens[index - 1].key : ""
        let next = index + 1 < tokens.count ? tokens[index + 1] : nil
        ends = !abbreviations.contains(before) && (next.map { $0.kind != .word || $0.isCapitalized } ?? true)
      default: ends = false
      }
      guard ends else { continue }
      if index > start { sentences.append(start..<index) }
      start = index + 1
    }
    if start < tokens.count { sentences.append(start..<tokens.count) }
    return sentences
  }

  /// No person writes a longer one, and it would take time that grows with its square.
  private static let longestSentence = 500

  private static let abbreviations: Set<String> = Set(
    ["TP", "TX", "TT", "P", "Q", "H", "ThS", "TS", "BS", "Tp", "T", "X", "vs"].map(SearchKey.placementFree))
}
