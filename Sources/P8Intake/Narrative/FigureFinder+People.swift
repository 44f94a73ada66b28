import P8Model

extension FigureFinder {
  /// People, distinguished by what the text says they came to.
  func people(_ quantity: Quantity, in sentence: Range<Int>) -> Name? {
    let start = quantity.next
    let hasBirth = sentence.contains {
      vocabulary.births.match(tokens, at: $0, upTo: sentence.upperBound) != nil
    }
    if hasBirth, let end = end(of: vocabulary.mothers, at: start, in: sentence) {
      return Name(indicator: "safe_birth_mothers", unit: start..<end, end: end)
    }
    guard vocabulary.notAttendances.match(tokens, at: start, upTo: sentence.upperBound) == nil,
      let end = end(of: vocabulary.people, at: start, in: sentence)
    else { return nil }
    func name(_ indicator: String) -> Name { Name(indicator: indicator, unit: start..<end, end: end) }
    let isAttendance = vocabulary.attendances.match(tokens, at: start, upTo: sentence.upperBound) != nil
    if vocabulary.trainees.match(tokens, at: start, upTo: sentence.upperBound) != nil {
      return name("trained_people")
    }
    if isAbout(quantity, end: end, in: sentence, vocabulary.notParticipation) { return nil }
    if let previous, Self.participants.values.contains(previous.indicator),
      isListed(after: previous.end, quantity)
    {
      return name(previous.indicator)
    }
    if let event = event(of: quantity, end: end, in: sentence, isAttendance: isAttendance),
      let indicator = Self.participants[event]
    {
      return name(indicator)
    }
    if let indicator = partOfParagraph({ Self.participants.values.contains($0) }) { return name(indicator) }
    return isAttendance ? name("people_reached") : nil
  }

  /// Whether nothing but `,` and `và` stands between.
  func isListed(after end: Int, _ quantity: Quantity) -> Bool {
    end <= quantity.first
      && tokens[end..<quantity.first].enumerated().allSatisfy { offset, token in
        vocabulary.words("and").contains(token.key) || text.isMark(end + offset, ",")
      }
  }

  /// Whether a phrase stands in the clause of a number, or shortly after what it counts.
  private func isAbout(
    _ quantity: Quantity, end: Int, in sentence: Range<Int>, _ phrases: PhraseTable<Bool>
  ) -> Bool {
    var index = quantity.first - 1
    while index >= sentence.lowerBound, index > quantity.first - 8, !text.isMark(index, in: [",", ";"]) {
      if phrases.match(tokens, at: index, upTo: quantity.first) != nil { return true }
      index -= 1
    }
    return (end..<min(end + 5, sentence.upperBound)).contains {
      phrases.match(tokens, at: $0, upTo: sentence.upperBound) != nil
    }
  }

  /// The event that people came to: named before them, after them (`250 người tham gia 5 lớp`), or a sentence earlier.
  private func event(
    of quantity: Quantity, end: Int, in sentence: Range<Int>, isAttendance: Bool
  ) -> String? {
    let isInvited =
      tokens[quantity.next].kind == .word
      && comes(from: sentence.lowerBound, quantity, end: end, in: sentence)
    if let event = events.last(where: { $0.end <= quantity.first }) {
      return isAttendance || comes(from: event.index, quantity, end: end, in: sentence)
        ? event.indicator : nil
    }
    let nearby = end..<min(end + 4, sentence.upperBound)
    if nearby.contains(where: { vocabulary.attend.match(tokens, at: $0, upTo: sentence.upperBound) != nil }),
      let event = events.first(where: { $0.index >= end && $0.index < end + 12 })
    {
      return event.indicator
    }
    guard isInvited || isAttendance, let lastEvent, sentenceNumber - lastEvent.sentence <= 2 else {
      return nil
    }
    return lastEvent.indicator
  }

  /// Where the next number or a semicolon stands, not far off: `Hơn 120 chị em, phụ nữ và thanh niên đã đến dự`.
  private func clauseEnd(_ end: Int, in sentence: Range<Int>) -> Int {
    let longest = min(end + 16, sentence.upperBound)
    return (end..<longest).first { tokens[$0].kind == .number || text.isMark($0, ";") } ?? longest
  }

  /// Whether words between an event and a number, or after what it counts, say that people came.
  private func comes(from start: Int, _ quantity: Quantity, end: Int, in sentence: Range<Int>) -> Bool {
    func says(_ range: Range<Int>) -> Bool {
      range.contains { index in
        vocabulary.notParticipation.match(tokens, at: index, upTo: range.upperBound) == nil
          && vocabulary.participation.match(tokens, at: index, upTo: range.upperBound) != nil
      }
    }
    return says(start..<max(start, quantity.first)) || says(end..<clauseEnd(end, in: sentence))
  }
}
