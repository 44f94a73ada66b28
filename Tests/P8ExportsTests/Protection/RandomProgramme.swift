import P8Definitions
import P8Model
import TestSupport
import Testing

import P8Exports

/// Counts of people of several years made up from a seed, at places that lie in units of both structures: the units
/// of 2025 are put together out of those of 2024 in any way.
struct RandomProgramme {
  struct Cell: Hashable {
    let place: PlacedCounts.Place
    let year: Int
    let key: FigureKey
  }

  let definitions: Definitions
  let indicator: Indicator
  let years: [Int]
  let places: [PlacedCounts.Place]
  private(set) var values: [Cell: Int] = [:]

  init(
    _ indicator: Indicator, _ definitions: Definitions, years: [Int] = [2021, 2022, 2023], places count: Int,
    seed: UInt64
  ) throws {
    (self.indicator, self.definitions, self.years) = (indicator, definitions, years)
    var generator = SplitMix64(seed: seed)
    let province = try #require(UnitCode("66", structure: .y2025))
    let new = Array(definitions.units.children(of: province).prefix(3))
    let old = try ["22207", "22210", "22213", "22015", "22018"].map {
      try #require(UnitCode($0, structure: .y2024))
    }
    var places: Set<PlacedCounts.Place> = []
    for number in 1...count {
      let commune = old[Int.random(in: 0..<old.count, using: &generator)]
      let newer = new[Int.random(in: 0..<new.count, using: &generator)]
      // Now and then something belongs to a commune, a district or the province as a whole.
      switch Int.random(in: 0..<12, using: &generator) {
      case 0: places.insert(PlacedCounts.Place([commune, newer]))
      case 1: places.insert(PlacedCounts.Place([definitions.units.lineage(of: commune)[1], province]))
      default:
        places.insert(
          PlacedCounts.Place([
            try #require(commune.village(number: number)), try #require(newer.village(number: number)),
          ]))
      }
    }
    self.places = places.sorted()
    for place in self.places { invent(place, using: &generator) }
  }

  var keys: [FigureKey] { [.inPeriod, .cumulative] + indicator.parts.map { .part($0.id) } }
  private var isStock: Bool { indicator.kind == .stock }

  private static func number(using generator: inout SplitMix64) -> Int {
    switch Int.random(in: 0..<5, using: &generator) {
    case 0: 0
    case 1, 2: Int.random(in: 1...4, using: &generator)
    default: Int.random(in: 5...30, using: &generator)
    }
  }

  private mutating func invent(_ place: PlacedCounts.Place, using generator: inout SplitMix64) {
    var sum = 0
    for year in years {
      let inPeriod = Self.number(using: &generator)
      sum = isStock ? inPeriod + Self.number(using: &generator) : sum + inPeriod
      values[Cell(place: place, year: year, key: .inPeriod)] = inPeriod
      values[Cell(place: place, year: year, key: .cumulative)] = sum
      let base = isStock ? sum : inPeriod
      for (_, parts) in Dictionary(grouping: indicator.parts, by: \.dimension).sorted(by: { $0.key < $1.key })
      {
        var left = base
        for part in parts {
          let value =
            parts.count > 1 && part == parts.last ? left : Int.random(in: 0...left, using: &generator)
          values[Cell(place: place, year: year, key: .part(part.id))] = value
          left -= value
        }
      }
    }
  }

  /// Other counts at some places, as they come in later.
  mutating func change(_ place: PlacedCounts.Place, year: Int, to value: Int) {
    for key in keys { values[Cell(place: place, year: year, key: key)] = 0 }
    values[Cell(place: place, year: year, key: .inPeriod)] = value
    values[Cell(place: place, year: year, key: .cumulative)] = value
    for (_, parts) in Dictionary(grouping: indicator.parts, by: \.dimension) {
      if let first = parts.first { values[Cell(place: place, year: year, key: .part(first.id))] = value }
    }
  }

  /// Makes a place count the same in two years, or nobody in the first one.
  mutating func set(_ place: PlacedCounts.Place, _ first: Int, _ second: Int, isNew: Bool) {
    for key in keys {
      values[Cell(place: place, year: first, key: key)] =
        isNew ? 0 : values[Cell(place: place, year: second, key: key)]
    }
  }

  func period(_ year: Int) throws -> Period {
    try #require(Period(year: year, span: .year, calendar: .calendar))
  }

  /// The counts of a year, as those of another one where that is named.
  func counts(_ year: Int, as named: Int? = nil) throws -> PlacedCounts {
    var counts = PlacedCounts(try period(named ?? year))
    for place in places {
      for key in keys {
        let value = values[Cell(place: place, year: year, key: key)] ?? 0
        if value != 0 { counts.add(ExactDecimal(value), to: key, of: indicator.code, at: place) }
      }
    }
    return counts
  }

  // MARK: - What is shown of it

  /// All units of both structures in which anybody is counted.
  var units: [UnitCode] {
    Set(places.flatMap { $0.leaves.flatMap { definitions.units.lineage(of: $0) } }).sorted()
  }

  func places(in unit: UnitCode) -> [PlacedCounts.Place] {
    places.filter { $0.leaves.contains { definitions.units.lineage(of: $0).contains(unit) } }
  }

  func value(_ unit: UnitCode, _ year: Int, _ key: FigureKey) -> Int {
    places(in: unit).reduce(0) { $0 + (values[Cell(place: $1, year: year, key: key)] ?? 0) }
  }

  /// The tables of a year: each structure by each of its levels.
  func tables(_ year: Int) throws -> [IndicatorTable] {
    let period = try period(year)
    func figures(_ unit: UnitCode) -> UnitFigures {
      let known = Dictionary(uniqueKeysWithValues: keys.map { ($0, ExactDecimal(value(unit, year, $0))) })
      return UnitFigures(
        unit: unit, name: unit.code, coverage: Coverage(counted: 1, held: 0, expected: 1),
        indicators: [indicator.code: IndicatorFigures(indicator: indicator.code, values: known)])
    }
    return UnitStructure.allCases.flatMap { structure in
      structure.levels.dropFirst().map { level in
        IndicatorTable(
          period: period, structure: structure, total: figures(.nation(structure)),
          units: units.filter { $0.structure == structure && $0.level == level }.map(figures),
          cumulativeSince: nil)
      }
    }
  }

  /// The patterns of all years, each made beside those before.
  func patterns(beside others: [ProtectionPattern] = []) throws -> [ProtectionPattern] {
    let maker = PatternMaker(definitions, below: 5)
    var patterns = others
    for year in years { patterns.append(try maker.pattern(of: try counts(year), beside: patterns)) }
    return Array(patterns.dropFirst(others.count))
  }
}
