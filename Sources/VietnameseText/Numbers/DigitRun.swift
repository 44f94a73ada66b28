/// The digits of one number with their separators, and what they say.
///
/// `text` holds ASCII digits, dots, commas and single spaces between digits, nothing else.
enum DigitRun {
  static func read(_ text: some StringProtocol) -> NumberReading {
    var quirks: NumberQuirks = []
    let dots = text.utf8.count { $0 == UInt8(ascii: ".") }
    let commas = text.utf8.count { $0 == UInt8(ascii: ",") }
    let spaces = text.utf8.count { $0 == UInt8(ascii: " ") }
    if spaces > 0 {
      guard dots == 0 else { return .refused(.brokenGrouping) }
      quirks.insert(.spaceGrouping)
      return vietnamese(text, grouping: " ", quirks: quirks)
    }
    if dots > 0, commas > 0 { return mixed(text, dots: dots, commas: commas) }
    if dots > 0 {
      guard isGrouped(text, by: ".") else { return .refused(dots == 1 ? .strayPoint : .brokenGrouping) }
      return vietnamese(text, grouping: ".", quirks: .dotGrouping)
    }
    if commas > 1 {
      guard isGrouped(text, by: ",") else { return .refused(.brokenGrouping) }
      return english(text, .likely)
    }
    if commas == 1, isGrouped(text, by: ",") {
      // `1,996`: 1996 as English writes it, or 1,996 with three decimals.
      return english(text, .guess)
    }
    return vietnamese(text, grouping: ".", quirks: quirks)
  }

  private static func mixed(_ text: some StringProtocol, dots: Int, commas: Int) -> NumberReading {
    let lastDot = text.lastIndex(of: ".") ?? text.startIndex
    let lastComma = text.lastIndex(of: ",") ?? text.startIndex
    if lastComma > lastDot {
      guard commas == 1, isGrouped(text[..<lastComma], by: ".") else { return .refused(.brokenGrouping) }
      return vietnamese(text, grouping: ".", quirks: .dotGrouping)
    }
    guard dots == 1, isGrouped(text[..<lastDot], by: ",") else { return .refused(.brokenGrouping) }
    return english(text, .likely)
  }

  private static func english(_ text: some StringProtocol, _ certainty: Certainty) -> NumberReading {
    guard let value = decimal(text, grouping: ",", point: ".") else { return .refused(.tooLong) }
    return .proposal(value, certainty, .englishGrouping)
  }

  private static func vietnamese(
    _ text: some StringProtocol, grouping: Character, quirks: NumberQuirks
  ) -> NumberReading {
    var quirks = quirks
    var whole = text[...]
    if let comma = text.firstIndex(of: ",") {
      whole = text[..<comma]
      let fraction = text[text.index(after: comma)...]
      guard !whole.isEmpty, !fraction.isEmpty, fraction.utf8.allSatisfy({ (48...57).contains($0) }) else {
        return .refused(.brokenGrouping)
      }
      quirks.insert(.decimalComma)
    }
    if whole.contains(grouping), !isGrouped(whole, by: grouping) { return .refused(.brokenGrouping) }
    if whole.utf8.count > 1, whole.utf8.first == UInt8(ascii: "0") { quirks.insert(.leadingZeros) }
    guard let value = decimal(text, grouping: grouping, point: ",") else { return .refused(.tooLong) }
    return .exact(value, quirks)
  }

  /// Whether the separator stands before every group of three digits and nowhere else, as in `1.996.405`.
  private static func isGrouped(_ text: some StringProtocol, by separator: Character) -> Bool {
    let groups = text.split(separator: separator, omittingEmptySubsequences: false)
    guard groups.count > 1, let first = groups.first, (1...3).contains(first.utf8.count),
      first.utf8.first != UInt8(ascii: "0")
    else { return false }
    return groups.allSatisfy { $0.utf8.allSatisfy { (48...57).contains($0) } }
      && groups.dropFirst().allSatisfy { $0.utf8.count == 3 }
  }

  private static func decimal(
    _ text: some StringProtocol, grouping: Character, point: Character
  ) -> PlainDecimal? {
    var mantissa = 0
    var scale = 0
    var sawPoint = false
    for character in text where character != grouping {
      if character == point {
        sawPoint = true
        continue
      }
      guard let digit = character.wholeNumberValue else { return nil }
      let (shifted, overflow) = mantissa.multipliedReportingOverflow(by: 10)
      let (sum, overflowed) = shifted.addingReportingOverflow(digit)
      guard !overflow, !overflowed else { return nil }
      mantissa = sum
      if sawPoint { scale += 1 }
    }
    return PlainDecimal(mantissa: mantissa, scale: scale)
  }
}
