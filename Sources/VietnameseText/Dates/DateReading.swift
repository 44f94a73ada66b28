/// What a text in a date cell says: a day, a day that somebody has to confirm, or none.
public enum DateReading: Hashable, Sendable {
  /// One day and no doubt, by the Vietnamese rule that the day comes first.
  case exact(CalendarDay, DateQuirks)
  /// Not a date as it stands, but one was probably meant.
  case proposal(CalendarDay, Certainty, DateDefect)
  /// No day can be had from it.
  case refused(DateDefect)

  /// The exact day, where there is one.
  public var day: CalendarDay? {
    if case .exact(let day, _) = self { day } else { nil }
  }
}

/// What is worth knowing of the form of a date whose day is beyond doubt.
public struct DateQuirks: OptionSet, Hashable, Sendable {
  /// The bits.
  public let rawValue: UInt8

  /// A set from its bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Spaces inside or around.
  package static let spacing = DateQuirks(rawValue: 1)
  /// Dashes or dots instead of slashes.
  package static let separator = DateQuirks(rawValue: 2)
  /// In words: `ngày 30 tháng 10 năm 2023`.
  package static let words = DateQuirks(rawValue: 4)
  package static let yearFirst = DateQuirks(rawValue: 8)
  /// A time of day was left out.
  package static let time = DateQuirks(rawValue: 16)
  /// Day and month could change places: where other dates of the column put the month first, so may this one.
  public static let eitherOrder = DateQuirks(rawValue: 32)
}

/// Why a text is not a date, or not one beyond doubt.
public enum DateDefect: Hashable, Sendable {
  case empty
  case notADate
  /// No such day: `30/2/2023`.
  case impossible
  /// The month comes first, as in American dates: `10/30/2023`.
  case monthFirst
  /// A year of two digits.
  case shortYear
  case yearOutOfRange, noYear(day: Int, month: Int), monthOnly(year: Int, month: Int)
  case quarterOnly(year: Int, quarter: Int), yearOnly(Int)
  /// More than one day: `01-03/10/2023`.
  case severalDays
  /// Words such as `khoảng`, `đầu tháng`.
  case approximate
  /// The serial number that a spreadsheet keeps for a day: `45229`.
  case serialNumber
  /// Digits without separators: `30102023`.
  case noSeparators
}
