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
  ])
  func `names of no period are refused`(name: String) {
    #expect(Period(name, calendar: .calendar) == nil)
  }

  @Test func `the closing date chooses the structure of units`() throws {
    #expect(try #require(Period("2025-H1", calendar: .calendar)).structure == .y2024)
    #expect(try #require(Period("2025-Q3", calendar: .calendar)).structure == .y2025)
    #expect(try #require(Period("2025-M07", calendar: .decree09)).structure == .y2025)
    #expect(UnitStructure(on: try #require(CalendarDate(iso: "2025-06-30"))) == .y2024)
    #expect(UnitStructure(on: try #require(CalendarDate(iso: "2025-07-01"))) == .y2025)
  }
}
