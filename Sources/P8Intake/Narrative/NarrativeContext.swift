/// The place and the period that the figures of a sentence are about, by the words around them.
struct NarrativeContext: Sendable {
  private let text: NarrativeTokens
  private let vocabulary: NarrativeVocabulary
  private let documentPlace: String?

  init(_ text: NarrativeTokens, _ vocabulary: NarrativeVocabulary) {
    (self.text, self.vocabulary) = (text, vocabulary)
    var index = 0
    var first: String?
    while first == nil, index < text.all.count {
      first = Self.place(at: index, upTo: text.all.count, of: text, vocabulary)?.name
      index += 1
    }
    documentPlace = first
  }

  // MARK: - Place

  typealias Place = (index: Int, name: String)

  /// The places that a range of tokens names.
  func places(in range: Range<Int>) -> [Place] {
    var places: [Place] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if let (name, end) = Self.place(at: index, upTo: range.upperBound, of: text, vocabulary) {
        places.append((index, name))
        index = end
      } else {
        index += 1
      }
    }
    return places
  }

  /// The place named nearest before a token in its sentence, else after it, else that of the text.
  func place(near index: Int, among places: [Place]) -> String? {
    places.last { $0.index < index }?.name ?? places.first { $0.index > index }?.name ?? documentPlace
  }

  private static func place(
    at index: Int, upTo end: Int, of text: NarrativeTokens, _ vocabulary: NarrativeVocabulary
  ) -> (name: String, end: Int)? {
    guard let (level, count) = vocabulary.places.match(text.all, at: index, upTo: end) else { return nil }
    var names: [String] = []
    var last = index + count
    while last < end, text.all[last].isCapitalized, names.count < 4 {
      // In a headline all words are capitals: the name ends with the line.
      names.append(capitalized(text.text(of: text.all[last]), text.all[last].isAllCapitals))
      last += 1
    }
    return names.isEmpty ? nil : ("\(level) \(names.joined(separator: " "))", last)
  }

  private static func capitalized(_ word: String, _ isAllCapitals: Bool) -> String {
    isAllCapitals ? word.prefix(1) + word.dropFirst().lowercased() : word
  }

  // MARK: - Period

  /// The periods and closing days that a sentence names, with their tokens.
  func periods(in sentence: Range<Int>) -> [Place] {
    sentence.compactMap { position in
      guard position > sentence.lowerBound, TimeMarkers.isYear(position, of: text),
        let year = text.integer(position),
        vocabulary.words("year").contains(text.all[position - 1].key) || text.isMark(position - 1, "/")
      else { return nil }
      return period(of: year, at: position, in: sentence).map { (position, $0) }
    }
  }

  /// The last period before a token, else the first after it.
  func period(near index: Int, among periods: [Place]) -> String? {
    periods.last { $0.index <= index }?.name ?? periods.first { $0.index > index }?.name
  }

  private func period(of year: Int, at position: Int, in sentence: Range<Int>) -> String? {
    func isWord(_ name: String, _ offset: Int) -> Bool {
      sentence.contains(position - offset) && vocabulary.words(name).contains(text.all[position - offset].key)
    }
    func number(_ offset: Int) -> Int? {
      sentence.contains(position - offset) ? text.integer(position - offset) : nil
    }
    func isSlash(_ offset: Int) -> Bool {
      sentence.contains(position - offset) && text.isMark(position - offset, "/")
    }
    func pad(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    if [2, 3].contains(where: { offset in
      sentence.contains(position - offset - 1)
        && vocabulary.stage.match(text.all, at: position - offset - 1, upTo: position) != nil
    }) {
      return nil
    }
    let month = number(2).flatMap { (1...12).contains($0) ? $0 : nil }
    // `ngày 30 tháng 10 năm 2023`, `30/10/2023`
    if let month, isWord("month", 3) || isSlash(3), let day = number(4), (1...31).contains(day) {
      return "\(year)-\(pad(month))-\(pad(day))"
    }
    if isSlash(1) { return nil }
    if let month, isWord("month", 3) { return "\(year)-M\(pad(month))" }
    if isWord("quarter", 3) { return quarter(position - 2).map { "\(year)-Q\($0)" } ?? "\(year)" }
    if isWord("month", 3), isWord("first", 2) || isWord("last", 2) {
      if number(4) == 6 { return "\(year)-H\(isWord("first", 2) ? 1 : 2)" }
      if let months = number(4), [8, 9].contains(months) { return "\(year)-\(months)M" }
    }
    if isWord("month", 2), let months = number(3), [8, 9].contains(months) { return "\(year)-\(months)M" }
    return "\(year)"
  }

  private func quarter(_ index: Int) -> Int? {
    if let number = text.integer(index) { return (1...4).contains(number) ? number : nil }
    return ["I": 1, "II": 2, "III": 3, "IV": 4][text.text(of: text.all[index]).uppercased()]
  }
}
