import P8Aggregation
import P8Model
import TestSupport
import Testing

/// All figures of both structures, beside sums from the list of what happened: 40 made-up registries, some 50,000 figures.
struct VillageLivesPropertyTests {
  private static let periods: [(name: String, quarters: ClosedRange<Int>)] = [
    ("2023", 0...3), ("2024-H2", 6...7), ("2025-Q2", 9...9), ("2025-Q3", 10...10), ("2025", 8...11),
    ("2026-Q2", 13...13),
    ("2026-H1", 12...13),
  ]

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `figures before and after July 2025 are those of the slow and obvious way`(seed: UInt64) throws {
    let registry = try RandomLives(seed: seed)
    let villages = try registry.villages()
    var compared = 0
    for (name, quarters) in Self.periods {
      for structure in UnitStructure.allCases {
        let figures = try Project.aggregator().figures(
          of: Project.period(name), structure: structure, reports: registry.drafts.map(\.report),
          villages: villages)
        for level in [UnitLevel.village, .commune, .province] {
          let table = try figures.table(of: .nation(structure), by: level)
          for unit in [table.total] + table.units {
            let expected = registry.figures(of: unit.unit.code, structure, quarters)
            #expect(RandomLives.figures(unit) == expected, "\(unit.unit) \(name)")
            compared += expected.count
          }
        }
      }
    }
    #expect(compared > 1_250)
  }
}
