import VietnameseText

/// A text of a place taken apart: the name, and the type word before it.
struct PlaceName: Sendable {
  /// The keys of one reading of the text.
  struct Keys: Hashable, Sendable {
    let exact: String
    let folded: String

    init(_ name: String) {
      exact = SearchKey.exact(name)
      folded = SearchKey.placementFree(name)
    }
  }

  /// The clean text without offices and row numbers.
  let whole: String
  /// The name without its type word; the whole text where there is none.
  let name: String
  /// The type word.
  let word: UnitTypeWord?
  /// The readings to look up, the likelier one first: `Phường Đúc` is a whole name, `Phường 1` is not.
  let readings: [Keys]

  init(_ text: String) {
    let words = Self.withTypeApart(Self.withoutOffice(Self.words(of: NormalForm.clean(text).text)))
    whole = Self.joined(words)
    var names = [words]
    if let (word, count) = UnitTypeWord.leading(words[...]), count < words.count {
      self.word = word
      names.append(Array(words[count...]))
      // `Xã Xã Ea Lâm`: the form had the word already.
      let twice = words.prefix(count) + words.prefix(count)
      if words.count > twice.count,
        zip(words, twice).allSatisfy({ SearchKey.exact($0) == SearchKey.exact($1) })
      {
        names.append(Array(words[twice.count...]))
      }
    } else {
      word = nil
    }
    name = names.last.map { Self.joined($0) } ?? ""
    var readings: [Keys] = []
    for words in names {
      let read = Self.joined(words)
      readings.append(Keys(read))
      // `Ba Vi` may have lost a tone rather than be number six.
      let unread = Self.joined(words, romanFigures: false)
      if unread != read { readings.append(Keys(unread)) }
    }
    self.readings = readings
  }

  /// Whether the text is plain ASCII though its type word, written out, has diacritics: `Xa Nga Thanh`.
  var hasLostDiacritics: Bool {
    guard word != nil, SearchKey.hasNoDiacritics(whole), let first = whole.split(separator: " ").first else {
      return false
    }
    return ["xa", "phuong", "thi"].contains(SearchKey.undiacritic(String(first)))
  }

  /// Whether there is nothing left.
  var isEmpty: Bool { whole.isEmpty }

  /// The name with numbers as Arabic figures: `Phường 05`, `Phường V` and `Phường 5` are one.
  static func canonical(_ name: String) -> String {
    joined(words(of: name))
  }

  /// The numbers of a name: they are compared as numbers, and no slip is allowed in them.
  static func numbers(of name: String) -> [String] {
    name.split(separator: " ").filter { $0.utf8.allSatisfy { (48...57).contains($0) } }.map(String.init)
  }

  /// The words; letters and digits are parted, full stops are words, quotes and brackets fall away.
  static func words(of text: String) -> [String] {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    func flush() {
      if !word.isEmpty { words.append(String(word)) }
      word = String.UnicodeScalarView()
    }
    var lastIsDigit = false
    for scalar in text.unicodeScalars {
      let isDigit = (0x30...0x39).contains(scalar.value)
      switch scalar {
      case " ", "_", "\"", "“", "”", "(", ")", "[", "]", "{", "}", "*", ";", ":", ",": flush()
      case ".":
        flush()
        words.append(".")
      default:
        if !word.isEmpty, lastIsDigit != isDigit { flush() }
        word.append(scalar)
      }
      lastIsDigit = isDigit
    }
    flush()
    return words
  }

  /// Parts a type word from the name that a hyphen ties to it: `Xã-Cư Ni`.
  private static func withTypeApart(_ words: [String]) -> [String] {
    guard words.prefix(3).contains(where: { $0.unicodeScalars.contains(where: isHyphen) }) else {
      return words
    }
    var parted: [String] = []
    for (index, word) in words.enumerated() {
      if index < 3 {
        parted += word.unicodeScalars.split(whereSeparator: isHyphen).map { String($0) }
      } else {
        parted.append(word)
      }
    }
    guard let (_, count) = UnitTypeWord.leading(parted[...]), count < parted.count,
      UnitTypeWord.leading(words[...]) == nil
        || words.dropFirst(count).first?.unicodeScalars.allSatisfy(isHyphen) ?? false
    else { return words }
    return parted
  }

  private static func isHyphen(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "-" || scalar == "–" || scalar == "—"
  }

  /// Whether a text is no more than a number, perhaps in brackets: the number of a column or a row.
  static func isNumberInBrackets(_ text: String) -> Bool {
    var hasBracket = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"): hasBracket = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: " "): continue
      default: return false
      }
    }
    return hasBracket
  }

  /// The words as one text, `05` as `5`, a last word `V` as `5`, `số 5` as `5`.
  private static func joined(_ words: [String], romanFigures: Bool = true) -> String {
    var words = words.filter { $0 != "." }
    if let last = words.last, words.count > 1, last.utf8.allSatisfy({ (48...57).contains($0) }),
      wordsForNumber.contains(words[words.count - 2].lowercased())
    {
      words.remove(at: words.count - 2)
    }
    for index in words.indices where words[index].utf8.allSatisfy({ (48...57).contains($0) }) {
      if let value = Int(words[index]) { words[index] = String(value) }
    }
    if romanFigures, let last = words.last, last.utf8.count <= 6, let value = roman[last.uppercased()] {
      words[words.count - 1] = value
    }
    return words.joined(separator: " ")
  }

  private static let wordsForNumber: Set<String> = ["số", "so"]

  private static let roman: [String: String] = {
    let units = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
    var roman: [String: String] = [:]
    for number in 1...29 {
      roman[String(repeating: "X", count: number / 10) + units[number % 10]] = String(number)
    }
    return roman
  }()

  /// Drops `UBND`, `Hội LHPN` and the number of a row.
  private static func withoutOffice(_ words: [String]) -> [String] {
    var words = words[...]
    if words.count > 2, let first = words.first, first.utf8.allSatisfy({ (48...57).contains($0) }) {
      let second = words[words.startIndex + 1]
      if second == "." || second == "-" || second == ")" {
        words = words.dropFirst(2)
      } else if UnitTypeWord.leading(words.dropFirst()) != nil {
        words = words.dropFirst()
      }
    }
    let opening = words.prefix(longestOffice).map { SearchKey.undiacritic($0) }
    for office in offices where words.count > office.count {
      if opening.starts(with: office) {
        words = words.dropFirst(office.count)
        break
      }
    }
    return Array(words)
  }

  private static let longestOffice = offices.map(\.count).max() ?? 0

  private static let offices: [[String]] = [
    "ủy ban nhân dân", "ubnd", "hội đồng nhân dân", "hđnd", "hội liên hiệp phụ nữ", "hội lhpn", "hội phụ nữ",
    "hội lh phụ nữ",
    "lhpn", "đảng ủy", "địa bàn", "hội pn",
  ].map { $0.split(separator: " ").map { SearchKey.undiacritic(String($0)) } }
}
