import Foundation
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
    let schema = try JSONSchema(path: "\(ExchangeCase.schemas)/dhis2/data-value-set.schema.json")
    let day = try #require(CalendarDate(iso: "2024-01-20"))
    let bytes = try DHIS2Values(example.exchange(example.table(period)), completed: day).json()
    #expect(try schema.problems(in: bytes).isEmpty)
    #expect(try object(bytes)["period"] as? String == name)
    // Two villages are missing: the set is not complete, whatever the day.
    #expect(try object(bytes)["completeDate"] == nil)
  }

  @Test func `the schema checker of these tests finds what is wrong`() throws {
    let schema = try JSONSchema(path: "\(ExchangeCase.schemas)/dhis2/data-value-set.schema.json")
    let text = String(decoding: try DHIS2Values(example.exchange()).json(), as: UTF8.self)
    for (old, new) in [
      ("\"period\": \"2023\"", "\"period\": \"2023-Q1\""), ("\"value\": \"12\"", "\"value\": 12"),
      ("\"idScheme\": \"code\"", "\"idScheme\": \"uid\""), ("\"orgUnit\"", "\"unit\""),
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
    #expect(throws: failure) { try DHIS2Metadata(exchange).bytes() }
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
    #expect(
      rows.first == [
        "dataelement", "period", "orgunit", "categoryoptioncombo", "attributeoptioncombo", "value",
        "storedby",
        "lastupdated", "comment", "followup",
      ])
    func values(_ element: String) -> [String: String] {
      Dictionary(
        rows.filter { $0[0] == element && $0[3].isEmpty }.map { ($0[2], $0[5]) }, uniquingKeysWith: { $1 })
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

  // MARK: - Metadata

  @Test func `identifiers are eleven letters and digits, unique, and the same every time`() throws {
    let bytes = try DHIS2Metadata(example.exchange()).bytes()
    #expect(try DHIS2Metadata(example.exchange()).bytes() == bytes)
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
  }

  @Test func `every reference in the metadata is to something in it, and every code of a value too`() throws {
    let metadata = try object(DHIS2Metadata(example.exchange()).bytes())
    var known: Set<String> = [DHIS2Identifier.defaultCategoryCombo]
    var codes: Set<String> = [""]
    for name in metadata.keys {
      for thing in try list(name, in: metadata) {
        known.insert(try #require(thing["id"] as? String))
        if let code = thing["code"] as? String { codes.insert(code) }
      }
    }
    func references(in value: Any) -> [String] {
      if let list = value as? [Any] { return list.flatMap(references(in:)) }
      guard let object = value as? [String: Any] else { return [] }
      let own = object.count == 1 ? [object["id"] as? String].compactMap(\.self) : []
      return own + object.values.flatMap(references(in:))
    }
    #expect(references(in: metadata).filter { !known.contains($0) }.isEmpty)
    for row in CommaSeparated.rows(try DHIS2Values(example.exchange()).csv()).dropFirst() {
      #expect(codes.contains(row[0]) && codes.contains(row[2]) && codes.contains(row[3]), "\(row)")
    }
  }

  @Test func `units of both structures stand below roots of their own, with the days of their structure`()
    throws
  {
    let metadata = try object(DHIS2Metadata(example.exchange()).bytes())
    let units = try list("organisationUnits", in: metadata)
    func unit(_ code: String) throws -> [String: Any] {
      try #require(units.first { $0["code"] as? String == code })
    }
    #expect(units.filter { $0["parent"] == nil }.map { $0["code"] as? String } == ["VN2024", "VN2025"])
    #expect(try unit("VN2024-54")["closedDate"] as? String == "2025-06-30")
    #expect(try unit("VN2025-66")["openingDate"] as? String == "2025-07-01")
    #expect(try unit("VN2025-66")["name"] as? String == "Tỉnh Đắk Lắk")
  }

  @Test func `a unit of the newer structure is open in the period whose figures are shown in it`() throws {
    let period = try #require(Period("2023", calendar: .calendar))
    let table = IndicatorTable(
      period: period, structure: .y2025,
      total: try example.unit("66", "Tỉnh Đắk Lắk", structure: .y2025, ["D8.1.1": [.cumulative: 5]]),
      units: [],
      cumulativeSince: nil)
    let units = try list(
      "organisationUnits", in: object(DHIS2Metadata(example.exchange(table)).bytes()))
    let province = try #require(units.first { $0["code"] as? String == "VN2025-66" })
    #expect(province["openingDate"] as? String == "2023-01-01")
  }

  @Test func `rules that hold for sums are there, with data elements of the file`() throws {
    let metadata = try object(DHIS2Metadata(example.exchange()).bytes())
    let elements = Set(try list("dataElements", in: metadata).compactMap { $0["id"] as? String })
    let combos = Set(try list("categoryOptionCombos", in: metadata).compactMap { $0["id"] as? String })
    let rules = try list("validationRules", in: metadata)
    let sides = rules.flatMap { rule in ["leftSide", "rightSide"].compactMap { rule[$0] as? [String: Any] } }
    for side in sides {
      let expression = try #require(side["expression"] as? String)
      for match in expression.matches(of: /#\{(\w+)(?:\.(\w+))?\}/) {
        #expect(elements.contains(String(match.1)), "\(expression)")
        if let combo = match.2 { #expect(combos.contains(String(combo)), "\(expression)") }
      }
    }
    let sum = try #require(rules.first { ($0["code"] as? String)?.hasPrefix("P8_SUM_001") == true })
    #expect(sum["operator"] as? String == "equal_to")
    #expect(
      (sum["leftSide"] as? [String: Any])?["missingValueStrategy"] as? String == "SKIP_IF_ANY_VALUE_MISSING")
    // A limit for each row says nothing of a sum of rows.
    #expect(!rules.contains { ($0["code"] as? String)?.contains("RANGE") == true })
  }

  @Test func `quotients are indicators of their parts`() throws {
    let table = try example.unit(
      "54", "Tỉnh",
      ["D8.5.1": [.inPeriod: 100], "D8.5.1.1": [.inPeriod: 82], "D8.5.1.2": [.inPeriod: 82]])
    let period = try #require(Period("2023", calendar: .calendar))
    let metadata = try object(
      DHIS2Metadata(
        example.exchange(
          IndicatorTable(period: period, structure: .y2024, total: table, units: [], cumulativeSince: nil))
      ).bytes())
    let share = try #require(try list("indicators", in: metadata).first)
    let elements = try list("dataElements", in: metadata)
    func element(_ code: String) -> String? {
      elements.first { $0["code"] as? String == code }?["id"] as? String
    }
    #expect(share["numerator"] as? String == element("P8_D8_5_1_1_IN_PERIOD").map { "#{\($0)}" })
    #expect(share["denominator"] as? String == element("P8_D8_5_1_IN_PERIOD").map { "#{\($0)}" })
  }
}
