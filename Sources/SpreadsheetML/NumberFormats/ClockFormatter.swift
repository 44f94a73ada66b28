/// Shows numbers as days and times.
struct ClockFormatter {
  private let section: FormatSection
  private let conventions: DisplayConventions

  init(section: FormatSection, conventions: DisplayConventions) {
    (self.section, self.conventions) = (section, conventions)
  }

  func text(of serial: Double, in system: SerialDate.System) -> String? {
    let isElapsed = section.tokens.contains { if case .elapsed = $0 { true } else { false } }
    guard serial.isFinite, abs(serial) < 1e9, serial >= 0 || isElapsed else { return nil }
    let decimals = section.tokens.reduce(0) { most, token in
      if case .secondFraction(let count) = token { max(most, count) } else { most }
    }
    let scale = [1.0, 10, 100, 1_000][decimals]
    let ticks = Int((abs(serial) * 86_400 * scale).rounded())
    let seconds = ticks / Int(scale)
    let day = seconds / 86_400
    guard let date = date(day, in: system) else {
      return isElapsed ? clock(nil, 0, seconds, 0, serial < 0) : nil
    }
    // Weekdays are counted as in the system of 1900.
    let counted = system == .from1904 ? day + 1_462 : day
    return clock(date, counted, seconds, ticks % Int(scale), serial < 0)
  }

  private func date(_ day: Int, in system: SerialDate.System) -> SerialDate.Moment? {
    if system == .from1900 {
      // Two days that are shown though they never were.
      if day == 0 { return SerialDate.Moment(year: 1900, month: 1, day: 0) }
      if day == 60 { return SerialDate.Moment(year: 1900, month: 2, day: 29) }
    }
    return SerialDate.moment(of: Double(day), in: system)
  }

  /// All parts come from whole seconds, so that none shows 60.
  private func clock(
    _ date: SerialDate.Moment?, _ day: Int, _ seconds: Int, _ fraction: Int, _ isNegative: Bool
  ) -> String {
    let second = seconds % 86_400
    let hasHalves = section.tokens.contains { if case .halfDay = $0 { true } else { false } }
    var result = isNegative ? "-" : ""
    for token in section.tokens {
      switch token {
      case .literal(let text): result += text
      case .slash: result += "/"
      case .comma: result += ","
      case .decimalPoint: result += "."
      case .year(let count):
        result += padded(count <= 2 ? (date?.year ?? 0) % 100 : date?.year ?? 0, count <= 2 ? 2 : 4)
      case .month(let count): result += month(date?.month ?? 1, count)
      case .day(let count): result += self.day(date?.day ?? 0, day, count)
      case .shortDate: result += shortDate(date, day)
      case .hour(let count):
        let hour = second / 3_600
        result += padded(hasHalves ? (hour + 11) % 12 + 1 : hour, count)
      case .minute(let count): result += padded(second % 3_600 / 60, count)
      case .second(let count): result += padded(second % 60, count)
      case .secondFraction(let count): result += conventions.decimalSeparator + padded(fraction, count)
      case .halfDay(let isShort):
        let half = conventions.halves[second < 43_200 ? 0 : 1]
        result += isShort ? String(half.prefix(1)) : half
      case .elapsed(.hours, let count): result += padded(seconds / 3_600, count)
      case .elapsed(.minutes, let count): result += padded(seconds / 60, count)
      case .elapsed(.seconds, let count): result += padded(seconds, count)
      case .digit, .percent, .exponent, .general, .text: break
      }
    }
    return result
  }

  private func shortDate(_ date: SerialDate.Moment?, _ day: Int) -> String {
    var short = FormatParser.sections(of: conventions.shortDate)[0]
    short.tokens.removeAll { $0 == .shortDate }
    return ClockFormatter(section: short, conventions: conventions).clock(date, day, 0, 0, false)
  }

  private func month(_ month: Int, _ count: Int) -> String {
    switch count {
    case 1, 2: padded(month, count)
    case 3: conventions.shortMonths[(month + 11) % 12]
    case 5: String(conventions.shortMonths[(month + 11) % 12].prefix(1))
    default: conventions.months[(month + 11) % 12]
    }
  }

  private func day(_ day: Int, _ serial: Int, _ count: Int) -> String {
    switch count {
    case 1, 2: padded(day, count)
    // Serial 1 counts as a Sunday, whatever 1 January 1900 was.
    case 3: conventions.shortDays[(serial + 6) % 7]
    default: conventions.days[(serial + 6) % 7]
    }
  }

  private func padded(_ number: Int, _ count: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, count - digits.utf8.count)) + digits
  }
}
