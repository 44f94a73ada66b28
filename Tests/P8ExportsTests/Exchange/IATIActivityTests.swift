import P8Definitions
import P8Model
import Testing
import XMLStream

import P8Exports

struct IATIActivityTests {
  let example: ExchangeCase

  init() throws {
    example = try ExchangeCase()
  }

  private func bytes(_ exchange: ExchangeTable? = nil, language: Language = .en) throws -> [UInt8] {
    try IATIActivity(
      try exchange ?? example.exchange(), publisher: ExchangeCase.publisher,
      updated: CalendarDate(iso: "2024-01-20"), language: language
    ).bytes()
  }

  private func activity(_ bytes: [UInt8]) throws -> XMLTree.Element {
    try #require(try XMLTree(bytes).root?.child("iati-activity"))
  }

  private func indicators(_ bytes: [UInt8]) throws -> [XMLTree.Element] {
    try activity(bytes).children.filter { $0.name == "result" }
      .flatMap { $0.children.filter { $0.name == "indicator" } }
  }

  private func indicator(_ code: String, in bytes: [UInt8]) throws -> XMLTree.Element {
    try #require(try indicators(bytes).first { $0.child("reference")?["code"] == code })
  }

  @Test(arguments: [Language.vi, .en], ["2023", "2023-9M", "2023-H1", "2025"])
  func `the file is valid by the schema of IATI 2.03`(language: Language, period: String) throws {
    let schema = try XMLSchemaValidator(path: "\(ExchangeCase.schemas)/iati/iati-activities-schema.xsd")
    let bytes = try bytes(example.exchange(example.table(period)), language: language)
    #expect(schema.problems(in: bytes).isEmpty)
    #expect(try self.bytes(example.exchange(example.table(period)), language: language) == bytes)
  }

  @Test func `the file keeps the standard ruleset`() throws {
    #expect(IATIRuleset.broken(by: try activity(bytes())).isEmpty)
  }

  @Test func `the ruleset of these tests finds what is wrong`() throws {
    let text = String(decoding: try bytes(), as: UTF8.self)
    let faults = [
      ("<activity-date type=\"1\" iso-date=\"2021-01-01\"/>", "", "6.11.1"),
      ("<sector vocabulary=\"1\" code=\"15170\"/>", "", "6.2.2"),
      ("<iati-identifier>XX-EXAMPLE-0001-", "<iati-identifier>YY-", "1.1.21"),
      (" significance=\"2\"", "", "6.14.1"), ("<actual value=\"0\">", "<actual>", "8.10.1"),
      ("<actual value=\"0\">", "<actual value=\"no\">", "8.10.2"),
      ("<period-end iso-date=\"2023-12-31\"/>", "<period-end iso-date=\"2020-12-31\"/>", "8.6.1"),
    ]
    for (old, new, rule) in faults {
      #expect(text.contains(old), "\(old)")
      let changed = text.replacing(old, with: new)
      #expect(IATIRuleset.broken(by: try activity(Array(changed.utf8))).contains(rule), "\(rule)")
    }
  }

  @Test func `every description begins with the kind of count, and only in-period sums may be added`() throws
  {
    let bytes = try bytes()
    for indicator in try indicators(bytes) {
      let code = try #require(indicator.child("reference")?["code"])
      let words = try #require(indicator.child("description")?.child("narrative")?.text)
      let isSum = words.hasPrefix("In-period count: add the periods")
      #expect((indicator["aggregation-status"] == "1") == isSum, "\(code)")
      if code.hasSuffix("CUMULATIVE") {
        #expect(words.hasPrefix("Cumulative count: take the newest period."))
      }
      if code.hasSuffix("AT_CLOSING") { #expect(words.hasPrefix("Number on the closing date")) }
    }
    #expect(try indicator("P8_D8_3_3_IN_PERIOD", in: bytes)["aggregation-status"] == "1")
    #expect(try indicator("P8_D8_1_1_IN_PERIOD", in: bytes)["aggregation-status"] == "0")
  }

  @Test func `a total has its place and coverage, a part its dimension, a percentage one decimal`() throws {
    let bytes = try bytes()
    let members = try indicator("P8_D8_1_2_AT_CLOSING", in: bytes)
    let actuals = try #require(members.child("period")).children.filter { $0.name == "actual" }
    #expect(actuals.map { $0["value"] } == ["120", "80", "40", "77"])
    #expect(actuals.map { $0.child("dimension")?["value"] } == [nil, "F", "M", "MINORITY"])
    #expect(actuals.allSatisfy { $0.child("location")?["ref"] == "VN2024-54" })
    #expect(actuals[0].child("comment")?.text.contains("20 of 22 villages") == true)
    let share = try indicator("P8_D8_5_1_2_IN_PERIOD", in: bytes)
    #expect(share["measure"] == "2")
    #expect(share.child("period")?.child("actual")?["value"] == "82.5")
  }

  @Test func `nought is told, what is missing is not`() throws {
    let bytes = try bytes()
    let campaigns = try indicator("P8_D8_1_4_IN_PERIOD", in: bytes)
    let actuals = try #require(campaigns.child("period")).children.filter { $0.name == "actual" }
    // The second district told nothing of campaigns.
    #expect(actuals.map { $0.child("location")?["ref"] } == ["VN2024-54", "VN2024-558"])
    #expect(actuals.allSatisfy { $0["value"] == "0" })
  }

  @Test func `targets stand in the period that they are for, with their source`() throws {
    let bytes = try bytes()
    let teams = try indicator("P8_D8_1_1_AT_CLOSING", in: bytes)
    let periods = teams.children.filter { $0.name == "period" }
    let target = try #require(periods.first { $0.child("target") != nil })
    #expect(target.child("period-end")?["iso-date"] == "2025-12-31")
    #expect(target.child("target")?["value"] == "63")
    #expect(target.child("target")?.child("comment")?.text.isEmpty == false)
  }

  @Test func `the file says when it was made, without a day given that of the closing date`() throws {
    func days(_ day: CalendarDate?) throws -> [String?] {
      let bytes = try IATIActivity(
        example.exchange(), publisher: ExchangeCase.publisher, updated: day
      ).bytes()
      let root = try #require(try XMLTree(bytes).root)
      return [root["generated-datetime"], root.child("iati-activity")?["last-updated-datetime"]]
    }
    #expect(try days(nil) == ["2023-12-31T00:00:00Z", "2023-12-31T00:00:00Z"])
    #expect(try days(CalendarDate(iso: "2024-01-20")) == ["2024-01-20T00:00:00Z", "2024-01-20T00:00:00Z"])
  }

  @Test func `a baseline is a number where the definitions have one, and only there`() throws {
    let bytes = try bytes()
    let teams = try #require(try indicator("P8_D8_1_1_AT_CLOSING", in: bytes).child("baseline"))
    #expect(teams["year"] == "2021" && teams["value"] == "0")
    #expect(teams.child("comment")?.text.contains("Zero: models and activities began") == true)
    #expect(try indicator("P8_D8_2_4_IN_PERIOD", in: bytes).child("baseline") == nil)
    #expect(try indicator("P8_D8_5_1_2_IN_PERIOD", in: bytes).child("baseline") == nil)
  }

  @Test func `contact and budgets are there where the definitions have them, a budget for its unit only`()
    throws
  {
    #expect(try activity(bytes()).child("contact-info") == nil)
    #expect(try activity(bytes()).child("budget") == nil)
    let from = try #require(CalendarDate(iso: "2023-01-01"))
    let to = try #require(CalendarDate(iso: "2023-12-31"))
    func budget(_ unit: UnitCode, _ value: ExactDecimal) -> ExchangeSettings.Budget {
      ExchangeSettings.Budget(unit: unit, from: from, to: to, value: value, isCommitted: true)
    }
    let province = try #require(UnitCode("54", structure: .y2024))
    let changed = try ExchangeCase { given in
      ExchangeSettings(
        prefix: given.prefix, agency: given.agency, dimensions: given.dimensions,
        iati: ExchangeSettings.IATI(
          organisation: nil, status: given.iati.status, sector: given.iati.sector,
          genderSignificance: given.iati.genderSignificance, resultType: given.iati.resultType,
          contact: ExchangeSettings.Contact(
            organisation: ExchangeCase.publisher.name, email: "office@example.org",
            website: "https://example.org"),
          budgets: [budget(.nation(.y2024), 7), budget(province, 1_500_000_000)]))
    }
    let bytes = try bytes(changed.exchange())
    let schema = try XMLSchemaValidator(path: "\(ExchangeCase.schemas)/iati/iati-activities-schema.xsd")
    #expect(schema.problems(in: bytes).isEmpty)
    #expect(IATIRuleset.broken(by: try activity(bytes)).isEmpty)
    let contact = try #require(try activity(bytes).child("contact-info"))
    #expect(contact.child("email")?.text == "office@example.org" && contact.child("telephone") == nil)
    let budgets = try activity(bytes).children.filter { $0.name == "budget" }
    #expect(budgets.map { $0.child("value")?.text } == ["1500000000"])
    #expect(budgets.map { $0["status"] } == ["2"])
  }

  @Test(arguments: ["", " ", "XX EXAMPLE", "XX/1", "XX&1", "XX|1", "XX?1", "XX\n"])
  func `an identifier that the ruleset refuses is refused`(identifier: String) throws {
    let publisher = ExchangeSettings.Organisation(
      identifier: identifier, type: "10", name: ExchangeCase.publisher.name)
    #expect(throws: ExchangeFailure.identifier(identifier)) {
      try IATIActivity(try example.exchange(), publisher: publisher).bytes()
    }
  }
}

/// The rules of IATI's standard ruleset (version 2.03) that concern what we write, by their ids.
///
/// The others are about elements that never occur in our files: transactions, regions, other organisations.
enum IATIRuleset {
  static func broken(by activity: XMLTree.Element) -> Set<String> {
    var broken: Set<String> = []
    func expect(_ holds: Bool, _ rule: String) { if !holds { broken.insert(rule) } }
    func all(_ name: String) -> [XMLTree.Element] { activity.children.filter { $0.name == name } }

    let identifier = activity.child("iati-identifier")?.text ?? ""
    let publisher = activity.child("reporting-org")?["ref"] ?? ""
    expect(identifier != publisher, "1.1.3")
    expect(identifier.hasPrefix(publisher + "-"), "1.1.21")
    expect(!identifier.contains { "/&|?".contains($0) }, "1.3.13")
    expect(!publisher.contains { "/&|?".contains($0) }, "1.14.13")
    expect(identifier.first?.isWhitespace != true && identifier.last?.isWhitespace != true, "1.3.1")
    expect(publisher.first?.isWhitespace != true && publisher.last?.isWhitespace != true, "1.14.1")
    let xml = "http://www.w3.org/XML/1998/namespace"
    expect(activity.attribute("lang", namespace: xml) != nil, "4.1.1")
    expect(activity["default-currency"] != nil, "7.8.1")
    let dates = Dictionary(
      all("activity-date").map { ($0["type"] ?? "", $0["iso-date"] ?? "") }, uniquingKeysWith: { $1 })
    expect(dates["1"] != nil || dates["2"] != nil, "6.11.1")
    if let start = dates["1"], let end = dates["3"] { expect(start < end, "11.1.2") }
    expect(!all("sector").isEmpty, "6.2.2")
    expect(all("sector").count == 1 && (all("sector")[0]["percentage"] ?? "100") == "100", "2.1.4")
    expect(all("recipient-country").count == 1, "3.1.4")
    for party in all("participating-org") {
      expect(party["ref"] != nil || party.child("narrative") != nil, "6.10.1")
    }
    for marker in all("policy-marker") where marker["vocabulary"] == "1" {
      expect(marker["significance"] != nil, "6.14.1")
    }
    for budget in all("budget") {
      let start = budget.child("period-start")?["iso-date"] ?? ""
      let end = budget.child("period-end")?["iso-date"] ?? ""
      expect(start < end, "8.6.3")
      if let first = CalendarDate(iso: start), let limit = first.advanced(byDays: 366) {
        expect(end <= limit.description, "7.5.3")
      }
    }
    texts(in: activity, expect)
    for result in all("result") {
      for indicator in result.children where indicator.name == "indicator" {
        expect(result.child("reference") == nil || indicator.child("reference") == nil, "8.11.1")
        check(indicator, expect)
      }
    }
    return broken
  }

  private static func texts(in element: XMLTree.Element, _ expect: (Bool, String) -> Void) {
    let isTold = element.child("narrative")?.text.isEmpty == false
    if element.name == "title" { expect(isTold, "4.3.1") }
    if element.name == "description" { expect(isTold, "4.4.1") }
    for child in element.children { texts(in: child, expect) }
  }

  private static func check(_ indicator: XMLTree.Element, _ expect: (Bool, String) -> Void) {
    for period in indicator.children where period.name == "period" {
      let start = period.child("period-start")?["iso-date"] ?? ""
      expect(start < period.child("period-end")?["iso-date"] ?? "", "8.6.1")
      for (name, rule) in [("target", "8.9"), ("actual", "8.10")] {
        for number in period.children where number.name == name {
          expect(number["value"] != nil, "\(rule).1")
          if let value = number["value"] { expect(ExactDecimal(value) != nil, "\(rule).2") }
        }
      }
    }
    for baseline in indicator.children where baseline.name == "baseline" {
      expect(baseline["value"] != nil, "8.8.1")
      if let value = baseline["value"] { expect(ExactDecimal(value) != nil, "8.8.2") }
    }
  }
}
