/// How the days of a reporting period are found: all months begin on the day of the month on which the year begins.
///
/// The name of an own year says all of its days (`own-10-01`), so a period that was stored or written into a form is
/// read without the definitions, and stays the same when these are changed. People use the ids of the definitions.
public struct ReportingCalendar: Hashable, Sendable, RawRepresentable, Codable {
  /// Whole months of the calendar: a year is 1 January to 31 December.
  public static let calendar = ReportingCalendar(rawValue: "calendar", month: 1, day: 1, yearsBefore: 0)
  /// The data-closing dates of Decree 09/2019/NĐ-CP, Article 12: a year is 15 December to 14 December.
  ///
  /// The decree binds state bodies; whether the Women's Union follows it is not confirmed.
  public static let decree09 = ReportingCalendar(rawValue: "decree09", month: 12, day: 15, yearsBefore: 1)

  /// The name that is stored: `calendar`, `decree09`, `own-10-01`, `own-04-01-first`.
  public let rawValue: String
  /// The month in which the year begins.
  public let month: Int
  /// The day of the month on which the year and every month begins.
  public let day: Int
  /// How many years before the year that names it the year begins: 1 where it is named after its last day.
  package let yearsBefore: Int

  private init(rawValue: String, month: Int, day: Int, yearsBefore: Int) {
    (self.rawValue, self.month, self.day, self.yearsBefore) = (rawValue, month, day, yearsBefore)
  }

  /// A year that begins on a day, which every month must have; nil for another.
  /// - Parameter isNamedAfterFirstDay: Whether the year from October 2025 to September 2026 is called 2025.
  public init?(month: Int, day: Int, isNamedAfterFirstDay: Bool = false) {
    guard (1...12).contains(month), (1...28).contains(day) else { return nil }
    let yearsBefore = isNamedAfterFirstDay || (month == 1 && day == 1) ? 0 : 1
    // One year has one name, or equal periods would not be the same.
    if let known = [Self.calendar, .decree09].first(where: {
      ($0.month, $0.day, $0.yearsBefore) == (month, day, yearsBefore)
    }) {
      self = known
      return
    }
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    self.init(
      rawValue: "own-\(padded(month))-\(padded(day))" + (yearsBefore == 0 ? "-first" : ""), month: month,
      day: day,
      yearsBefore: yearsBefore)
  }

  /// The calendar of a stored name; nil for any other text.
  public init?(rawValue: String) {
    if let known = [Self.calendar, .decree09].first(where: { $0.rawValue == rawValue }) {
      self = known
      return
    }
    let parts = rawValue.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3 || parts.count == 4, let month = Int(parts[1]), let day = Int(parts[2]),
      let own = ReportingCalendar(month: month, day: day, isNamedAfterFirstDay: parts.count == 4),
      own.rawValue == rawValue
    else { return nil }
    self = own
  }

  /// Whether it is neither of the two that others know by their names.
  package var isOwn: Bool { self != .calendar && self != .decree09 }

  /// The first day of a month, counted from 0 over the years' ends, of the year that has this name.
  func firstDay(ofMonth number: Int, of year: Int) -> CalendarDate? {
    let months = (year - yearsBefore) * 12 + month - 1 + number
    return CalendarDate(year: months / 12, month: months % 12 + 1, day: day)
  }

  /// The name of the year and the number of the month, from 1, in which a day lies.
  func month(with date: CalendarDate) -> (year: Int, month: Int) {
    let months = date.year * 12 + date.month - 1 - (date.day < day ? 1 : 0) - (month - 1)
    return (months / 12 + yearsBefore, months % 12 + 1)
  }
}
