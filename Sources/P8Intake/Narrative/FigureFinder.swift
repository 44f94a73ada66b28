import P8Model
import VietnameseText

/// Finds the figures of a text, sentence by sentence.
struct FigureFinder {
  /// A figure with its place among the tokens, for the check of totals.
  struct Found {
    let figure: NarrativeFigure
    /// What may be added to it: figures of one kind only.
    let kind: String
    let first: Int
    let end: Int
  }

  private struct Name {
    let indicator: String
    let unit: Range<Int>
    let end: Int
  }

  let tokens: [NarrativeToken]
  let scalars: [Unicode.Scalar]
  let context: NarrativeContext
  /// The indicators named so far in this sentence and the one before, the latest last.
  private var named: [(indicator: String, sentence: Int)] = []
  private var sentenceNumber = 0
  /// The figure before, whose words also govern the next one of a list.
  private var previous: (end: Int, flow: NarrativeFigure.Flow)?

  init(_ scalars: [Unicode.Scalar], _ tokens: [NarrativeToken]) {
    self.scalars = scalars
    self.tokens = tokens
    context = NarrativeContext(tokens)
  }

  mutating func figures(in sentence: Range<Int>) -> [Found] {
    sentenceNumber += 1
    previous = nil
    named.removeAll { $0.sentence < sentenceNumber - 1 }
    var found: [Found] = []
    var index = sentence.lowerBound
    while index < sentence.upperBound {
      if let quantity = Quantity.at(index, in: sentence, of: tokens),
        let figure = figure(quantity, in: sentence)
      {
        found.append(figure)
        index = max(figure.end, quantity.next)
        continue
      }
      if let (indicator, count) = name(at: index, in: sentence) {
        named.append((indicator, sentenceNumber))
        index += count
      } else {
        index += 1
      }
    }
    return found
  }

  // MARK: - What a number counts

  private mutating func figure(_ quantity: Quantity, in sentence: Range<Int>) -> Found? {
    guard quantity.next < sentence.upperBound else { return last(quantity, in: sentence) }
    let next = tokens[quantity.next]
    if next.text == "%" || NarrativeVocabulary.notCounted.contains(next.key) { return nil }
    if let amount = amount(quantity, in: sentence) { return amount }
    let isWord = tokens[quantity.number].kind == .word
    if let name = counted(from: quantity.next, in: sentence) {
      named.append((name.indicator, sentenceNumber))
      return make(quantity, name, in: sentence)
    }
    if isWord { return nil }
    if let name = carried(from: quantity.next, in: sentence) { return make(quantity, name, in: sentence) }
    if let name = activityBefore(quantity, in: sentence) { return make(quantity, name, in: sentence) }
    if let name = people(from: quantity.next, in: sentence) { return make(quantity, name, in: sentence) }
    if let name = other(from: quantity.next, in: sentence) { return make(quantity, name, in: sentence) }
    return last(quantity, in: sentence)
  }

  /// The name of an indicator after a number, with classifiers and quotes between.
  private func counted(from start: Int, in sentence: Range<Int>) -> Name? {
    // Nine tokens reach over all classifiers that people put together; a name further on is another figure's.
    var index = start
    var isActivity = false
    while index < sentence.upperBound, index - start < 9 {
      let token = tokens[index]
      if let (indicator, count) = name(at: index, in: sentence) {
        return closed(
          Name(indicator: indicator, unit: start..<(index + count), end: index + count), in: sentence)
      }
      if isActivity || index == start {
        for (indicator, phrases) in NarrativeVocabulary.activities {
          for phrase in phrases {
            guard
              let count = NarrativeVocabulary.length(
                of: phrase, tokens, at: index, upTo: sentence.upperBound),
              isActivity || token.text.utf8.allSatisfy({ $0 < 0x80 })
            else { continue }
            return closed(
              Name(indicator: indicator, unit: start..<(index + count), end: index + count), in: sentence)
          }
        }
      }
      guard NarrativeVocabulary.classifiers.contains(token.key) || NarrativeVocabulary.isQuote(token.text)
      else { return nil }
      if NarrativeVocabulary.activityClassifiers.contains(token.key) { isActivity = true }
      index += 1
    }
    return nil
  }

  private func name(at index: Int, in sentence: Range<Int>) -> (indicator: String, count: Int)? {
    guard tokens[index].kind == .word else { return nil }
    for (indicator, phrases) in NarrativeVocabulary.names {
      for phrase in phrases {
        if let count = NarrativeVocabulary.length(of: phrase, tokens, at: index, upTo: sentence.upperBound) {
          return (indicator, count)
        }
      }
    }
    return nil
  }

  /// Takes in the closing quotation mark.
  private func closed(_ name: Name, in sentence: Range<Int>) -> Name {
    let opens = tokens[name.unit].contains { NarrativeVocabulary.isQuote($0.text) }
    guard opens, name.end < sentence.upperBound, NarrativeVocabulary.isQuote(tokens[name.end].text) else {
      return name
    }
    return Name(
      indicator: name.indicator, unit: name.unit.lowerBound..<(name.end + 1), end: name.end + 1)
  }

  /// `5 tổ`, where the teams were named before.
  private func carried(from start: Int, in sentence: Range<Int>) -> Name? {
    for (phrase, indicators) in NarrativeVocabulary.carriers {
      guard let count = NarrativeVocabulary.length(of: phrase, tokens, at: start, upTo: sentence.upperBound)
      else { continue }
      let end = start + count
      if end < sentence.upperBound, tokens[end].kind == .word,
        !NarrativeVocabulary.afterCarrier.contains(tokens[end].key)
      {
        return nil
      }
      guard let indicator = named.last(where: { indicators.contains($0.indicator) })?.indicator else {
        return nil
      }
      return Name(indicator: indicator, unit: start..<end, end: end)
    }
    return nil
  }

  /// `truyền thông 12 buổi`, `đối thoại chính sách: 01 cuộc`.
  private func activityBefore(_ quantity: Quantity, in sentence: Range<Int>) -> Name? {
    guard NarrativeVocabulary.activityClassifiers.contains(tokens[quantity.next].key) else { return nil }
    let window = max(sentence.lowerBound, quantity.first - 5)..<quantity.first
    for (indicator, phrases) in NarrativeVocabulary.activities + NarrativeVocabulary.names {
      for phrase in phrases where phrase.count <= window.count {
        for index in window
        where NarrativeVocabulary.matches(phrase, tokens, at: index, upTo: window.upperBound) {
          return Name(indicator: indicator, unit: quantity.next..<(quantity.next + 1), end: quantity.next + 1)
        }
      }
    }
    return nil
  }

  /// People, distinguished by what the sentence says they came to.
  private func people(from start: Int, in sentence: Range<Int>) -> Name? {
    let hasBirth = sentence.contains { index in
      NarrativeVocabulary.birth.contains {
        NarrativeVocabulary.matches($0, tokens, at: index, upTo: sentence.upperBound)
      }
    }
    if hasBirth, let end = end(of: NarrativeVocabulary.mothers, at: start, in: sentence) {
      return Name(indicator: "safe_birth_mothers", unit: start..<end, end: end)
    }
    guard let end = end(of: NarrativeVocabulary.people, at: start, in: sentence) else { return nil }
    let indicator: String?
    if tokens[start].key == Self.trainee {
      indicator = "trained_people"
    } else {
      switch lastActivity(before: start, in: sentence) {
      case "policy_dialogue": indicator = "policy_dialogue_participants"
      case "training_class": indicator = "trained_people"
      case "communication_session", "campaign": indicator = "people_reached"
      default: indicator = tokens[start].key == Self.attendance ? "people_reached" : nil
      }
    }
    return indicator.map { Name(indicator: $0, unit: start..<end, end: end) }
  }

  private static let trainee = SearchKey.placementFree("học")
  private static let attendance = SearchKey.placementFree("lượt")

  private func lastActivity(before index: Int, in sentence: Range<Int>) -> String? {
    var last: String?
    let all =
      NarrativeVocabulary.activities
      + NarrativeVocabulary.names.filter { ["policy_dialogue", "campaign"].contains($0.indicator) }
    var position = sentence.lowerBound
    while position < index {
      var count = 1
      // `tổ truyền thông` is a team, not an activity.
      if let (indicator, length) = name(at: position, in: sentence) {
        if indicator == "policy_dialogue" || indicator == "campaign" { last = indicator }
        count = length
      } else {
        for (indicator, phrases) in all {
          if let length = phrases.lazy.compactMap({
            NarrativeVocabulary.length(of: $0, tokens, at: position, upTo: index)
          }).first {
            last = indicator
            count = length
            break
          }
        }
      }
      position += count
    }
    return last
  }

  private func other(from start: Int, in sentence: Range<Int>) -> Name? {
    guard let end = end(of: NarrativeVocabulary.others, at: start, in: sentence) else { return nil }
    // `mỗi hộ`, `5 triệu đồng/hộ` and the like are prices; a unit after a slash is too.
    if end < sentence.upperBound, tokens[end].text == "/" { return nil }
    return Name(indicator: "other", unit: start..<end, end: end)
  }

  private func end(of phrases: [NarrativeVocabulary.Phrase], at start: Int, in sentence: Range<Int>) -> Int? {
    let opened = start < sentence.upperBound && NarrativeVocabulary.isQuote(tokens[start].text)
    let first = opened ? start + 1 : start
    for phrase in phrases {
      guard let count = NarrativeVocabulary.length(of: phrase, tokens, at: first, upTo: sentence.upperBound)
      else { continue }
      let end = first + count
      let closes = opened && end < sentence.upperBound && NarrativeVocabulary.isQuote(tokens[end].text)
      return closes ? end + 1 : end
    }
    return nil
  }

  /// `số tổ truyền thông cộng đồng là 52`: the number stands last.
  private mutating func last(_ quantity: Quantity, in sentence: Range<Int>) -> Found? {
    guard tokens[quantity.number].kind == .number, quantity.first - 1 > sentence.lowerBound,
      Self.copulas.contains(tokens[quantity.first - 1].key),
      quantity.next >= sentence.upperBound || tokens[quantity.next].kind == .mark
    else { return nil }
    let end = quantity.first - 1
    for index in stride(from: end - 2, through: max(sentence.lowerBound, end - 7), by: -1) {
      guard let (indicator, count) = name(at: index, in: sentence) else { continue }
      let nameEnd = index + count
      guard nameEnd <= end,
        tokens[nameEnd..<end].allSatisfy({
          NarrativeVocabulary.isQuote($0.text) || Self.copulas.contains($0.key)
        })
      else { continue }
      return make(
        quantity, Name(indicator: indicator, unit: index..<nameEnd, end: quantity.next), in: sentence)
    }
    return nil
  }

  private static let copulas = NarrativeVocabulary.keys(["là", "lên", "đạt", "con", "số", ":"]).union([":"])

  // MARK: - Money

  private mutating func amount(_ quantity: Quantity, in sentence: Range<Int>) -> Found? {
    guard let scale = Self.scales[tokens[quantity.next].key] else {
      guard Self.dong.contains(tokens[quantity.next].key) || tokens[quantity.next].text == "₫" else {
        return nil
      }
      return money(quantity, power: 0, end: quantity.next + 1, in: sentence)
    }
    var end = quantity.next + 1
    var value = quantity.value.flatMap { Self.scaled($0, by: scale) }
    // `2 tỷ 500 triệu`
    if end + 1 < sentence.upperBound, tokens[end].kind == .number,
      let lower = Self.scales[tokens[end + 1].key],
      lower < scale, let whole = value,
      let part = Quantity.value(of: tokens[end].text).flatMap({ Self.scaled($0, by: lower) })
    {
      value = whole.adding(part)
      end += 2
    }
    if end < sentence.upperBound, Self.foreign.contains(tokens[end].key) || tokens[end].text == "$" {
      return nil
    }
    if end < sentence.upperBound, Self.dong.contains(tokens[end].key) { end += 1 }
    var scaled = quantity
    scaled.value = value
    return money(scaled, power: 0, end: end, in: sentence)
  }

  private mutating func money(_ quantity: Quantity, power: Int, end: Int, in sentence: Range<Int>) -> Found? {
    // A price: `3 triệu đồng/tổ`, `mỗi suất 500.000 đồng`.
    if end < sentence.upperBound, tokens[end].text == "/" { return nil }
    let before = max(sentence.lowerBound, quantity.first - 3)..<quantity.first
    if tokens[before].contains(where: { $0.key == Self.each }) { return nil }
    let unit = (end - 1)..<end
    return make(quantity, Name(indicator: "amount_vnd", unit: unit, end: end), in: sentence, unit: "đồng")
  }

  private static func scaled(_ value: ExactDecimal, by power: Int) -> ExactDecimal? {
    var factor = 1
    for _ in 0..<power { factor *= 10 }
    return value.multiplied(by: ExactDecimal(factor))
  }

  private static let each = SearchKey.placementFree("mỗi")
  private static let dong = NarrativeVocabulary.keys(["đồng", "đ", "vnđ", "vnd"])
  private static let foreign = NarrativeVocabulary.keys([
    "usd", "cad", "euro", "eur", "đô", "aud", "người", "bà", "phụ",
  ])
  private static let scales: [String: Int] = Dictionary(
    [
      ("nghìn", 3), ("ngàn", 3), ("triệu", 6), ("tr", 6), ("trđ", 6), ("tỷ", 9), ("tỉ", 9), ("million", 6),
      ("billion", 9),
    ]
    .map { (SearchKey.placementFree($0.0), $0.1) }
  ) { first, _ in first }

  // MARK: - Making

  private mutating func make(_ quantity: Quantity, _ name: Name, in sentence: Range<Int>, unit: String? = nil)
    -> Found
  {
    let end = max(name.end, quantity.next)
    let range = tokens[quantity.first].start..<tokens[end - 1].end
    let counted = text(tokens[name.unit.lowerBound].start..<tokens[name.unit.upperBound - 1].end)
    var flow = context.flow(at: quantity.first, end: end, in: sentence)
    if flow == .unspecified, let previous, previous.end <= quantity.first,
      tokens[previous.end..<quantity.first].allSatisfy({ Self.listing.contains($0.key) })
    {
      flow = previous.flow
    }
    previous = (end, flow)
    let figure = NarrativeFigure(
      indicator: name.indicator, value: quantity.value, comparator: quantity.comparator, flow: flow,
      unit: unit ?? counted,
      place: context.place(near: quantity.first, in: sentence),
      period: context.period(before: quantity.first, in: sentence), quote: text(range),
      start: range.lowerBound,
      end: range.upperBound)
    let kind = name.indicator == "other" ? "other " + tokens[name.unit.lowerBound].key : name.indicator
    return Found(figure: figure, kind: kind, first: quantity.first, end: end)
  }

  private static let listing = NarrativeVocabulary.keys(["và", "cùng"]).union([","])

  private func text(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view)
  }
}
