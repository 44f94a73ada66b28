/// Phrases of whole words, found in a text by their first word.
struct Phrases: Sendable {
  private var byFirst: [String: [[String]]] = [:]

  init(_ phrases: some Sequence<String>) {
    for phrase in phrases {
      let keys = WordToken.keys(phrase)
      if let first = keys.first { byFirst[first, default: []].append(keys) }
    }
    // The longest first: `chồng chị` before `chồng`.
    byFirst = byFirst.mapValues { $0.sorted { $0.count > $1.count } }
  }

  /// The number of words of the longest phrase that begins at a place; zero where none does.
  func length(at start: Int, in words: [WordToken]) -> Int {
    guard start < words.count, let phrases = byFirst[words[start].key] else { return 0 }
    return phrases.first { phrase in
      guard start + phrase.count <= words.count else { return false }
      return phrase.indices.allSatisfy { index in
        words[start + index].key == phrase[index]
          && (index == phrase.count - 1 || !words[start + index].endsPhrase)
      }
    }?.count ?? 0
  }

  /// Whether a phrase begins at any place.
  func isIn(_ words: [WordToken]) -> Bool { words.indices.contains { length(at: $0, in: words) > 0 } }
}
