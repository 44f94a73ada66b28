extension Period {
  /// The period of the same kind right before: `2025-Q4` for `2026-Q1`; nil before the first year.
  public var previous: Period? {
    let (year, span): (Int, PeriodSpan) =
      switch span {
      case .year: (year - 1, .year)
      case .nineMonths: (year - 1, .nineMonths)
      case .half(let half): half > 1 ? (year, .half(half - 1)) : (year - 1, .half(2))
      case .quarter(let quarter): quarter > 1 ? (year, .quarter(quarter - 1)) : (year - 1, .quarter(4))
      case .month(let month): month > 1 ? (year, .month(month - 1)) : (year - 1, .month(12))
      }
    return Period(year: year, span: span, calendar: calendar)
  }
}
