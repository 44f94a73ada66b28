import Foundation
import P8Definitions
import P8Model
import TestSupport
import Testing

import P8Exports

struct DHIS2Tests {
  let example: ExchangeCase

  init() throws {
    example = try ExchangeCase()
  }

  private func object(_ bytes: [UInt8]) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
  }

  private func list(_ name: String, in metadata: [String: Any]) throws -> [[String: Any]] {
    try #require(metadata[name] as? [[String: Any]])
  }

  @Test(arguments: [("2023", "2023"), ("2023-H2", "2023S2"), ("2023-Q3", "2023Q3"), ("2023-M07", "202307")])
  func `values of a unit are valid by the schema`(period: String, name: String) throws {
    let example = try ExchangeCase.ofAllDataSets()
    let schema = try JSONSchema(path: "\(ExchangeCase.schemas)/dhis2/data-value-set.schema.json")
    let day = try #require(CalendarDate(iso: "2024-01-20"))
    let bytes = try DHIS2Values(example.exchange(example.table(period)), completed: day).json()
    #expect(try schema.problems(in: bytes).isEmpty)
    #expect(try object(bytes)["period"] as? String == name)
    // Two villages are missing: the set is not complete, whatever the day.
    #expect(try object(bytes)["completeDate"] == nil)
  }

  @Test func `values of several units name their units, and are the same as in CSV`() throws {
    let schema = try JSONSchema(path: "\(ExchangeCase.schemas)/dhis2/data-value-set.schema.json")
    let bytes = try DHIS2Values(example.exchange(), completed: CalendarDate(iso: "2024-01-20")).jsonOfAll()
    #expect(try schema.problems(in: bytes).isEmpty)
    let file = try object(bytes)
    #expect(file["orgUnit"] == nil && file["completeDate"] == nil)
    let values = try #require(file["dataValues"] as? [[String: Any]]).map { value in
      ["dataElement", "orgUnit", "categoryOptionCombo", "value"].map { value[$0] as? String ?? "" }
    }
    let rows = CommaSeparated.rows(try DHIS2Values(example.exchange()).csv()).dropFirst()
    #expect(values == rows.map { [$0[0], $0[2], $0[3], $0[5]] })
  }

  @Test func `the schema checker of these tests finds what is wrong`() throws {
    let schema = try JSONSchema(path: "\(ExchangeCase.schemas)/dhis2/data-value-set.schema.json")
    let text = String(decoding: try DHIS2Values(example.exchange()).json(), as: UTF8.self)
    for (old, new) in [
      ("\"period\": \"2023\"", "\"period\": \"2023-Q1\""), ("\"value\": \"12\"", "\"value\": 12"),
      ("\"idScheme\": \"code\"", "\"idScheme\": \"uid\""), ("\"orgUnit\"", "\"unit\""),
      ("\"categoryOptionCombo\"", "\"combo\""),
      ("\"value\": \"0\"", "\"value\": \"\""),
    ] {
      #expect(text.contains(old), "\(old)")
      #expect(try !schema.problems(in: Array(text.replacing(old, with: new).utf8)).isEmpty, "\(new)")
    }
  }

  @Test(arguments: ["2023-8M", "2023-9M"])
  func `a period that DHIS2 has not is refused`(period: String) throws {
    let exchange = try example.exchange(example.table(period))
    let failure = ExchangeFailure.period(exchange.table.period, format: "DHIS2")
    #expect(throws: failure) { try DHIS2Values(exchange).json() }
    #expect(throws: failure) { try DHIS2Values(exchange).csv() }
  }

  @Test func `a period that the programme has no data set for is refused with those that it has`() throws {
    let exchange = try example.exchange(example.table("2023-Q3"))
    let failure = ExchangeFailure.dataSet(exchange.table.period, known: ["year"])
    #expect(throws: failure) { try DHIS2Values(exchange).json() }
    #expect(throws: failure) { try DHIS2Values(exchange).csv() }
    #expect(throws: failure) { try ADXMessage(exchange).bytes() }
  }

  @Test func `figures of a structure that was closed before the period are refused`() throws {
    let period = try #require(Period("2026", calendar: .calendar))
    let table = IndicatorTable(
      period: period, structure: .y2024, total: try example.table().total, units: [], cumulativeSince: nil)
    let closed = try #require(CalendarDate(iso: "2025-06-30"))
    #expect(throws: ExchangeFailure.unitsClosed(period, on: closed)) {
      try DHIS2Values(example.exchange(table)).json()
    }
  }

  @Test func `nought is a value, what is missing and what is a quotient has none`() throws {
    let values = try #require(
      try object(DHIS2Values(example.exchange()).json())["dataValues"] as? [[String: Any]])
    func value(_ element: String) -> String? {
      values.first { $0["dataElement"] as? String == element }?["value"] as? String
    }
    #expect(value("P8_D8_1_4_IN_PERIOD") == "0")
    #expect(value("P8_D8_1_1_AT_CLOSING_NEW") == "8")
    #expect(value("P8_D8_5_1_IN_PERIOD") == nil)
    #expect(value("P8_D8_5_1_2_IN_PERIOD") == nil)
    let women = values.first { $0["categoryOptionCombo"] as? String == "P8_SEX_F" }
    #expect(women?["dataElement"] as? String == "P8_D8_1_2_AT_CLOSING_SEX")
    #expect(women?["value"] as? String == "80")
  }

  @Test func `a unit above tells only what belongs to no unit below`() throws {
    let rows = CommaSeparated.rows(try DHIS2Values(example.exchange()).csv())
    #expect(rows.first == DHIS2Values.columns)
    func values(_ element: String) -> [String: String] {
      Dictionary(
        rows.filter { $0[0] == element && $0[3] == "default" }.map { ($0[2], $0[5]) },
        uniquingKeysWith: { $1 })
    }
    // Three dialogues, one in each district: the third is the province's own.
    #expect(
      values("P8_D8_3_3_IN_PERIOD") == ["VN2024-54": "1", "VN2024-558": "1", "VN2024-561": "1"])
    #expect(values("P8_D8_1_1_AT_CLOSING") == ["VN2024-558": "5", "VN2024-561": "7"])
  }

  @Test(arguments: 1...20)
  func `what is told for all units adds up to the whole, each series by itself`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    func figures(_ generator: inout SplitMix64) -> [String: [FigureKey: ExactDecimal]] {
      var figures: [String: [FigureKey: ExactDecimal]] = [:]
      for code in ["D8.1.1", "D8.1.3", "D8.3.3"] where Int.random(in: 0..<4, using: &generator) > 0 {
        figures[code] = [
          .inPeriod: ExactDecimal(Int.random(in: 0...9, using: &generator)),
          .cumulative: ExactDecimal(Int.random(in: 0...9, using: &generator)),
        ]
      }
      return figures
    }
    let below = [figures(&generator), figures(&generator), figures(&generator)]
    var total = figures(&generator)
    for unit in below {
      for (code, values) in unit {
        for (key, value) in values {
          total[code, default: [:]][key] = (total[code]?[key] ?? .zero).adding(value)
        }
      }
    }
    let period = try #require(Period("2023", calendar: .calendar))
    let table = IndicatorTable(
      period: period, structure: .y2024, total: try example.unit("54", "Tỉnh", total),
      units: try zip(["555", "558", "561"], below).map { try example.unit($0.0, "Huyện", $0.1) },
      cumulativeSince: nil)
    guard !total.isEmpty else { return }
    let rows = CommaSeparated.rows(try DHIS2Values(example.exchange(table)).csv()).dropFirst()
    var sums: [String: ExactDecimal] = [:]
    for row in rows {
      let value = try #require(ExactDecimal(row[5]))
      sums[row[0]] = (sums[row[0]] ?? .zero).adding(value)
    }
    for (code, values) in total {
      let element = code.replacing(".", with: "_")
      let last = code == "D8.1.1" ? "AT_CLOSING" : "CUMULATIVE"
      #expect(sums["P8_\(element)_IN_PERIOD"] == values[.inPeriod])
      #expect(sums["P8_\(element)_\(last)"] == values[.cumulative])
    }
  }

  @Test func `every value names its option combination, and a line of CSV is one that DHIS2 reads`() throws {
    let period = try #require(Period("2023@decree09", calendar: .calendar))
    let given = try example.table()
    let table = IndicatorTable(
      period: period, structure: .y2024, total: given.total, units: given.units, cumulativeSince: nil)
    let bytes = try DHIS2Values(example.exchange(table)).csv()
    let lines = String(decoding: bytes, as: UTF8.self)
    #expect(!lines.contains("\r") && !lines.contains("\n\n") && !lines.contains("\u{FEFF}"))
    // A quotation mark within a text ends it for DHIS2.
    #expect(!lines.contains("\"\"\"") && !lines.replacing(",\"\"", with: ",").contains("\"\""))
    let rows = CommaSeparated.rows(bytes).dropFirst()
    #expect(
      Set(rows.map { $0[3] }).isSubset(of: [
        "default", "P8_SEX_F", "P8_SEX_M", "P8_ETHNICITY_MINORITY", "P8_AGE_CHILD",
      ]))
    #expect(rows.contains { $0[8].contains("15/12/2022") })
    let values = try #require(
      try object(DHIS2Values(example.exchange()).json())["dataValues"] as? [[String: Any]])
    #expect(values.allSatisfy { ($0["categoryOptionCombo"] as? String)?.isEmpty == false })
  }

  // MARK: - Metadata

  /// The package for a province, which has the same things as that of the country but fewer units.
  private func metadata(
    _ content: DHIS2Metadata.Content = .all, levels: Bool = false, villages: [Village] = [],
    language: Language = .vi
  ) throws -> [UInt8] {
    let units = ExchangeUnits(
      example.definitions.units, villages: villages, within: UnitCode("54", structure: .y2024))
    return DHIS2Metadata(
      example.definitions, units: units, content: content, hasLevels: levels, language: language
    ).bytes()
  }

  @Test func `identifiers are eleven letters and digits, unique, and the same every time`() throws {
    let bytes = try metadata()
    #expect(try metadata() == bytes)
    let metadata = try object(bytes)
    var identifiers: [String] = []
    for name in metadata.keys {
      identifiers += try list(name, in: metadata).map { try #require($0["id"] as? String) }
    }
    #expect(Set(identifiers).count == identifiers.count)
    let form = /[A-Za-z][A-Za-z0-9]{10}/
    #expect(identifiers.allSatisfy { $0.wholeMatch(of: form) != nil })
    // Changing the way of making them would make doubles of everything in every instance.
    #expect(DHIS2Identifier.of("P8_D8_1_1_IN_PERIOD", kind: "dataElements") == "N990RAOHLA7")
    #expect(try list("dataSets", in: metadata).map { $0["id"] as? String } == ["o8ES7ek3wRM"])
  }

  @Test(arguments: [Language.vi, .en])
  func `the package is complete, and DHIS2 takes it`(language: Language) throws {
    let bytes = try metadata(levels: true, language: language)
    var package = DHIS2Package()
    package.add(try JSONValue(bytes), from: "metadata.json")
    #expect(DHIS2PackageCheck.faults(in: package) == [])
    let metadata = try object(bytes)
    let elements = try list("dataElements", in: metadata)
    let codes = Set(elements.compactMap { $0["code"] as? String })
    for indicator in example.definitions.indicators {
      if case .ratio = indicator.computation { continue }
      if case .notCollected = indicator.computation { continue }
      let code = "P8_" + indicator.code.replacing(".", with: "_") + "_IN_PERIOD"
      #expect(codes.contains(code), "\(code)")
    }
    let dataSet = try #require(try list("dataSets", in: metadata).first)
    #expect((dataSet["dataSetElements"] as? [Any])?.count == elements.count)
    let units = try list("organisationUnits", in: metadata)
    #expect((dataSet["organisationUnits"] as? [Any])?.count == units.count)
    #expect(try list("indicators", in: metadata).count == 2)
    #expect(try !list("validationRules", in: metadata).isEmpty)
    for name in ["dataElementGroups", "indicatorGroups", "validationRuleGroups"] {
      #expect(try !list(name, in: metadata).isEmpty)
    }
    #expect(
      try list("categoryOptionCombos", in: metadata).map { $0["code"] as? String } == [
        "P8_SEX_F", "P8_SEX_M", "P8_ETHNICITY_MINORITY", "P8_AGE_CHILD",
      ])
  }

  @Test func `the country has both structures whole`() throws {
    let units = ExchangeUnits(example.definitions.units)
    let bytes = DHIS2Metadata(example.definitions, units: units, content: .units).bytes()
    let metadata = try object(bytes)
    let codes = try list("organisationUnits", in: metadata).compactMap { $0["code"] as? String }
    #expect(codes.count == example.definitions.units.all.count)
    #expect(Set(codes).isSuperset(of: ["VN2024", "VN2025", "VN2024-54", "VN2025-66", "VN2024-22210"]))
    #expect(codes.first == "VN2024")
  }

  @Test func `levels are named only where they are asked for`() throws {
    #expect(try object(metadata())["organisationUnitLevels"] == nil)
    #expect(try list("organisationUnitLevels", in: object(metadata(levels: true))).count == 5)
  }

  @Test func `a file of units has what belongs to units, and takes no element from the data set`() throws {
    let commune = try #require(UnitCode("22210", structure: .y2024))
    let village = Village(code: try #require(commune.village(number: 7)), name: "Buôn Mới")
    let stray = Village(code: try #require(UnitCode("99999-01", structure: .y2024)), name: "Thôn lạc")
    let added = try metadata(.units, villages: [village, stray])
    let file = try object(added)
    #expect(
      Set(file.keys) == [
        "organisationUnits", "organisationUnitGroups", "organisationUnitGroupSets", "dataSets",
      ])
    let codes = try list("organisationUnits", in: file).compactMap { $0["code"] as? String }
    #expect(codes.contains("VN2024-22210-07") && !codes.contains("VN2024-99999-01"))
    let whole = try #require(try list("dataSets", in: object(metadata())).first)
    let dataSet = try #require(try list("dataSets", in: file).first)
    #expect((dataSet["dataSetElements"] as? [Any])?.count == (whole["dataSetElements"] as? [Any])?.count)
    // Beside the package it is complete; without it its elements are not there.
    var package = DHIS2Package()
    package.add(try JSONValue(metadata()), from: "metadata.json")
    package.add(try JSONValue(added), from: "units.json")
    #expect(DHIS2PackageCheck.faults(in: package) == [])
    var alone = DHIS2Package()
    alone.add(try JSONValue(added), from: "units.json")
    #expect(DHIS2PackageCheck.faults(in: alone).allSatisfy { $0.code == "E5002" })
    #expect(!DHIS2PackageCheck.faults(in: alone).isEmpty)
  }

  @Test
  func `units of both structures stand below roots of their own, open from the first day of the programme`()
    throws
  {
    let units = try list("organisationUnits", in: object(metadata()))
    func unit(_ code: String) throws -> [String: Any] {
      try #require(units.first { $0["code"] as? String == code })
    }
    #expect(units.filter { $0["parent"] == nil }.map { $0["code"] as? String } == ["VN2024", "VN2025"])
    #expect(try unit("VN2024-54")["closedDate"] as? String == "2025-06-30")
    // The year 2025 closes in the newer structure and begins before it; earlier years are shown in it too.
    #expect(try unit("VN2025-66")["openingDate"] as? String == "2021-01-01")
    #expect(try unit("VN2025-66")["closedDate"] == nil)
    #expect(try unit("VN2025-66")["name"] as? String == "Tỉnh Đắk Lắk")
  }

  @Test func `rules that hold for sums are there, with data elements of the file`() throws {
    let rules = try list("validationRules", in: object(metadata()))
    let sum = try #require(rules.first { ($0["code"] as? String)?.hasPrefix("P8_SUM_001") == true })
    #expect(sum["operator"] as? String == "equal_to")
    #expect(
      (sum["leftSide"] as? [String: Any])?["missingValueStrategy"] as? String == "SKIP_IF_ANY_VALUE_MISSING")
    // A limit for each row says nothing of a sum of rows.
    #expect(!rules.contains { ($0["code"] as? String)?.contains("RANGE") == true })
  }

  @Test func `quotients are indicators of their parts`() throws {
    let metadata = try object(metadata())
    let elements = try list("dataElements", in: metadata)
    func element(_ code: String) -> String? {
      elements.first { $0["code"] as? String == code }?["id"] as? String
    }
    for (count, share) in zip(["IN_PERIOD", "CUMULATIVE"], try list("indicators", in: metadata)) {
      #expect(share["numerator"] as? String == element("P8_D8_5_1_1_\(count)").map { "#{\($0)}" })
      #expect(share["denominator"] as? String == element("P8_D8_5_1_\(count)").map { "#{\($0)}" })
    }
  }
}
