import P8Model

/// Finds the figures of a text, sentence by sentence.
struct FigureFinder {
  /// A figure with its place among the tokens, for the check of totals.
  struct Found: Sendable {
    let figure: NarrativeFigure
    /// What may be added to it: figures of one kind only.
    let kind: String
    let first: Int
    let end: Int
  }

  /// What a number counts.
  struct Name {
    let indicator: String
    let unit: Range<Int>
    let end: Int
  }

  /// An activity named in a sentence.
  struct Event {
    let indicator: String
    let index: Int
    let end: Int
  }

  let text: NarrativeTokens
  let vocabulary: NarrativeVocabulary
  let context: NarrativeContext
  let quantities: QuantityReader
  /// The indicators named so far in this sentence and the one before, the latest last.
  var named: [(indicator: String, sentence: Int)] = []
  var sentenceNumber = 0
  /// The activity that people of this paragraph may have come to.
  var lastEvent: (indicator: String, sentence: Int)?
  /// The figure before, whose words also govern the next one of a list.
  var previous: (end: Int, indicator: String, flow: NarrativeFigure.Flow)?
  /// The figures of the paragraph by what they count: what their parts inherit.
  var paragraph: [(indicator: String, flow: NarrativeFigure.Flow, end: Int)] = []
  var time: TimeState
  // Of the sentence that is read:
  var markers: TimeMarkers
  var events: [Event] = []
  var places: [NarrativeContext.Place] = []
  var periods: [NarrativeContext.Place] = []
  /// Where the parts of a total begin; nil where there are none.
  var partsFrom: Int?

  var tokens: [NarrativeToken] { text.all }

  init(_ text: NarrativeTokens, _ vocabulary: NarrativeVocabulary) {
    (self.text, self.vocabulary) = (text, vocabulary)
    context = NarrativeContext(text, vocabulary)
    quantities = QuantityReader(text: text, vocabulary: vocabulary)
    time = TimeState()
    markers = TimeMarkers(0..<0, of: text, vocabulary)
  }

  mutating func figures(in sentence: NarrativeSentence) -> [Found] {
    open(sentence)
    let range = sentence.range
    var found: [Found] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if tokens[index].kind == .number || tokens[index].key >= 0,
        let quantity = quantities.quantity(at: index, in: range)
      {
        if let figure = figure(quantity, in: range) {
          found.append(figure)
          index = max(figure.end, quantity.next)
          continue
        }
        // The end of a number in words is no number of its own.
        if quantity.form == .words || quantity.form == .englishWords {
          index = quantity.next
          continue
        }
      }
      if let (indicator, count) = vocabulary.names.match(tokens, at: index, upTo: range.upperBound) {
        named.append((indicator, sentenceNumber))
        index += count
      } else {
        index += 1
      }
    }
    if let event = events.last { lastEvent = (event.indicator, sentenceNumber) }
    time.close(sentence, markers, hasFigures: !found.isEmpty, text: text)
    return found
  }

  /// Reads what holds for the whole sentence.
  private mutating func open(_ sentence: NarrativeSentence) {
    sentenceNumber += 1
    previous = nil
    time.open(sentence)
    if !time.continuesParagraph {
      paragraph.removeAll()
      if !sentence.isItem { lastEvent = nil }
    }
    named.removeAll { $0.sentence < sentenceNumber - 1 }
    markers = TimeMarkers(sentence.range, of: text, vocabulary)
    events = eventsNamed(in: sentence.range)
    places = context.places(in: sentence.range)
    periods = context.periods(in: sentence.range)
    partsFrom = time.isUnderColon && sentence.isItem ? sentence.range.lowerBound : nil
    if partsFrom == nil {
      partsFrom = sentence.range.first {
        vocabulary.openers.match(tokens, at: $0, upTo: sentence.range.upperBound) != nil
      }
    }
  }

  private func eventsNamed(in sentence: Range<Int>) -> [Event] {
    var events: [Event] = []
    var index = sentence.lowerBound
    while index < sentence.upperBound {
      var count = 1
      if let (_, length) = vocabulary.notActivities.match(tokens, at: index, upTo: sentence.upperBound) {
        count = length
      } else if let (indicator, length) = vocabulary.names.match(tokens, at: index, upTo: sentence.upperBound)
      {
        // `tổ truyền thông` is a team, not an activity.
        if Self.participants[indicator] != nil {
          events.append(Event(indicator: indicator, index: index, end: index + length))
        }
        count = length
      } else if let (indicator, length) = vocabulary.eventWords.match(
        tokens, at: index, upTo: sentence.upperBound)
      {
        events.append(Event(indicator: indicator, index: index, end: index + length))
        count = length
      } else if let (indicator, length) = vocabulary.activities.match(
        tokens, at: index, upTo: sentence.upperBound)
      {
        events.append(Event(indicator: indicator, index: index, end: index + length))
        count = length
      }
      index += count
    }
    return events
  }

  /// By what people are counted who came to an event.
  static let participants = [
    "policy_dialogue": "policy_dialogue_participants", "training_class": "trained_people",
    "communication_session": "people_reached", "campaign": "people_reached",
  ]

  // MARK: - What a number counts

  private mutating func figure(_ quantity: Quantity, in sentence: Range<Int>) -> Found? {
    guard quantity.next < sentence.upperBound else { return last(quantity, in: sentence) }
    if text.isMark(quantity.next, "%") || vocabulary.notCounted.contains(tokens[quantity.next].key) {
      return nil
    }
    if let amount = amount(quantity, in: sentence) { return amount }
    if let name = counted(from: quantity.next, in: sentence) {
      named.append((name.indicator, sentenceNumber))
      return make(quantity, name, in: sentence)
    }
    // `nhiều lượt cán bộ`, `ba chị em` are manners of speech.
    if quantity.form == .words || quantity.form == .indefinite { return nil }
    if let name = carried(from: quantity.next, in: sentence) ?? activityBefore(quantity, in: sentence)
      ?? people(quantity, in: sentence)
    {
      return make(quantity, name, in: sentence)
    }
    guard quantity.form == .figures else { return nil }
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
      if let (indicator, count) = vocabulary.names.match(tokens, at: index, upTo: sentence.upperBound) {
        return closed(
          Name(indicator: indicator, unit: start..<(index + count), end: index + count), in: sentence)
      }
      if isActivity || index == start && token.isASCII,
        let (indicator, count) = vocabulary.activities.match(tokens, at: index, upTo: sentence.upperBound)
      {
        return closed(
          Name(indicator: indicator, unit: start..<(index + count), end: index + count), in: sentence)
      }
      guard vocabulary.classifiers.contains(token.key) || token.isQuote else { return nil }
      if vocabulary.activityClassifiers.contains(token.key) { isActivity = true }
      index += 1
    }
    return nil
  }

  /// Takes in the closing quotation mark.
  private func closed(_ name: Name, in sentence: Range<Int>) -> Name {
    guard tokens[name.unit].contains(where: \.isQuote), name.end < sentence.upperBound,
      tokens[name.end].isQuote
    else { return name }
    return Name(
      indicator: name.indicator, unit: name.unit.lowerBound..<(name.end + 1), end: name.end + 1)
  }

  /// `5 tổ`, where the teams were named before.
  private func carried(from start: Int, in sentence: Range<Int>) -> Name? {
    guard let (indicators, count) = vocabulary.carriers.match(tokens, at: start, upTo: sentence.upperBound)
    else { return nil }
    let end = start + count
    if end < sentence.upperBound, tokens[end].kind == .word,
      !vocabulary.afterCarrier.contains(tokens[end].key)
    {
      return nil
    }
    // Activities have no names of their own: `tập huấn: đã tổ chức 16 lớp`.
    let event =
      events.last { $0.end <= start && indicators.contains($0.indicator) }?.indicator
      ?? lastEvent.flatMap { indicators.contains($0.indicator) ? $0.indicator : nil }
    let indicator =
      named.last { indicators.contains($0.indicator) }?.indicator ?? event
      ?? partOfParagraph { indicators.contains($0) }
    return indicator.map { Name(indicator: $0, unit: start..<end, end: end) }
  }

  /// What the parts of a list count: what was counted before it.
  func partOfParagraph(_ isMeant: (String) -> Bool) -> String? {
    partsFrom == nil ? nil : paragraph.last { isMeant($0.indicator) }?.indicator
  }

  /// `truyền thông 12 buổi`, `đối thoại chính sách: 01 cuộc`.
  private func activityBefore(_ quantity: Quantity, in sentence: Range<Int>) -> Name? {
    guard vocabulary.activityClassifiers.contains(tokens[quantity.next].key),
      let event = events.last(where: { $0.end <= quantity.first && quantity.first - $0.index <= 5 })
    else { return nil }
    return Name(
      indicator: event.indicator, unit: quantity.next..<(quantity.next + 1), end: quantity.next + 1)
  }

  private func other(from start: Int, in sentence: Range<Int>) -> Name? {
    guard let end = end(of: vocabulary.others, at: start, in: sentence) else { return nil }
    // `mỗi hộ`, `5 triệu đồng/hộ` and the like are prices; a unit after a slash is too.
    if text.isMark(end, "/") { return nil }
    return Name(indicator: "other", unit: start..<end, end: end)
  }

  func end(of phrases: PhraseTable<Bool>, at start: Int, in sentence: Range<Int>) -> Int? {
    guard start < sentence.upperBound else { return nil }
    let opened = tokens[start].isQuote
    let first = opened ? start + 1 : start
    guard let (_, count) = phrases.match(tokens, at: first, upTo: sentence.upperBound) else { return nil }
    let end = first + count
    return opened && end < sentence.upperBound && tokens[end].isQuote ? end + 1 : end
  }

  // MARK: - Numbers that stand last

  /// `số tổ truyền thông cộng đồng là 52`, `communication teams now number 245`.
  private mutating func last(_ quantity: Quantity, in sentence: Range<Int>) -> Found? {
    guard quantity.form == .figures else { return nil }
    var end = quantity.first
    var isEnglish = false
    while end - 1 > sentence.lowerBound, vocabulary.copulas.contains(tokens[end - 1].key) {
      end -= 1
      if tokens[end].isASCII, vocabulary.activities.match(tokens, at: end, upTo: end) == nil {
        isEnglish = true
      }
    }
    let ends = quantity.next >= sentence.upperBound || tokens[quantity.next].kind == .mark
    guard end < quantity.first, ends || isEnglish && tokens[quantity.next].isASCII else { return nil }
    let isColon = text.isMark(end, ":")
    guard let name = head(before: end, in: sentence, isClose: isColon) else { return nil }
    return make(
      quantity, Name(indicator: name.indicator, unit: name.unit, end: quantity.next), in: sentence)
  }

  /// The nearest name before a token, in the same clause.
  private func head(before end: Int, in sentence: Range<Int>, isClose: Bool) -> Name? {
    // As far back as a sentence with its modifiers reaches.
    for index in stride(from: end - 1, through: max(sentence.lowerBound, end - 20), by: -1) {
      let token = tokens[index]
      if token.kind == .number, !TimeMarkers.isYear(index, of: text) { return nil }
      if text.isMark(index, in: [",", ";", ":"]) { return nil }
      if let (indicator, count) = vocabulary.names.match(tokens, at: index, upTo: end) {
        let between = tokens[(index + count)..<end]
        guard !isClose || between.allSatisfy(\.isQuote) else { return nil }
        return Name(indicator: indicator, unit: index..<(index + count), end: index + count)
      }
      // `Số lượt người được truyền thông`
      if index > sentence.lowerBound, vocabulary.words("number").contains(tokens[index - 1].key),
        let (_, count) = vocabulary.people.match(tokens, at: index, upTo: end),
        let indicator = events.last(where: { $0.index < end }).flatMap({ Self.participants[$0.indicator] })
      {
        return Name(indicator: indicator, unit: index..<(index + count), end: index + count)
      }
    }
    return nil
  }

  // MARK: - Making

  mutating func make(_ quantity: Quantity, _ name: Name, in sentence: Range<Int>, unit: String? = nil)
    -> Found?
  {
    let end = max(name.end, quantity.next)
    if isRate(quantity, end: end, in: sentence) || isDifference(quantity, in: sentence) { return nil }
    let range = tokens[quantity.first].start..<tokens[end - 1].end
    let flow = flow(of: name.indicator, quantity, end: end, in: sentence)
    previous = (end, name.indicator, flow)
    // No list of parts is longer, and a text without paragraphs would take time that grows with its square.
    if paragraph.count > 200 { paragraph.removeFirst(100) }
    paragraph.append((name.indicator, flow, end))
    let figure = NarrativeFigure(
      indicator: name.indicator, value: quantity.value, comparator: quantity.comparator, flow: flow,
      unit: unit ?? text.text(tokens[name.unit.lowerBound].start..<tokens[name.unit.upperBound - 1].end),
      place: context.place(near: quantity.first, among: places),
      period: context.period(near: quantity.first, among: periods), quote: text.text(range),
      start: range.lowerBound, end: range.upperBound)
    let kind = name.indicator == "other" ? "other \(tokens[name.unit.lowerBound].key)" : name.indicator
    return Found(figure: figure, kind: kind, first: quantity.first, end: end)
  }

  /// Whether a number is by how much another rose or fell: `tăng 4 tổ so với năm trước`.
  private func isDifference(_ quantity: Quantity, in sentence: Range<Int>) -> Bool {
    (1...2).contains { count in
      let start = quantity.first - count
      return start >= sentence.lowerBound
        && vocabulary.differences.match(tokens, at: start, upTo: quantity.first)?.count == count
    }
  }

  /// `3 triệu đồng/tổ`, `mỗi suất 500.000 đồng`, `20.000 đồng mỗi người`.
  private func isRate(_ quantity: Quantity, end: Int, in sentence: Range<Int>) -> Bool {
    if text.isMark(end, "/") || vocabulary.ratesAfter.match(tokens, at: end, upTo: sentence.upperBound) != nil
    {
      return true
    }
    var index = quantity.first - 1
    while index >= sentence.lowerBound, !text.isMark(index, in: [",", ";", ":", "("]) {
      if vocabulary.rates.match(tokens, at: index, upTo: quantity.first) != nil { return true }
      index -= 1
    }
    return false
  }
}
