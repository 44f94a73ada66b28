/// A day of the Gregorian calendar that exists.
public struct CalendarDay: Hashable, Sendable {
  /// The year, 1900 to 2100.
  public let year: Int
  /// The month, 1 to 12.
  public let month: Int
  /// The day of the month.
  public let day: Int

  /// A day; nil when there is no such day or its year is out of range.
  public init?(year: Int, month: Int, day: Int) {
    guard Self.years.contains(year), (1...12).contains(month), day >= 1,
      day <= Self.days(inMonth: month, of: year)
    else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// The years that a report can mean.
  static let years = 1900...2100

  static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The day of a serial number of a spreadsheet (system of 1900); nil before 1 March 1900.
  init?(serial: Int) {
    guard (61...73_415).contains(serial) else { return nil }
    var year = 1900
    var left = serial - 2
    while true {
      let length = Self.days(inMonth: 2, of: year) == 29 ? 366 : 365
      guard left >= length else { break }
      left -= length
      year += 1
    }
    var month = 1
    while left >= Self.days(inMonth: month, of: year) {
      left -= Self.days(inMonth: month, of: year)
      month += 1
    }
    self.init(year: year, month: month, day: left + 1)
  }
}

extension CalendarDay: CustomStringConvertible {
  /// The form `2023-10-30`.
  public var description: String { "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)" }
}
