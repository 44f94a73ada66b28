import VietnameseText

/// A word of a text, with what the recognition of names looks at.
struct WordToken {
  let text: Substring
  /// The word in small letters, with one sign for all apostrophes.
  let key: String
  /// Whether a mark between it and the next word ends the phrase.
  let endsPhrase: Bool

  var isCapital: Bool { text.first?.isUppercase ?? false }
  /// Whether it is an abbreviation or written in capitals.
  var isAllCapitals: Bool { text.count > 1 && text.allSatisfy { !$0.isLowercase } }
  var isNumber: Bool { text.allSatisfy { $0.isNumber } }

  /// The words of a clean text.
  static func words(of text: String) -> [WordToken] {
    var words: [WordToken] = []
    var start: String.Index?
    var index = text.startIndex
    func add(_ start: String.Index, to end: String.Index) {
      let piece = text[start..<end]
      let next = text[end...].first { !$0.isWhitespace }
      let ends = next.map { !$0.isLetter && !$0.isNumber } ?? true
      words.append(
        WordToken(text: piece, key: key(piece), endsPhrase: ends))
    }
    while index < text.endIndex {
      let isWord = text[index].isLetter || text[index].isNumber || isApostrophe(text[index])
      if isWord, start == nil { start = index }
      if !isWord, let begun = start {
        add(begun, to: index)
        start = nil
      }
      index = text.index(after: index)
    }
    if let start { add(start, to: text.endIndex) }
    return words
  }

  /// The key of a word of the lists or of a text.
  static func key(_ word: some StringProtocol) -> String {
    String(word.lowercased().map { isApostrophe($0) ? "'" : $0 })
  }

  /// The keys of the words of a phrase.
  static func keys(_ phrase: String) -> [String] {
    words(of: NormalForm.composed(phrase)).map(\.key)
  }

  private static func isApostrophe(_ character: Character) -> Bool {
    character == "'" || character == "’" || character == "ʼ" || character == "`"
  }
}
