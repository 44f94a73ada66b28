import P8Model

/// Puts a larger period together from the reports that there are, no day counted twice.
///
/// The report of the longest period comes first, because it is the later and official total: where a year and
/// its quarters were both reported the year counts. Of what is left each report is taken whose days no report
/// before it has.
enum PeriodCover {
  /// Chooses among reports of one unit and form.
  ///
  /// - Parameters:
  ///   - reports: The reports by index; the order does not matter.
  ///   - isInside: Whether the days of a period belong to the larger period.
  /// - Returns: The indices of those chosen and of those inside that were passed over.
  static func choose(
    _ reports: [(index: Int, report: ReducedReport)], where isInside: (Period) -> Bool
  ) -> (chosen: [Int], passedOver: [Int]) {
    let candidates = reports.filter { isInside($0.report.period) }.sorted { $0.report.precedes($1.report) }
    var taken: [Period] = []
    var chosen: [Int] = []
    var passedOver: [Int] = []
    for (index, report) in candidates {
      let period = report.period
      if taken.contains(where: { $0.from <= period.to && period.from <= $0.to }) {
        passedOver.append(index)
      } else {
        taken.append(period)
        chosen.append(index)
      }
    }
    return (chosen.sorted(), passedOver.sorted())
  }

  /// The number of days of periods that do not overlap.
  static func days(_ periods: some Sequence<Period>) -> Int {
    periods.reduce(0) { $0 + $1.days }
  }
}
