import P8Model
import P8Presentation
import Testing

/// Who has sent, as people read it.
struct ReportingStatusTextTests {
  @Test(arguments: [
    ("2023-09-12", "12/09/2023, muộn 3 ngày", "3 days late"),
    ("2026-11-29", "29/11/2026, muộn hơn một năm", "more than a year late"),
  ])
  func `a report of years ago that is entered today is not late by a number of days`(
    day: String, vi: String, en: String
  ) throws {
    let period = try #require(Period("2023", calendar: .calendar))
    let village = try #require(UnitCode("22210-01", structure: .y2024))
    let sender = ReportingStatus.Sender(
      unit: village, name: "Buôn Bai", commune: "Xã Ea Lâm", received: CalendarDate(iso: day), isLate: true,
      isHeld: false, review: nil, returnedBecause: nil)
    let status = ReportingStatus(
      period: period, version: .initial, asOf: try #require(CalendarDate(iso: day)),
      lastDay: CalendarDate(iso: "2023-09-09"), registryBegan: CalendarDate(iso: "2022-01-05"),
      total: .init(unit: village, name: "Buôn Bai"), rows: [],
      senders: [sender])
    let text = status.formatted(.text, in: .vi)
    #expect(text.contains(vi), "\(text)")
    #expect(status.formatted(.text, in: .en).contains(en))
  }
}
