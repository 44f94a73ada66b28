import Testing
import VietnameseText

struct DateTextTests {
  @Test(
    arguments: [
      ("30/10/2023", "2023-10-30", []), ("30-10-2023", "2023-10-30", .separator),
      ("30.10.2023", "2023-10-30", .separator),
      ("ngày 30 tháng 10 năm 2023", "2023-10-30", .words),
      ("Ngày 05 tháng 01 năm 2020", "2020-01-05", .words),
      ("Sơn Hòa, ngày 05 tháng 01 năm 2020", "2020-01-05", .words), ("ngày 30/10/2023", "2023-10-30", .words),
      ("ngày 30 tháng 10/2023", "2023-10-30", .words), ("2023-10-30", "2023-10-30", .yearFirst),
      ("2023/10/30", "2023-10-30", .yearFirst), ("2023-10-30T00:00:00", "2023-10-30", [.yearFirst, .time]),
      ("30/10/2023 08:30", "2023-10-30", .time), ("5/1/2023", "2023-01-05", .eitherOrder),
      ("05/05/2023", "2023-05-05", []), (" 30 / 10 / 2023 ", "2023-10-30", .spacing),
      ("30\u{A0}/10/2023", "2023-10-30", .spacing), ("29/2/2024", "2024-02-29", []),
      ("30-Oct-2023", "2023-10-30", .words),
      ("31/12/1999", "1999-12-31", []), ("nga\u{300}y 30 tha\u{301}ng 10 năm 2023", "2023-10-30", .words),
      ("30/10/2023.", "2023-10-30", []),
    ] as [(String, String, DateQuirks)])
  func `A date has its day`(text: String, day: String, quirks: DateQuirks) {
    guard case .exact(let found, let foundQuirks) = DateText.read(text) else {
      Issue.record("\(DateText.read(text))")
      return
    }
    #expect(found.description == day)
    #expect(foundQuirks == quirks)
  }

  @Test(arguments: [
    ("10/30/2023", "2023-10-30", Certainty.likely, DateDefect.monthFirst),
    ("5/1/23", "2023-01-05", .likely, .shortYear), ("30-Thg10-23", "2023-10-30", .likely, .shortYear),
    ("1/2/98", "1998-02-01", .likely, .shortYear), ("45229", "2023-10-30", .guess, .serialNumber),
    ("30102023", "2023-10-30", .likely, .noSeparators), ("20231030", "2023-10-30", .likely, .noSeparators),
  ])
  func `A doubtful date is proposed`(text: String, day: String, certainty: Certainty, defect: DateDefect) {
    guard case .proposal(let found, let foundCertainty, let foundDefect) = DateText.read(text) else {
      Issue.record("\(DateText.read(text))")
      return
    }
    #expect(found.description == day)
    #expect(foundCertainty == certainty)
    #expect(foundDefect == defect)
  }

  @Test(arguments: [
    ("", DateDefect.empty), ("30/2/2023", .impossible), ("29/2/2023", .impossible),
    ("31/4/2023", .impossible),
    ("32/1/2023", .impossible), ("2023-13-01", .impossible), ("0/1/2023", .impossible),
    ("13/13/2023", .impossible),
    ("10/2023", .monthOnly(year: 2023, month: 10)), ("tháng 10 năm 2023", .monthOnly(year: 2023, month: 10)),
    ("T10/2023", .monthOnly(year: 2023, month: 10)), ("2023-10", .monthOnly(year: 2023, month: 10)),
    ("Quý III/2023", .quarterOnly(year: 2023, quarter: 3)),
    ("quý 3 năm 2023", .quarterOnly(year: 2023, quarter: 3)),
    ("2023", .yearOnly(2023)), ("năm 2023", .yearOnly(2023)), ("30/10", .noYear(day: 30, month: 10)),
    ("ngày 30 tháng 10", .noYear(day: 30, month: 10)), ("30/10/0223", .yearOutOfRange),
    ("30/10/223", .yearOutOfRange),
    ("1/1/3023", .yearOutOfRange), ("01-03/10/2023", .severalDays), ("01/10/2023 - 03/10/2023", .severalDays),
    ("từ ngày 1/10/2023", .notADate), ("đầu năm 2023", .approximate), ("khoảng 10/2023", .approximate),
    ("abc", .notADate), ("12 người", .notADate), ("-", .notADate), ("đợt 3/10/2023", .notADate),
    ("123", .notADate),
  ])
  func `What is no day is refused with its reason`(text: String, defect: DateDefect) {
    #expect(DateText.read(text) == .refused(defect))
  }

  @Test func `Every day of two years is read in both usual forms`() {
    var count = 0
    for year in 2023...2024 {
      for month in 1...12 {
        for day in 1...31 {
          guard let expected = CalendarDay(year: year, month: month, day: day) else { continue }
          count += 1
          #expect(DateText.read("\(day)/\(month)/\(year)").day == expected)
          #expect(DateText.read(expected.description).day == expected)
        }
      }
    }
    #expect(count == 731)
  }

  @Test(arguments: [
    "9999999999999999999999/1/2023", "////", "1/1/1/1/1/1", "\u{301}/\u{302}", "1:2:3", "-1/-1/-1",
  ])
  func `Odd texts are no dates`(text: String) {
    #expect(DateText.read(text).day == nil)
  }
}
