import P8Model
import VietnameseText

/// Compares stated totals with the parts that follow them in the same sentence.
struct TotalsCheck {
  let tokens: [NarrativeToken]
  let context: NarrativeContext

  /// The totals of a sentence that do not add up.
  func totals(of found: [FigureFinder.Found], in sentence: Range<Int>) -> [NarrativeTotal] {
    var totals: [(start: Int, total: NarrativeTotal)] = []
    // A list inside a list opens parts of a part: each kind is looked at once.
    var seen: Set<String> = []
    for (opener, saysAll) in openers(in: sentence, after: Set(found.map(\.end))) {
      // The total is the last figure of its kind before the opening words.
      for total in found.reversed() where total.end <= opener && seen.insert(total.kind).inserted {
        let parts = parts(of: total, in: found, after: opener)
        if let wrong = compare(total, with: parts, saysAll: saysAll || isSplit(parts, after: opener)) {
          totals.append((total.first, wrong))
        }
      }
    }
    return totals.sorted { $0.start < $1.start }.map(\.total)
  }

  private func parts(
    of total: FigureFinder.Found, in found: [FigureFinder.Found], after opener: Int
  ) -> [FigureFinder.Found] {
    found.filter { $0.first >= opener && $0.kind == total.kind && $0.figure.flow != .target }
  }

  /// Whether the parts are a split by kind (new and kept, of groups and of persons) or by named places.
  private func isSplit(_ parts: [FigureFinder.Found], after opener: Int) -> Bool {
    guard parts.count > 1, let end = parts.last?.end else { return false }
    let words = Set(tokens[opener..<end].map(\.key))
    if Self.splits.contains(where: { !$0.isDisjoint(with: words) && !$1.isDisjoint(with: words) }) {
      return true
    }
    return context.countOfPlaces(in: opener..<end) >= parts.count
      || parts.allSatisfy { $0.first > opener && tokens[$0.first - 1].isCapitalized }
  }

  private static let splits = [
    (NarrativeVocabulary.keys(["mới"]), NarrativeVocabulary.keys(["củng", "duy", "kiện"])),
    (NarrativeVocabulary.keys(["thể"]), NarrativeVocabulary.keys(["cá"])),
  ]

  private func compare(
    _ total: FigureFinder.Found, with parts: [FigureFinder.Found], saysAll: Bool
  ) -> NarrativeTotal? {
    let values = parts.compactMap(\.figure.value)
    guard let stated = total.figure.value, parts.count >= 2, values.count == parts.count else { return nil }
    var sum = ExactDecimal.zero
    for value in values {
      guard let next = sum.adding(value) else { return nil }
      sum = next
    }
    guard sum != stated, let difference = stated.subtracting(sum) else { return nil }
    // Rounded parts may give a little less, a rounded total a little more or less.
    let isRounded = total.figure.comparator != .eq || parts.contains { $0.figure.comparator != .eq }
    if isRounded { return nil }
    // A list that says only `trong đó` may leave parts out, and then gives much less than the total.
    if !saysAll, sum < stated { return nil }
    if let double = sum.adding(sum), double < stated { return nil }
    return NarrativeTotal(
      quote: total.figure.quote, stated: stated, parts: values, sum: sum, difference: difference)
  }

  /// The places where parts begin, and whether the words say that they are all.
  private func openers(in sentence: Range<Int>, after ends: Set<Int>) -> [(index: Int, saysAll: Bool)] {
    var openers: [(index: Int, saysAll: Bool)] = []
    var index = sentence.lowerBound
    while index < sentence.upperBound {
      var length = 0
      for (phrase, saysAll) in Self.phrases {
        guard let count = NarrativeVocabulary.length(of: phrase, tokens, at: index, upTo: sentence.upperBound)
        else { continue }
        let end = index + count
        let hasColon = end < sentence.upperBound && tokens[end].text == ":"
        openers.append((index, saysAll || hasColon))
        length = count
        break
      }
      if length == 0, ends.contains(index), tokens[index].text == "(" || tokens[index].text == ":" {
        openers.append((index + 1, tokens[index].text == ":"))
      }
      index += max(length, 1)
    }
    return openers
  }

  private static let phrases: [(NarrativeVocabulary.Phrase, Bool)] = [
    ("trong đó", false), ("bao gồm", true), ("gồm có", true), ("gồm", true), ("cụ thể", true),
    ("riêng", false),
  ].map { (NarrativeVocabulary.phrase($0.0), $0.1) }
}
