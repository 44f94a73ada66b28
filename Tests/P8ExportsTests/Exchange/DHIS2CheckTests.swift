import P8Definitions
import P8Model
import P8Presentation
import TestSupport
import Testing

import P8Exports

/// The checker finds what DHIS2 would refuse, at its place, and nothing in what we write.
struct DHIS2CheckTests {
  private let example: ExchangeCase
  private let metadata: String

  init() throws {
    example = try ExchangeCase()
    let units = ExchangeUnits(
      example.definitions.units, within: UnitCode("54", structure: .y2024))
    metadata = String(
      decoding: DHIS2Metadata(example.definitions, units: units, hasLevels: true).bytes(), as: UTF8.self)
  }

  private func package(_ text: String? = nil) throws -> DHIS2Package {
    var package = DHIS2Package()
    package.add(try JSONValue(Array((text ?? metadata).utf8)), from: "metadata.json")
    return package
  }

  private enum Form: String, CaseIterable, Sendable { case json, all, csv, adx }

  private func text(_ form: Form, period: String = "2023") throws -> String {
    let exchange = try example.exchange(example.table(period))
    let bytes =
      switch form {
      case .json: try DHIS2Values(exchange).json()
      case .all: try DHIS2Values(exchange).jsonOfAll()
      case .csv: try DHIS2Values(exchange).csv()
      case .adx: try ADXMessage(exchange).bytes()
      }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func faults(
    _ text: String, _ form: Form, by metadata: String? = nil,
    sending: DHIS2ValueFile.Sending = .init()
  ) throws -> [ExchangeFault] {
    let name = "values.\(form.rawValue)"
    let file =
      switch form {
      case .json, .all: DHIS2ValueFile(json: try JSONValue(Array(text.utf8)), file: name, sending: sending)
      case .csv: DHIS2ValueFile(csv: text, file: name, sending: sending)
      case .adx: try DHIS2ValueFile(adx: Array(text.utf8), file: name, sending: sending)
      }
    return DHIS2ValueCheck.faults(of: file, by: try package(metadata))
  }

  @Test(arguments: Form.allCases)
  private func `what we write is taken, all of it`(form: Form) throws {
    #expect(try faults(text(form), form) == [])
    let count =
      switch form {
      case .json, .all:
        DHIS2ValueFile(json: try JSONValue(Array(text(form).utf8)), file: "", sending: .init()).count
      case .csv: DHIS2ValueFile(csv: try text(form), file: "", sending: .init()).count
      case .adx: try DHIS2ValueFile(adx: Array(text(form).utf8), file: "", sending: .init()).count
      }
    #expect(count > 10)
  }

  @Test func `figures of every unit of the newer structure are taken for every year of the phases`() throws {
    for year in [2021, 2025, 2026] {
      let period = try #require(Period(year: year, span: .year, calendar: .calendar))
      let table = IndicatorTable(
        period: period, structure: .y2025,
        total: try example.unit("66", "Tỉnh Đắk Lắk", structure: .y2025, ["D8.1.1": [.cumulative: 5]]),
        units: [], cumulativeSince: nil)
      let text = String(decoding: try DHIS2Values(example.exchange(table)).csv(), as: UTF8.self)
      #expect(try faults(text, .csv) == [], "\(year)")
    }
  }

  /// A change of a file, and the fault that it makes.
  private struct Change: Sendable, CustomTestStringConvertible {
    let form: Form
    let old: String
    let new: String
    let code: String
    let place: ExchangeFault.Place?
    var testDescription: String { "\(form.rawValue): \(old) → \(new)" }

    init(_ form: Form, _ old: String, _ new: String, _ code: String, at place: ExchangeFault.Place? = nil) {
      (self.form, self.old, self.new, self.code, self.place) = (form, old, new, code, place)
    }
  }

  @Test(arguments: [
    // As files were before.
    Change(.adx, " categoryOptionCombo=\"P8_SEX_F\" P8_SEX=\"P8_SEX_F\"", " sex=\"F\"", "E8108"),
    Change(.adx, " categoryOptionCombo=\"default\"", "", "E8108"),
    Change(
      .adx, "categoryOptionCombo=\"default\"/>",
      "categoryOptionCombo=\"default\"><annotation>Ghi chú</annotation></dataValue>", "ADX-ANNOTATION"),
    Change(
      .csv, "\"categoryOptionCombo\",\"attributeOptionCombo\",\"value\",\"storedBy\",\"timestamp\"",
      "\"categoryoptioncombo\",\"attributeoptioncombo\",\"value\",\"storedby\",\"lastupdated\"", "CSV-HEADER",
      at: .line(1)),
    // Other faults.
    Change(.adx, "urn:ihe:qrph:adx:2015", "urn:ihe:qrph:adx:2016", "E8007"),
    Change(.adx, "2023-01-01/P1Y", "2023-01-01/P9M", "ADX-PERIOD", at: .group(1, value: nil, line: 3)),
    Change(.adx, "2023-01-01/P1Y", "2023-01-01/P6M", "E8021"),
    Change(.adx, " period=", " completeDate=\"2024-01-20\" period=", "ADX-CATEGORY"),
    Change(.adx, "P8_RESULTS_Y", "P8_RESULTS_Q", "E8005"),
    Change(.json, "\"idScheme\": \"code\"", "\"idScheme\": \"uid\"", "E8103"),
    Change(.json, "\"value\": \"12\"", "\"value\": \"12.5\"", "E8122"),
    Change(.json, "\"value\": \"12\"", "\"value\": \"3000000000\"", "E8122"),
    Change(.json, "\"value\": \"12\"", "\"value\": \"012\"", "E8122"),
    Change(.json, "\"value\": \"12\"", "\"value\": \"\"", "E8120"),
    Change(.json, "\"period\": \"2023\"", "\"period\": \"2023-Q1\"", "E8100", at: .value(1)),
    Change(.json, "\"period\": \"2023\"", "\"period\": \"2023Q1\"", "E8021"),
    Change(.json, "\"period\": \"2023\"", "\"period\": \"2019\"", "E8031"),
    Change(.json, "\"orgUnit\": \"VN2024-54\"", "\"orgUnit\": \"VN2024-01\"", "E8107"),
    Change(.json, "\"orgUnit\": \"VN2024-54\",", "", "E8105"),
    Change(.json, "\"dataSet\"", "\"completeDate\": \"soon\", \"dataSet\"", "E8008", at: .file),
    Change(.json, "\"P8_SEX_F\"", "\"P8_SEX_X\"", "E8108"),
    Change(.json, "\"P8_SEX_F\"", "\"P8_AGE_CHILD\"", "E8024"),
    Change(.json, "\"idScheme\"", "\"attributeOptionCombo\": \"P8_SEX_F\", \"idScheme\"", "E8023"),
    Change(.json, "\"idScheme\"", "\"attributeOptionCombo\": \"P8_X\", \"idScheme\"", "E8110"),
    Change(.json, "\"P8_D8_1_4_IN_PERIOD\"", "\"P8_D8_1_1_IN_PERIOD\"", "E8128"),
    Change(.csv, "\"P8_D8_1_1_IN_PERIOD\"", "\"P8_D8_9_9_IN_PERIOD\"", "E8103"),
    Change(.csv, "\n", "\r\n", "CSV-LINE", at: .line(1)),
    Change(.csv, "\"false\"\n", "\"false\"\n\n", "CSV-LINE"),
    Change(.csv, "\"dataElement\"", "\u{FEFF}\"dataElement\"", "CSV-HEADER", at: .line(1)),
    Change(.csv, "\"orgUnit\"", "\"unit\"", "CSV-HEADER", at: .line(1)),
    Change(.csv, "\"4\",\"\",\"\",\"", "\"4\",\"\",\"\",\"Ghi \"\"chú\"\" ", "CSV-LINE"),
  ])
  private func `a fault in a file of values is found`(change: Change) throws {
    let good = try text(change.form)
    try #require(good.contains(change.old))
    // Comments are in the way of two of the changes.
    let faults = try faults(good.replacing(change.old, with: change.new), change.form)
    let found = try #require(faults.first { $0.code == change.code }, "\(faults.map(\.code))")
    if let place = change.place { #expect(found.place == place) }
    for language in Language.allCases {
      #expect(!found.message[language].isEmpty && !found.remedy[language].isEmpty)
      #expect(!found.message[language].hasPrefix("E8"))
    }
  }

  @Test(arguments: [
    ("\"code\": \"P8_SEX_F\"", "\"code\": \"P8_SEX_M\"", "E5003"),
    ("\"openingDate\": \"2021-01-01\"", "\"openingDate\": \"2026-01-01\"", "E4013"),
    ("\"periodType\": \"Yearly\"", "\"periodType\": \"\"", "E4000"),
    ("\"valueType\": \"NUMBER\"", "\"value\": \"NUMBER\"", "E4000"),
    ("\"id\": \"o8ES7ek3wRM\"", "\"id\": \"1-bad\"", "E4014"),
    ("\"name\": \"P8 - Nữ\"", "\"name\": \"\(String(repeating: "x", count: 231))\"", "E4001"),
  ])
  func `a fault in the package is found`(old: String, new: String, code: String) throws {
    try #require(metadata.contains(old))
    let faults = DHIS2PackageCheck.faults(in: try package(metadata.replacing(old, with: new)))
    #expect(faults.contains { $0.code == code }, "\(faults.prefix(5).map(\.code))")
  }

  @Test func `what is taken out of a package is missed where it is needed`() throws {
    func without(_ list: String, where isTaken: (JSONValue) -> Bool) throws -> Set<String> {
      guard case .object(let members) = try JSONValue(Array(metadata.utf8)) else { return [] }
      let changed = members.map { name, value in
        (name, name == list ? .list((value.list ?? []).filter { !isTaken($0) }) : value)
      }
      var package = DHIS2Package()
      package.add(.object(changed), from: "metadata.json")
      let values = DHIS2ValueFile(csv: try text(.csv), file: "values.csv", sending: .init())
      return Set(
        (DHIS2PackageCheck.faults(in: package) + DHIS2ValueCheck.faults(of: values, by: package)).map(\.code))
    }
    #expect(
      try without("categoryOptionCombos") { $0["code"]?.text == "P8_SEX_M" } == [
        "E1130", "E8108", "EXPRESSION",
      ])
    #expect(
      try without("dataElements") { $0["code"]?.text == "P8_D8_5_1_IN_PERIOD" } == ["E5002", "EXPRESSION"])
    #expect(
      try without("organisationUnits") { $0["code"]?.text == "VN2024-558" }.isSuperset(of: ["E5002", "E8107"])
    )
    #expect(try without("dataSets") { _ in true } == ["E8003"])
  }

  @Test(arguments: 1...60)
  func `whatever happened to a file, the check comes to its end`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let package = try package()
    for form in Form.allCases {
      var bytes = Array(try text(form).utf8)
      for _ in 0..<Int.random(in: 1...8, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + 40))
        default: bytes.insert(contentsOf: bytes.prefix(place).suffix(60), at: place)
        }
      }
      let file: DHIS2ValueFile?
      switch form {
      case .json, .all:
        file = (try? JSONValue(bytes)).map { DHIS2ValueFile(json: $0, file: "broken", sending: .init()) }
      case .csv:
        file = DHIS2ValueFile(csv: String(decoding: bytes, as: UTF8.self), file: "broken", sending: .init())
      case .adx: file = try? DHIS2ValueFile(adx: bytes, file: "broken", sending: .init())
      }
      guard let file else { continue }
      for fault in DHIS2ValueCheck.faults(of: file, by: package) { #expect(fault.file == "broken") }
    }
  }

  @Test func `a category combination with more combinations than there is room for is counted, not made`()
    throws
  {
    let letters = (0..<60).map { "a\($0 < 10 ? "0" : "")\($0)bcdefghi".prefix(11) }
    func list(_ names: [String]) -> String { names.map { "{\"id\": \"\($0)\"}" }.joined(separator: ",") }
    let options = list(letters.map { "o\($0.dropFirst())" })
    let categories = letters.map {
      "{\"id\": \"\($0)\", \"name\": \"\($0)\", \"shortName\": \"\($0)\", \"dataDimensionType\": \"ATTRIBUTE\", \"categoryOptions\": [\(options)]}"
    }
    var package = DHIS2Package()
    let text = """
      {"categories": [\(categories.joined(separator: ","))], "categoryCombos": [{"id": "combo123456", "name": "c",
      "dataDimensionType": "ATTRIBUTE", "categories": [\(list(letters.map(String.init)))]}]}
      """
    package.add(try JSONValue(Array(text.utf8)), from: "metadata.json")
    #expect(DHIS2PackageCheck.faults(in: package).contains { $0.code == "E1130" })
  }

  @Test func `elements in data sets of several kinds of periods are warned of, and CSV must name its set`()
    throws
  {
    let several = try ExchangeCase.ofAllDataSets()
    let units = ExchangeUnits(several.definitions.units, within: UnitCode("54", structure: .y2024))
    var package = DHIS2Package()
    package.add(
      try JSONValue(DHIS2Metadata(several.definitions, units: units).bytes()), from: "metadata.json")
    let found = DHIS2PackageCheck.faults(in: package)
    #expect(found.map(\.code) == ["INTEGRITY"] && found.map(\.severity) == [.warning])
    func codes(_ sending: DHIS2ValueFile.Sending) throws -> [String] {
      let file = DHIS2ValueFile(csv: try text(.csv), file: "values.csv", sending: sending)
      return DHIS2ValueCheck.faults(of: file, by: package).map(\.code)
    }
    #expect(try codes(.init()).first == "E8002")
    #expect(try codes(.init(dataSet: "P8_RESULTS_Y")) == [])
  }

  @Test func `a unit in one file and units below it in another are warned of, not within a file`() throws {
    let files = [
      DHIS2ValueFile(csv: try text(.csv), file: "values.csv", sending: .init()),
      DHIS2ValueFile(json: try JSONValue(Array(text(.json).utf8)), file: "values.json", sending: .init()),
    ]
    let package = try package()
    #expect(DHIS2OverlapCheck.faults(in: [files[0]], by: package) == [])
    #expect(DHIS2OverlapCheck.faults(in: [files[1]], by: package) == [])
    let found = DHIS2OverlapCheck.faults(in: files, by: package)
    #expect(
      found == [
        ExchangeFault(.countedTwice(unit: "VN2024-54", other: "values.csv"), in: "values.json")
      ])
    #expect(found.map(\.severity) == [.warning])
    let report = ExchangeFaultReport(
      files: [.init(path: "values.json", valueCount: 20)], faults: found, version: "0")
    #expect(report.text(in: .en).hasPrefix("values.json: 20 values, 1 warning\n"))
  }

  @Test func `faults that say the same are told once with their places, in both languages and as JSON`()
    throws
  {
    let changed = try text(.csv).replacing("\"P8_D8_1_1", with: "\"P8_X")
    let faults = try faults(changed, .csv)
    let report = ExchangeFaultReport(
      files: [.init(path: "values.csv", valueCount: 20)], faults: faults, version: "0")
    #expect(report.text(in: .en).contains("[E8103] There is no data element P8_X_AT_CLOSING\n      line "))
    #expect(report.text(in: .vi).contains("Không có phần tử dữ liệu P8_X_AT_CLOSING"))
    let json = try JSONValue(Array(report.json.utf8))
    #expect(json["findings"]?.list?.count == faults.count)
    #expect(json["run"]?["counts"]?["error"]?.number == faults.count)
  }
}
