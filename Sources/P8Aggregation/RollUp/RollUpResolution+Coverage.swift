import P8Definitions
import P8Model

/// From how many villages the figures come.
extension RollUpResolution {
  /// Whole reports of the period that enter no figure of it.
  mutating func nameReportsLeftOut() {
    let phaseFrom = rollUp.aggregator.definitions.programme.phaseFrom
    for (index, report) in reports.enumerated() {
      if let reason = report.exclusion, report.period.to >= phaseFrom, report.period.to <= period.to {
        // One of an earlier period is missing in what is cumulative.
        leave(report: index, out: reason, at: placed(report.unit))
      } else if report.period.to >= period.from, !period.contains(report.period) {
        leave(report: index, out: .straddling, at: placed(report.unit))
      }
    }
  }

  /// Whether a form reports on a unit as a whole: it asks for models, not for single events only.
  private func isReport(_ form: String) -> Bool {
    sectionsOfForm[form]?.contains { indicators.sections[$0].kind == .model } ?? false
  }

  /// The villages that should report for the period.
  ///
  /// Where a new commune has a list of its villages, the old ones in it that are not linked are not asked again.
  private func expectedVillages() -> [UnitCode] {
    let expected = rollUp.villages.filter { $0.isExpected(for: period) }.map(\.village.code)
    guard period.structure == .y2025 else { return expected }
    let listed = Set(expected.filter { $0.structure == .y2025 }.compactMap(\.communeOfVillage))
    return expected.filter { code in
      code.structure == .y2025 || !listed.contains(units.placement(of: code, in: .y2025).unit)
    }
  }

  /// The villages that reports of the period are about which do not count.
  private func villages(of isMeant: (ReducedReport) -> Bool) -> Set<UnitCode> {
    var villages: Set<UnitCode> = []
    for report in reports where isMeant(report) && period.contains(report.period) {
      if report.unit.level == .village {
        villages.insert(report.unit)
      } else {
        villages.formUnion(report.named.filter { $0.level == .village })
      }
    }
    return villages
  }

  mutating func addCoverage() {
    var full: Set<UnitCode> = []
    var some: Set<UnitCode> = []
    for (series, chosen) in chosenInPeriod where !chosen.isEmpty && isReport(series.form) {
      let isFull = PeriodCover.days(chosen.map { reports[$0].period }) == period.days
      let villages =
        series.unit.level == .village
        ? [series.unit] : chosen.flatMap { reports[$0].named.filter { $0.level == .village } }
      if isFull { full.formUnion(villages) } else { some.formUnion(villages) }
    }
    let held = villages { $0.exclusion == .held }
    let unconfirmed = villages { [.unconfirmed, .unapproved].contains($0.exclusion) }
    // Nothing is there of a village whose report was returned, but one that has sent is asked again.
    let awaited = villages { [.returned, .waiting].contains($0.exclusion) }
    var villages = full.union(some).union(held).union(unconfirmed).union(awaited)
    for village in expectedVillages() { villages.insert(newCodes[village] ?? village) }
    for village in villages {
      let place = placed(village)
      tallies[place, default: RollUpTally()].expected += 1
      if full.contains(village) {
        tallies[place, default: RollUpTally()].counted += 1
      } else if held.contains(village) {
        tallies[place, default: RollUpTally()].held += 1
      } else if unconfirmed.contains(village) {
        tallies[place, default: RollUpTally()].unconfirmed += 1
      } else if some.contains(village) {
        tallies[place, default: RollUpTally()].partial += 1
      }
    }
  }
}
