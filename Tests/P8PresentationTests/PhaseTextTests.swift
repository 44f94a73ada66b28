import P8Definitions
import P8Model
import P8Presentation
import TestSupport
import Testing

/// Phases in tables that people read on a terminal.
struct PhaseTextTests {
  private func table(_ period: String) throws -> IndicatorTable {
    let teams = IndicatorFigures(indicator: "D8.1.1", values: [.inPeriod: 10, .cumulative: 9500])
    return IndicatorTable(
      period: try #require(Period(period, calendar: .calendar)), structure: .y2025,
      total: UnitFigures(
        unit: .nation(.y2025), name: "Việt Nam", coverage: Coverage(counted: 1, held: 0, expected: 1),
        indicators: ["D8.1.1": teams]), units: [], cumulativeSince: nil)
  }

  @Test(arguments: [
    ("2025", "Lũy kế từ 01/01/2021 (giai đoạn 2021–2025)", true),
    ("2026-Q1", "Lũy kế từ 01/01/2026 (giai đoạn 2026–2030)", false), ("2019", "Không có số lũy kế", false),
  ])
  func `a table says since when it is cumulative, with the targets of its phase`(
    period: String, says: String, hasTarget: Bool
  ) throws {
    let text = IndicatorTableText(definitions: try Project.definitions(), language: .vi).text(
      of: try table(period))
    #expect(text.contains(says))
    #expect(text.contains("9.000") == hasTarget)
    #expect(text.contains("NTP.IV.2") == (period == "2026-Q1"))
    // Columns cut long names: the mark stands below them too.
    let mark = "NTP.IV.3, NTP.IV.4, NTP.IV.9: theo bản sao, chưa phải văn bản chính thức"
    #expect(text.contains(mark) == (period == "2026-Q1"))
  }

  @Test func `a trend says where cumulative figures begin anew`() throws {
    let definitions = try Project.definitions()
    func text(_ periods: String...) throws -> String {
      IndicatorTrendText(definitions: definitions, figure: .cumulative, language: .vi).text(
        of: IndicatorTrend(tables: try periods.map(table)), indicators: [])
    }
    let both = try text("2025", "2026")
    #expect(both.contains("Từ 01/01/2026 là giai đoạn 2026–2030: lũy kế tính lại từ ngày đó."))
    #expect(both.contains("NTP.IV.9: theo bản sao, chưa phải văn bản chính thức"))
    let one = try text("2024", "2025")
    #expect(!one.contains("2026") && !one.contains("NTP"))
  }

  @Test func `a period of an own year says its days once`() throws {
    let period = try #require(Period("2026-Q1@own-10-01", calendar: .calendar))
    let figures = IndicatorTable(
      period: period, structure: .y2025, total: try table("2026").total, units: [], cumulativeSince: nil)
    let text = IndicatorTableText(definitions: try Project.definitions(), language: .vi).text(of: figures)
    #expect(text.hasPrefix("Việt Nam – Quý I năm 2026 (01/10/2025 – 31/12/2025)\n"))
  }

  @Test func `a period outside all phases is told with those that there are`() throws {
    let programme = try Project.definitions().programme
    let notes = PhaseWords.notes(on: try #require(Period("2019", calendar: .calendar)), programme)
    #expect(notes.count == 1 && notes[0].en.contains("NTP-2026-2030 (1 Jan 2026 – 31 Dec 2030)"))
    #expect(PhaseWords.notes(on: try #require(Period("2026", calendar: .calendar)), programme).isEmpty)
  }
}
