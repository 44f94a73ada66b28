import P8Definitions
import P8Model

/// From how many villages the figures come.
extension RollUpResolution {
  /// Whole reports of the period that enter no figure of it.
  mutating func nameReportsLeftOut() {
    // What exists now may have been founded in an earlier phase.
    let first = rollUp.aggregator.definitions.programme.firstPhase.from
    for (index, report) in reports.enumerated() {
      if let reason = report.exclusion, report.period.to >= first, report.period.to <= period.to {
        // One of an earlier period is missing in what is cumulative.
        leave(report: index, out: reason, at: placed(report.unit))
      } else if report.period.to >= period.from ? !period.contains(report.period) : liesAcrossPhase(report) {
        leave(report: index, out: .straddling, at: placed(report.unit))
      }
    }
  }

  /// Whether what is cumulative lacks a report of the phase because part of its days are of the phase before.
  private func liesAcrossPhase(_ report: ReducedReport) -> Bool {
    guard let phase, report.exclusion == nil else { return false }
    return phase.cumulativeFrom <= report.period.to && !phase.accumulates(report.period)
  }

  /// Whether a form reports on a unit as a whole: it asks for models, not for single events only.
  private func isReport(_ form: String) -> Bool {
    sectionsOfForm[form]?.contains { indicators.sections[$0].kind == .model } ?? false
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

  /// Of how many villages the figures are, and what became of the reports of the others.
  ///
  /// A village that ended before the closing date is not asked any more, though its figures count.
  mutating func addCoverage() {
    let lives = identities.villages
    var days: [UnitCode: Int] = [:]
    var wanting: Set<UnitCode> = []
    for (series, chosen) in chosenInPeriod where !chosen.isEmpty && isReport(series.form) {
      let villages =
        series.unit.level == .village
        ? [series.unit] : chosen.flatMap { reports[$0].named.filter { $0.level == .village } }
      let covered = PeriodCover.days(chosen.map { reports[$0].period })
      for village in villages { days[village] = max(days[village] ?? 0, covered) }
    }
    let held = villages { $0.exclusion == .held }
    let unconfirmed = villages { [.unconfirmed, .unapproved].contains($0.exclusion) }
    // Nothing is there of a village whose report was returned, but one that has sent is asked again.
    wanting.formUnion(villages { [.returned, .waiting].contains($0.exclusion) })
    wanting.formUnion(days.keys)
    wanting.formUnion(held)
    wanting.formUnion(unconfirmed)
    wanting = wanting.filter { !lives.hasEnded($0, before: period.to) }
    wanting.formUnion(lives.expected(for: period))
    for village in wanting {
      let place = placed(village)
      tallies[place, default: RollUpTally()].expected += 1
      if let covered = days[village], covered >= lives.days(of: village, in: period) {
        tallies[place, default: RollUpTally()].counted += 1
      } else if held.contains(village) {
        tallies[place, default: RollUpTally()].held += 1
      } else if unconfirmed.contains(village) {
        tallies[place, default: RollUpTally()].unconfirmed += 1
      } else if days[village] != nil {
        tallies[place, default: RollUpTally()].partial += 1
      }
    }
    guard structure == .y2025 || period.structure == .y2025 else { return }
    for presumption in lives.presumptions {
      tallies[placed(presumption.new), default: RollUpTally()].presumed += 1
    }
    for village in lives.doubtful where village.structure == .y2025 {
      tallies[placed(village), default: RollUpTally()].doubtful += 1
    }
  }
}
