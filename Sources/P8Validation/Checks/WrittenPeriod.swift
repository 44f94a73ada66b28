package import P8Model
import VietnameseText

/// What a text says of a reporting period, as far as it says anything: `6 tháng đầu năm 2023`, `Quý II/2023`.
package struct WrittenPeriod {
  /// The years that it names.
  let years: Set<Int>
  /// The part of the year; nil where the text names none.
  let span: PeriodSpan?
  /// Whether it names a day, as a letter's date does.
  private let namesDay: Bool

  package init(_ text: String) {
    let words = SearchKey.exact(text).split { !$0.isLetter && !$0.isASCII || " /-–.,:()".contains($0) }
      .map { SearchKey.undiacritic(String($0)) }
    years = Set(words.compactMap { $0.utf8.count == 4 && $0.hasPrefix("20") ? Int($0) : nil })
    span = Self.span(of: words)
    let isDayBeforeMonth = words.indices.dropLast(2).contains { place in
      Int(words[place]).map { (1...31).contains($0) } ?? false
        && Int(words[place + 1]).map { (1...12).contains($0) } ?? false
        && Int(words[place + 2]) != nil && words[place + 2].utf8.count == 4
    }
    namesDay = isDayBeforeMonth || words.contains("ngay")
  }

  /// The period that the text names, of a line that names one year and no day: `NĂM 2023`, `Quý II/2023`.
  package func period(in calendar: ReportingCalendar) -> Period? {
    guard years.count == 1, let year = years.first, !namesDay else { return nil }
    return Period(year: year, span: span ?? .year, calendar: calendar)
  }

  /// Whether the text names another period: another year, or another part of the year.
  func contradicts(_ period: Period) -> Bool {
    if !years.isEmpty, !years.contains(period.year) { return true }
    guard !years.isEmpty, let span else { return false }
    return span != period.span
  }

  private static let romans = ["i": 1, "ii": 2, "iii": 3, "iv": 4]

  private static func span(of words: [String]) -> PeriodSpan? {
    if words.count == 2, ["nam", "year"].contains(words[0]), Int(words[1]) != nil { return .year }
    func follows(_ first: String, _ rest: String...) -> Bool {
      words.indices.contains { place in
        words[place] == first && words[(place + 1)...].starts(with: rest)
      }
    }
    if follows("6", "thang", "dau") || follows("first", "half") { return .half(1) }
    if follows("6", "thang", "cuoi") || follows("second", "half") { return .half(2) }
    if follows("9", "thang") || follows("first", "nine", "months") { return .nineMonths }
    for place in words.indices.dropLast() {
      let number = romans[words[place + 1]] ?? Int(words[place + 1])
      guard let number else { continue }
      // The key of a lone y is that of i.
      if ["qui", "quarter"].contains(words[place]), (1...4).contains(number) { return .quarter(number) }
      if ["thang", "month"].contains(words[place]), (1...12).contains(number) { return .month(number) }
    }
    return nil
  }
}
