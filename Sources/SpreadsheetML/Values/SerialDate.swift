/// Days and times as spreadsheets count them: days since an epoch, the time as a fraction of a day.
public enum SerialDate {
  /// The two systems of dates.
  public enum System: Sendable, Hashable {
    /// Day 1 is 1 January 1900; serial 60 is 29 February 1900, which never was.
    case from1900
    /// Day 0 is 1 January 1904.
    case from1904
  }

  /// A day and a time of day to the second.
  public struct Moment: Hashable, Sendable {
    // Narrow, since sheets in memory hold one for each date.
    private let narrowYear: Int16
    private let narrowMonth: Int16
    private let narrowDay: Int16
    private let narrowSecond: Int32

    /// The year, 1900 to 9999.
    public var year: Int { Int(narrowYear) }
    /// The month, 1 to 12.
    public var month: Int { Int(narrowMonth) }
    /// The day of the month.
    public var day: Int { Int(narrowDay) }
    /// Seconds since midnight, 0 to 86,399.
    public var second: Int { Int(narrowSecond) }

    /// A moment; nothing is checked until it becomes a serial number.
    ///
    /// What is far outside the calendar is kept as something less far outside of it.
    public init(year: Int, month: Int, day: Int, second: Int = 0) {
      narrowYear = Int16(clamping: year)
      narrowMonth = Int16(clamping: month)
      narrowDay = Int16(clamping: day)
      narrowSecond = Int32(clamping: second)
    }
  }

  /// The day and time of a serial number, rounded to the second.
  ///
  /// Nil for a negative number, one after 31 December 9999, and serial 60 of the 1900 system.
  package static func moment(of serial: Double, in system: System) -> Moment? {
    guard serial.isFinite, serial >= 0, serial < 2_958_467 else { return nil }
    let seconds = (serial * 86_400).rounded()
    var day = Int(seconds / 86_400)
    let second = Int(seconds) - day * 86_400
    switch system {
    case .from1900:
      // The day that never was; day 0 is shown as a time only, by convention 31 December 1899.
      guard day != 60 else { return nil }
      if day < 60 { day += 1 }
    case .from1904:
      day += 1_462
    }
    guard day <= 2_958_465 else { return nil }
    // 25,569 is 1 January 1970.
    let (year, month, dayOfMonth) = civil(fromDays: day - 25_569)
    return Moment(year: year, month: month, day: dayOfMonth, second: second)
  }

  /// The serial number of a day and time; nil outside the system or for a day that does not exist.
  package static func serial(of moment: Moment, in system: System) -> Double? {
    guard (1...12).contains(moment.month), (0..<86_400).contains(moment.second) else { return nil }
    let days = self.days(fromYear: moment.year, month: moment.month, day: moment.day)
    let back = civil(fromDays: days)
    guard back == (moment.year, moment.month, moment.day), moment.year <= 9999 else { return nil }
    var serial = days + 25_569
    switch system {
    case .from1900:
      if serial <= 60 { serial -= 1 }
      guard serial >= 1 else { return nil }
    case .from1904:
      serial -= 1_462
      guard serial >= 0 else { return nil }
    }
    return Double(serial) + Double(moment.second) / 86_400
  }

  private static func civil(fromDays days: Int) -> (Int, Int, Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    return (
      yearOfEra + era * 400 + (month >= 10 ? 1 : 0), month < 10 ? month + 3 : month - 9,
      dayOfYear - (153 * month + 2) / 5 + 1
    )
  }

  private static func days(fromYear year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}
