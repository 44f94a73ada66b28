/// A word, a number or a mark of a text, with its place.
struct NarrativeToken: Sendable {
  enum Kind: Sendable {
    case word, number, mark, lineBreak
  }

  let kind: Kind
  /// The number of a word or mark in the vocabulary; negative for one that stands in no phrase.
  let key: Int32
  /// Where it stands, in scalars.
  let start: Int
  let end: Int
  /// Whether it is a word that begins with a capital, and whether all its letters are capitals.
  let isCapitalized: Bool
  let isAllCapitals: Bool
  let isASCII: Bool
  let isQuote: Bool
  let isQuoteOrDash: Bool

  /// Where no word of a phrase stands.
  static let unknown: Int32 = -1
  static let number: Int32 = -2
}

/// Takes a text apart.
struct NarrativeTokens: Sendable {
  let scalars: [Unicode.Scalar]
  private(set) var all: [NarrativeToken] = []

  init(_ text: String, _ vocabulary: NarrativeVocabulary) {
    scalars = Array(text.unicodeScalars)
    all.reserveCapacity(scalars.count / 4)
    var words: [Int: Int32] = [:]
    var index = 0
    while index < scalars.count {
      let start = index
      let scalar = scalars[index]
      index += 1
      if Self.isLetter(scalar) {
        while index < scalars.count, Self.isLetter(scalars[index]) { index += 1 }
        append(.word, start..<index, key: key(start..<index, vocabulary, &words))
      } else if Self.isDigit(scalar) {
        index = endOfNumber(from: index)
        append(.number, start..<index, key: NarrativeToken.number)
      } else if scalar == "\n" || scalar == "\r" || scalar == "\u{2028}" || scalar == "\u{2029}" {
        append(.lineBreak, start..<index, key: NarrativeToken.unknown)
      } else if scalar.value != 0x20, !scalar.properties.isWhitespace, scalar.value != 0x200B,
        scalar.value != 0xFEFF
      {
        append(.mark, start..<index, key: vocabulary.mark(scalar))
      }
    }
    joinNumbers(vocabulary)
  }

  /// The text of a range of scalars.
  func text(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view)
  }

  func text(of token: NarrativeToken) -> String { text(token.start..<token.end) }

  /// Whether a token is this mark.
  func isMark(_ index: Int, _ mark: Unicode.Scalar) -> Bool {
    all.indices.contains(index) && all[index].kind == .mark && scalars[all[index].start] == mark
  }

  func isMark(_ index: Int, in marks: [Unicode.Scalar]) -> Bool {
    all.indices.contains(index) && all[index].kind == .mark && marks.contains(scalars[all[index].start])
  }

  /// The small whole number that a token is; nil for other tokens and longer ones.
  func integer(_ index: Int) -> Int? {
    guard all.indices.contains(index), all[index].kind == .number, all[index].end - all[index].start <= 4
    else {
      return nil
    }
    var value = 0
    for scalar in scalars[all[index].start..<all[index].end] {
      guard Self.isDigit(scalar) else { return nil }
      value = value * 10 + Int(scalar.value - 0x30)
    }
    return value
  }

  // MARK: - Letters and digits

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x300...0x36F, 0x1EA0...0x1EF9:
      true
    case 0..<0xAA: false
    default: scalar.properties.isAlphabetic
    }
  }

  private mutating func append(_ kind: NarrativeToken.Kind, _ range: Range<Int>, key: Int32) {
    let first = scalars[range.lowerBound]
    let isWord = kind == .word
    let isQuote = kind == .mark && "\"“”'‘’«»".unicodeScalars.contains(first)
    all.append(
      NarrativeToken(
        kind: kind, key: key, start: range.lowerBound, end: range.upperBound,
        isCapitalized: isWord && Self.isCapital(first),
        isAllCapitals: isWord && range.count > 1 && scalars[range].allSatisfy(Self.isCapital),
        isASCII: isWord && scalars[range].allSatisfy { $0.value < 0x80 }, isQuote: isQuote,
        isQuoteOrDash: isQuote || kind == .mark && (first == "-" || first == "–")))
  }

  private static func isCapital(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x80 ? (0x41...0x5A).contains(scalar.value) : scalar.properties.isUppercase
  }

  /// A word's number in the vocabulary; each different word is looked up once.
  private func key(
    _ range: Range<Int>, _ vocabulary: NarrativeVocabulary, _ words: inout [Int: Int32]
  ) -> Int32 {
    var hasher = Hasher()
    for scalar in scalars[range] { hasher.combine(scalar.value) }
    let hash = hasher.finalize()
    if let known = words[hash] { return known }
    let key = vocabulary.key(of: text(range))
    words[hash] = key
    return key
  }

  // MARK: - Numbers

  /// The end of a number whose first digit was taken: a dot or a comma belongs to it only between digits.
  private func endOfNumber(from start: Int) -> Int {
    var index = start
    while index < scalars.count {
      let isSeparator = scalars[index] == "." || scalars[index] == ","
      guard
        Self.isDigit(scalars[index])
          || isSeparator && index + 1 < scalars.count && Self.isDigit(scalars[index + 1])
      else { break }
      index += 1
    }
    return index
  }

  /// Joins numbers that were typed with a blank beside a dot or a comma: `19, 451 tỷ`, `1. 250 lượt`.
  private mutating func joinNumbers(_ vocabulary: NarrativeVocabulary) {
    var joined: [NarrativeToken] = []
    joined.reserveCapacity(all.count)
    var index = 0
    while index < all.count {
      var token = all[index]
      index += 1
      while token.kind == .number, let end = endOfJoined(token, index, after: joined, vocabulary) {
        token = NarrativeToken(
          kind: .number, key: NarrativeToken.number, start: token.start, end: end, isCapitalized: false,
          isAllCapitals: false, isASCII: false, isQuote: false, isQuoteOrDash: false)
        index += 2
      }
      joined.append(token)
    }
    all = joined
  }

  private func endOfJoined(
    _ first: NarrativeToken, _ index: Int, after joined: [NarrativeToken], _ vocabulary: NarrativeVocabulary
  ) -> Int? {
    guard index + 2 < all.count, isMark(index, in: [".", ","]), all[index + 1].kind == .number,
      all[index].start - first.end + all[index + 1].start - all[index].end == 1
    else { return nil }
    let (second, next) = (all[index + 1], all[index + 2])
    if isMark(index, ",") {
      return vocabulary.scales[next.key] != nil || vocabulary.dong.contains(next.key) ? second.end : nil
    }
    // A group of three digits; neither the number of a line nor that of a year, a day or a document.
    guard second.end - second.start == 3,
      first.end - first.start <= 3 || scalars[first.start..<first.end].contains(" "),
      let before = joined.last, before.kind == .word, !vocabulary.labels.contains(before.key),
      next.kind == .word && !next.isCapitalized || isMark(index + 2, ".")
    else { return nil }
    return second.end
  }
}
