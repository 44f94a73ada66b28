/// The span of a reporting period within its year.
public enum PeriodSpan: Hashable, Sendable, Codable {
  /// The whole year: `2025`.
  case year
  /// A half year, 1 or 2: `2025-H1`.
  case half(Int)
  /// The first eight months, which inspections ask for: `2025-8M`.
  case eightMonths
  /// The first nine months: `2025-9M`.
  case nineMonths
  /// A quarter, 1 to 4: `2025-Q3`.
  case quarter(Int)
  /// A month, 1 to 12: `2025-M07`.
  case month(Int)

  /// First and last month within the year.
  var months: ClosedRange<Int> {
    switch self {
    case .year: 1...12
    case .half(let half): (half * 6 - 5)...(half * 6)
    case .eightMonths: 1...8
    case .nineMonths: 1...9
    case .quarter(let quarter): (quarter * 3 - 2)...(quarter * 3)
    case .month(let month): month...month
    }
  }
}

/// A reporting period: its name, the calendar it follows, and its first and last day.
///
/// The last day is the closing date; it decides which structure of units applies (design, section 5).
public struct Period: Hashable, Sendable, Codable {
  /// The year in the period's name.
  public let year: Int
  /// The part of the year.
  public let span: PeriodSpan
  /// How the days were found.
  public let calendar: ReportingCalendar
  /// The first day.
  public let from: CalendarDate
  /// The last day, on which stocks are counted.
  public let to: CalendarDate

  /// Creates a period; nil when there is no such year, half, quarter or month.
  public init?(year: Int, span: PeriodSpan, calendar: ReportingCalendar) {
    guard (1900...2999).contains(year) else { return nil }
    switch span {
    case .half(let half) where !(1...2).contains(half): return nil
    case .quarter(let quarter) where !(1...4).contains(quarter): return nil
    case .month(let month) where !(1...12).contains(month): return nil
    default: break
    }
    let months = span.months
    let from = calendar.firstDay(ofMonth: months.lowerBound - 1, of: year)
    let to = calendar.firstDay(ofMonth: months.upperBound, of: year)?.advanced(byDays: -1)
    guard let from, let to else { return nil }
    (self.year, self.span, self.calendar, self.from, self.to) = (year, span, calendar, from, to)
  }

  /// The month of a calendar in which a day lies.
  public static func month(with day: CalendarDate, calendar: ReportingCalendar) -> Period? {
    let (year, month) = calendar.month(with: day)
    return Period(year: year, span: .month(month), calendar: calendar)
  }

  /// Reads `2025`, `2025-H1`, `2025-8M`, `2025-9M`, `2025-Q3` or `2025-M07`, with or without a calendar:
  /// `2025@decree09`.
  public init?(_ text: some StringProtocol, calendar: ReportingCalendar) {
    var calendar = calendar
    let pieces = text.split(separator: "@", omittingEmptySubsequences: false)
    if pieces.count == 2 {
      guard let named = ReportingCalendar(rawValue: String(pieces[1])) else { return nil }
      calendar = named
    } else if pieces.count != 1 {
      return nil
    }
    let parts = pieces[0].split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first, first.utf8.count == 4, let year = Int(first) else { return nil }
    guard parts.count > 1 else {
      self.init(year: year, span: .year, calendar: calendar)
      return
    }
    let part = parts[1]
    guard parts.count == 2, let span = Self.span(of: part) else { return nil }
    self.init(year: year, span: span, calendar: calendar)
  }

  private static func span(of part: some StringProtocol) -> PeriodSpan? {
    if part == "8M" { return .eightMonths }
    if part == "9M" { return .nineMonths }
    guard let kind = part.first, let number = Int(part.dropFirst()) else { return nil }
    switch (kind, part.utf8.count) {
    case ("H", 2): return .half(number)
    case ("Q", 2): return .quarter(number)
    case ("M", 3): return .month(number)
    default: return nil
    }
  }

  /// The name without the calendar: `2025-Q3`.
  public var name: String {
    switch span {
    case .year: "\(year)"
    case .half(let half): "\(year)-H\(half)"
    case .eightMonths: "\(year)-8M"
    case .nineMonths: "\(year)-9M"
    case .quarter(let quarter): "\(year)-Q\(quarter)"
    case .month(let month): "\(year)-M\(month < 10 ? "0" : "")\(month)"
    }
  }

  /// The structure of units in force on the closing date.
  public var structure: UnitStructure { UnitStructure(on: to) }

  /// The period of the same length before this one: of eight or nine months those of the year before.
  public var previous: Period? {
    switch span {
    case .half(2): Period(year: year, span: .half(1), calendar: calendar)
    case .half: Period(year: year - 1, span: .half(2), calendar: calendar)
    case .quarter(let quarter) where quarter > 1:
      Period(year: year, span: .quarter(quarter - 1), calendar: calendar)
    case .quarter: Period(year: year - 1, span: .quarter(4), calendar: calendar)
    case .month(let month) where month > 1: Period(year: year, span: .month(month - 1), calendar: calendar)
    case .month: Period(year: year - 1, span: .month(12), calendar: calendar)
    case .year, .eightMonths, .nineMonths:
      Period(year: year - 1, span: span, calendar: calendar)
    }
  }

  /// This period and those of the same length before it, `count` in all or as many as there are; the earliest
  /// first.
  public func series(of count: Int) -> [Period] {
    var periods = [self]
    while periods.count < count, let before = periods.last?.previous { periods.append(before) }
    return periods.reversed()
  }

  /// The closing date of its first month: by this, not by its first day, a period belongs to what begins with a month.
  package var firstMonthTo: CalendarDate {
    let first = Period(year: year, span: .month(span.months.lowerBound), calendar: calendar)
    return first?.to ?? to
  }

  /// Whether a day lies in the period.
  public func contains(_ day: CalendarDate) -> Bool { from <= day && day <= to }

  /// The number of days.
  package var days: Int { to.daysSince1970 - from.daysSince1970 + 1 }

  /// Whether the days of another period all lie in this one.
  public func contains(_ other: Period) -> Bool { from <= other.from && other.to <= to }

  /// The name as people of a language write it: `Quý III năm 2025`, `third quarter of 2025`; of an own year with its
  /// days, since its name says another time to others.
  public func title(_ language: Language) -> String {
    calendar.isOwn
      ? "\(plainTitle(language)) (\(from.formatted(language)) – \(to.formatted(language)))"
      : plainTitle(language)
  }

  /// The title with its days behind it, whatever the calendar is.
  package func titleWithDays(_ language: Language) -> String {
    calendar.isOwn
      ? title(language) : "\(title(language)) (\(from.formatted(language)) – \(to.formatted(language)))"
  }

  private func plainTitle(_ language: Language) -> String {
    let roman = ["I", "II", "III", "IV"]
    switch (language, span) {
    case (.vi, .year): return "Năm \(year)"
    case (.vi, .half(let half)): return "6 tháng \(half == 1 ? "đầu" : "cuối") năm \(year)"
    case (.vi, .eightMonths), (.vi, .nineMonths): return "\(span.months.upperBound) tháng năm \(year)"
    case (.vi, .quarter(let quarter)): return "Quý \(roman[quarter - 1]) năm \(year)"
    case (.vi, .month(let month)): return "Tháng \(month) năm \(year)"
    case (.en, .year): return "Year \(year)"
    case (.en, .half(let half)): return "\(half == 1 ? "First" : "Second") half of \(year)"
    case (.en, .eightMonths): return "First eight months of \(year)"
    case (.en, .nineMonths): return "First nine months of \(year)"
    case (.en, .quarter(let quarter)): return "Quarter \(roman[quarter - 1]) of \(year)"
    case (.en, .month(let month)): return "Month \(month) of \(year)"
    }
  }
}

extension Period {
  /// The title within a sentence: `năm 2023`, where the title alone is `Năm 2023`.
  public func titleInside(_ language: Language) -> String {
    if case .year = span, language == .en, !calendar.isOwn { return String(year) }
    let title = title(language)
    return title.prefix(1).lowercased() + title.dropFirst()
  }
}

extension Period: CustomStringConvertible {
  /// The name with the calendar: `2025-Q3@calendar`.
  public var description: String { "\(name)@\(calendar.rawValue)" }
}
