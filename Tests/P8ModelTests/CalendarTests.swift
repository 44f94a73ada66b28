import P8Model
import Testing

struct CalendarTests {
  @Test(arguments: ["2023-02-29", "2023-13-01", "2023-00-10", "2023-04-31", "0000-01-01", "2023-1-1", "x"])
  func `days that are none are refused`(text: String) {
    #expect(CalendarDate(iso: text) == nil)
  }

  @Test(arguments: ["2024-02-29", "2023-10-30", "1970-01-01", "1899-12-31", "9999-12-31", "0001-01-01"])
  func `days survive the way to numbers and back`(text: String) throws {
    let day = try #require(CalendarDate(iso: text))
    #expect(day.description == text)
    #expect(CalendarDate(daysSince1970: day.daysSince1970) == day)
  }

  @Test func `every day of four hundred years follows the one before`() throws {
    var day = try #require(CalendarDate(iso: "1900-01-01"))
    let first = day.daysSince1970
    for offset in 1..<146_097 {
      let next = try #require(CalendarDate(daysSince1970: first + offset))
      #expect(day < next && next.daysSince1970 - day.daysSince1970 == 1)
      day = next
    }
    #expect(day.description == "2299-12-31")
  }

  private static let october = ReportingCalendar(month: 10, day: 1) ?? .calendar
  private static let april = ReportingCalendar(month: 4, day: 1, isNamedAfterFirstDay: true) ?? .calendar

  struct PeriodCase: Sendable, CustomTestStringConvertible {
    let name: String
    let calendar: ReportingCalendar
    let from: String
    let to: String
    var testDescription: String { "\(name) \(calendar)" }
  }

  @Test(arguments: [
    PeriodCase(name: "2023", calendar: .calendar, from: "2023-01-01", to: "2023-12-31"),
    PeriodCase(name: "2024-M02", calendar: .calendar, from: "2024-02-01", to: "2024-02-29"),
    PeriodCase(name: "2025-Q3", calendar: .calendar, from: "2025-07-01", to: "2025-09-30"),
    PeriodCase(name: "2025-8M", calendar: .calendar, from: "2025-01-01", to: "2025-08-31"),
    // Decree 09/2019/NĐ-CP, Article 12.
    PeriodCase(name: "2025", calendar: .decree09, from: "2024-12-15", to: "2025-12-14"),
    PeriodCase(name: "2025-H1", calendar: .decree09, from: "2024-12-15", to: "2025-06-14"),
    PeriodCase(name: "2025-H2", calendar: .decree09, from: "2025-06-15", to: "2025-12-14"),
    PeriodCase(name: "2025-8M", calendar: .decree09, from: "2024-12-15", to: "2025-08-14"),
    PeriodCase(name: "2025-9M", calendar: .decree09, from: "2024-12-15", to: "2025-09-14"),
    PeriodCase(name: "2025-Q1", calendar: .decree09, from: "2024-12-15", to: "2025-03-14"),
    PeriodCase(name: "2025-M07", calendar: .decree09, from: "2025-06-15", to: "2025-07-14"),
    // Own years, named after their last or their first day.
    PeriodCase(name: "2026", calendar: october, from: "2025-10-01", to: "2026-09-30"),
    PeriodCase(name: "2026-Q1", calendar: october, from: "2025-10-01", to: "2025-12-31"),
    PeriodCase(name: "2026-H2", calendar: october, from: "2026-04-01", to: "2026-09-30"),
    PeriodCase(name: "2026-M05", calendar: october, from: "2026-02-01", to: "2026-02-28"),
    PeriodCase(name: "2025", calendar: april, from: "2025-04-01", to: "2026-03-31"),
    PeriodCase(name: "2025-9M", calendar: april, from: "2025-04-01", to: "2025-12-31"),
    PeriodCase(name: "2025-M12", calendar: april, from: "2026-03-01", to: "2026-03-31"),
  ])
  func `a period has its first and last day`(example: PeriodCase) throws {
    let period = try #require(Period(example.name, calendar: example.calendar))
    #expect(period.from.description == example.from)
    #expect(period.to.description == example.to)
    #expect(period.name == example.name)
    #expect(Period(period.description, calendar: .calendar) == period)
  }

  @Test(arguments: [
    "", "23", "2025-H3", "2025-Q0", "2025-M13", "2025-M7", "2025-10M", "2025-Q3-1", "2025@lunar", "2025@",
    "2025@own-10-1", "2025@own-01-01", "2025@own-12-15", "2025@own-10-29", "2025@own-10-01-last", "2025@own",
  ])
  func `names of no period are refused`(name: String) {
    #expect(Period(name, calendar: .calendar) == nil)
  }

  /// Every first day that a year may have, and both ways of naming it.
  private static let calendars: [ReportingCalendar] = (1...12).flatMap { month in
    [1, 2, 15, 28].flatMap { day in
      [true, false].compactMap { ReportingCalendar(month: month, day: day, isNamedAfterFirstDay: $0) }
    }
  }

  @Test(arguments: calendars)
  func `the months of a calendar follow each other, and longer periods are made of them`(
    calendar: ReportingCalendar
  ) throws {
    func period(_ name: String) throws -> Period { try #require(Period(name, calendar: calendar)) }
    #expect(ReportingCalendar(rawValue: calendar.rawValue) == calendar)
    var before = try period("2023-M12")
    for year in 2024...2026 {
      let months = try (1...12).map { try period("\(year)-M\($0 < 10 ? "0" : "")\($0)") }
      for month in months {
        #expect(month.from == before.to.advanced(byDays: 1) && month.previous == before)
        #expect(month.firstMonthTo == month.to && (28...31).contains(month.days))
        #expect(Period(month.description, calendar: .calendar) == month)
        // The slow and obvious way: the month is the one of all months that holds the day.
        for day in [month.from, month.to] {
          #expect(Period.month(with: day, calendar: calendar) == months.first { $0.contains(day) })
        }
        before = month
      }
      let whole = try period("\(year)")
      #expect(whole.from == months[0].from && whole.to == months[11].to && whole.firstMonthTo == months[0].to)
      #expect(try period("\(year)-H2").from == months[6].from && period("\(year)-9M").to == months[8].to)
      for quarter in 1...4 {
        let part = try period("\(year)-Q\(quarter)")
        #expect(part.from == months[quarter * 3 - 3].from && part.to == months[quarter * 3 - 1].to)
        #expect(whole.contains(part) && part.contains(months[quarter * 3 - 2]))
        #expect(part.structure == UnitStructure(on: part.to))
      }
    }
  }

  @Test func `one year has one name, whichever way it is found`() {
    #expect(ReportingCalendar(month: 1, day: 1) == .calendar)
    #expect(ReportingCalendar(month: 1, day: 1, isNamedAfterFirstDay: true) == .calendar)
    #expect(ReportingCalendar(month: 12, day: 15) == .decree09)
    #expect(ReportingCalendar(month: 2, day: 29) == nil && ReportingCalendar(month: 13, day: 1) == nil)
  }

  @Test func `a period of an own year says its days where people read it`() throws {
    let period = try #require(Period("2026-Q1@own-10-01", calendar: .calendar))
    #expect(period.title(.vi) == "Quý I năm 2026 (01/10/2025 – 31/12/2025)")
    #expect(try #require(Period("2026-Q1", calendar: .calendar)).title(.vi) == "Quý I năm 2026")
  }

  @Test func `the closing date chooses the structure of units`() throws {
    #expect(try #require(Period("2025-H1", calendar: .calendar)).structure == .y2024)
    #expect(try #require(Period("2025-Q3", calendar: .calendar)).structure == .y2025)
    #expect(try #require(Period("2025-M07", calendar: .decree09)).structure == .y2025)
    #expect(UnitStructure(on: try #require(CalendarDate(iso: "2025-06-30"))) == .y2024)
    #expect(UnitStructure(on: try #require(CalendarDate(iso: "2025-07-01"))) == .y2025)
  }
}
