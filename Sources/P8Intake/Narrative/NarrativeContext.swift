import VietnameseText

/// The place and the time that a figure is about, by the words around it.
struct NarrativeContext {
  let tokens: [NarrativeToken]
  let documentPlace: String?

  init(_ tokens: [NarrativeToken]) {
    self.tokens = tokens
    documentPlace = Self.places(in: tokens, 0..<tokens.count).first?.name
  }

  // MARK: - Place

  /// The place named nearest before a token in its sentence, else after it, else that of the text.
  func place(near index: Int, in sentence: Range<Int>) -> String? {
    let places = Self.places(in: tokens, sentence)
    return places.last { $0.index < index }?.name ?? places.first { $0.index > index }?.name ?? documentPlace
  }

  /// The number of places that a range of tokens names.
  func countOfPlaces(in range: Range<Int>) -> Int { Self.places(in: tokens, range).count }

  private static func places(
    in tokens: [NarrativeToken], _ range: Range<Int>
  ) -> [(index: Int, name: String)] {
    var places: [(index: Int, name: String)] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let word = tokens[index].key
      var first = index + 1
      var level = levels[word]
      if let pair = index + 1 < range.upperBound ? levels[word + " " + tokens[index + 1].key] : nil {
        level = pair
        first = index + 2
      }
      guard let level else {
        index += 1
        continue
      }
      var names: [String] = []
      var last = first
      while last < range.upperBound, tokens[last].isCapitalized, names.count < 4 {
        // In a headline all words are capitals: the name ends with the line.
        names.append(Self.capitalized(tokens[last].text))
        last += 1
      }
      if !names.isEmpty { places.append((index, "\(level) \(names.joined(separator: " "))")) }
      index = max(last, index + 1)
    }
    return places
  }

  private static func capitalized(_ word: String) -> String {
    word.count > 1 && word == word.uppercased() ? word.prefix(1) + word.dropFirst().lowercased() : word
  }

  private static let levels: [String: String] = {
    var levels: [String: String] = [:]
    for word in [
      "tỉnh", "huyện", "xã", "phường", "quận", "thị trấn", "thị xã", "thành phố", "thôn", "buôn", "bản",
    ] {
      levels[NarrativeVocabulary.phrase(word).joined(separator: " ")] = word
    }
    levels["tp"] = "thành phố"
    levels["tx"] = "thị xã"
    return levels
  }()

  // MARK: - Period

  /// The period or closing day that stands before a token in its sentence.
  func period(before index: Int, in sentence: Range<Int>) -> String? {
    var found: String?
    var position = sentence.lowerBound
    while position < sentence.upperBound {
      defer { position += 1 }
      // After the figure a period is taken only where none stands before it.
      if position > index, found != nil { break }
      guard tokens[position].kind == .number, let year = Int(tokens[position].text),
        (2000...2099).contains(year),
        position > sentence.lowerBound
      else { continue }
      let before = tokens[position - 1].key
      guard before == Self.year || before == "/" else { continue }
      if let name = periodName(year: year, at: position, in: sentence) { found = name }
    }
    return found
  }

  private func periodName(year: Int, at position: Int, in sentence: Range<Int>) -> String? {
    func key(_ offset: Int) -> String {
      sentence.contains(position - offset) ? tokens[position - offset].key : ""
    }
    func pad(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    if key(2) == Self.stage || key(3) == Self.stage { return nil }
    // `ngày 30 tháng 10 năm 2023`, `30/10/2023`
    if let month = Int(key(2)), (1...12).contains(month), key(3) == Self.month || key(3) == "/",
      let day = Int(key(4)),
      (1...31).contains(day)
    {
      return "\(year)-\(pad(month))-\(pad(day))"
    }
    if key(1) == "/" { return nil }
    if let month = Int(key(2)), (1...12).contains(month), key(3) == Self.month {
      return "\(year)-M\(pad(month))"
    }
    if key(3) == Self.quarter,
      let quarter = ["i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4][key(2)]
    {
      return "\(year)-Q\(quarter)"
    }
    if key(3) == Self.month, key(2) == Self.first || key(2) == Self.last {
      if key(4) == "6" { return "\(year)-H\(key(2) == Self.first ? 1 : 2)" }
      if ["8", "9"].contains(key(4)) { return "\(year)-\(key(4))M" }
    }
    if key(2) == Self.month, ["8", "9"].contains(key(3)) { return "\(year)-\(key(3))M" }
    return "\(year)"
  }

  private static let year = SearchKey.placementFree("năm")
  private static let month = SearchKey.placementFree("tháng")
  private static let quarter = SearchKey.placementFree("quý")
  private static let stage = SearchKey.placementFree("đoạn")
  private static let first = SearchKey.placementFree("đầu")
  private static let last = SearchKey.placementFree("cuối")

  // MARK: - Flow

  /// The time that a figure is about: the last word before it that says so decides.
  func flow(at index: Int, end: Int, in sentence: Range<Int>) -> NarrativeFigure.Flow {
    if end < sentence.upperBound, tokens[end].key == Self.new { return .inPeriod }
    var flow: NarrativeFigure.Flow?
    var position = sentence.lowerBound
    while position < index {
      if let (found, count) = Self.marker(tokens, at: position, upTo: index) {
        // `thành lập mới` is about the next number only, a plan or a closing day of all that follow.
        let isNear = index - position <= count + 3
        if !found.isLocal || isNear { flow = found.flow }
        position += count
      } else if let found = yearFlow(at: position, in: sentence, isTarget: flow == .target) {
        flow = found
        position += 2
      } else {
        position += 1
      }
    }
    return flow ?? .unspecified
  }

  /// `năm 2023` is a period, `đến năm 2023` a closing day, unless a plan is spoken of.
  private func yearFlow(at index: Int, in sentence: Range<Int>, isTarget: Bool) -> NarrativeFigure.Flow? {
    guard tokens[index].key == Self.year, index + 1 < sentence.upperBound, tokens[index + 1].kind == .number,
      let year = Int(tokens[index + 1].text), (2000...2099).contains(year), !isTarget
    else { return nil }
    let before = index > sentence.lowerBound ? tokens[index - 1].key : ""
    let earlier = index - 1 > sentence.lowerBound ? tokens[index - 2].key : ""
    if Self.until.contains(before) || Self.until.contains(earlier) && before == Self.last {
      return .cumulative
    }
    // The year of a stage, a comparison or a day says nothing about the figure.
    if before == Self.stage || Self.noPeriod.contains(before)
      || tokens[index - (before.isEmpty ? 0 : 1)].kind == .number
    {
      return nil
    }
    return .inPeriod
  }

  private static let until = NarrativeVocabulary.keys(["đến", "hết", "từ", "sau"])
  private static let noPeriod = NarrativeVocabulary.keys(["với", "cùng", "hơn", "đề", "chủ"])

  private struct Marker {
    let phrase: NarrativeVocabulary.Phrase
    let flow: NarrativeFigure.Flow
    let isLocal: Bool
  }

  private static func marker(
    _ tokens: [NarrativeToken], at index: Int, upTo end: Int
  ) -> (marker: Marker, count: Int)? {
    for marker in markers where index + marker.phrase.count <= end {
      guard zip(tokens[index...], marker.phrase).allSatisfy({ $0.key == $1 }) else { continue }
      // `Chương trình mục tiêu quốc gia` is a name.
      let next = index + marker.phrase.count
      if marker.phrase.last == Self.aim, next < tokens.count, tokens[next].key == Self.nation { continue }
      return (marker, marker.phrase.count)
    }
    return nil
  }

  private static let new = SearchKey.placementFree("mới")

  private static let aim = SearchKey.placementFree("tiêu")
  private static let nation = SearchKey.placementFree("quốc")

  /// Longer phrases first.
  private static let markers: [Marker] = {
    let inPeriod = [
      "từ đầu năm đến nay", "trong năm", "trong quý", "trong tháng", "vừa qua", "nhân dịp này", "dịp này",
    ]
    let new = ["thành lập mới", "mới thành lập", "xây dựng mới", "lập mới", "ra mắt", "mới", "vừa"]
    let cumulative = [
      "tính đến nay", "tính đến", "đến nay", "đến ngày", "lũy kế", "luỹ kế", "hiện có", "hiện nay có",
      "nâng tổng số", "toàn tỉnh có",
      "toàn huyện có", "duy trì",
    ]
    let target = [
      "đặt chỉ tiêu", "chỉ tiêu", "được giao", "phấn đấu", "mục tiêu", "dự kiến", "thời gian tới", "sẽ",
    ]
    let all =
      inPeriod.map { Marker(phrase: NarrativeVocabulary.phrase($0), flow: .inPeriod, isLocal: false) }
      + new.map { Marker(phrase: NarrativeVocabulary.phrase($0), flow: .inPeriod, isLocal: true) }
      + cumulative.map {
        Marker(phrase: NarrativeVocabulary.phrase($0), flow: .cumulative, isLocal: $0 == "duy trì")
      }
      + target.map { Marker(phrase: NarrativeVocabulary.phrase($0), flow: .target, isLocal: false) }
    return all.sorted { $0.phrase.count > $1.phrase.count }
  }()
}
