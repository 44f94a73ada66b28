import P8Definitions
import P8Model

/// Different persons over a window of years.
extension RollUpResolution {
  private struct Person: Hashable {
    let unit: UnitCode
    let identity: String
  }

  /// Adds each person of a window once, at the unit that reports the person; a report that says that there was none
  /// makes zero known.
  mutating func addWindows() {
    for window in indicators.windows {
      guard let first = period.firstDay(ofYears: window.years) else { continue }
      let figure = indicators.windowFigure(of: window.indicator)
      var seen: Set<Person> = []
      for (index, report) in reports.enumerated()
      where report.counts(until: period.to) && report.period.from >= first
        && sectionsOfForm[report.form]?.contains(window.section) ?? false
      {
        if report.told.contains(window.section) { add(.zero, to: figure, of: placed(report.unit)) }
        for (place, record) in report.records.enumerated() where record.section == window.section {
          guard !isTold(record, byItselfBeside: report),
            let amount = amount(of: record, for: window.numerator)
          else { continue }
          let unit = placed(record.unit)
          // Who has no name of any kind may be anybody, and who may not count is not known.
          guard amount.value != nil, !record.reportedIdentity.isEmpty else {
            add(nil, to: figure, of: unit)
            continue
          }
          guard seen.insert(Person(unit: unit, identity: record.reportedIdentity)).inserted else { continue }
          contribute(1, to: figure, of: unit, from: RecordPlace(report: index, record: place))
        }
      }
    }
  }

  private func amount(of record: ReducedRecord, for indicator: Int) -> ReducedRecord.Amount? {
    let measurements = indicators.sections[record.section].measurements
    return record.amounts.first { amount in
      let figures = measurements[amount.measurement].figures
      return figures.indicator == indicator && figures.part == nil && !figures.isStated
    }
  }
}

extension Period {
  /// The first day of so many years that end with the period.
  func firstDay(ofYears years: Int) -> CalendarDate? {
    let year = to.year - years
    let last = CalendarDate.days(inMonth: to.month, of: year)
    // On the last day of a month so is the day some years before.
    let day = to.day == CalendarDate.days(inMonth: to.month, of: to.year) ? last : min(to.day, last)
    return CalendarDate(year: year, month: to.month, day: day)?.advanced(byDays: 1)
  }
}
