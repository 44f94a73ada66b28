import P8Model

/// Compares stated totals with the parts that follow them, in their sentence, the next one, or a list below.
struct TotalsCheck {
  /// Sentences that belong together: a paragraph and the items under its colon.
  struct Block {
    var sentences: [(sentence: NarrativeSentence, found: [FigureFinder.Found])] = []
  }

  private struct Opener {
    /// The first token of the parts.
    let index: Int
    let saysAll: Bool
    /// Where a bracket closes them; nil where none was opened.
    var limit: Int?
    /// Where the words that open the parts begin.
    let start: Int
  }

  let text: NarrativeTokens
  let vocabulary: NarrativeVocabulary
  let context: NarrativeContext

  private var tokens: [NarrativeToken] { text.all }

  /// The totals of a block that do not add up.
  func totals(of block: Block) -> [NarrativeTotal] {
    var totals: [(start: Int, total: NarrativeTotal)] = []
    for (number, (sentence, found)) in block.sentences.enumerated()
    where !found.isEmpty || sentence.endsWithColon {
      // A list inside a list opens parts of a part: each kind is looked at once.
      var seen: Set<String> = []
      let before = number > 0 ? block.sentences[number - 1].found : []
      for opener in openers(in: sentence.range, after: Set(found.map(\.end))) {
        let scope = self.scope(of: number, in: block)
        let isFirst = opener.start - sentence.range.lowerBound <= 1
        let candidates = (isFirst ? before : []) + found
        // The total is the last figure of its kind before the opening words.
        for total in candidates.reversed() where total.end <= opener.start && seen.insert(total.kind).inserted
        {
          let parts = scope.found.filter {
            $0.first >= opener.index && $0.first < opener.limit ?? .max && $0.kind == total.kind
              && $0.figure.flow != .target
          }
          if let wrong = compare(total, with: parts, opener, in: scope.end) {
            totals.append((total.first, wrong))
          }
        }
      }
    }
    return totals.sorted { $0.start < $1.start }.map(\.total)
  }

  private static let longestList = 200

  /// The figures that may be parts: those of the sentence, and of the items below where a colon ends it.
  private func scope(of number: Int, in block: Block) -> (found: [FigureFinder.Found], end: Int) {
    var found = block.sentences[number].found
    var end = block.sentences[number].sentence.range.upperBound
    if block.sentences[number].sentence.endsWithColon {
      for (sentence, more) in block.sentences.dropFirst(number + 1).prefix(Self.longestList) {
        guard sentence.isItem || !sentence.opensLine else { break }
        found += more
        end = sentence.range.upperBound
      }
    }
    return (found, end)
  }

  /// Whether the parts are a split by kind (new and kept, of groups and of persons) or by named places.
  private func isSplit(_ parts: [FigureFinder.Found], from start: Int, byKind: Bool) -> Bool {
    guard parts.count > 1, let end = parts.last?.end, start < end else { return false }
    let words = Set(tokens[start..<end].map(\.key))
    if byKind,
      vocabulary.splits.contains(where: { !$0.0.isDisjoint(with: words) && !$0.1.isDisjoint(with: words) })
    {
      return true
    }
    return context.places(in: start..<end).count >= parts.count
      || parts.allSatisfy { $0.first > start && tokens[$0.first - 1].isCapitalized }
  }

  private func compare(
    _ total: FigureFinder.Found, with parts: [FigureFinder.Found], _ opener: Opener, in end: Int
  ) -> NarrativeTotal? {
    let values = parts.compactMap(\.figure.value)
    guard let stated = total.figure.value, parts.count >= 2, values.count == parts.count else { return nil }
    // `như`, `và các xã khác`: a list that is open.
    if (opener.index..<end).contains(where: { vocabulary.openLists.match(tokens, at: $0, upTo: end) != nil })
    {
      return nil
    }
    var sum = ExactDecimal.zero
    for value in values {
      guard let next = sum.adding(value) else { return nil }
      sum = next
    }
    guard sum != stated, let difference = stated.subtracting(sum) else { return nil }
    // Rounded parts may give a little less, a rounded total a little more or less.
    if total.figure.comparator != .eq || parts.contains(where: { $0.figure.comparator != .eq }) { return nil }
    let isPeople = FigureFinder.participants.values.contains(total.kind)
    let saysAll = opener.saysAll || isSplit(parts, from: opener.index, byKind: !isPeople)
    // A list that says only `trong đó` may leave parts out, and then gives much less than the total; of people, one may
    // be in two parts.
    if !saysAll, sum < stated || isPeople { return nil }
    if let double = sum.adding(sum), double < stated { return nil }
    return NarrativeTotal(
      quote: total.figure.quote, stated: stated, parts: values, sum: sum, difference: difference)
  }

  /// The places where parts begin, and whether the words say that they are all.
  private func openers(in sentence: Range<Int>, after ends: Set<Int>) -> [Opener] {
    var openers: [Opener] = []
    var index = sentence.lowerBound
    while index < sentence.upperBound {
      var length = 1
      if let (saysAll, count) = vocabulary.openers.match(tokens, at: index, upTo: sentence.upperBound) {
        let hasColon = text.isMark(index + count, ":")
        openers.append(Opener(index: index + count, saysAll: saysAll || hasColon, start: index))
        length = count
      } else if ends.contains(index), text.isMark(index, in: ["(", ":"]) {
        let isBracket = text.isMark(index, "(")
        let limit = isBracket ? (index..<sentence.upperBound).first { text.isMark($0, ")") } : nil
        openers.append(Opener(index: index + 1, saysAll: !isBracket, limit: limit, start: index))
      }
      index += length
    }
    return openers
  }
}
