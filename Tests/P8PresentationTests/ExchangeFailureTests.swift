import P8Model
import P8Presentation
import Testing

struct ExchangeFailureTests {
  @Test func `each failure says what happened, and the way out`() throws {
    let period = try #require(Period("2023-9M", calendar: .calendar))
    let failures: [(ExchangeFailure, message: String, remedy: String)] = [
      (.nothingKnown(unit: "Tỉnh Phú Yên", period: period), "Tỉnh Phú Yên", "--period"),
      (.carriedOverOnly(unit: "Tỉnh Phú Yên", period: period), "Tỉnh Phú Yên", "--carried-over"),
      (.period(period, format: "DHIS2"), "DHIS2", "2025-Q3"),
      (.identifier("XX/1"), "XX/1", "XX-EXAMPLE-0001"), (.xml("U+0000"), "U+0000", "definitions"),
    ]
    for (failure, message, remedy) in failures {
      #expect(failure.message.en.contains(message) && failure.message.vi.contains(message))
      #expect(failure.remedy.en.contains(remedy) && failure.remedy.vi != failure.remedy.en)
    }
  }
}
