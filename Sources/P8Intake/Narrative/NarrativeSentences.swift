/// A sentence of a text with its place on the page.
struct NarrativeSentence: Sendable {
  let range: Range<Int>
  /// Whether it begins its line, after a bullet or a number perhaps.
  let opensLine: Bool
  /// Whether it is an item of a list.
  let isItem: Bool
  /// Whether it may be a heading: a short line without a full stop.
  let isShortLine: Bool
  /// Whether a colon ends it: what follows belongs to it.
  let endsWithColon: Bool

  static func sentences(
    of text: NarrativeTokens, _ vocabulary: NarrativeVocabulary
  ) -> [NarrativeSentence] {
    var sentences: [NarrativeSentence] = []
    var start = 0
    var opensLine = true
    func end(_ index: Int, atLineBreak: Bool) {
      if index > start {
        sentences.append(
          sentence(start..<index, of: text, opensLine: opensLine, endsLine: atLineBreak))
      }
    }
    for (index, token) in text.all.enumerated() {
      if index - start >= longest {
        end(index, atLineBreak: false)
        (start, opensLine) = (index, false)
      }
      if token.kind == .lineBreak {
        end(index, atLineBreak: true)
        (start, opensLine) = (index + 1, true)
      } else if token.kind == .mark, endsSentence(index, from: start, of: text, vocabulary) {
        end(index, atLineBreak: false)
        (start, opensLine) = (index + 1, false)
      }
    }
    end(text.all.count, atLineBreak: true)
    return sentences
  }

  /// No person writes a longer one.
  private static let longest = 500

  private static func sentence(
    _ range: Range<Int>, of text: NarrativeTokens, opensLine: Bool, endsLine: Bool
  ) -> NarrativeSentence {
    let first = range.lowerBound
    let isItem =
      opensLine
      && (text.isMark(first, in: ["-", "–", "+", "*", "•", "·", "●", "▪", "○", "►"])
        || text.all[first].kind == .number && text.isMark(first + 1, in: [")", "."]))
    let endsWithColon = text.isMark(range.upperBound - 1, ":")
    return NarrativeSentence(
      range: range, opensLine: opensLine, isItem: isItem,
      isShortLine: opensLine && endsLine && range.count <= 25
        && !text.isMark(range.upperBound - 1, in: [";", ","]),
      endsWithColon: endsLine && endsWithColon)
  }

  private static func endsSentence(
    _ index: Int, from start: Int, of text: NarrativeTokens, _ vocabulary: NarrativeVocabulary
  ) -> Bool {
    if text.isMark(index, in: ["!", "?"]) { return true }
    guard text.isMark(index, in: [".", "…"]) else { return false }
    if index > start {
      let before = text.all[index - 1]
      if vocabulary.abbreviations.contains(before.key) { return false }
      // `I.`, `1.`, `a.` before a heading or an item.
      if index - 1 == start, before.end - before.start <= 4 { return false }
    }
    guard index + 1 < text.all.count else { return true }
    return text.all[index + 1].kind != .word || text.all[index + 1].isCapitalized
  }
}
