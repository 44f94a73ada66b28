import P8Definitions
import P8Model
import TestSupport
import Testing

/// Consistent counts of people made up from a seed: Phú Yên, districts, communes, three years.
struct RandomCounts {
  /// A number of the whole picture.
  struct Place: Hashable {
    let unit: String
    let year: Int
    let key: FigureKey
  }

  static let years = [2021, 2022, 2023]
  /// The province, two districts with communes, two without; a unit ending in `*` is what no unit below has.
  static let below: [String: [String]] = [
    "54": ["555", "557", "560", "561", "54*"], "555": ["22015", "22018", "555*"],
    "561": ["22207", "22210", "22213", "561*"],
  ]

  let indicator: Indicator
  private(set) var values: [Place: Int] = [:]

  init(_ indicator: Indicator, seed: UInt64) {
    self.indicator = indicator
    var generator = SplitMix64(seed: seed)
    add("54", using: &generator)
  }

  /// Small and large numbers, and nought, each often.
  private static func number(using generator: inout SplitMix64) -> Int {
    switch Int.random(in: 0..<5, using: &generator) {
    case 0, 1: 0
    case 2: Int.random(in: 1...4, using: &generator)
    default: Int.random(in: 5...30, using: &generator)
    }
  }

  private mutating func add(_ unit: String, using generator: inout SplitMix64) {
    guard let below = Self.below[unit] else {
      invent(unit, using: &generator)
      return
    }
    for part in below { add(part, using: &generator) }
    for year in Self.years {
      for key in keys {
        values[Place(unit: unit, year: year, key: key)] = below.reduce(0) {
          $0 + (values[Place(unit: $1, year: year, key: key)] ?? 0)
        }
      }
    }
  }

  var keys: [FigureKey] { [.inPeriod, .cumulative] + indicator.parts.map { .part($0.id) } }
  var isStock: Bool { indicator.kind == .stock }

  private mutating func invent(_ unit: String, using generator: inout SplitMix64) {
    // Most often nothing lies between the levels.
    let isNothing = unit.hasSuffix("*") && Int.random(in: 0..<4, using: &generator) > 0
    var sum = isNothing || Bool.random(using: &generator) ? 0 : Self.number(using: &generator)
    for year in Self.years {
      let inPeriod = isNothing ? 0 : Self.number(using: &generator)
      if isStock {
        sum = inPeriod + (isNothing ? 0 : Self.number(using: &generator))
      } else {
        sum += inPeriod
      }
      values[Place(unit: unit, year: year, key: .inPeriod)] = inPeriod
      values[Place(unit: unit, year: year, key: .cumulative)] = sum
      let base = isStock ? sum : inPeriod
      for (_, parts) in Dictionary(grouping: indicator.parts, by: \.dimension).sorted(by: { $0.key < $1.key })
      {
        var left = base
        for part in parts {
          let value =
            parts.count > 1 && part == parts.last ? left : Int.random(in: 0...left, using: &generator)
          values[Place(unit: unit, year: year, key: .part(part.id))] = value
          left -= value
        }
      }
    }
  }

  /// The tables of an export: the last year by district and two districts by commune, earlier years in total.
  func tables() throws -> [IndicatorTable] {
    func figures(_ unit: String, _ year: Int) throws -> UnitFigures {
      let known = Dictionary(
        uniqueKeysWithValues: keys.map { key in
          (key, ExactDecimal(values[Place(unit: unit, year: year, key: key)] ?? 0))
        })
      return UnitFigures(
        unit: try #require(UnitCode(unit, structure: .y2024)), name: unit,
        coverage: Coverage(counted: 1, held: 0, expected: 1),
        indicators: [indicator.code: IndicatorFigures(indicator: indicator.code, values: known)])
    }
    func table(_ unit: String, _ year: Int, by below: [String]) throws -> IndicatorTable {
      IndicatorTable(
        period: try #require(Period(year: year, span: .year, calendar: .calendar)), structure: .y2024,
        total: try figures(unit, year), units: try below.map { try figures($0, year) }, cumulativeSince: nil)
    }
    return try Self.below.sorted { $0.key < $1.key }.map { unit, below in
      try table(unit, 2023, by: below.filter { !$0.hasSuffix("*") })
    } + Self.years.dropLast().map { try table("54", $0, by: []) }
  }
}
