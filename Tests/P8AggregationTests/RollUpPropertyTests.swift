import P8Definitions
import P8Aggregation
import P8Model
import TestSupport
import Testing

@Suite struct RollUpPropertyTests {
  private static let periods: [(name: String, quarters: ClosedRange<Int>)] = [
    ("2023-Q2", 9...9), ("2022", 4...7), ("2024-H1", 12...13), ("2021-9M", 0...2),
  ]

  private func rollUp(_ registry: RandomRegistry, _ period: String, order: [Draft]) throws -> Figures {
    var rollUp = try Project.aggregator().rollUp(
      [Project.period(period)], villages: registry.expectedVillages(), keepsRecords: true)
    for draft in order { rollUp.add(draft.report) }
    return rollUp.finish()[0]
  }

  @Test(arguments: 0..<15 as Range<UInt64>)
  func `figures are those of the slow and obvious way`(seed: UInt64) throws {
    let registry = try RandomRegistry(seed: seed)
    for (name, quarters) in Self.periods {
      let figures = try rollUp(registry, name, order: registry.drafts)
      for commune in RandomRegistry.communes {
        let table = try figures.table(of: Project.unit(commune), by: .village)
        #expect(
          RandomRegistry.figures(table.total) == registry.oracle(commune, quarters: quarters),
          "\(commune) \(name)")
        #expect(
          RandomRegistry.carriedOver(table.total) == registry.carriedOver(commune, quarters: quarters))
        for unit in table.units {
          #expect(
            RandomRegistry.carriedOver(unit) == registry.carriedOver(unit.unit.code, quarters: quarters))
          #expect(
            RandomRegistry.figures(unit) == registry.oracle(unit.unit.code, quarters: quarters),
            "\(unit.unit) \(name)")
        }
      }
      let nation = try figures.table(of: .nation(.y2024))
      #expect(RandomRegistry.figures(nation.total) == registry.oracle("", quarters: quarters), "\(name)")
    }
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func `the order of ingest does not matter`(seed: UInt64) throws {
    let registry = try RandomRegistry(seed: seed)
    var generator = SplitMix64(seed: seed)
    let first = try rollUp(registry, "2022", order: registry.drafts)
    let second = try rollUp(registry, "2022", order: registry.drafts.shuffled(using: &generator))
    let nation = UnitCode.nation(.y2024)
    for level in [UnitLevel.province, .district, .commune, .village] {
      #expect(try first.table(of: nation, by: level) == second.table(of: nation, by: level))
    }
    #expect(
      try first.explanation(of: .cumulative, of: "D8.1.1", for: nation)
        == second.explanation(of: .cumulative, of: "D8.1.1", for: nation))
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func `a total is the sum of the units below, in either structure`(seed: UInt64) throws {
    let registry = try RandomRegistry(seed: seed)
    for structure in UnitStructure.allCases {
      let nation = UnitCode.nation(structure)
      var rollUp = try Project.aggregator().rollUp(
        [Project.period("2022")], structure: structure, villages: registry.expectedVillages())
      for draft in registry.drafts { rollUp.add(draft.report) }
      let figures = rollUp.finish()[0]
      let table = try figures.table(of: nation, by: .province)
      for code in ["D8.1.1", "D8.1.2", "D8.1.3", "D8.1.3.1"] {
        for key in [FigureKey.inPeriod, .cumulative] {
          let sum = table.units.compactMap { $0.value(key, of: code) }.reduce(ExactDecimal.zero) {
            $0.adding($1) ?? $0
          }
          #expect(table.total.value(key, of: code) ?? 0 == sum, "\(code) \(key) \(structure)")
        }
      }
      #expect(table.total.coverage.counted == table.units.map(\.coverage.counted).reduce(0, +))
      #expect(table.total.coverage.expected == registry.villages.count)
      // Both structures tell the same of the whole country.
      #expect(RandomRegistry.figures(table.total) == registry.oracle("", quarters: 4...7))
    }
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func `the cells of an explanation add up to the figure`(seed: UInt64) throws {
    let registry = try RandomRegistry(seed: seed)
    let figures = try rollUp(registry, "2022", order: registry.drafts)
    let nation = UnitCode.nation(.y2024)
    let table = try figures.table(of: nation)
    for (code, indicator) in table.total.indicators {
      for (key, value) in indicator.values {
        let explanation = try figures.explanation(of: key, of: code, for: nation)
        guard explanation.operands.isEmpty else { continue }
        let sum = explanation.records.compactMap(\.value).reduce(ExactDecimal.zero) { $0.adding($1) ?? $0 }
        #expect(sum == value, "\(code) \(key)")
        #expect(explanation.value == value)
        #expect(explanation.records.allSatisfy { !$0.fields.isEmpty })
      }
    }
  }

  /// Figures are kept by area: apart, written down, read again and put together they are what they were.
  @Test(arguments: 0..<6 as Range<UInt64>)
  func `figures of areas put together are those of the whole`(seed: UInt64) throws {
    let registry = try RandomRegistry(seed: seed)
    let units = try Project.definitions().units
    let aggregator = try Project.aggregator()
    let periods = try ["2022", "2023-Q2", "2024-H1"].map { try Project.period($0) }
    let lives = try registry.expectedVillages()
    let villages = lives.villages
    let areas = Set(registry.drafts.compactMap { units.rollUpArea(of: $0.unit) }).sorted()
    #expect(areas.count == 1)
    for structure in UnitStructure.allCases {
      var kept: [Period: [AreaFigures]] = [:]
      // The communes of the made-up registry lie in one area; two halves of it stand for two.
      for half in 0..<2 {
        var rollUp = aggregator.rollUp(
          periods, structure: structure,
          villages: VillageLives(villages.enumerated().filter { $0.offset / 9 == half }.map(\.element)))
        for draft in registry.drafts
        where villages.prefix(9).contains(where: { $0.village.code == draft.unit }) == (half == 0) {
          rollUp.add(draft.report)
        }
        for figures in rollUp.finishAreas() {
          let bytes = figures.byCommune().encoded()
          let read = try #require(AreaFigures(bytes, period: figures.period, structure: structure))
          #expect(read.encoded() == bytes)
          #expect(AreaFigures(Array(bytes.dropLast()), period: figures.period, structure: structure) == nil)
          kept[figures.period, default: []].append(read)
        }
      }
      for period in periods {
        let whole = aggregator.figures(
          of: period, structure: structure, reports: registry.drafts.map(\.report), villages: lives)
        let parts = aggregator.figures(of: kept[period] ?? [], period: period, structure: structure)
        for level in [UnitLevel.province, .commune] {
          #expect(
            try whole.table(of: .nation(structure), by: level)
              == parts.table(of: .nation(structure), by: level))
        }
      }
    }
  }
}
