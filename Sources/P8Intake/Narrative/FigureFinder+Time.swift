import P8Model

/// What earlier sentences and headings say of the time.
struct TimeState: Sendable {
  private(set) var paragraph: NarrativeFigure.Flow?
  private(set) var heading: NarrativeFigure.Flow?
  /// Whether the sentence goes on from the one before.
  private(set) var continuesParagraph = false
  /// Whether the line before ended in a colon, or is an item of such a list.
  private(set) var isUnderColon = false
  private var previous: NarrativeSentence?

  /// Whether the sentence stands under the heading of a plan.
  var isPlan: Bool { heading == .target && paragraph ?? .target == .target }

  mutating func open(_ sentence: NarrativeSentence) {
    let opened = previous?.endsWithColon ?? false
    isUnderColon = sentence.isItem && (opened || isUnderColon && previous?.isItem ?? false)
    continuesParagraph = previous != nil && (!sentence.opensLine || opened || isUnderColon)
    if !continuesParagraph { paragraph = nil }
  }

  mutating func close(
    _ sentence: NarrativeSentence, _ markers: TimeMarkers, hasFigures: Bool, text: NarrativeTokens
  ) {
    previous = sentence
    if sentence.isShortLine, !hasFigures, sentence.range.count <= 20 {
      if let flow = markers.carried {
        heading = flow
        paragraph = nil
        return
      }
    }
    // An item speaks for itself only.
    if let flow = markers.carried, !sentence.isItem { paragraph = flow }
  }
}

extension FigureFinder {
  /// The time that a figure is about: by its own words, those of its total, its sentence, its paragraph, its heading.
  func flow(
    of indicator: String, _ quantity: Quantity, end: Int, in sentence: Range<Int>
  ) -> NarrativeFigure.Flow {
    let governing = markers.governing(before: quantity.first)
    // What a plan keeps or sets up is planned.
    if governing == .target || governing == nil && time.isPlan { return .target }
    if let near = near(quantity, end: end, in: sentence) { return near }
    if let partsFrom, partsFrom <= quantity.first,
      let total = paragraph.last(where: { $0.indicator == indicator && $0.end <= partsFrom }),
      total.flow != .unspecified,
      total.flow != .target
    {
      return total.flow
    }
    if let said = governing ?? markers.keptAfter(end) { return said }
    if let said = markers.following(after: end), !isPastClause(end, in: sentence, said) { return said }
    if let previous, previous.flow != .unspecified, isSameDeed(from: previous.end, quantity) {
      return previous.flow
    }
    for outer in [time.paragraph, time.heading] {
      guard let outer else { continue }
      if outer != .inPeriod || isDeed(indicator, quantity, in: sentence) { return outer }
    }
    return markers.weak(before: quantity.first) ?? .unspecified
  }

  /// Whether a figure is of what the one before it is about: no other deed stands between them.
  private func isSameDeed(from end: Int, _ quantity: Quantity) -> Bool {
    end <= quantity.first
      && !(end..<quantity.first).contains {
        text.isMark($0, in: [";", "(", ")"])
          || vocabulary.deeds.match(tokens, at: $0, upTo: quantity.first) != nil
      }
  }

  private func near(_ quantity: Quantity, end: Int, in sentence: Range<Int>) -> NarrativeFigure.Flow? {
    if let near = markers.near(before: quantity.first) { return near }
    if let after = markers.newAfter(end) { return after }
    // `3 tổ mới`
    if end < sentence.upperBound, let found = vocabulary.markers.match(tokens, at: end, upTo: end + 1),
      found.value.reach == .near, found.value.flow == .inPeriod
    {
      return .inPeriod
    }
    // `từ 12 tổ, nay có 27 tổ`: both are what there was and is.
    if quantity.first > sentence.lowerBound,
      vocabulary.words("from").contains(tokens[quantity.first - 1].key),
      tokens[end..<sentence.upperBound].contains(where: { vocabulary.words("now").contains($0.key) })
    {
      return .cumulative
    }
    return nil
  }

  /// Whether a comma or another number stands between a figure and the words after it.
  private func isPastClause(_ end: Int, in sentence: Range<Int>, _ flow: NarrativeFigure.Flow) -> Bool {
    var index = end
    while index < sentence.upperBound, !markers.begins(at: index) {
      // `Project 8` is a name.
      let isLabelled = vocabulary.labels.contains(tokens[index - 1].key)
      if tokens[index].kind == .number && !isLabelled || text.isMark(index, in: [",", ";", ":"]) {
        return true
      }
      index += 1
    }
    return false
  }

  /// Whether a figure counts what was done: an event, its people, money, or a model that was set up.
  ///
  /// The period of a heading says nothing about how many models there are.
  private func isDeed(_ indicator: String, _ quantity: Quantity, in sentence: Range<Int>) -> Bool {
    if Self.participants[indicator] != nil || Self.participants.values.contains(indicator) { return true }
    return (sentence.lowerBound..<quantity.first).contains {
      vocabulary.deeds.match(tokens, at: $0, upTo: quantity.first) != nil
    }
  }
}
