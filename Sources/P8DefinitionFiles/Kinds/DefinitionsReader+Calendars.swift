import P8Definitions
import P8Model

/// The calendars of reporting periods.
extension DefinitionsReader {
  /// `calendars`; those that need no definition where there are none.
  func calendars(_ fields: Fields) -> [NamedCalendar] {
    guard fields["calendars"] != nil else { return NamedCalendar.known }
    var calendars: [NamedCalendar] = []
    for item in fields.items("calendars") {
      guard let parts = item.fields(["id", "name", "begins", "year-of"]) else { continue }
      let id = parts.id()
      let name = parts.localized("name")
      let year = parts["year-of"]?.choice([("first-day", true), ("last-day", false)]) ?? false
      let calendar = parts.required("begins").flatMap { begins($0, isNamedAfterFirstDay: year) }
      guard let id, let name, let calendar,
        isNew(id, at: parts["id"], among: calendars.map(\.id), .calendar)
      else { continue }
      // Periods are stored under these two names: their days cannot be other ones.
      if let fixed = ReportingCalendar(rawValue: id), fixed != calendar {
        parts["begins"]?.fault(.programme(.fixedCalendar(id)))
      }
      calendars.append(NamedCalendar(id: id, name: name, calendar: calendar))
    }
    return calendars
  }

  private func begins(_ entry: Entry, isNamedAfterFirstDay: Bool) -> ReportingCalendar? {
    guard let text = entry.text else { return nil }
    let numbers = text.split(separator: "-").map { Int($0) }
    guard numbers.count == 2, let month = numbers[0], let day = numbers[1],
      let calendar = ReportingCalendar(month: month, day: day, isNamedAfterFirstDay: isNamedAfterFirstDay)
    else {
      entry.fault(.programme(.yearBegins(text)))
      return nil
    }
    return calendar
  }

  /// The calendar of an id.
  func calendar(_ entry: Entry, among calendars: [NamedCalendar]) -> ReportingCalendar? {
    entry.choice(calendars.map { ($0.id, $0.calendar) })
  }
}
