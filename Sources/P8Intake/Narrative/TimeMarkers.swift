import P8Model

/// The words of one sentence that say what time its figures are about.
struct TimeMarkers: Sendable {
  private struct Place: Sendable {
    let index: Int
    let end: Int
    let marker: NarrativeVocabulary.Marker
    /// Whether a comma or a bracket ends what it is about: `23 tổ thành lập mới, 10 tổ`.
    let isClosed: Bool
  }

  private var places: [Place] = []

  /// What the sentence says to the ones after it: the last of its words that hold for a whole sentence.
  var carried: NarrativeFigure.Flow? {
    guard let last = places.last(where: { $0.marker.reach == .sentence })?.marker.flow, last != .unspecified
    else {
      return nil
    }
    return last
  }

  init(_ sentence: Range<Int>, of text: NarrativeTokens, _ vocabulary: NarrativeVocabulary) {
    var isTarget = false
    var index = sentence.lowerBound
    while index < sentence.upperBound {
      let found: (marker: NarrativeVocabulary.Marker, count: Int)?
      if text.all[index].kind == .word {
        found =
          Self.dated(index, in: sentence, of: text, vocabulary)
          ?? Self.overYearsInWords(index, in: sentence, of: text, vocabulary)
          ?? Self.year(index, in: sentence, of: text, vocabulary, isTarget: isTarget)
          ?? vocabulary.markers.match(text.all, at: index, upTo: sentence.upperBound).map {
            ($0.value, $0.count)
          }
      } else {
        found =
          Self.overYears(index, in: sentence, of: text, vocabulary)
          ?? Self.untilDay(index, in: sentence, of: text, vocabulary)
      }
      guard let found else {
        index += 1
        continue
      }
      let end = index + found.count
      if Self.counts(found.marker, isTarget: isTarget) {
        let isClosed = end >= sentence.upperBound || text.isMark(end, in: [",", ";", ")", "."])
        places.append(Place(index: index, end: end, marker: found.marker, isClosed: isClosed))
        if found.marker.reach == .sentence { isTarget = found.marker.flow == .target }
      }
      index += found.count
    }
  }

  /// A plan has its own period, and only in a plan does `đã` say something: that what follows was done.
  private static func counts(_ marker: NarrativeVocabulary.Marker, isTarget: Bool) -> Bool {
    guard marker.reach == .sentence else { return marker.flow != nil }
    switch marker.flow {
    case nil: return false
    case .unspecified: return isTarget
    case .inPeriod: return !isTarget
    case .cumulative, .target: return true
    }
  }

  /// A word right before a figure that is about it alone: `thành lập mới 3`.
  func near(before index: Int) -> NarrativeFigure.Flow? {
    places.last {
      $0.marker.reach == .near && !$0.isClosed && $0.end <= index && index - $0.end <= 3
    }?.marker.flow
  }

  /// The last word before a figure that holds for the sentence.
  func governing(before index: Int) -> NarrativeFigure.Flow? {
    places.last { $0.marker.reach == .sentence && $0.end <= index }?.marker.flow
  }

  /// The first word after a figure: `were set up in 2023`, `được ra mắt dịp này`; a plan stands before what it plans.
  func following(after index: Int) -> NarrativeFigure.Flow? {
    places.first {
      $0.marker.reach == .sentence && $0.index >= index && $0.marker.flow != .target
        && $0.marker.flow != .unspecified
    }?.marker.flow
  }

  /// A word for something new that closes what it is about: `23 tổ thành lập mới`.
  func newAfter(_ index: Int) -> NarrativeFigure.Flow? {
    places.first { $0.marker.reach == .near && $0.index == index && $0.isClosed }?.marker.flow
  }

  /// Whether a word that holds for the sentence begins at a token.
  func begins(at index: Int) -> Bool { places.contains { $0.index == index && $0.marker.reach == .sentence } }

  /// `với 37 tổ được duy trì`.
  func keptAfter(_ index: Int) -> NarrativeFigure.Flow? {
    places.first {
      $0.marker.reach == .near && $0.marker.flow == .cumulative && $0.index >= index && $0.index - index <= 1
    }?.marker.flow
  }

  /// `ra mắt`, where nothing else says anything.
  func weak(before index: Int) -> NarrativeFigure.Flow? {
    places.last { $0.marker.reach == .weak && $0.end <= index && index - $0.end <= 3 }?.marker.flow
  }

  // MARK: - Years and days

  private typealias Found = (marker: NarrativeVocabulary.Marker, count: Int)

  private static func sentenceWide(_ flow: NarrativeFigure.Flow, _ count: Int) -> Found {
    (NarrativeVocabulary.Marker(flow: flow, reach: .sentence), count)
  }

  static func isYear(_ index: Int, of text: NarrativeTokens) -> Bool {
    text.integer(index).map { (2000...2099).contains($0) } ?? false
  }

  /// Whether a phrase stands where a time is given: first, after a comma, or after `trong`.
  private static func isAdverbial(
    _ index: Int, in sentence: Range<Int>, of text: NarrativeTokens, _ vocabulary: NarrativeVocabulary
  ) -> Bool {
    guard index > sentence.lowerBound else { return true }
    let before = text.all[index - 1]
    return before.kind == .mark && !before.isQuote || vocabulary.words("within").contains(before.key)
      || before.kind == .number && index - 1 == sentence.lowerBound
  }

  /// `Ngày 12/5`, `Quý III`, `Tháng 7`, `Giai đoạn 2021-2025` where a time is given.
  private static func dated(
    _ index: Int, in sentence: Range<Int>, of text: NarrativeTokens, _ vocabulary: NarrativeVocabulary
  ) -> Found? {
    guard isAdverbial(index, in: sentence, of: text, vocabulary) else { return nil }
    let key = text.all[index].key
    if let (_, count) = vocabulary.stage.match(text.all, at: index, upTo: sentence.upperBound),
      isYear(index + count, of: text)
    {
      return sentenceWide(.cumulative, count + 1)
    }
    if vocabulary.words("quarter").contains(key), index + 1 < sentence.upperBound {
      return sentenceWide(.inPeriod, 2)
    }
    if vocabulary.words("month").contains(key), let month = text.integer(index + 1), (1...12).contains(month)
    {
      return sentenceWide(.inPeriod, 2)
    }
    if let (_, count) = vocabulary.dayWords.match(text.all, at: index, upTo: sentence.upperBound),
      let day = text.integer(index + count), (1...31).contains(day)
    {
      return sentenceWide(.inPeriod, count + 1)
    }
    return nil
  }

  /// `năm 2023` is a period, `đến năm 2023` a closing day, unless a plan is spoken of.
  private static func year(
    _ index: Int, in sentence: Range<Int>, of text: NarrativeTokens, _ vocabulary: NarrativeVocabulary,
    isTarget: Bool
  ) -> Found? {
    let key = text.all[index].key
    let isVietnamese = vocabulary.words("year").contains(key)
    if !isTarget, let found = englishDate(index, in: sentence, of: text, vocabulary) { return found }
    guard isYear(index + 1, of: text), index + 1 < sentence.upperBound, !isTarget else { return nil }
    // The year of a law is its name.
    let before = max(sentence.lowerBound, index - 9)..<index
    if before.contains(where: { vocabulary.laws.match(text.all, at: $0, upTo: index) != nil }) { return nil }
    if !isVietnamese {
      if text.all[index].isASCII, vocabulary.words("within").contains(key) {
        return sentenceWide(.inPeriod, 2)
      }
      if text.all[index].isASCII, vocabulary.words("until").contains(key) {
        return sentenceWide(.cumulative, 2)
      }
      return nil
    }
    func word(_ offset: Int) -> Int32 {
      sentence.contains(index - offset) ? text.all[index - offset].key : NarrativeToken.unknown
    }
    let until = vocabulary.words("until")
    if until.contains(word(1)) || until.contains(word(2)) && vocabulary.words("last").contains(word(1)) {
      return sentenceWide(.cumulative, 2)
    }
    // The year of a comparison or of a day says nothing about the figure.
    if vocabulary.words("not-of-year").contains(word(1))
      || vocabulary.words("month").contains(word(2)) && text.integer(index - 1) != nil
    {
      return nil
    }
    return sentenceWide(.inPeriod, 2)
  }

  /// `by June 2025`, `by the end of 2024`, `in March 2025`.
  private static func englishDate(
    _ index: Int, in sentence: Range<Int>, of text: NarrativeTokens, _ vocabulary: NarrativeVocabulary
  ) -> Found? {
    let key = text.all[index].key
    let isUntil = vocabulary.words("until").contains(key)
    guard text.all[index].isASCII, isUntil || vocabulary.words("within").contains(key),
      let year = (index + 2..<index + 5).first(where: { isYear($0, of: text) }), year < sentence.upperBound,
      text.all[index + 1..<year].allSatisfy(\.isASCII)
    else { return nil }
    return sentenceWide(isUntil ? .cumulative : .inPeriod, year - index + 1)
  }

  /// `sau hai năm` in figures: `Qua 3 năm thực hiện`; `trong 2 ngày` is a period.
  private static func overYears(
    _ index: Int, in sentence: Range<Int>, of text: NarrativeTokens, _ vocabulary: NarrativeVocabulary
  ) -> Found? {
    guard text.all[index].kind == .number, index > sentence.lowerBound, index + 1 < sentence.upperBound else {
      return nil
    }
    // `sau gần 3 năm`
    let isRounded =
      index - 1 > sentence.lowerBound
      && vocabulary.comparators.match(text.all, at: index - 1, upTo: index) != nil
    guard vocabulary.overYears.contains(text.all[index - (isRounded ? 2 : 1)].key) else { return nil }
    return span(index + 1, of: text, vocabulary)
  }

  /// `đến 31/10`; `từ 12/4 đến 14/4` is a period.
  private static func untilDay(
    _ index: Int, in sentence: Range<Int>, of text: NarrativeTokens, _ vocabulary: NarrativeVocabulary
  ) -> Found? {
    guard text.all[index].kind == .number, text.isMark(index + 1, "/"), index > sentence.lowerBound,
      vocabulary.words("to").contains(text.all[index - 1].key)
    else { return nil }
    let before = max(sentence.lowerBound, index - 8)..<index
    let from = vocabulary.words("from")
    return sentenceWide(text.all[before].contains { from.contains($0.key) } ? .inPeriod : .cumulative, 3)
  }

  /// `sau hai năm`, `after three years`.
  private static func overYearsInWords(
    _ index: Int, in sentence: Range<Int>, of text: NarrativeTokens, _ vocabulary: NarrativeVocabulary
  ) -> Found? {
    guard index + 2 < sentence.upperBound, vocabulary.overYears.contains(text.all[index].key),
      text.all[index + 1].kind == .word, vocabulary.isNumberWord(text.all[index + 1].key),
      vocabulary.words("year").contains(text.all[index + 2].key)
    else { return nil }
    return sentenceWide(.cumulative, 3)
  }

  private static func span(
    _ index: Int, of text: NarrativeTokens, _ vocabulary: NarrativeVocabulary
  ) -> Found? {
    let key = text.all[index].key
    if vocabulary.words("year").contains(key) { return sentenceWide(.cumulative, 2) }
    if vocabulary.words("day").contains(key) { return sentenceWide(.inPeriod, 2) }
    return nil
  }
}
