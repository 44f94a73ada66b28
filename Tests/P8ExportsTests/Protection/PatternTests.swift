import P8Definitions
import P8Model
import TestSupport
import Testing

import P8Exports

/// One pattern holds back the same of every export, and no two exports together tell what it holds back.
struct PatternTests {
  let definitions: Definitions
  private var people: [Indicator] {
    definitions.indicators.filter {
      (definitions.measures[$0.measure]?.countsPeople ?? false) && $0.overTime != .none
        && $0.code.hasPrefix("D8")
    }
  }

  init() throws { definitions = try Project.definitions() }

  private func programme(
    seed: Int, places: Int, years: [Int] = [2021, 2022, 2023]
  ) throws -> RandomProgramme {
    try RandomProgramme(
      people[seed % people.count], definitions, years: years, places: places, seed: UInt64(seed))
  }

  /// What leaves of all years, by the patterns.
  private func published(_ programme: RandomProgramme) throws -> [IndicatorTable] {
    try zip(programme.years, programme.patterns()).flatMap { year, pattern in
      let protection = PatternProtection(pattern, definitions: definitions, audience: .partner)
      return try programme.tables(year).map(protection.protect)
    }
  }

  @Test(arguments: 0..<24)
  func `a cell is held back in all tables or in none, and no small count is shown`(seed: Int) throws {
    let programme = try programme(seed: seed, places: 14)
    let attack = UnionAttack(programme, tables: try published(programme))
    #expect(attack.held.isDisjoint(with: attack.shown.keys))
    for (cell, value) in attack.shown {
      #expect(value == programme.value(cell.unit, cell.year, cell.key), "\(cell)")
      #expect(value == 0 || value >= 5, "\(cell) = \(value) is shown")
    }
  }

  @Test(arguments: 0..<24)
  func `no held count follows from the union of all tables of both structures and five years`(
    seed: Int
  ) throws {
    let programme = try programme(seed: seed, places: 9, years: [2021, 2022, 2023, 2024, 2025])
    let attack = UnionAttack(programme, tables: try published(programme))
    let told = attack.recovered(attack.hiddenSmall)
    #expect(told.isEmpty, "\(programme.indicator.code): \(told)")
  }

  @Test(arguments: 0..<6)
  func `each held count of 1 to 4 may be another one, and may be 5 or more`(seed: Int) throws {
    let programme = try programme(seed: seed, places: 6)
    let attack = UnionAttack(programme, tables: try published(programme))
    for cell in attack.hiddenSmall.prefix(12) {
      let (least, greatest) = try #require(attack.bounds(of: cell))
      let what = "\(programme.indicator.code) \(cell): \(least) to \(greatest ?? .infinity)"
      #expect(greatest.map { $0 > least + 0.999 } ?? true, "\(what)")
      #expect(greatest.map { $0 > 4.999 } ?? true, "\(what)")
    }
  }

  @Test func `tables that are protected one by one give counts away together`() throws {
    var told = 0
    for seed in 0..<8 {
      let programme = try programme(seed: seed, places: 9)
      let protection = SmallCounts(definitions)
      let tables = try programme.years.flatMap { year in
        try programme.tables(year).flatMap { protection.protect([$0]) }
      }
      let attack = UnionAttack(programme, tables: tables)
      told += attack.recovered(attack.hiddenSmall).count
      told += attack.shown.values.count { (1..<5).contains($0) }
    }
    #expect(told > 0)
  }

  @Test(arguments: 0..<12)
  func `a pattern is the same text again, and is read as it was`(seed: Int) throws {
    let programme = try programme(seed: seed, places: 12)
    let year = try #require(programme.years.first)
    let maker = PatternMaker(definitions, below: 5)
    let pattern = try maker.pattern(of: programme.counts(year))
    #expect(try maker.pattern(of: programme.counts(year)).text == pattern.text)
    let read = try #require(ProtectionPattern(pattern.text))
    #expect(read.text == pattern.text)
    for table in try programme.tables(year) {
      #expect(
        PatternProtection(read, definitions: definitions, audience: .partner).protect(table)
          == PatternProtection(pattern, definitions: definitions, audience: .partner).protect(table))
    }
    for damaged in [String(pattern.text.dropLast(3)), "p8 pattern 2\n", "", pattern.text + "x\n"] {
      #expect(ProtectionPattern(damaged) == nil)
    }
  }

  // MARK: - Versions

  @Test(arguments: 0..<24)
  func `a later version never shows what an earlier one held back`(seed: Int) throws {
    var programme = try programme(seed: seed, places: 14, years: [2023])
    let maker = PatternMaker(definitions, below: 5)
    let first = try maker.pattern(of: programme.counts(2023))
    let before = UnionAttack(
      programme,
      tables: try programme.tables(2023).map(
        PatternProtection(first, definitions: definitions, audience: .partner).protect))
    // Many reports come in anew, so that no difference is of a few people.
    for place in programme.places.prefix(8) { programme.change(place, year: 2023, to: 60) }
    guard let second = try? maker.pattern(of: programme.counts(2023), beside: [first]) else { return }
    let after = UnionAttack(
      programme,
      tables: try programme.tables(2023).map(
        PatternProtection(second, definitions: definitions, audience: .partner).protect))
    #expect(before.held.isDisjoint(with: after.shown.keys))
  }

  @Test func `two versions together tell no held count to whoever knows which places reported anew`() throws {
    // Models: what there is now has nothing to do with what there was, but for the places that stay as they were.
    let indicator = try #require(definitions.indicator("D8.1.2"))
    let maker = PatternMaker(definitions, below: 5)
    var refused = 0
    for seed in 0..<40 {
      var programme = try RandomProgramme(
        indicator, definitions, years: [2022, 2023], places: 10, seed: UInt64(seed))
      let new = Set(programme.places.suffix(seed % 3 + 1))
      for place in programme.places { programme.set(place, 2022, 2023, isNew: new.contains(place)) }
      let first = try maker.pattern(of: programme.counts(2022, as: 2023))
      guard let second = try? maker.pattern(of: programme.counts(2023), beside: [first]) else {
        refused += 1
        continue
      }
      let tables = try zip([2022, 2023], [first, second]).flatMap { year, pattern in
        try programme.tables(year).map(
          PatternProtection(pattern, definitions: definitions, audience: .partner).protect)
      }
      let attack = UnionAttack(
        programme, tables: tables, unchanged: Set(programme.places).subtracting(new))
      let told = attack.recovered(attack.hiddenSmall)
      #expect(told.isEmpty, "\(seed): \(told)")
    }
    #expect(refused > 0 && refused < 40)
  }

  private func place(_ old: String, _ new: String) throws -> PlacedCounts.Place {
    PlacedCounts.Place([
      try #require(UnitCode(old, structure: .y2024)), try #require(UnitCode(new, structure: .y2025)),
    ])
  }

  private func counts(_ values: [(PlacedCounts.Place, Int)]) throws -> PlacedCounts {
    var counts = PlacedCounts(try #require(Period("2023", calendar: .calendar)))
    for (place, value) in values {
      for key in [FigureKey.inPeriod, .cumulative] {
        counts.add(ExactDecimal(value), to: key, of: "D8.1.5", at: place)
      }
    }
    return counts
  }

  @Test func `a late report of three people is refused beside the version before, and named`() throws {
    let maker = PatternMaker(definitions, below: 5)
    let one = try place("22210-01", "22237-01")
    let two = try place("22210-02", "22237-02")
    let three = try place("22207-01", "22237-03")
    let first = try maker.pattern(of: counts([(one, 20), (two, 30)]))
    let conflict = try #require(throws: PatternConflict.self) {
      try maker.pattern(of: counts([(one, 20), (two, 30), (three, 3)]), beside: [first])
    }
    #expect(conflict.indicator == "D8.1.5" && conflict.period.name == "2023")
    #expect(conflict.held.map(\.code).contains("22207-01"), "\(conflict)")
    // Of as many more nobody can say who they are; and whoever was shown may be corrected.
    #expect(throws: Never.self) {
      try maker.pattern(
        of: counts([(one, 20), (two, 30), (three, 3), (try place("22213-01", "22237-04"), 9)]),
        beside: [first])
    }
    #expect(throws: Never.self) {
      try maker.pattern(of: counts([(one, 23), (two, 30)]), beside: [first])
    }
  }

  // MARK: - Places that must not be found

  @Test func `shelters are told partners by commune and everybody by province`() throws {
    let period = try #require(Period("2023", calendar: .calendar))
    let pattern = try PatternMaker(definitions, below: 5).pattern(of: PlacedCounts(period))
    func unit(_ code: String, _ structure: UnitStructure = .y2024) throws -> UnitFigures {
      UnitFigures(
        unit: try #require(UnitCode(code, structure: structure)), name: code,
        coverage: Coverage(counted: 1, held: 0, expected: 1),
        indicators: [
          "D8.2.3": IndicatorFigures(
            indicator: "D8.2.3", values: [.cumulative: 1, .inPeriod: 0, .part("new"): 1]),
          "D8.1.1": IndicatorFigures(indicator: "D8.1.1", values: [.cumulative: 1]),
        ])
    }
    let table = IndicatorTable(
      period: period, structure: .y2024, total: try unit("54"),
      units: [try unit("22210-01"), try unit("22210"), try unit("561"), try unit("22237", .y2025)],
      cumulativeSince: nil)
    func told(_ audience: Audience) -> [Bool] {
      let shown = PatternProtection(pattern, definitions: definitions, audience: audience).protect(table)
      for unit in shown.units { #expect(unit.value(.cumulative, of: "D8.1.1") == 1) }
      return ([shown.total] + shown.units).map { $0.value(.cumulative, of: "D8.2.3") != nil }
    }
    #expect(told(.internal) == [true, true, true, true, true])
    #expect(told(.partner) == [true, false, true, true, true])
    #expect(told(.public) == [true, false, false, true, false])
  }
}
