package import P8Model

extension CalendarDate {
  /// The day in Vietnam, where the offices are, of a time of the audit log: `2023-10-30T18:00:00Z` is 31 October there.
  package static func inVietnam(_ time: String) -> CalendarDate? {
    let utf8 = Array(time.utf8)
    guard utf8.count >= 13, let day = CalendarDate(iso: time.prefix(10)),
      let hour = Int(String(decoding: utf8[11...12], as: UTF8.self))
    else { return CalendarDate(iso: time.prefix(10)) }
    return hour >= 17 ? day.advanced(byDays: 1) : day
  }
}
