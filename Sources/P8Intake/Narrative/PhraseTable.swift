/// Phrases with a value each, found where they stand in a text; longer ones win.
struct PhraseTable<Value: Sendable>: Sendable {
  /// The phrases by their first word: the words are numbered from nothing on, so that no hashing is needed.
  private var byFirst: [[(words: [Int32], value: Value)]] = []

  /// Of two equal phrases the first wins.
  init(_ phrases: [(words: [Int32], value: Value)]) {
    for phrase in phrases {
      guard let first = phrase.words.first.map({ Int($0) }), first >= 0 else { continue }
      while byFirst.count <= first { byFirst.append([]) }
      byFirst[first].append(phrase)
    }
    for first in byFirst.indices where byFirst[first].count > 1 {
      // Sorting is stable, so the order of the file decides between phrases of one length.
      byFirst[first].sort { $0.words.count > $1.words.count }
    }
  }

  /// The longest phrase at a token, and the number of tokens that it takes.
  func match(_ tokens: [NarrativeToken], at index: Int, upTo end: Int) -> (value: Value, count: Int)? {
    guard index < end else { return nil }
    let first = Int(tokens[index].key)
    guard first >= 0, first < byFirst.count else { return nil }
    for phrase in byFirst[first] {
      if let count = Self.length(of: phrase.words, tokens, at: index, upTo: end) {
        return (phrase.value, count)
      }
    }
    return nil
  }

  /// A quotation mark or a dash between the words of a phrase does not matter.
  private static func length(
    of words: [Int32], _ tokens: [NarrativeToken], at index: Int, upTo end: Int
  ) -> Int? {
    var position = index
    for (offset, word) in words.enumerated() {
      if offset > 0, position < end, tokens[position].isQuoteOrDash { position += 1 }
      guard position < end, tokens[position].key == word else { return nil }
      position += 1
    }
    return position - index
  }
}

extension PhraseTable where Value == Bool {
  /// Whether a phrase ends right before a token.
  func ends(_ tokens: [NarrativeToken], before index: Int, from start: Int, longest: Int = 4) -> Int? {
    for count in stride(from: min(longest, index - start), to: 0, by: -1) {
      if let found = match(tokens, at: index - count, upTo: index), found.count == count { return count }
    }
    return nil
  }
}
