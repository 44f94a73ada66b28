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

    package init(
      number: Int64, version: ReportStamp.Version, revision: Int, state: RegisteredReport.State, path: String
    ) {
      (self.number, self.version, self.revision, self.state) = (number, version, revision, state)
      self.path = path
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

    package init(
      indicator: String, key: FigureKey, before: ExactDecimal?, after: ExactDecimal?
    ) {
      (self.indicator, self.key, self.before, self.after) = (indicator, key, before, after)
    }
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

  package init(
    unit: UnitCode, unitName: String, period: Period, older: Report, newer: Report,
    differences: [ReportDifference], figures: [Figure]
  ) {
    (self.unit, self.unitName, self.period, self.older) = (unit, unitName, period, older)
    (self.newer, self.differences, self.figures) = (newer, differences, figures)
  }
}
