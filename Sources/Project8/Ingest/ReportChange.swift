import P8Definitions
import P8Aggregation
public import P8Model
import P8Registry

/// What a report says otherwise than the one of the same unit and period that it replaced.
public struct ReportChange: Sendable {
  /// A report, as far as a reader must know it to find it.
  public struct Report: Sendable {
    /// The number under which it is stored.
    public let number: Int64
    /// First version or supplement.
    public let version: ReportStamp.Version
    /// Which revision of its version it is, from 1.
    public let revision: Int
    /// Whether it counts.
    public let state: RegisteredReport.State
    /// The path of its file.
    public let path: String

    init(_ stored: StoredReport) {
      number = stored.number
      version = stored.report.version
      revision = stored.revision
      state = stored.report.state
      path = stored.report.file.path
    }
  }

  /// An indicator, computed from either report alone.
  public struct Figure: Sendable {
    /// The code of the indicator.
    public let indicator: String
    /// Which of its figures: of models what exists on the closing date, of all else what was done in the period.
    public let key: FigureKey
    /// The figure by the older report; nil where it is not known, or the report does not count.
    public let before: ExactDecimal?
    /// The figure by the newer report.
    public let after: ExactDecimal?
  }

  /// The unit that reports.
  public let unit: UnitCode
  /// Its name, as the newer report has it.
  public let unitName: String
  /// The period.
  public let period: Period
  /// The report that was replaced.
  public let older: Report
  /// The report that replaced it.
  public let newer: Report
  /// The values that differ, by row and field.
  public let differences: [ReportDifference]
  /// The indicators that differ.
  public let figures: [Figure]

  init(from older: StoredReport, to newer: StoredReport, aggregator: Aggregator, indicators: [Indicator]) {
    unit = newer.report.unit
    unitName = newer.report.unitName
    period = newer.report.period
    self.older = Report(older)
    self.newer = Report(newer)
    differences = newer.report.differences(from: older.report)
    let tables = [older, newer].map { stored in
      try? aggregator.table(
        of: stored.report.unit, for: stored.report.period, structure: stored.report.unit.structure,
        reports: [stored.report], villages: [])
    }
    figures = indicators.compactMap { indicator in
      let key: FigureKey = indicator.kind == .stock ? .cumulative : .inPeriod
      let values = tables.map { $0?.total.value(key, of: indicator.code) }
      guard values[0] != values[1] else { return nil }
      return Figure(indicator: indicator.code, key: key, before: values[0], after: values[1])
    }
  }
}
