import P8Definitions
package import P8Model

extension RollUp {
  /// The numbers of people, and of what goes with them, of each period by the lowest units of both structures together, in the order of the periods.
  ///
  /// Each record is placed in the units of 2024 and in those of 2025, by the same rules as in tables of either.
  package func placedCounts() -> [PlacedCounts] {
    let reports = sortedReports
    return periods.map { period in
      var counts = PlacedCounts(period)
      var places: [Record: [UnitCode]] = [:]
      var values: [Record: ExactDecimal] = [:]
      for structure in UnitStructure.allCases {
        let resolution = RollUpResolution(
          RollUp(self, in: structure, period), reports: reports, period: period)
        var told: [Record: Int] = [:]
        for contribution in resolution.contributions where countsPeople(contribution.figure) {
          guard let value = contribution.value else { continue }
          var record = Record(
            report: contribution.report, number: contribution.record, figure: contribution.figure, time: 0)
          record.time = told[record, default: 0]
          told[Record(report: record.report, number: record.number, figure: record.figure, time: 0)] =
            record.time + 1
          places[record, default: []].append(contribution.unit)
          values[record] = value
        }
      }
      for (record, value) in values {
        guard let (indicator, key) = figure(record.figure) else { continue }
        counts.add(value, to: key, of: indicator, at: PlacedCounts.Place(places[record] ?? []))
      }
      return counts
    }
  }

  /// What a record adds to a figure; some add several times.
  private struct Record: Hashable {
    let report: Int
    let number: Int
    let figure: Int
    var time: Int
  }

  private func countsPeople(_ figure: Int) -> Bool {
    let indicators = aggregator.indicators
    guard figure < indicators.figures.count else { return self.figure(figure) != nil }
    var indicator: Indicator? = indicators.indicators[indicators.figures[figure].indicator]
    // Money of people goes with them, however far below them it stands.
    for _ in 0..<8 {
      guard let one = indicator else { return false }
      if aggregator.definitions.measures[one.measure]?.countsPeople ?? false { return true }
      indicator = one.partOf.flatMap { indicators.numbers[$0] }.map { indicators.indicators[$0] }
    }
    return false
  }

  /// The indicator and the key under which a figure stands in tables; of the persons of a ratio those of the ratio.
  private func figure(_ number: Int) -> (indicator: String, key: FigureKey)? {
    let indicators = aggregator.indicators
    if number < indicators.figures.count {
      let figure = indicators.figures[number]
      return (indicators.indicators[figure.indicator].code, figure.key)
    }
    return indicators.windows.first { indicators.windowFigure(of: $0.indicator) == number }.map {
      (indicators.indicators[$0.indicator].code, .cumulative)
    }
  }
}
