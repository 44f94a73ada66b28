import P8DefinitionFiles
import P8Definitions
import P8Expressions
import P8Model
import P8Presentation
import TestSupport
import Testing

/// The definitions that the project ships.
@Suite struct ShippedDefinitionsTests {
  private static let definitions = Result { try Project.definitions() }

  private var definitions: Definitions {
    get throws { try Self.definitions.get() }
  }

  @Test func `the shipped definitions have no fault`() throws {
    let outcome = DefinitionsLoader(folder: try DefinitionsFolder(Project.folder)).check()
    #expect(outcome.faults.map { $0.line(in: .en) + " | " + $0.hint.en } == [])
  }

  @Test func `the units are as many as the official lists say`() throws {
    let units = try definitions.units
    func count(_ structure: UnitStructure, _ level: UnitLevel) -> Int {
      units.all.count { $0.code.structure == structure && $0.code.level == level }
    }
    #expect(count(.y2024, .province) == 63)
    #expect(count(.y2024, .district) == 696)
    #expect(count(.y2024, .commune) == 10_035)
    #expect(count(.y2025, .province) == 34)
    #expect(count(.y2025, .commune) == 3_321)
  }

  @Test func `every old commune went somewhere, and Ea Lâm went whole to Ea Ly`() throws {
    let units = try definitions.units
    let lost = units.all.filter {
      $0.code.structure == .y2024 && $0.code.level == .commune && units.changes(ofOld: $0.code).isEmpty
    }
    #expect(lost.isEmpty)
    let eaLam = try #require(UnitCode("22210", structure: .y2024))
    #expect(units[eaLam]?.name == "Xã Ea Lâm")
    #expect(units.ancestor(of: eaLam, at: .district)?.code == "561")
    let change = try #require(units.changes(ofOld: eaLam).first)
    #expect(change.new == UnitCode("22237", structure: .y2025))
    #expect(change.isWhole)
    #expect(change.population == .all)
    let phuYen = try #require(UnitCode("54", structure: .y2024))
    #expect(units.successor(ofProvince: phuYen) == UnitCode("66", structure: .y2025))
  }

  @Test(arguments: [
    ("D8.1.1", "VN", 9_000), ("D8.2.3", "VN", 1_000), ("D8.3.1", "VN", 1_800), ("D8.3.5", "VN", 2_000),
    ("D8.2.1", "VN", 3_000), ("D8.1.1", "54", 63), ("D8.2.1", "54", 21),
  ])
  func `the published targets stand`(_ indicator: String, _ unit: String, _ value: Int) throws {
    let code = try #require(UnitCode(unit, structure: .y2024))
    let target = try definitions.targets.first { $0.indicator == indicator && $0.unit == code }
    #expect(target?.value == ExactDecimal(value))
    #expect(target?.span == .phase)
  }

  @Test func `what is unconfirmed carries no number, and all else does`() throws {
    for target in try definitions.targets {
      #expect((target.value == nil) == (target.label == .unconfirmed), "\(target.source)")
    }
  }

  @Test func `the ethnic groups keep their two official code lists`() throws {
    let lists = try definitions.codeLists
    let old = try #require(lists["ethnic-group-1979"])
    let new = try #require(lists["ethnic-group-2008"])
    #expect(old.items.count == 54)
    #expect(Set(new.items.map(\.code)).count == 54)
    #expect(old.item("04")?.name.vi == "Hoa")
    #expect(new.item("04")?.name.vi == "Mường")
    // A name that several groups share stands for none of them.
    #expect(old.item("05")?.synonyms.contains("Thổ") == false)
    #expect(old.item("10")?.synonyms.contains("Jrai") == true)
  }

  @Test func `every indicator of the registry of indicators is there`() throws {
    let codes = Set(try definitions.indicators.map(\.code))
    let wanted = [
      "D8.1.1", "D8.1.2", "D8.1.3", "D8.1.4", "D8.1.5", "D8.2.1", "D8.2.2", "D8.2.3", "D8.2.4", "D8.3.1",
      "D8.3.2", "D8.3.3", "D8.3.4", "D8.3.5", "D8.3.6", "D8.4.1", "D8.4.2", "D8.5.1",
    ]
    #expect(codes.isSuperset(of: wanted))
  }

  @Test func `stocks of models are split by status into parts that add up`() throws {
    for indicator in try definitions.indicators where indicator.kind == .stock {
      guard case .count = indicator.computation else { continue }
      let statuses = indicator.parts.filter { $0.dimension == "status" }.map(\.id)
      #expect(statuses == ["new", "consolidated", "maintained", "paused"], "\(indicator.code)")
    }
  }

  @Test func `money is collected in đồng and shown in million đồng`() throws {
    let indicator = try #require(try definitions.indicator("safe_birth_amount"))
    #expect(indicator.measure == "million-vnd")
    guard case .sum(_, let sum, _) = indicator.computation else {
      Issue.record("\(indicator.computation)")
      return
    }
    #expect(sum.text == "(amount) / 1000000")
  }

  @Test func `columns take label, type and measure from the field they fill`() throws {
    let section = try #require(try definitions.forms["village-report"]?.section("communication_team"))
    let members = try #require(section.columns.first { $0.id == "members" })
    #expect(members.field == "members")
    #expect(members.type == .integer)
    #expect(members.measure == "person")
    #expect(members.label.vi == "Tổng số")
    #expect(members.minimum == 0)
    let men = try #require(section.columns.first { $0.id == "men" })
    #expect(men.label.vi == "Nam")
  }

  @Test func `the commune's report has the village's sections with a column for the village`() throws {
    let village = try #require(try definitions.forms["village-report"])
    let commune = try #require(try definitions.forms["commune-report"])
    for section in village.sections where section.record != nil {
      let other = try #require(commune.section(section.id))
      #expect(other.columns.first?.id == "village")
      #expect(other.columns.dropFirst().map(\.id) == section.columns.map(\.id))
    }
  }

  @Test func `no form asks for the name of a person`() throws {
    for form in try definitions.forms.values {
      for section in form.sections {
        for column in section.columns where column.type == .text {
          let name = column.label.vi.lowercased()
          #expect(!name.contains("họ tên") && !name.contains("họ và tên"), "\(section.id).\(column.id)")
        }
      }
    }
  }

  @Test func `the hash is of the files, wherever they lie, and of every byte of them`() throws {
    let first = try EditedDefinitions()
    let second = try EditedDefinitions()
    let hash = try #require(try first.check().definitions).hash
    #expect(hash.utf8.count == 64)
    #expect(try second.check().definitions?.hash == hash)
    try second.append("\n", to: "indicators/programme.yaml")
    let changed = try #require(try second.check().definitions).hash
    #expect(changed != hash)
  }

  @Test
  func
    `a baseline is a number where its words are of the whole file, and not where an indicator has its own`()
    throws
  {
    let definitions = try Project.definitions()
    let teams = try #require(definitions.indicator("D8.1.1")?.reference.baselineNumber)
    #expect(teams == BaselineNumber(value: 0, year: 2021))
    // No source gives one for the models of content 2.
    #expect(
      definitions.indicators.filter { $0.content == 2 }.allSatisfy { $0.reference.baselineNumber == nil })
    let edited = try EditedDefinitions()
    try edited.replace(
      "    reference:\n      counted:\n        vi: Tổ có",
      with:
        "    reference:\n      baseline: { vi: Chưa rõ, en: Not known }\n      counted:\n        vi: Tổ có",
      in: "indicators/indicators/1-communication.yaml")
    let changed = try #require(try edited.check().definitions)
    #expect(changed.indicator("D8.1.1")?.reference.baselineNumber == nil)
    #expect(changed.indicator("D8.1.2")?.reference.baselineNumber != nil)
  }
}
