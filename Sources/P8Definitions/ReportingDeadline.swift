package import P8Model

/// By when units of a level send their report of a kind of period.
package struct ReportingDeadline: Hashable, Sendable {
  package enum Span: String, Hashable, Sendable, CaseIterable {
    case year
    case half
    case eightMonths = "eight-months"
    case nineMonths = "nine-months"
    case quarter
    case month

    package init(_ span: PeriodSpan) {
      switch span {
      case .year: self = .year
      case .half: self = .half
      case .eightMonths: self = .eightMonths
      case .nineMonths: self = .nineMonths
      case .quarter: self = .quarter
      case .month: self = .month
      }
    }
  }

  /// How the last day is found.
  package enum Rule: Hashable, Sendable {
    /// Before a day of the year, some years after the year of the period.
    case before(month: Int, day: Int, yearsAfter: Int)
    /// A number of days after the closing date at the latest.
    case daysAfterClosing(Int)
  }

  package let level: UnitLevel
  package let span: Span
  /// The calendar of the periods that it holds for; nil for every one.
  package let calendar: ReportingCalendar?
  package let version: ReportStamp.Version
  package let rule: Rule

  package init(
    level: UnitLevel, span: Span, calendar: ReportingCalendar? = nil, version: ReportStamp.Version, rule: Rule
  ) {
    (self.level, self.span, self.calendar) = (level, span, calendar)
    (self.version, self.rule) = (version, rule)
  }

  /// The last day on which the report of a period is in time; nil for another kind of period.
  package func lastDay(for period: Period) -> CalendarDate? {
    guard Span(period.span) == span, calendar == nil || calendar == period.calendar else { return nil }
    switch rule {
    case .before(let month, let day, let years):
      return CalendarDate(year: period.year + years, month: month, day: day)?.advanced(byDays: -1)
    case .daysAfterClosing(let days): return period.to.advanced(byDays: days)
    }
  }
}

extension Programme {
  /// The last day on which units of a level send a version of a period's report; nil where none is set.
  ///
  /// A deadline of the period's own calendar goes before one that holds for every calendar.
  package func lastDay(
    for period: Period, of level: UnitLevel, version: ReportStamp.Version
  ) -> CalendarDate? {
    let meant = deadlines.filter { $0.level == level && $0.version == version }
    return (meant.filter { $0.calendar != nil } + meant.filter { $0.calendar == nil })
      .lazy.compactMap { $0.lastDay(for: period) }.first
  }
}
