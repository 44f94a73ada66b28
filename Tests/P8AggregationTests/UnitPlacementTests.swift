import P8Definitions
import P8Aggregation
import P8Model
import TestSupport
import Testing

@Suite struct UnitPlacementTests {
  @Test func `every old unit has one place now, inside the province that its own went into`() throws {
    let units = try Project.definitions().units
    var manners: [UnitPlacement.Manner: Int] = [:]
    var count = 0
    for unit in units.all where unit.code.structure == .y2024 && unit.code.level == .commune {
      let placement = units.placement(of: unit.code, in: .y2025)
      let place = try #require(units[placement.unit], "\(unit.code)")
      let province = try #require(units.ancestor(of: unit.code, at: .province))
      let now = try #require(units.successor(ofProvince: province))
      #expect(units.isSame(place.code, orInside: now), "\(unit.code)")
      #expect((placement.manner == .raised) == (place.code.level != .commune), "\(unit.code)")
      manners[placement.manner, default: 0] += 1
      count += 1
    }
    #expect(count == 10_035)
    #expect(manners.values.reduce(0, +) == 10_035)
    // 9,594 communes went whole, 58 have all their people in one place, the rest were divided.
    #expect(manners == [.whole: 9_594, .people: 58, .raised: 383])
  }

  @Test func `provinces and districts have a place that holds them all`() throws {
    let units = try Project.definitions().units
    for unit in units.all where unit.code.structure == .y2024 && unit.code.level == .province {
      let placement = units.placement(of: unit.code, in: .y2025)
      #expect(placement.manner == .whole && placement.unit.level == .province)
    }
    for unit in units.all where unit.code.structure == .y2024 && unit.code.level == .district {
      let placement = units.placement(of: unit.code, in: .y2025)
      for commune in units.children(of: unit.code) {
        let inner = units.placement(of: commune, in: .y2025).unit
        #expect(units.isSame(inner, orInside: placement.unit), "\(commune)")
      }
    }
  }

  @Test func `every new commune has an old unit that held it all`() throws {
    let units = try Project.definitions().units
    var count = 0
    for unit in units.all where unit.code.structure == .y2025 && unit.code.level == .commune {
      let place = units.placement(of: unit.code, in: .y2024).unit
      for change in units.changes(ofNew: unit.code) {
        #expect(units.isSame(change.old, orInside: place), "\(unit.code)")
      }
      count += 1
    }
    #expect(count == 3_321)
  }

  @Test func `Ea Lâm lies in Ea Ly, and a divided commune of Phú Yên stays at Đắk Lắk`() throws {
    let units = try Project.definitions().units
    let whole = units.placement(of: try Project.unit("22210"), in: .y2025)
    #expect(whole.unit.description == "22237@2025" && whole.manner == .whole)
    #expect(units.placement(of: try Project.unit("22210-03"), in: .y2025) == whole)
    let divided = units.placement(of: try Project.unit("22225"), in: .y2025)
    #expect(divided.unit.description == "66@2025" && divided.manner == .raised)
  }

  /// A figure in every commune: nothing is lost, nothing is doubled, at any level.
  @Test func `the figures of all communes are the same number before and after the mergers`() throws {
    let units = try Project.definitions().units
    let communes = units.all.filter { $0.code.structure == .y2024 && $0.code.level == .commune }.map(\.code)
    let reports = try communes.map { commune in
      try Draft("\(commune.code)-01", "2023").team("Tổ 1", "new").session("a", attendances: 3).report
    }
    var tables: [UnitStructure: IndicatorTable] = [:]
    for structure in UnitStructure.allCases {
      var rollUp = try Project.aggregator().rollUp(
        [Project.period("2023")], structure: structure, villages: [])
      for report in reports { rollUp.add(report) }
      let figures = rollUp.finish()[0]
      tables[structure] = try figures.table(of: .nation(structure), by: .province)
      let byCommune = try figures.table(of: .nation(structure), by: .commune)
      let teams = byCommune.units.compactMap { $0.value(.cumulative, of: "D8.1.1")?.integer }.reduce(0, +)
      #expect(teams == (structure == .y2024 ? 10_035 : 10_035 - 383))
      #expect(byCommune.notes.contains { $0.en.hasPrefix("Figures of 383 divided") } == (structure == .y2025))
    }
    let old = try #require(tables[.y2024])
    let new = try #require(tables[.y2025])
    #expect(old.units.count == 63 && new.units.count == 34)
    for table in [old, new] {
      #expect(table.total.value(.cumulative, of: "D8.1.1") == 10_035)
      #expect(table.total.value(.inPeriod, of: "D8.1.3.1") == 30_105)
      #expect(table.total.coverage == Coverage(counted: 10_035, held: 0, expected: 10_035))
    }
    for province in new.units {
      let parts = old.units.filter { units.successor(ofProvince: $0.unit) == province.unit }
      for code in ["D8.1.1", "D8.1.3.1"] {
        let sum = parts.compactMap { $0.value(.cumulative, of: code)?.integer }.reduce(0, +)
        #expect(province.value(.cumulative, of: code)?.integer == sum, "\(province.name)")
      }
    }
  }

  /// Communes, districts, provinces and the country tell something of their own: each unit is the sum of what it says
  /// itself and of all that lies in it.
  @Test func `nothing is lost and nothing doubled at any level, districts included`() throws {
    let units = try Project.definitions().units
    let all = units.all.map(\.code).filter { $0.structure == .y2024 && $0.level != .nation }.sorted()
    let own = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1, 3 + $0 * 7) })
    #expect(all.count == 10_035 + 696 + 63)
    let reports = try all.map { unit in
      let reporter = unit.level == .commune ? "\(unit.code)-01" : unit.code
      return try Draft(reporter, "2023").session("a", attendances: own[unit] ?? 0).report
    }
    var expected: [UnitCode: Int] = [:]
    for (unit, figure) in own {
      for above in units.lineage(of: unit) { expected[above, default: 0] += figure }
    }
    let nation = UnitCode.nation(.y2024)
    #expect(expected[nation] == own.values.reduce(0, +))
    let figures = try Project.aggregator().figures(
      of: Project.period("2023"), structure: .y2024, reports: reports, villages: [])
    func value(_ unit: UnitFigures) -> Int? { unit.value(.inPeriod, of: "D8.1.3.1")?.integer }
    var values: [UnitCode: Int] = [:]
    for level in [UnitLevel.province, .district, .commune] {
      let table = try figures.table(of: nation, by: level)
      #expect(value(table.total) == expected[nation])
      #expect(table.units.count == all.count { $0.level == level })
      for unit in table.units { values[unit.unit] = value(unit) }
    }
    #expect(values == expected.filter { $0.key != nation })
    // A unit less those right below it is what it said itself.
    for unit in all where unit.level != .commune {
      let below = units.children(of: unit).compactMap { values[$0] }.reduce(0, +)
      #expect(values[unit] == below + (own[unit] ?? 0), "\(unit)")
    }
    let districts = all.filter { $0.level == .district }
    for district in stride(from: 0, to: districts.count, by: 100).map({ districts[$0] }) {
      let table = try figures.table(of: district, by: .commune)
      #expect(value(table.total) == expected[district])
      #expect(table.remainder(.inPeriod, of: "D8.1.3.1")?.integer == own[district], "\(district)")
    }
    // What districts said stays inside the province of today that theirs went into.
    let after = try Project.aggregator().figures(
      of: Project.period("2023"), structure: .y2025, reports: reports, villages: []
    ).table(of: .nation(.y2025), by: .province)
    #expect(value(after.total) == expected[nation])
    for province in after.units {
      let parts = all.filter { $0.level == .province && units.successor(ofProvince: $0) == province.unit }
      #expect(value(province) == parts.compactMap { expected[$0] }.reduce(0, +), "\(province.name)")
    }
  }

  /// Every commune has a figure of its own, so that one taken for another would show.
  @Test(arguments: ["54", nil] as [String?])
  func `figures of 2023 are equal in sum as it was and as it is now, commune by commune`(province: String?)
    throws
  {
    let units = try Project.definitions().units
    let old = try province.map { try Project.unit($0) } ?? .nation(.y2024)
    let new = units.successor(ofProvince: old) ?? .nation(.y2025)
    let communes = units.all.map(\.code).filter {
      $0.structure == .y2024 && $0.level == .commune && units.isSame($0, orInside: old)
    }.sorted()
    #expect(communes.count == (province == nil ? 10_035 : 106))
    let figures = Dictionary(uniqueKeysWithValues: communes.enumerated().map { ($1, 7 + $0 * 13) })
    let reports = try communes.map { commune in
      try Draft("\(commune.code)-01", "2023").session("a", attendances: figures[commune] ?? 0).report
    }
    let period = try Project.period("2023")
    func table(_ unit: UnitCode, _ level: UnitLevel) throws -> IndicatorTable {
      try Project.aggregator().figures(
        of: period, structure: unit.structure, reports: reports, villages: []
      ).table(of: unit, by: level)
    }
    func value(_ unit: UnitFigures) -> Int? { unit.value(.inPeriod, of: "D8.1.3.1")?.integer }
    let sum = figures.values.reduce(0, +)
    let before = try table(old, .commune)
    #expect(value(before.total) == sum)
    #expect(before.units.map(value) == communes.map { figures[$0] })
    let after = try table(new, .commune)
    #expect(value(after.total) == sum)
    // What each new commune holds is what went into it; what was divided is in the province and in no commune.
    var expected: [UnitCode: Int] = [:]
    var raised: [UnitCode: Int] = [:]
    for (commune, figure) in figures {
      let placement = units.placement(of: commune, in: .y2025)
      if placement.manner == .raised {
        raised[placement.unit, default: 0] += figure
      } else {
        expected[placement.unit, default: 0] += figure
      }
    }
    #expect(
      Dictionary(uniqueKeysWithValues: after.units.map { ($0.unit, value($0)) }) == expected.mapValues { $0 })
    #expect(
      !raised.isEmpty
        && after.notes.contains { $0.en.contains("stay at a higher unit, not apportioned by guess") })
    let provinces = try province == nil ? table(new, .province).units : [after.total]
    for province in provinces {
      let inside = after.units.filter { units.isSame($0.unit, orInside: province.unit) }.compactMap(value)
      #expect(value(province) == inside.reduce(0, +) + (raised[province.unit] ?? 0), "\(province.name)")
    }
  }

  @Test func `a linked village is one village on both sides of the change`() throws {
    let old = try Project.unit("22225-01")
    let new = try Project.unit("22240-01", .y2025)
    let villages = VillageLives([
      RegisteredVillage(identity: 1, village: Village(code: old, name: "Buôn A")),
      RegisteredVillage(identity: 1, village: Village(code: new, name: "Buôn A")),
    ])
    let reports = [
      try Draft("22225-01", "2025-Q1").team("Tổ 1", "new").session("a", attendances: 1).report,
      try Draft("22225-01", "2025-Q2").team("Tổ 1", "maintained").session("b", attendances: 2).report,
      try Draft("22240-01", "2025-Q3", structure: .y2025).team("Tổ 1", "maintained").session(
        "c", attendances: 4
      )
      .report,
      try Draft("22240-01", "2025-Q4", structure: .y2025).team("Tổ 1", "maintained").session(
        "d", attendances: 8
      )
      .report,
    ]
    for structure in UnitStructure.allCases {
      let total = try Project.aggregator().table(
        of: structure == .y2024 ? Project.unit("22225") : Project.unit("22240", .y2025),
        for: Project.period("2025"), structure: structure, reports: reports, villages: villages
      ).total
      #expect(total.value(.cumulative, of: "D8.1.1") == 1)
      #expect(total.value(.part("new"), of: "D8.1.1") == 1)
      #expect(total.value(.inPeriod, of: "D8.1.3.1") == 15)
      #expect(total.coverage == Coverage(counted: 1, held: 0, expected: 1))
    }
  }

  @Test func `a model told again by the same name under the new commune counts once`() throws {
    let reports = [
      try Draft("22210-01", "2024").team("Tổ Buôn Bai", "new").team("Tổ Buôn Gao", "new").report,
      try Draft("22237-01", "2025", structure: .y2025).team("Tổ Buôn Bai", "maintained").report,
    ]
    let table = try Project.aggregator().table(
      of: Project.unit("22237", .y2025), for: Project.period("2025"), reports: reports, villages: [])
    #expect(table.total.value(.cumulative, of: "D8.1.1") == 2)
    #expect(table.notes.contains { $0.en.hasPrefix("1 model of an old commune") })
    #expect(table.notes.contains { $0.en.hasPrefix("1 model was not reported") })
  }
}
