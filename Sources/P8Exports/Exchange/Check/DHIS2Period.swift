import P8Model

/// A period as DHIS2 names it, with its kind and first day.
///
/// The kinds that the programme can have, and those that other files of an instance are likely to have; of
/// weeks and of years that begin otherwise nothing is told.
struct DHIS2Period {
  let name: String
  /// The kind as a data set names it: `Yearly`.
  let kind: String
  let firstDay: CalendarDate

  /// Reads `2025`, `2025S1`, `2025Q3`, `202507` or `20250701`.
  init?(_ name: String) {
    let digits = name.prefix { $0.isASCII && $0.isNumber }
    guard digits.count >= 4, let year = Int(digits.prefix(4)) else { return nil }
    let behind = name.dropFirst(digits.count)
    let first: CalendarDate?
    switch (digits.count, behind.first, Int(behind.dropFirst())) {
    case (4, nil, _): (kind, first) = ("Yearly", CalendarDate(year: year, month: 1, day: 1))
    case (4, "S", let half?) where (1...2).contains(half) && behind.count == 2:
      (kind, first) = ("SixMonthly", CalendarDate(year: year, month: half * 6 - 5, day: 1))
    case (4, "Q", let quarter?) where (1...4).contains(quarter) && behind.count == 2:
      (kind, first) = ("Quarterly", CalendarDate(year: year, month: quarter * 3 - 2, day: 1))
    case (6, nil, _):
      (kind, first) = ("Monthly", CalendarDate(year: year, month: Int(digits.suffix(2)) ?? 0, day: 1))
    case (8, nil, _):
      (kind, first) = (
        "Daily",
        CalendarDate(
          year: year, month: Int(digits.dropFirst(4).prefix(2)) ?? 0, day: Int(digits.suffix(2)) ?? 0)
      )
    default: return nil
    }
    guard let first else { return nil }
    (self.name, firstDay) = (name, first)
  }

  /// Reads first day and length (`AdxPeriod`): `2025-01-01/P1Y`.
  init?(adx text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let day = CalendarDate(iso: String(parts[0])) else { return nil }
    let month = day.month < 10 ? "0\(day.month)" : "\(day.month)"
    switch (parts[1], day.month) {
    case ("P1Y", 1): self.init("\(day.year)")
    case ("P6M", 1), ("P6M", 7): self.init("\(day.year)S\(day.month == 1 ? 1 : 2)")
    case ("P3M", _): self.init("\(day.year)Q\((day.month + 2) / 3)")
    case ("P1M", _): self.init("\(day.year)\(month)")
    case ("P1D", _): self.init("\(day.year)\(month)\(day.day < 10 ? "0" : "")\(day.day)")
    default: return nil
    }
  }
}
