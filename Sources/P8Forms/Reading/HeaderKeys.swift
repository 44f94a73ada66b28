import P8Definitions
import P8Model
import VietnameseText

/// The keys by which the headers of a section are known: labels in both languages, groups and synonyms.
struct HeaderKeys {
  /// The columns known by label and group together, by label first: most labels have no group.
  private var qualified: [String: [String: [Int]]] = [:]
  /// The columns known by a label or synonym alone.
  private var plain: [String: [Int]] = [:]
  private var hasLabelWithoutLetter = false
  /// The number of bytes of the longest label.
  private var longest = 0

  init(_ section: SectionDefinition) {
    for (index, column) in section.columns.enumerated() {
      for language in Language.allCases {
        let label = Self.key(column.label[language])
        Self.add(index, to: label, in: &plain)
        if let group = column.group {
          Self.add(index, to: Self.key(group[language]), in: &qualified[label, default: [:]])
        }
      }
      for synonym in column.synonyms { Self.add(index, to: Self.key(synonym), in: &plain) }
    }
    hasLabelWithoutLetter = plain.keys.contains(where: Self.hasNoLetter(_:))
    longest = plain.keys.lazy.map(\.utf8.count).max() ?? 0
  }

  private static func add(_ index: Int, to key: String, in table: inout [String: [Int]]) {
    guard !key.isEmpty, !(table[key]?.contains(index) ?? false) else { return }
    table[key, default: []].append(index)
  }

  /// Whether a text is a label or synonym of a column.
  func isLabel(_ text: String, of column: Int) -> Bool {
    if cannotBeLabel(text) { return false }
    return plain[Self.key(text)]?.contains(column) ?? false
  }

  /// Whether the bytes of a text alone show that it is not a label of any column: making its key takes longer.
  func cannotBeLabel(_ text: String) -> Bool {
    if !hasLabelWithoutLetter, Self.hasNoLetter(text) { return true }
    return Self.isLonger(text, than: longest)
  }

  /// Whether the key of a text has more bytes than given: each of its plain letters and digits stands in it.
  static func isLonger(_ text: String, than limit: Int) -> Bool {
    text.utf8.count > limit
      && text.utf8.count { $0 | 0x20 &- UInt8(ascii: "a") < 26 || $0 &- UInt8(ascii: "0") < 10 } > limit
  }

  /// The columns of a section that the headers of a sheet mean, from left to right.
  ///
  /// What group and label say together counts before what a label says alone, so that "Nữ" under "Thành viên" is not
  /// taken for "Nữ" under "Người dự".
  ///
  /// - Parameters:
  ///   - headers: For each column of the sheet its group (nil for none) and its label.
  ///   - columnCount: The number of columns of the section.
  /// - Returns: For each column of the section the place in `headers`.
  func match(
    _ headers: [(group: HeaderRow.Cell?, label: HeaderRow.Cell)], columnCount: Int
  ) -> [Int?] {
    var found = [Int?](repeating: nil, count: columnCount)
    var isTaken = [Bool](repeating: false, count: headers.count)
    var bare: [Int] = []

    func take(_ header: Int, _ candidates: [Int]?) {
      guard !isTaken[header], let column = candidates?.first(where: { found[$0] == nil }) else { return }
      found[column] = header
      isTaken[header] = true
    }
    for (index, header) in headers.enumerated() {
      if let group = header.group { take(index, qualified[header.label.key]?[group.key]) }
    }
    for (index, header) in headers.enumerated() where !isTaken[index] {
      guard let group = header.group else { continue }
      take(index, plain[group.key + header.label.key])
      take(index, plain[header.label.key + group.key])
    }
    for (index, header) in headers.enumerated() where !isTaken[index] {
      take(index, plain[header.label.key])
      // "Số thành viên (người)": without what stands in brackets.
      if header.label.bareKey != header.label.key { bare.append(index) }
    }
    for index in bare { take(index, plain[headers[index].label.bareKey]) }
    return found
  }

  /// The key of a header: its letters and digits without diacritics, so that marks, breaks and units do not matter.
  static func key(_ text: String) -> String {
    let plain = SearchKey.undiacritic(text)
    let isLetters = plain.utf8.allSatisfy {
      $0 &- UInt8(ascii: "a") < 26 || $0 &- UInt8(ascii: "0") < 10
    }
    if isLetters { return plain }
    let letters = plain.unicodeScalars.filter {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
    }
    return String(String.UnicodeScalarView(letters))
  }

  /// Whether a text is a number, a date or the like, as most cells are: making its key takes longer.
  static func hasNoLetter(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 < UInt8(ascii: "A") }
  }

  /// A label without what stands in brackets.
  static func withoutBrackets(_ text: String) -> String {
    var depth = 0
    var result = ""
    for character in text {
      switch character {
      case "(", "[": depth += 1
      case ")", "]": depth = max(0, depth - 1)
      default: if depth == 0 { result.append(character) }
      }
    }
    return result
  }
}
