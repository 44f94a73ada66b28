/// A text of a date cell taken apart into numbers and what stands between them.
struct DateShape {
  private var numbers: [(value: Int, digits: Int)] = []
  /// What stands before, between and after the numbers, without spaces at its ends; one more than numbers.
  private var gaps: [String] = [""]
  private var quirks: DateQuirks = []
  private let text: String

  init(_ text: String) {
    self.text = text
    var digits = ""
    func flush(_ shape: inout DateShape) {
      guard !digits.isEmpty else { return }
      shape.numbers.append((Int(digits) ?? -1, digits.utf8.count))
      shape.gaps.append("")
      digits = ""
    }
    for character in text {
      if character.isASCIIDigit {
        digits.append(character)
      } else {
        flush(&self)
        gaps[gaps.count - 1].append(character)
      }
    }
    flush(&self)
    for index in gaps.indices {
      let gap = gaps[index]
      let trimmed = String(gap.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      if trimmed != gap, !trimmed.contains(where: \.isLetter), !trimmed.isEmpty { quirks.insert(.spacing) }
      gaps[index] = trimmed
    }
    cutTime()
    cutPlace()
  }

  var reading: DateReading {
    if Self.approximate.contains(where: { text.hasPrefix($0 + " ") || text.contains(" " + $0 + " ") }) {
      return .refused(.approximate)
    }
    if let reading = namedMonth { return reading }
    switch numbers.count {
    case 1: return single
    case 2: return pair
    case 3: return triple
    case 4...: return separatorsAreOfDates ? .refused(.severalDays) : .refused(.notADate)
    default: return .refused(.notADate)
    }
  }

  private static let approximate = ["khoảng", "đầu", "cuối", "giữa", "trước", "sau", "dự kiến", "gần"]
  private static let separators: Set<String> = ["/", "-", ".", "–", "\\", ","]

  // MARK: - Three numbers

  private var triple: DateReading {
    guard gaps[3].isEmpty || gaps[3] == "." else { return .refused(.notADate) }
    let (first, second, third) = (numbers[0], numbers[1], numbers[2])
    if first.digits == 4 {
      guard gaps[0].isEmpty, gaps[1] == gaps[2], Self.separators.contains(gaps[1]) else {
        return .refused(.notADate)
      }
      return day(first.value, second.value, third.value, quirks.union(.yearFirst))
    }
    var found = quirks
    switch (gaps[1], gaps[2]) {
    case ("tháng", "năm"), ("tháng", "/"), ("tháng", ""), ("tháng", "-"), ("tháng", ","):
      guard ["", "ngày"].contains(gaps[0]) else { return .refused(.notADate) }
      found.insert(.words)
      return ordered(first.value, second.value, third, found, mayChange: false)
    case (let left, let right) where left == right && Self.separators.contains(left):
      if left != "/" { found.insert(.separator) }
    case (let left, let right) where Self.separators.contains(left) && Self.separators.contains(right):
      // `01-03/2023` could be two days or a slip: `1-3/10` has no year.
      guard third.digits == 4 else { return .refused(.severalDays) }
      found.insert(.separator)
    default:
      return .refused(.notADate)
    }
    guard ["", "ngày"].contains(gaps[0]) else { return .refused(.notADate) }
    if gaps[0] == "ngày" { found.insert(.words) }
    guard first.digits <= 2, second.digits <= 2 else { return .refused(.notADate) }
    return ordered(first.value, second.value, third, found, mayChange: true)
  }

  private func ordered(
    _ first: Int, _ second: Int, _ third: (value: Int, digits: Int), _ found: DateQuirks, mayChange: Bool
  ) -> DateReading {
    var year = third.value
    switch third.digits {
    case 4: break
    case 2: year += third.value < 50 ? 2000 : 1900
    default: return .refused(.yearOutOfRange)
    }
    guard CalendarDay.years.contains(year) else { return .refused(.yearOutOfRange) }
    guard let day = CalendarDay(year: year, month: second, day: first) else {
      if mayChange, second > 12, let changed = CalendarDay(year: year, month: first, day: second) {
        return .proposal(changed, .likely, .monthFirst)
      }
      return .refused(.impossible)
    }
    if third.digits == 2 { return .proposal(day, .likely, .shortYear) }
    var found = found
    if mayChange, first <= 12, first != second { found.insert(.eitherOrder) }
    return .exact(day, found)
  }

  private func day(_ year: Int, _ month: Int, _ day: Int, _ found: DateQuirks) -> DateReading {
    guard CalendarDay.years.contains(year) else { return .refused(.yearOutOfRange) }
    guard let day = CalendarDay(year: year, month: month, day: day) else { return .refused(.impossible) }
    return .exact(day, found)
  }

  // MARK: - One or two numbers

  private var pair: DateReading {
    let (first, second) = (numbers[0], numbers[1])
    guard gaps[2].isEmpty || gaps[2] == "." else { return .refused(.notADate) }
    let opening = gaps[0]
    let isMonthWord = ["tháng", "t", "thg"].contains(opening)
    if (gaps[1] == "năm" || Self.separators.contains(gaps[1])),
      isMonthWord || opening.isEmpty || opening == "ngày"
    {
      if second.digits == 4, first.digits <= 2, opening != "ngày" { return month(second.value, first.value) }
      if first.digits == 4, second.digits <= 2, opening.isEmpty { return month(first.value, second.value) }
    }
    if opening == "quý", second.digits == 4, (1...4).contains(first.value) {
      return .refused(.quarterOnly(year: second.value, quarter: first.value))
    }
    if gaps[1] == "tháng" || Self.separators.contains(gaps[1]), opening.isEmpty || opening == "ngày",
      first.digits <= 2, second.digits <= 2
    {
      guard CalendarDay(year: 2024, month: second.value, day: first.value) != nil else {
        return .refused(.impossible)
      }
      return .refused(.noYear(day: first.value, month: second.value))
    }
    return .refused(.notADate)
  }

  private func month(_ year: Int, _ month: Int) -> DateReading {
    guard CalendarDay.years.contains(year) else { return .refused(.yearOutOfRange) }
    return (1...12).contains(month) ? .refused(.monthOnly(year: year, month: month)) : .refused(.impossible)
  }

  private var single: DateReading {
    let number = numbers[0]
    guard gaps[1].isEmpty else { return .refused(.notADate) }
    if ["quý i", "quý ii", "quý iii", "quý iv"].contains(quarterOpening), number.digits == 4 {
      let roman = ["quý i", "quý ii", "quý iii", "quý iv"].firstIndex(of: quarterOpening) ?? 0
      return .refused(.quarterOnly(year: number.value, quarter: roman + 1))
    }
    guard gaps[0].isEmpty || gaps[0] == "năm" else { return .refused(.notADate) }
    if number.digits == 4, CalendarDay.years.contains(number.value) {
      return .refused(.yearOnly(number.value))
    }
    guard gaps[0].isEmpty else { return .refused(.notADate) }
    if number.digits == 5, let day = CalendarDay(serial: number.value) {
      return .proposal(day, .guess, .serialNumber)
    }
    if number.digits == 8 {
      let value = number.value
      if let day = CalendarDay(year: value % 10_000, month: value / 10_000 % 100, day: value / 1_000_000) {
        return .proposal(day, .likely, .noSeparators)
      }
      if let day = CalendarDay(year: value / 10_000, month: value / 100 % 100, day: value % 100) {
        return .proposal(day, .likely, .noSeparators)
      }
    }
    return .refused(.notADate)
  }

  private var quarterOpening: String {
    var opening = gaps[0]
    for ending in ["năm", "/", "-"] where opening.hasSuffix(ending) { opening.removeLast(ending.count) }
    while opening.last == " " { opening.removeLast() }
    return opening
  }

  // MARK: - Parts

  /// `30-oct-2023`, and `30-thg10-23` as a Vietnamese spreadsheet shows it.
  private var namedMonth: DateReading? {
    if numbers.count == 3, ["-thg", "-thg ", "- thg", "thg"].contains(gaps[1]),
      Self.separators.contains(gaps[2])
    {
      return ordered(numbers[0].value, numbers[1].value, numbers[2], quirks.union(.words), mayChange: false)
    }
    guard numbers.count == 2 else { return nil }
    let name = gaps[1].filter { $0.isLetter }
    let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    guard name.count >= 3, let index = months.firstIndex(of: String(name.prefix(3))), gaps[0].isEmpty,
      gaps[2].isEmpty
    else { return nil }
    return ordered(numbers[0].value, index + 1, numbers[1], quirks.union(.words), mayChange: false)
  }

  /// Drops a time of day after the date.
  private mutating func cutTime() {
    guard numbers.count >= 5, numbers[4].digits == 2, gaps[4] == ":", ["", "t", "lúc", ","].contains(gaps[3])
    else { return }
    numbers.removeSubrange(3...)
    gaps.removeSubrange(4...)
    gaps[3] = ""
    quirks.insert(.time)
  }

  /// Drops the place of a letter head: `Sơn Hòa, ngày 05 tháng 01 năm 2020`.
  private mutating func cutPlace() {
    guard let first = gaps.first, first.hasSuffix(", ngày") || first.hasSuffix(",ngày"), numbers.count == 3
    else { return }
    gaps[0] = "ngày"
    quirks.insert(.words)
  }

  private var separatorsAreOfDates: Bool {
    gaps.dropFirst().dropLast().allSatisfy { gap in
      Self.separators.contains(gap)
        || ["đến", "đến ngày", "và", "và ngày", ";", "năm", "tháng", ""].contains(gap)
    }
  }
}
