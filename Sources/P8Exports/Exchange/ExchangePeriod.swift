import P8Definitions
import P8Model

/// The forms of a period in exchange formats.
enum ExchangePeriod {
  /// Whether the days of the period are not the whole months that its name means to others.
  static func differs(_ period: Period) -> Bool { period.calendar != .calendar }

  /// DHIS2: `2025`, `2025S1`, `2025Q3`, `202507`; nil for eight or nine months, which it does not have, and for an own
  /// year, whose months are other ones than those that the name says.
  static func dhis2(_ period: Period) -> String? {
    guard !period.calendar.isOwn else { return nil }
    return switch period.span {
    case .year: "\(period.year)"
    case .half(let half): "\(period.year)S\(half)"
    case .quarter(let quarter): "\(period.year)Q\(quarter)"
    case .month(let month): "\(period.year)\(twoDigits(month))"
    case .eightMonths, .nineMonths: nil
    }
  }

  /// ADX: first day and length, of whole months as DHIS2 reads them; nil where DHIS2 has no such period.
  static func adx(_ period: Period) -> String? {
    guard dhis2(period) != nil else { return nil }
    return "\(period.year)-\(twoDigits(firstMonth(period)))-01/\(length(period))"
  }

  /// SDMX: `2025`, `2025-S1`, `2025-Q3`, `2025-07`, else first day and length.
  static func sdmx(_ period: Period) -> String {
    if differs(period) { return "\(period.from.description)/\(length(period))" }
    switch period.span {
    case .year: return "\(period.year)"
    case .half(let half): return "\(period.year)-S\(half)"
    case .quarter(let quarter): return "\(period.year)-Q\(quarter)"
    case .month(let month): return "\(period.year)-\(twoDigits(month))"
    case .eightMonths, .nineMonths: return "\(period.from.description)/\(length(period))"
    }
  }

  /// The code of SDMX's list of frequencies.
  static func frequency(_ period: Period) -> String {
    switch period.span {
    case .year: "A"
    case .half: "S"
    case .quarter: "Q"
    case .month: "M"
    case .eightMonths, .nineMonths: "_O"
    }
  }

  private static func length(_ period: Period) -> String {
    switch period.span {
    case .year: "P1Y"
    case .half: "P6M"
    case .quarter: "P3M"
    case .month: "P1M"
    case .eightMonths: "P8M"
    case .nineMonths: "P9M"
    }
  }

  private static func firstMonth(_ period: Period) -> Int {
    switch period.span {
    case .year, .eightMonths, .nineMonths: 1
    case .half(let half): half * 6 - 5
    case .quarter(let quarter): quarter * 3 - 2
    case .month(let month): month
    }
  }

  private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
