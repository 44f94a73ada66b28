import P8Definitions
import P8Model
import SpreadsheetML
import TestSupport
import Testing

import P8Exports

/// What leaves the toolkit is of the phase of its period: its name, its indicators and its targets.
struct PhaseOutputTests {
  private let definitions: Definitions

  init() throws {
    definitions = try Project.definitions()
  }

  private func table(_ period: String) throws -> IndicatorTable {
    let teams = IndicatorFigures(indicator: "D8.1.1", values: [.inPeriod: 10, .cumulative: 9500])
    return IndicatorTable(
      period: try #require(Period(period, calendar: .calendar)), structure: .y2025,
      total: UnitFigures(
        unit: .nation(.y2025), name: "Việt Nam", coverage: Coverage(counted: 1, held: 0, expected: 1),
        indicators: ["D8.1.1": teams]), units: [], cumulativeSince: nil)
  }

  private func texts(_ layout: String, _ period: String) throws -> [String] {
    let workbook = try SummaryReport(
      try #require(definitions.reports[layout]), table: table(period), definitions: definitions,
      facts: SummaryFacts()
    ).workbook()
    return workbook.sheets.flatMap { sheet in
      (1...150).flatMap { row in
        (1...20).compactMap { column -> String? in
          guard let cell = CellReference(row: row, column: column) else { return nil }
          switch sheet.content(at: cell) {
          case .text(let text): return text
          case .number(let number): return "\(number)"
          default: return nil
          }
        }
      }
    }
  }

  @Test(arguments: ["national-summary", "national-portrait", "national-nd30", "donor-sheet"])
  func `a report of 2026 says what the definitions say of 2026`(layout: String) throws {
    let before = try texts(layout, "2025")
    let after = try texts(layout, "2026")
    #expect(before.contains("9000.0") && !after.contains("9000.0"))
    #expect(before.contains { $0.uppercased().contains("DỰ ÁN 8") })
    let title = after.filter { $0.uppercased().contains("MÔ HÌNH, HOẠT ĐỘNG CỦA HỘI LIÊN HIỆP PHỤ NỮ") }
    #expect(!title.isEmpty)
    #expect(before.contains { $0.contains("01/01/2021") } && !after.contains { $0.contains("01/01/2021") })
    #expect(after.contains { $0.contains("01/01/2026") })
    // The copy is never quoted as a text of the state.
    #expect(!after.contains { $0.contains("04/2026") })
  }

  @Test(arguments: ["national-summary", "national-portrait", "national-nd30", "donor-sheet"])
  func `indicators from a copy are printed with these words, and in their phase only`(layout: String) throws {
    let names = definitions.indicators.filter { $0.content == 6 }.map(\.name.vi)
    #expect(names.count == 6)
    #expect(names.allSatisfy { $0.hasSuffix(" (theo bản sao, chưa phải văn bản chính thức)") })
    let (before, after) = (try texts(layout, "2025"), try texts(layout, "2026"))
    #expect(names.allSatisfy { name in after.contains { $0.contains(name) } })
    #expect(!names.contains { name in before.contains { $0.contains(name) } })
  }

  @Test func `exchange formats have the days and the targets of the phase`() throws {
    for (period, days, target) in [("2025", "2021-01-01", "9000"), ("2026", "2026-01-01", "")] {
      let exchange = ExchangeTable(try table(period), definitions: definitions)
      let rows = CommaSeparated.rows(FigureList([exchange]).bytes())
      let place = try #require(rows.first?.firstIndex(of: "phase_target"))
      #expect(Set(rows.dropFirst().map { $0[place] }) == [target])
      let file = String(
        decoding: try IATIActivity(exchange, publisher: ExchangeCase.publisher).bytes(), as: UTF8.self)
      #expect(file.contains("<activity-date type=\"1\" iso-date=\"\(days)\"/>"))
      #expect(file.contains("<period-start iso-date=\"\(days)\"/>"))
      #expect(file.contains("value=\"9000\"") == !target.isEmpty)
    }
  }

  @Test func `periods of an own year have no name in DHIS2, and their days in SDMX`() throws {
    let period = try #require(Period("2026-Q2@own-10-01", calendar: .calendar))
    let table = IndicatorTable(
      period: period, structure: .y2025, total: try table("2026").total, units: [], cumulativeSince: nil)
    let exchange = ExchangeTable(table, definitions: definitions)
    #expect(throws: ExchangeFailure.self) { try DHIS2Values(exchange).json() }
    #expect(throws: ExchangeFailure.self) { try ADXMessage(exchange).bytes() }
    let rows = CommaSeparated.rows(try SDMXTable(exchange).bytes())
    #expect(rows[1].contains("2026-01-01/P3M"))
  }
}
