/// Dates and times as strict workbooks write them: `2026-03-05T14:30:00`.
enum ISODate {
  /// The date or time that a text is; nil for anything else.
  static func value(_ text: String, in system: SerialDate.System) -> CellValue? {
    var text = text[...]
    if text.hasSuffix("Z") { text.removeLast() }
    if text.hasPrefix("P") || text.hasPrefix("-P") { return duration(text) }
    if let mark = text.firstIndex(where: { $0 == "T" || $0 == " " }) {
      guard let day = day(text[..<mark]), let seconds = seconds(text[text.index(after: mark)...]) else {
        return nil
      }
      if isDayOfTimes(day) { return .time(seconds: seconds, serial: Double(seconds) / 86_400) }
      return value(SerialDate.Moment(year: day.year, month: day.month, day: day.day, second: seconds), system)
    }
    if let day = day(text) {
      return isDayOfTimes(day) ? .time(seconds: 0, serial: 0) : value(day, system)
    }
    guard let seconds = seconds(text) else { return nil }
    return .time(seconds: seconds, serial: Double(seconds) / 86_400)
  }

  /// The day and time that a text is; nil for anything else.
  static func moment(_ text: String) -> SerialDate.Moment? {
    guard case .date(let moment, _) = value(text, in: .from1900) else { return nil }
    return moment
  }

  private static func duration(_ text: Substring) -> CellValue? {
    guard let seconds = ISODuration.seconds(text), abs(seconds) < 1e13 else { return nil }
    return .time(seconds: Int(seconds.rounded()), serial: seconds / 86_400)
  }

  /// Whether a day is one of those that programs put before a mere time: day zero of their counts.
  private static func isDayOfTimes(_ day: SerialDate.Moment) -> Bool {
    day.year == 1899 && day.month == 12 && day.day >= 30
  }

  private static func value(_ moment: SerialDate.Moment, _ system: SerialDate.System) -> CellValue? {
    guard let serial = SerialDate.serial(of: moment, in: system) else { return nil }
    return .date(moment, serial: serial)
  }

  private static func day(_ text: Substring) -> SerialDate.Moment? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, let year = number(parts[0]),
      let month = number(parts[1]),
      let day = number(parts[2])
    else { return nil }
    return SerialDate.Moment(year: year, month: month, day: day)
  }

  private static func seconds(_ text: Substring) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3, let hour = number(parts[0]), let minute = number(parts[1]),
      hour < 24, minute < 60
    else { return nil }
    guard parts.count == 3 else { return hour * 3_600 + minute * 60 }
    let pieces = parts[2].split(separator: ".", omittingEmptySubsequences: false)
    guard pieces.count <= 2, let second = number(pieces[0]), second < 60,
      pieces.count == 1 || pieces[1].utf8.allSatisfy({ (48...57).contains($0) })
    else { return nil }
    let half = pieces.count == 2 && (pieces[1].utf8.first ?? 48) >= 53
    return min(86_399, hour * 3_600 + minute * 60 + second + (half ? 1 : 0))
  }

  private static func number(_ text: Substring) -> Int? {
    guard !text.isEmpty, text.utf8.count <= 4, text.utf8.allSatisfy({ (48...57).contains($0) }) else {
      return nil
    }
    return Int(text)
  }
}
