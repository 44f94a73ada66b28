import P8Definitions
import P8Model
import TestSupport
import Testing
import XMLStream

import P8Exports

/// ADX, SDMX-CSV and the list of figures, and what all formats keep.
struct ExchangeTests {
  let example: ExchangeCase

  init() throws {
    example = try ExchangeCase()
  }

  enum Format: String, CaseIterable, Sendable {
    case iati, adx, json, csv, sdmx, list, plain

    func bytes(_ exchange: ExchangeTable) throws -> [UInt8] {
      switch self {
      case .iati: try IATIActivity(exchange, publisher: ExchangeCase.publisher).bytes()
      case .adx: try ADXMessage(exchange).bytes()
      case .json: try DHIS2Values(exchange).json()
      case .csv: try DHIS2Values(exchange).csv()
      case .sdmx: try SDMXTable(exchange).bytes()
      case .list: FigureList([exchange]).bytes()
      case .plain: PlainFigureList(exchange).bytes()
      }
    }
  }

  @Test(arguments: Format.allCases)
  func `the same figures are the same bytes`(format: Format) throws {
    #expect(try format.bytes(example.exchange()) == format.bytes(example.exchange()))
  }

  // The lists of figures are plain enough to say that nothing is known.
  @Test(arguments: Format.allCases.filter { ![.list, .plain].contains($0) })
  func `without any figure there is no file`(format: Format) throws {
    let table = IndicatorTable(
      period: try #require(Period("2023", calendar: .calendar)), structure: .y2024,
      total: try example.unit("54", "Tỉnh", [:]), units: [], cumulativeSince: nil)
    let exchange = try example.exchange(table)
    #expect(throws: ExchangeFailure.noFigures(table)) { try format.bytes(exchange) }
  }

  @Test(arguments: Format.allCases)
  func `what is held back stands in no file, nor does the rest that would give it away`(format: Format) throws
  {
    func bytes(_ number: ExactDecimal) throws -> [UInt8] {
      let given = try example.table()
      let changed = IndicatorTable(
        period: given.period, structure: given.structure, total: given.total,
        units: [
          given.units[0],
          try example.unit("561", "Huyện", ["D8.2.4": [.inPeriod: number, .cumulative: 11]]),
        ], cumulativeSince: nil)
      return try format.bytes(
        example.exchange(ExchangeCase.holding([.inPeriod], of: "D8.2.4", in: changed)))
    }
    #expect(try bytes(3) == bytes(1))
  }

  // MARK: - Figures of earlier reports

  /// The table of the case in which no report of the period tells the teams of some units.
  private func carried(_ units: Set<String>, isKnown: Bool = true) throws -> IndicatorTable {
    let given = try example.table()
    func unit(_ unit: UnitFigures) -> UnitFigures {
      guard units.contains(unit.unit.code) else { return unit }
      var figures = unit.indicators
      // What was done in the period is not known then.
      let values = (figures["D8.1.1"]?.values ?? [:]).filter { $0.key != .inPeriod }
      figures["D8.1.1"] = IndicatorFigures(
        indicator: "D8.1.1", values: isKnown ? values : [:], isCarriedOver: isKnown)
      return UnitFigures(unit: unit.unit, name: unit.name, coverage: unit.coverage, indicators: figures)
    }
    return IndicatorTable(
      period: given.period, structure: given.structure, total: unit(given.total),
      units: given.units.map(unit), cumulativeSince: nil)
  }

  @Test(arguments: Format.allCases)
  func `what no report of the period tells stands in no file`(format: Format) throws {
    let units: Set<String> = ["54", "558", "561"]
    #expect(
      try format.bytes(example.exchange(carried(units)))
        == format.bytes(example.exchange(carried(units, isKnown: false))))
  }

  @Test func `the unit above does not take what is carried over below for its own`() throws {
    let rows = CommaSeparated.rows(try DHIS2Values(example.exchange(carried(["558"]))).csv())
    let teams = rows.filter { $0[0] == "P8_D8_1_1_AT_CLOSING" }
    #expect(teams.map { $0[2] } == ["VN2024-561"])
    #expect(teams.map { $0[5] } == ["7"])
  }

  @Test(arguments: [
    (Format.iati, "số lấy theo báo cáo trước"), (.adx, "số lấy theo báo cáo trước"),
    (.json, "số lấy theo báo cáo trước"), (.csv, "số lấy theo báo cáo trước"), (.list, "carried-over"),
    (.plain, "lấy theo báo cáo trước"),
  ])
  func `where it is asked for it says so`(format: Format, words: String) throws {
    let table = try carried(["54", "558", "561"])
    let asked = ExchangeTable(table, definitions: example.definitions, isWithCarriedOver: true)
    #expect(String(decoding: try format.bytes(asked), as: UTF8.self).contains(words))
    let reported = ExchangeTable(
      try example.table(), definitions: example.definitions, isWithCarriedOver: true)
    #expect(!String(decoding: try format.bytes(reported), as: UTF8.self).contains(words))
  }

  @Test func `SDMX has a status for what is carried over`() throws {
    let asked = ExchangeTable(
      try carried(["558"]), definitions: example.definitions, isWithCarriedOver: true)
    let rows = CommaSeparated.rows(try SDMXTable(asked).bytes())
    let row = try #require(rows.first { $0[4] == "VN2024-558" && $0[5] == "P8_D8_1_1_AT_CLOSING" })
    #expect(row[10] == "5" && row[12] == "I")
  }

  // The lists of figures are plain enough to say that nothing is known.
  @Test(arguments: Format.allCases.filter { ![.list, .plain].contains($0) })
  func `where all is of earlier reports the answer says so`(format: Format) throws {
    let unit = try example.unit("54", "Tỉnh Phú Yên", [:])
    let figures = IndicatorFigures(indicator: "D8.1.1", values: [.cumulative: 52], isCarriedOver: true)
    let table = IndicatorTable(
      period: try #require(Period("2024", calendar: .calendar)), structure: .y2024,
      total: UnitFigures(
        unit: unit.unit, name: unit.name, coverage: unit.coverage, indicators: ["D8.1.1": figures]),
      units: [], cumulativeSince: nil)
    let exchange = try example.exchange(table)
    #expect(throws: ExchangeFailure.carriedOverOnly(unit: "Tỉnh Phú Yên", period: table.period)) {
      try format.bytes(exchange)
    }
  }

  // MARK: - ADX

  @Test(arguments: [
    ("2023", "2023-01-01/P1Y"), ("2023-H1", "2023-01-01/P6M"), ("2023-H2", "2023-07-01/P6M"),
    ("2023-Q4", "2023-10-01/P3M"), ("2023-M07", "2023-07-01/P1M"),
  ])
  func `an ADX message is valid by its schema, with a period that DHIS2 reads`(
    period: String, form: String
  ) throws {
    let example = try ExchangeCase.ofAllDataSets()
    let schema = try XMLSchemaValidator(path: "\(ExchangeCase.schemas)/adx/adx-project8.xsd")
    let bytes = try ADXMessage(example.exchange(example.table(period))).bytes()
    #expect(schema.problems(in: bytes).isEmpty)
    let groups = try #require(try XMLTree(bytes).root).children
    #expect(groups.allSatisfy { $0["period"] == form && $0["completeDate"] == nil })
    #expect(groups.map { $0["orgUnit"] } == ["VN2024-54", "VN2024-558", "VN2024-561"])
  }

  @Test func `nine months are no period of ADX`() throws {
    let exchange = try example.exchange(example.table("2023-9M"))
    #expect(throws: ExchangeFailure.self) { try ADXMessage(exchange).bytes() }
  }

  @Test
  func `a number of ADX has the codes of the metadata, and days that its period does not say are a comment`()
    throws
  {
    let period = try #require(Period("2023@decree09", calendar: .calendar))
    let table = IndicatorTable(
      period: period, structure: .y2024, total: try example.table().total, units: [], cumulativeSince: nil)
    let values = try #require(try XMLTree(ADXMessage(example.exchange(table)).bytes()).root?.child("group"))
    #expect(values["period"] == "2023-01-01/P1Y")
    let women = try #require(values.children.first { $0["P8_SEX"] == "P8_SEX_F" })
    #expect(women["categoryOptionCombo"] == "P8_SEX_F")
    #expect(women["dataElement"] == "P8_D8_1_2_AT_CLOSING_SEX")
    #expect(women["value"] == "80")
    let first = try #require(values.child("dataValue"))
    #expect(first["categoryOptionCombo"] == "default")
    #expect(first["comment"]?.contains("15/12/2022 đến 14/12/2023") == true)
    // An annotation takes the place of the value in DHIS2.
    #expect(values.children.allSatisfy { $0.children.isEmpty })
  }

  // MARK: - SDMX-CSV

  @Test func `SDMX has a row for each number, and tells nought, missing and held back apart`() throws {
    let exchange = try example.exchange(
      ExchangeCase.holding([.inPeriod, .cumulative], of: "D8.2.4", in: example.table()))
    let rows = CommaSeparated.rows(try SDMXTable(exchange).bytes())
    #expect(
      rows[0] == [
        "STRUCTURE", "STRUCTURE_ID", "ACTION", "FREQ", "REF_AREA", "INDICATOR", "SEX", "ETHNICITY", "AGE",
        "TIME_PERIOD", "OBS_VALUE", "UNIT_MEASURE", "OBS_STATUS", "VILLAGES_COUNTED", "VILLAGES_EXPECTED",
      ])
    #expect(rows.allSatisfy { $0.count == rows[0].count })
    #expect(
      Set(rows.dropFirst().map { $0[0...2].joined(separator: " ") }) == [
        "dataflow PROJECT8:P8_RESULTS(1.0) R"
      ])
    func row(_ area: String, _ indicator: String, sex: String = "_T") -> [String] {
      rows.first { $0[4] == area && $0[5] == indicator && $0[6] == sex && $0[7] == "_T" && $0[8] == "_T" }
        ?? []
    }
    #expect(row("VN2024-54", "P8_D8_1_4_IN_PERIOD")[10...12] == ["0", "EVENT", "A"])
    #expect(row("VN2024-561", "P8_D8_1_4_IN_PERIOD")[10...12] == ["NaN", "EVENT", "O"])
    #expect(row("VN2024-561", "P8_D8_2_4_IN_PERIOD")[10...12] == ["NaN", "PERSON", "Q"])
    #expect(row("VN2024-54", "P8_D8_1_2_AT_CLOSING", sex: "F")[10...12] == ["80", "PERSON", "A"])
    let keys = rows.dropFirst().map { $0[3...9].joined(separator: ",") }
    #expect(Set(keys).count == keys.count)
  }

  @Test(arguments: [
    ("2023", "A,2023"), ("2023-H2", "S,2023-S2"), ("2023-Q3", "Q,2023-Q3"), ("2023-M07", "M,2023-07"),
    ("2023-8M", "_O,2023-01-01/P8M"), ("2023-9M", "_O,2023-01-01/P9M"),
  ])
  func `SDMX has a form for every period`(period: String, form: String) throws {
    let row = CommaSeparated.rows(try SDMXTable(example.exchange(example.table(period))).bytes())[1]
    #expect("\(row[3]),\(row[9])" == form)
  }

  // MARK: - The list of figures

  @Test func `the list of figures has raw numbers, a status, and no formula`() throws {
    let bytes = try FigureList([example.exchange()]).bytes()
    #expect(bytes.prefix(3) == [0xEF, 0xBB, 0xBF])
    let rows = CommaSeparated.rows(bytes)
    #expect(rows[0] == FigureList.columns)
    func row(_ unit: String, _ indicator: String, _ count: String, part: String = "") throws -> [String] {
      try #require(
        rows.first { $0[0] == unit && $0[8] == indicator && $0[10] == count && $0[12] == part })
    }
    #expect(try row("54", "D8.5.1.2", "in-period")[16...17] == ["82.456789", "known"])
    #expect(try row("54", "D8.1.4", "in-period")[16...17] == ["0", "known"])
    #expect(try row("561", "D8.1.4", "in-period")[16...17] == ["", "missing"])
    #expect(try row("54", "D8.1.2", "at-closing", part: "women")[16] == "80")
    #expect(try row("558", "D8.1.1", "at-closing")[3] == "'=HYPERLINK(\"http://a\",\"b\")")
    for row in rows.dropFirst() {
      #expect(row.allSatisfy { $0.first.map { !"=+-@".contains($0) } ?? true }, "\(row)")
    }
  }

  @Test
  func `the plain list begins with indicator, unit of measure, value and period, in the order of the phase`()
    throws
  {
    let exchange = try example.exchange(ExchangeCase.holding([.inPeriod], of: "D8.2.4", in: example.table()))
    let rows = CommaSeparated.rows(PlainFigureList(exchange, language: .en).bytes())
    #expect(rows[0].prefix(4) == ["Indicator", "Unit of measure", "Value", "Time period"])
    #expect(rows.allSatisfy { $0.count == rows[0].count })
    #expect(
      rows[1].prefix(6) == [
        "Community communication teams (new, consolidated, maintained)", "teams", "12",
        "2023", "D8.1.1", "54",
      ])
    func row(_ code: String, _ unit: String) throws -> [String] {
      try #require(rows.first { $0[4] == code && $0[5] == unit })
    }
    #expect(try row("D8.1.2.women", "54")[2] == "80")
    #expect(try row("D8.1.4", "54")[2] == "0")
    #expect(try row("D8.5.1.2", "54")[2] == "82.5")
    #expect(try row("D8.1.4", "561")[2] == "" && row("D8.1.4", "561")[7] == "Missing value")
    #expect(try row("D8.2.4", "561")[2] == "" && row("D8.2.4", "561")[7] == "Missing value, held back")
    let codes = rows.dropFirst().filter { $0[5] == "54" }.map { $0[4] }
    let indicators = example.definitions.indicators.filter { $0.content != 6 }.map(\.code)
    #expect(codes.filter(indicators.contains) == indicators)
    #expect(Set(codes).count == codes.count)
  }

  // MARK: - Codes

  @Test func `codes fit into fifty signs and stay different`() {
    let long = String(repeating: "very_long_part_", count: 6)
    let codes = ["a", "b"].map { ExchangeCode.joined(["P8", "D8.1.1", "IN_PERIOD", long + $0]) }
    #expect(codes.allSatisfy { $0.utf8.count <= ExchangeCode.maximumLength })
    #expect(codes[0] != codes[1])
    #expect(ExchangeCode.joined(["P8", "D8.1.1", "đổi-mới"]) == "P8_D8_1_1___I_M_I")
  }
}
