import P8Definitions
import P8Model
import Testing

/// The figures of the units of 2025 as they must be, from those of the units of 2024.
struct Conservation {
  typealias Figure = CarriedSamples.Figure
  typealias Figures = [String: [Figure: ExactDecimal]]

  /// What stands at a unit itself and at none below it.
  private(set) var ownFigures: Figures = [:]
  private(set) var figures: Figures = [:]
  private(set) var coverage: [String: [Int]] = [:]

  init(
    _ samples: CarriedSamples, stage: CarriedSamples.Stage, period: String, _ crosswalk: PlainCrosswalk
  ) throws {
    let links = samples.links[stage] ?? [:]
    func place(_ old: String) -> String {
      let now = old.contains("-") ? links[old] ?? crosswalk.place(of: String(old.prefix(5))) : nil
      return now ?? (old == "VN" ? old : CarriedSamples.sharedEvents[old] ?? crosswalk.place(of: old))
    }
    let ratios = samples.definitions.indicators.filter { $0.kind == .ratio }
    let isRatio = Set(ratios.map(\.code))
    let before = samples.figures(stage, period, .y2024).mapValues {
      $0.filter { !isRatio.contains($0.key.indicator) }
    }
    for (unit, values) in try Self.own(before, crosswalk) {
      let now = place(unit)
      for (figure, value) in values {
        ownFigures[now, default: [:]][figure] = try #require(
          (ownFigures[now]?[figure] ?? .zero).adding(value))
        for above in crosswalk.lineage(new: now) {
          figures[above, default: [:]][figure] = try #require(
            (figures[above]?[figure] ?? .zero).adding(value))
        }
      }
    }
    for (unit, numbers) in samples.coverage(stage, period, .y2024) where unit.contains("-") {
      for above in crosswalk.lineage(new: place(unit)) {
        coverage[above] = zip(coverage[above] ?? [0, 0, 0], numbers).map(+)
      }
    }
    forgetPersons(samples, period: period, crosswalk, place: place)
    for ratio in ratios {
      guard case .ratio(let numerator, let denominator, nil) = ratio.computation else { continue }
      for (unit, values) in figures {
        for key in [FigureKey.inPeriod, .cumulative] {
          guard let part = values[Figure(indicator: numerator, key: key)],
            let whole = values[Figure(indicator: denominator, key: key)], whole != .zero
          else { continue }
          figures[unit]?[Figure(indicator: ratio.code, key: key)] = try #require(
            part.multiplied(by: 100)?.divided(by: whole))
        }
      }
    }
  }

  /// What each unit says less what those right below it say.
  private static func own(_ figures: Figures, _ crosswalk: PlainCrosswalk) throws -> Figures {
    var own = figures
    for (unit, values) in figures {
      guard let above = crosswalk.lineage(old: unit).dropFirst().first else { continue }
      for (figure, value) in values {
        guard let whole = own[above]?[figure] else { continue }
        let rest: ExactDecimal = try #require(whole.subtracting(value))
        own[above]?[figure] = rest
      }
    }
    // Zero beside parts that say it all is nothing of its own.
    for (unit, values) in figures {
      guard let above = crosswalk.lineage(old: unit).dropFirst().first else { continue }
      for figure in values.keys where own[above]?[figure] == .zero { own[above]?[figure] = nil }
    }
    return own
  }

  /// Persons of two reports of one village are not known together: nor is any sum with them.
  private mutating func forgetPersons(
    _ samples: CarriedSamples, period: String, _ crosswalk: PlainCrosswalk, place: (String) -> String
  ) {
    guard period != "2023" else { return }
    for indicator in samples.definitions.indicators where indicator.overTime == .none {
      for village in CarriedSamples.reportTwice {
        for unit in crosswalk.lineage(new: place(village)) {
          figures[unit]?[Figure(indicator: indicator.code, key: .cumulative)] = nil
        }
      }
    }
  }
}
