import P8Definitions
import P8Model
import Testing

import Project8

/// Whatever the sample reports say stands in the units of 2025 too, at every level, or the table names what does not.
///
/// The figures of villages, and what communes and districts say beside them, are taken from the view in the units of
/// then and added up anew by the lists of changes alone.
struct ConservedFiguresTests {
  private typealias Figure = CarriedSamples.Figure

  private let crosswalk: PlainCrosswalk

  init() throws {
    crosswalk = try PlainCrosswalk(folder: "\(PhuYenCaseTests.root)/indicators/units")
  }

  /// What is compared: kinds of figures, each of all indicators that have it.
  enum Kind: CaseIterable {
    case inPeriod, cumulative, parts, persons, money, ratios, coverage

    func contains(_ figure: CarriedSamples.Figure, _ indicator: Indicator) -> Bool {
      let isRatio = indicator.kind == .ratio
      return switch self {
      case .inPeriod: figure.key == .inPeriod && !isRatio
      case .cumulative: figure.key == .cumulative && !isRatio
      case .parts: figure.key != .inPeriod && figure.key != .cumulative
      case .persons: indicator.measure == "person" || indicator.measure == "attendance"
      case .money: indicator.measure.contains("vnd")
      case .ratios: isRatio
      case .coverage: false
      }
    }
  }

  private static let cases = CarriedSamples.Stage.allCases.flatMap { stage in
    CarriedSamples.periods.map { (stage, $0) }
  }

  @Test(arguments: Self.cases, Kind.allCases)
  func `figures of merged communes are the sums of their parts, at every level`(
    of view: (stage: CarriedSamples.Stage, period: String), kind: Kind
  ) async throws {
    let samples = try await CarriedSamples.shared()
    let expected = try Conservation(samples, stage: view.stage, period: view.period, crosswalk)
    let now = samples.figures(view.stage, view.period, .y2025)
    if kind == .coverage {
      #expect(samples.coverage(view.stage, view.period, .y2025) == expected.coverage)
      return
    }
    var compared = 0
    for unit in Set(now.keys).union(expected.figures.keys).sorted() {
      for indicator in samples.definitions.indicators {
        for key in indicator.figureKeys {
          let figure = Figure(indicator: indicator.code, key: key)
          guard kind.contains(figure, indicator) else { continue }
          let (left, right) = (now[unit]?[figure], expected.figures[unit]?[figure])
          #expect(left == right, "\(unit) \(indicator.code) \(key.name)")
          compared += left == nil ? 0 : 1
        }
      }
    }
    // The samples say nothing of money, and nobody reported of 2025.
    let isKnown =
      switch view.period {
      case "2023": ![.money, .ratios].contains(kind)
      case "2024": true
      default: kind != .inPeriod
      }
    #expect(!isKnown || compared > (kind == .ratios ? 6 : 19), "\(compared)")
  }

  @Test(arguments: Self.cases)
  func `what divided communes say stays with the province, and the table names them`(
    in view: (stage: CarriedSamples.Stage, period: String)
  ) async throws {
    let samples = try await CarriedSamples.shared()
    let key = CarriedSamples.View(stage: view.stage, period: view.period, structure: .y2025)
    let table = try #require(samples.tables[key]?[.commune])
    let divided = Set(CarriedSamples.divided.keys.map { String($0.prefix(5)) })
    #expect(divided.allSatisfy(crosswalk.isDivided))
    let notes = table.notes.map(\.en).filter { $0.contains("divided old unit") }
    if view.stage == .decided {
      #expect(notes.allSatisfy { !$0.contains("Ea Bá") && !$0.contains("Đức Bình Đông") }, "\(notes)")
    } else {
      #expect(notes.count == 1 && notes[0].contains("Figures of 2 divided old units"), "\(notes)")
      // A team of each is in the total and in none of the communes.
      let expected = try Conservation(samples, stage: view.stage, period: view.period, crosswalk)
      let held = expected.ownFigures["66"]?[Figure(indicator: "D8.1.1", key: .cumulative)]
      #expect(table.remainder(.cumulative, of: "D8.1.1") == held && held != nil)
    }
  }
}

extension CarriedSamples {
  struct Figure: Hashable {
    let indicator: String
    let key: FigureKey
  }

  /// The figures by unit; those that are not known are left out.
  func figures(
    _ stage: Stage, _ period: String, _ structure: UnitStructure
  ) -> [String: [Figure: ExactDecimal]] {
    var figures: [String: [Figure: ExactDecimal]] = [:]
    for unit in units(stage, period, structure) {
      for (code, one) in unit.indicators {
        for (key, value) in one.values {
          figures[unit.unit.code, default: [:]][Figure(indicator: code, key: key)] = value
        }
      }
    }
    return figures
  }

  /// Counted, held and expected villages by unit.
  func coverage(_ stage: Stage, _ period: String, _ structure: UnitStructure) -> [String: [Int]] {
    var coverage: [String: [Int]] = [:]
    for unit in units(stage, period, structure) {
      let numbers = [unit.coverage.counted, unit.coverage.held, unit.coverage.expected]
      if numbers != [0, 0, 0] { coverage[unit.unit.code] = numbers }
    }
    return coverage
  }

  private func units(_ stage: Stage, _ period: String, _ structure: UnitStructure) -> [UnitFigures] {
    let tables = tables[View(stage: stage, period: period, structure: structure)] ?? [:]
    return tables.values.flatMap(\.units) + (tables[.province].map { [$0.total] } ?? [])
  }
}

extension Indicator {
  fileprivate var figureKeys: [FigureKey] { [.inPeriod, .cumulative] + parts.map { .part($0.id) } }
}
