import P8Model
import VietnameseText

/// A number in a text with the words that qualify it, or a vague amount in its place.
struct Quantity: Sendable {
  enum Form: Sendable {
    case figures, words, englishWords, vague, indefinite
  }

  /// The value; nil for a range and for vague amounts.
  var value: ExactDecimal?
  var comparator: NarrativeFigure.Comparator
  /// The first token of the quote, comparator included.
  var first: Int
  /// The first token of the number itself.
  var number: Int
  /// The token after the number.
  var next: Int
  var form = Form.figures
}

/// Reads the numbers of a sentence.
struct QuantityReader: Sendable {
  let text: NarrativeTokens
  let vocabulary: NarrativeVocabulary

  private var tokens: [NarrativeToken] { text.all }

  /// The number at a token of a sentence; nil when none is there or it is a label, a date or a share.
  func quantity(at index: Int, in sentence: Range<Int>) -> Quantity? {
    switch tokens[index].kind {
    case .word: return words(index, sentence)
    case .number: return figures(index, sentence)
    case .mark, .lineBreak: return nil
    }
  }

  private func figures(_ index: Int, _ sentence: Range<Int>) -> Quantity? {
    guard var quantity = plain(index, sentence) else { return nil }
    if index - 1 > sentence.lowerBound, text.isMark(index - 1, in: ["/", ".", ",", "-", "–"]),
      tokens[index - 2].kind != .mark, tokens[index - 1].end == tokens[index].start
    {
      return nil  // the second half of a date, a code or a range
    }
    qualify(&quantity, from: index, sentence)
    let opening =
      quantity.first > sentence.lowerBound ? tokens[quantity.first - 1].key : NarrativeToken.unknown
    let isNumber = vocabulary.words("number").contains(opening)
    let isSum =
      isNumber && quantity.first - 1 > sentence.lowerBound
      && vocabulary.sums.contains(tokens[quantity.first - 2].key)
    if !isSum, vocabulary.labels.contains(opening), isNumber || tokens[index].end - tokens[index].start <= 4 {
      return nil
    }
    return quantity
  }

  private func qualify(_ quantity: inout Quantity, from index: Int, _ sentence: Range<Int>) {
    for count in stride(from: min(3, index - sentence.lowerBound), to: 0, by: -1) {
      guard let found = vocabulary.comparators.match(tokens, at: index - count, upTo: index),
        found.count == count
      else { continue }
      quantity.comparator = found.value
      quantity.first = min(quantity.first, index - count)
      return
    }
  }

  private func plain(_ index: Int, _ sentence: Range<Int>) -> Quantity? {
    guard let value = value(index, in: sentence) else { return nil }
    var quantity = Quantity(value: value, comparator: .eq, first: index, number: index, next: index + 1)
    guard index + 2 < sentence.upperBound, tokens[index + 2].kind == .number else { return quantity }
    let second = tokens[index + 2]
    if text.isMark(index + 1, "/") {
      // `6/6 tổ` is done of assigned; three numbers are a date.
      guard !text.isMark(index + 3, "/"), second.end - second.start < 4 else { return nil }
      quantity.next = index + 3
    } else if text.isMark(index + 1, in: ["-", "–", "—"])
      || vocabulary.words("to").contains(tokens[index + 1].key)
    {
      quantity.value = nil
      quantity.comparator = .about
      quantity.next = index + 3
      if index > sentence.lowerBound, vocabulary.words("from").contains(tokens[index - 1].key) {
        quantity.first = index - 1
      }
    }
    return quantity
  }

  /// A number in words, or a vague amount; only together with a name does it count.
  private func words(_ index: Int, _ sentence: Range<Int>) -> Quantity? {
    guard tokens[index].key >= 0 else { return nil }
    if let (_, count) = vocabulary.vague.match(tokens, at: index, upTo: sentence.upperBound) {
      return Quantity(
        value: nil, comparator: .about, first: index, number: index, next: index + count, form: .vague)
    }
    if let (_, count) = vocabulary.indefinite.match(tokens, at: index, upTo: sentence.upperBound) {
      return Quantity(
        value: nil, comparator: .about, first: index, number: index, next: index + count, form: .indefinite)
    }
    guard let (value, count, form) = vietnamese(index, sentence) ?? english(index, sentence) else {
      return nil
    }
    var quantity = Quantity(
      value: ExactDecimal(value), comparator: .eq, first: index, number: index, next: index + count,
      form: form)
    qualify(&quantity, from: index, sentence)
    return quantity
  }

  private func vietnamese(_ index: Int, _ sentence: Range<Int>) -> (Int, Int, Quantity.Form)? {
    let words = tokens[index..<min(index + 5, sentence.upperBound)].prefix { $0.kind == .word }
      .map { vocabulary.spellings[$0.key] ?? "" }
    guard let (value, count) = NumberWords.value(of: words), value > 0 else { return nil }
    // `năm` is also the year.
    if count == 1, vocabulary.words("year").contains(tokens[index].key) { return nil }
    return (value, count, .words)
  }

  /// `eight`, `twenty-four`, `one hundred and five`.
  private func english(_ index: Int, _ sentence: Range<Int>) -> (Int, Int, Quantity.Form)? {
    guard vocabulary.englishNumbers[tokens[index].key] != nil else { return nil }
    var (total, group, position, end) = (0, 0, index, index)
    while position < sentence.upperBound, position - index < 12 {
      if let value = vocabulary.englishNumbers[tokens[position].key] {
        switch value {
        case 100: group = max(group, 1) * 100
        case 1000:
          total += max(group, 1) * 1000
          group = 0
        default: group += value
        }
        position += 1
        end = position
      } else if end == position, text.isMark(position, "-") || group % 100 == 0 && isAnd(position) {
        position += 1
      } else {
        break
      }
      guard total < 1_000_000, group < 1_000_000 else { return nil }
    }
    return total + group > 0 ? (total + group, end - index, .englishWords) : nil
  }

  private func isAnd(_ index: Int) -> Bool {
    vocabulary.words("and").contains(tokens[index].key) && tokens[index].isASCII
  }

  // MARK: - Figures

  /// The value of a number; which mark groups thousands is told by the marks and the word after it.
  func value(_ index: Int, in sentence: Range<Int>) -> ExactDecimal? {
    let token = tokens[index]
    let next = index + 1 < sentence.upperBound ? tokens[index + 1].key : NarrativeToken.unknown
    let written = text.scalars[token.start..<token.end].filter { $0 != " " }
    let dots = written.count { $0 == "." }
    let commas = written.count { $0 == "," }
    guard let last = written.lastIndex(where: { $0 == "." || $0 == "," }) else {
      return decimal(written, point: nil)
    }
    let decimals = written.count - last - 1
    let isEnglish = vocabulary.englishScales.contains(next)
    if dots > 0, commas > 0 { return decimal(written, point: last) }
    if max(dots, commas) > 1 { return decimals == 3 ? decimal(written, point: nil) : nil }
    guard decimals == 3, last <= 3 else { return decimal(written, point: last) }
    // `12,345 tỷ` is a decimal, `12,345 people` and `2,900 million` are thousands; `1.900 triệu` is thousands.
    let isDecimal = commas == 1 ? vocabulary.scales[next] != nil && !isEnglish : isEnglish
    return decimal(written, point: isDecimal ? last : nil)
  }

  private func decimal(_ written: [Unicode.Scalar], point: Int?) -> ExactDecimal? {
    var digits = String.UnicodeScalarView()
    for (index, scalar) in written.enumerated() {
      if index == point { digits.append(".") }
      if NarrativeTokens.isDigit(scalar) { digits.append(scalar) }
    }
    let opening = digits.prefix { $0 == "0" }.count
    let hasMore = digits.count > opening && NarrativeTokens.isDigit(Array(digits)[opening])
    return ExactDecimal(String(digits.dropFirst(hasMore ? opening : max(0, opening - 1))))
  }
}
