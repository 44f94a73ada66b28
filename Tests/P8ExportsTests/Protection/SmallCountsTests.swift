import P8Definitions
import P8Model
import TestSupport
import Testing

import P8Exports

@Suite("Small counts of people are held back")
struct SmallCountsTests {
  let definitions: Definitions
  let protection: SmallCounts

  init() throws {
    definitions = try Project.definitions()
    protection = SmallCounts(definitions)
  }

  // MARK: - Properties

  /// What a reader sees of the counts: published numbers, marks of those held back, and nothing else.
  private struct View {
    var shown: [RandomCounts.Place: Int] = [:]
    var held: Set<RandomCounts.Place> = []
  }

  private func view(_ tables: [IndicatorTable], of counts: RandomCounts) -> View {
    var view = View()
    for table in tables {
      for unit in [table.total] + table.units {
        for key in counts.keys {
          let place = RandomCounts.Place(unit: unit.unit.code, year: table.period.year, key: key)
          if let value = unit.value(key, of: counts.indicator.code) { view.shown[place] = value.integer }
          if unit.isHeldBack(key, of: counts.indicator.code) { view.held.insert(place) }
        }
      }
    }
    return view
  }

  /// All that a reader knows beside the numbers: how figures hang together.
  ///
  /// Each equation says that a whole is the sum of its parts and, where `hasRest`, of people in none of them.
  /// Of units below the province the earlier years are part of that rest.
  private func equations(
    of counts: RandomCounts
  ) -> [(whole: RandomCounts.Place, parts: [RandomCounts.Place], hasRest: Bool)] {
    var equations: [(RandomCounts.Place, [RandomCounts.Place], Bool)] = []
    let units = Set(RandomCounts.below.keys).union(RandomCounts.below.values.joined()).sorted()
    for unit in units {
      func place(_ year: Int, _ key: FigureKey) -> RandomCounts.Place {
        RandomCounts.Place(unit: unit, year: year, key: key)
      }
      for year in RandomCounts.years where unit == "54" || year == RandomCounts.years.last {
        if counts.isStock || year == RandomCounts.years.first || unit != "54" {
          equations.append((place(year, .cumulative), [place(year, .inPeriod)], true))
        } else {
          equations.append(
            (place(year, .cumulative), [place(year, .inPeriod), place(year - 1, .cumulative)], false))
        }
        for (_, parts) in Dictionary(grouping: counts.indicator.parts, by: \.dimension) {
          equations.append(
            (
              place(year, counts.isStock ? .cumulative : .inPeriod), parts.map { place(year, .part($0.id)) },
              parts.count == 1
            ))
        }
        for key in counts.keys {
          guard let below = RandomCounts.below[unit], year == RandomCounts.years.last else { continue }
          equations.append(
            (place(year, key), below.map { RandomCounts.Place(unit: $0, year: year, key: key) }, false))
        }
      }
    }
    return equations
  }

  @Test("nothing held back can be computed from what is shown", arguments: 0..<33)
  func attack(seed: Int) throws {
    let people = definitions.indicators.filter {
      definitions.measures[$0.measure]?.countsPeople ?? false && $0.overTime != .none
    }
    let counts = RandomCounts(people[seed % people.count], seed: UInt64(seed))
    let view = view(protection.protect(try counts.tables()), of: counts)
    // Whatever is not shown is unknown to the reader: cells held back, cells printed nowhere, the rests.
    var names: [RandomCounts.Place: Int] = [:]
    var truths: [Int] = []
    func unknown(_ place: RandomCounts.Place) -> Int {
      if let number = names[place] { return number }
      names[place] = truths.count
      truths.append(counts.values[place] ?? 0)
      return truths.count - 1
    }
    var system: [(factors: [Int: Double], value: Double)] = []
    for equation in equations(of: counts) {
      var factors: [Int: Double] = [:]
      var value = 0.0
      for (place, factor) in [(equation.whole, 1.0)] + equation.parts.map({ ($0, -1.0) }) {
        if let shown = view.shown[place] {
          value -= factor * Double(shown)
        } else {
          factors[unknown(place), default: 0] += factor
        }
      }
      if equation.hasRest {
        let rest =
          (counts.values[equation.whole] ?? 0) - equation.parts.reduce(0) { $0 + (counts.values[$1] ?? 0) }
        factors[truths.count] = -1
        truths.append(rest)
      }
      if !factors.isEmpty { system.append((factors, value)) }
    }
    guard !truths.isEmpty else { return }
    var bounds = try #require(LinearBounds(truths.count, equations: system))
    let placeOf = Dictionary(uniqueKeysWithValues: names.map { ($0.value, $0.key) })
    for (number, truth) in truths.enumerated() {
      let isHeld = placeOf[number].map(view.held.contains) ?? false
      guard isHeld || (1..<5).contains(truth) else { continue }
      let (least, greatest) = bounds.bounds(of: number)
      let what =
        "\(counts.indicator.code) \(placeOf[number].map(String.init(describing:)) ?? "rest") = \(truth)"
      #expect(greatest.map { $0 > least + 0.5 } ?? true, "\(what) follows from what is shown")
      if (1..<5).contains(truth) {
        #expect(
          greatest.map { $0 > 4.5 } ?? true, "\(what) is known to be small: \(least) to \(greatest ?? 0)")
      }
    }
  }

  @Test(
    "what is shown is right, no small count among it, and it adds up with what is held back",
    arguments: 0..<60)
  func shown(seed: Int) throws {
    let people = definitions.indicators.filter { definitions.measures[$0.measure]?.countsPeople ?? false }
    let counts = RandomCounts(people[seed % people.count], seed: UInt64(seed) + 1000)
    let before = try counts.tables()
    let after = protection.protect(before)
    let view = view(after, of: counts)
    for (place, value) in view.shown {
      #expect(value == counts.values[place])
      #expect(value == 0 || value >= 5)
      #expect(!view.held.contains(place))
    }
    for (table, all) in zip(after, before) {
      #expect(table.total.unit == all.total.unit)
      for key in counts.keys {
        let code = counts.indicator.code
        let rest = all.remainder(key, of: code)
        let parts = zip(table.units, all.units).map { shown, hidden in
          shown.value(key, of: code) ?? (shown.isHeldBack(key, of: code) ? hidden.value(key, of: code) : nil)
            ?? 0
        }
        let sum = (parts + [rest ?? 0]).reduce(ExactDecimal.zero) { $0.adding($1) ?? $0 }
        if !all.units.isEmpty { #expect(sum == all.total.value(key, of: code)) }
        if table.isAnyHeldBack(key, of: code) { #expect(table.remainder(key, of: code) == nil) }
      }
      #expect(table.notes.count == (table.heldBackCount > 0 ? 1 : 0))
    }
    #expect(protection.protect(after) == after || after.contains { $0.heldBackCount > 0 })
  }

  // MARK: - Cases

  private func table(
    _ year: Int, _ total: [String: [FigureKey: ExactDecimal]],
    units: KeyValuePairs<String, [String: [FigureKey: ExactDecimal]]> = [:]
  ) throws -> IndicatorTable {
    func figures(_ code: String, _ values: [String: [FigureKey: ExactDecimal]]) throws -> UnitFigures {
      UnitFigures(
        unit: try #require(UnitCode(code, structure: .y2024)), name: code,
        coverage: Coverage(counted: 1, held: 0, expected: 1),
        indicators: Dictionary(
          uniqueKeysWithValues: values.map { ($0.key, IndicatorFigures(indicator: $0.key, values: $0.value)) }
        ))
    }
    return IndicatorTable(
      period: try #require(Period(year: year, span: .year, calendar: .calendar)), structure: .y2024,
      total: try figures("54", total), units: try units.map { try figures($0.key, $0.value) },
      cumulativeSince: nil)
  }

  @Test("the unit with the next smallest count goes with a small one; the total stays")
  func complement() throws {
    let table = try table(
      2023, ["D8.1.5": [.inPeriod: 52, .cumulative: 52]],
      units: [
        "555": ["D8.1.5": [.inPeriod: 3, .cumulative: 3]],
        "557": ["D8.1.5": [.inPeriod: 40, .cumulative: 40]],
        "561": ["D8.1.5": [.inPeriod: 9, .cumulative: 9]],
      ])
    let held = try #require(protection.protect([table]).first)
    #expect(held.total.value(.inPeriod, of: "D8.1.5") == 52)
    #expect(held.units.map { $0.isHeldBack(.inPeriod, of: "D8.1.5") } == [true, false, true])
    #expect(held.units[1].value(.inPeriod, of: "D8.1.5") == 40)
  }

  @Test("few persons who follow from a ratio over years and its whole are held back with the ratio")
  func windows() throws {
    let classes = try #require(definitions.indicator("D8.4.1"))
    func ratio(_ years: Int?) -> Indicator {
      Indicator(
        code: "T.2", id: "t2", name: classes.name, content: 4, partOf: nil, measure: "percent", kind: .ratio,
        overTime: .recompute, overPlace: .recompute, higherIsBetter: true, reference: classes.reference,
        computation: .ratio(numerator: "T.1", denominator: "D8.1.1", years: years), parts: [],
        source: classes.source)
    }
    func held(_ years: Int?, few: ExactDecimal) throws -> IndicatorTable {
      let edited = Definitions(
        programme: definitions.programme, measures: definitions.measures, codeLists: definitions.codeLists,
        records: definitions.records, indicators: definitions.indicators + [ratio(years)],
        targets: definitions.targets, forms: definitions.forms, rules: definitions.rules,
        builtInChecks: definitions.builtInChecks, reports: definitions.reports, units: definitions.units,
        hash: "")
      let table = try table(
        2023, ["T.2": [.cumulative: 50], "D8.1.1": [.cumulative: 60]],
        units: [
          "555": ["T.2": [.cumulative: few], "D8.1.1": [.cumulative: 20]],
          "557": ["T.2": [.cumulative: 60], "D8.1.1": [.cumulative: 40]],
        ])
      return try #require(SmallCounts(edited).protect([table]).first)
    }
    // 20 % of 20 are 4 persons; less the 24 of the other unit the total would tell them.
    let small = try held(3, few: 20)
    #expect(small.units.map { $0.isHeldBack(.cumulative, of: "T.2") } == [true, true])
    #expect(small.total.value(.cumulative, of: "T.2") == 50)
    // 25 % are 5 persons, and a ratio without a window has parts of its own that are held back.
    #expect(try held(3, few: 25).heldBackCount == 0)
    #expect(try held(nil, few: 20).heldBackCount == 0)
  }

  @Test("a district that belongs to no unit below goes with its small count of men")
  func sexes() throws {
    let held = try #require(
      protection.protect([
        try table(
          2023,
          ["D8.1.2": [.cumulative: 50, .part("women"): 48, .part("men"): 2, .part("ethnic_minority"): 40]])
      ]).first)
    #expect(held.total.value(.cumulative, of: "D8.1.2") == 50)
    // Women would give the men away.
    #expect(held.total.isHeldBack(.part("men"), of: "D8.1.2"))
    #expect(held.total.isHeldBack(.part("women"), of: "D8.1.2"))
    #expect(held.total.value(.part("ethnic_minority"), of: "D8.1.2") == 40)
  }

  @Test("people outside a part are people too: 18 of 20 gives two away")
  func outside() throws {
    let held = try #require(
      protection.protect([try table(2023, ["D8.1.2": [.cumulative: 20, .part("ethnic_minority"): 18]])]).first
    )
    #expect(held.total.value(.cumulative, of: "D8.1.2") == 20)
    #expect(held.total.isHeldBack(.part("ethnic_minority"), of: "D8.1.2"))
  }

  @Test("a cumulative figure less that of the period is what came before")
  func before() throws {
    let held = try #require(
      protection.protect([try table(2023, ["D8.1.3.1": [.inPeriod: 40, .cumulative: 42]])]).first)
    #expect(held.total.value(.inPeriod, of: "D8.1.3.1") == 40)
    #expect(held.total.isHeldBack(.cumulative, of: "D8.1.3.1"))
  }

  @Test("nought is shown, and so are teams, events and unknown cells as unknown")
  func nought() throws {
    let table = try table(
      2023,
      ["D8.2.4": [.inPeriod: 0, .cumulative: 0], "D8.1.1": [.cumulative: 2], "D8.3.3": [.inPeriod: 1]])
    #expect(protection.protect([table]) == [table])
  }

  @Test("money that tells the number of persons goes with them")
  func companion() throws {
    let held = try #require(
      protection.protect([
        try table(
          2023, ["D8.1.5": [.inPeriod: 3, .cumulative: 3], "D8.1.5.1": [.inPeriod: 6, .cumulative: 6]])
      ]).first)
    #expect(held.total.isHeldBack(.inPeriod, of: "D8.1.5.1"))
    #expect(held.total.isHeldBack(.cumulative, of: "D8.1.5.1"))
  }

  @Test("everything small leaves nothing, and the table says what that means")
  func allSmall() throws {
    let held = try #require(
      protection.protect([
        try table(
          2023, ["D8.2.4": [.inPeriod: 4, .cumulative: 4]],
          units: [
            "555": ["D8.2.4": [.inPeriod: 1, .cumulative: 1]],
            "561": ["D8.2.4": [.inPeriod: 3, .cumulative: 3]],
          ])
      ]).first)
    #expect(held.heldBackCount == 6)
    #expect(held.notes.count == 1 && held.notes.first?.en.contains("a count of people below 5") == true)
  }

  @Test("a table without anybody stays as it is")
  func empty() throws {
    let table = try table(2023, [:])
    #expect(protection.protect([table]) == [table])
    #expect(protection.protect([]).isEmpty)
  }

  @Test("the bounds that the attack computes are right")
  func bounds() throws {
    // x + y = 10, y + z = 7: x from 3 to 10, z from 0 to 7.
    var bounds = try #require(
      LinearBounds(4, equations: [([0: 1, 1: 1], 10), ([1: 1, 2: 1], 7), ([0: 1, 3: -1], 0)]))
    #expect(bounds.bounds(of: 0).least.rounded() == 3)
    #expect(bounds.bounds(of: 0).greatest?.rounded() == 10)
    #expect(bounds.bounds(of: 2).greatest?.rounded() == 7)
    var open = try #require(LinearBounds(2, equations: [([0: 1, 1: -1], 2)]))
    #expect(open.bounds(of: 0).greatest == nil)
    #expect(LinearBounds(1, equations: [([0: 1], -1)]) == nil)
  }
}
