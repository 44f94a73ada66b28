import P8Model
import VietnameseText

/// A number in a text with the words that qualify it, or a vague amount in its place.
struct Quantity: Sendable {
  /// The value; nil for a range and for vague amounts.
  var value: ExactDecimal?
  var comparator: NarrativeFigure.Comparator
  /// The first token of the quote, comparator included.
  var first: Int
  /// The first token of the number itself.
  var number: Int
  /// The token after the number.
  var next: Int

  /// The number at a token of a sentence; nil when none is there or it is a label, a date or a share.
  static func at(_ index: Int, in sentence: Range<Int>, of tokens: [NarrativeToken]) -> Quantity? {
    if tokens[index].kind == .word { return vague(index, sentence, tokens) ?? word(index, sentence, tokens) }
    guard tokens[index].kind == .number, var quantity = plain(index, sentence, tokens) else { return nil }
    let before = index > sentence.lowerBound ? tokens[index - 1] : nil
    if let before, before.kind == .mark, "/.,-–".contains(before.text), index - 1 > sentence.lowerBound,
      tokens[index - 2].kind != .mark, before.end == tokens[index].start
    {
      return nil  // the second half of a date, a code or a range
    }
    var first = index
    if let (comparator, count) = self.comparator(before: index, sentence, tokens) {
      quantity.comparator = comparator
      first = index - count
    }
    first = min(first, quantity.first)
    let opening = first > sentence.lowerBound ? tokens[first - 1].key : ""
    let isTotal =
      opening == Self.number && first - 1 > sentence.lowerBound && Self.sums.contains(tokens[first - 2].key)
    if !isTotal, NarrativeVocabulary.labels.contains(opening),
      tokens[index].text.utf8.count <= 4 || opening == Self.number
    {
      return nil
    }
    quantity.first = first
    return quantity
  }

  /// Words that make `số` a sum and not a label: `con số 52`, `tổng số 52`.
  private static let sums = NarrativeVocabulary.keys(["con", "tổng"])

  private static let number = SearchKey.placementFree("số")
  private static let to = SearchKey.placementFree("đến")
  private static let year = SearchKey.placementFree("năm")
  private static let from = SearchKey.placementFree("từ")

  private static func plain(_ index: Int, _ sentence: Range<Int>, _ tokens: [NarrativeToken]) -> Quantity? {
    guard let value = value(of: tokens[index].text) else { return nil }
    var quantity = Quantity(value: value, comparator: .eq, first: index, number: index, next: index + 1)
    guard index + 2 < sentence.upperBound else { return quantity }
    let (separator, second) = (tokens[index + 1], tokens[index + 2])
    guard second.kind == .number else { return quantity }
    if separator.text == "/" {
      // `6/6 tổ` is done of assigned; three numbers are a date.
      let third = index + 4 < sentence.upperBound ? tokens[index + 3] : nil
      guard third?.text != "/", second.text.utf8.count < 4 else { return nil }
      quantity.next = index + 3
    } else if ["-", "–", "—"].contains(separator.text) || separator.key == to {
      quantity.value = nil
      quantity.comparator = .about
      quantity.next = index + 3
      if index > sentence.lowerBound, tokens[index - 1].key == from { quantity.first = index - 1 }
    }
    return quantity
  }

  /// A number in words; only together with a name does it count.
  private static func word(_ index: Int, _ sentence: Range<Int>, _ tokens: [NarrativeToken]) -> Quantity? {
    let words = tokens[index..<min(index + 5, sentence.upperBound)].prefix { $0.kind == .word }.map(\.key)
    guard let (value, count) = NumberWords.value(of: words), value > 0 else { return nil }
    // `năm` is also the year.
    if count == 1, tokens[index].key == year { return nil }
    var quantity = Quantity(
      value: ExactDecimal(value), comparator: .eq, first: index, number: index, next: index + count)
    if let (comparator, words) = comparator(before: index, sentence, tokens) {
      quantity.comparator = comparator
      quantity.first = index - words
    }
    return quantity
  }

  private static func vague(_ index: Int, _ sentence: Range<Int>, _ tokens: [NarrativeToken]) -> Quantity? {
    for phrase in NarrativeVocabulary.vague
    where NarrativeVocabulary.matches(phrase, tokens, at: index, upTo: sentence.upperBound) {
      return Quantity(value: nil, comparator: .about, first: index, number: index, next: index + phrase.count)
    }
    return nil
  }

  private static func comparator(
    before index: Int, _ sentence: Range<Int>, _ tokens: [NarrativeToken]
  ) -> (NarrativeFigure.Comparator, Int)? {
    for (phrase, comparator) in NarrativeVocabulary.comparators {
      let start = index - phrase.count
      if start >= sentence.lowerBound, NarrativeVocabulary.matches(phrase, tokens, at: start, upTo: index) {
        return (comparator, phrase.count)
      }
    }
    return nil
  }

  static func value(of text: String) -> ExactDecimal? {
    switch NumberText.read(text) {
    case .exact(let value, _), .proposal(let value, _, .englishGrouping):
      ExactDecimal(mantissa: Int128(value.mantissa), scale: value.scale)
    case .proposal, .refused: nil
    }
  }
}

extension NarrativeVocabulary {
  /// Whether a phrase stands at a token; marks between its words do not matter.
  static func matches(_ phrase: Phrase, _ tokens: [NarrativeToken], at index: Int, upTo end: Int) -> Bool {
    length(of: phrase, tokens, at: index, upTo: end) != nil
  }

  /// The number of tokens that a phrase takes; nil where it does not stand there.
  static func length(of phrase: Phrase, _ tokens: [NarrativeToken], at index: Int, upTo end: Int) -> Int? {
    var position = index
    for (offset, word) in phrase.enumerated() {
      if offset > 0, position < end, tokens[position].kind == .mark, isQuoteOrDash(tokens[position].text) {
        position += 1
      }
      guard position < end, tokens[position].key == word else { return nil }
      position += 1
    }
    return position - index
  }

  static func isQuote(_ text: String) -> Bool { "\"“”'‘’«»".contains(text) }

  private static func isQuoteOrDash(_ text: String) -> Bool { isQuote(text) || "-–".contains(text) }
}
