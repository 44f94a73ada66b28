import P8Aggregation
import P8Definitions
import P8Model
import P8Registry

extension ReportChange {
  init(
    from older: StoredReport, to newer: StoredReport, aggregator: Aggregator, indicators: [Indicator]
  ) throws(Failure) {
    func total(_ report: RegisteredReport) throws(Failure) -> UnitFigures {
      try Failure.wrapping { () throws(AggregationFault) in
        try aggregator.table(
          of: report.unit, for: report.period, structure: report.unit.structure, reports: [report],
          villages: []
        ).total
      }
    }
    let (before, after) = (try total(older.report), try total(newer.report))
    let figures = indicators.compactMap { indicator -> Figure? in
      let key: FigureKey = indicator.kind == .stock ? .cumulative : .inPeriod
      let values = (before.value(key, of: indicator.code), after.value(key, of: indicator.code))
      guard values.0 != values.1 else { return nil }
      return Figure(indicator: indicator.code, key: key, before: values.0, after: values.1)
    }
    self.init(
      unit: newer.report.unit, unitName: newer.report.unitName, period: newer.report.period,
      older: Report(older), newer: Report(newer), differences: newer.report.differences(from: older.report),
      figures: figures)
  }
}

extension ReportChange.Report {
  fileprivate init(_ stored: StoredReport) {
    self.init(
      number: stored.number, version: stored.report.version, revision: stored.revision,
      state: stored.report.state, path: stored.report.file.path)
  }
}
