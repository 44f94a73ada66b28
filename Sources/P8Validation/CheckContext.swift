package import P8Definitions
package import P8Model

/// What a check may know besides the report itself.
package struct CheckContext: Sendable {
  /// Finds reports of a unit in a form that may be compared with one of a period and version.
  package typealias EarlierSource =
    @Sendable (UnitCode, _ form: String, Period, ReportStamp.Version) -> [RegisteredReport]

  /// The villages of the register.
  package var villages: VillageDirectory
  /// The only period for which reports are collected; nil for any.
  package var period: Period?
  /// The unit of files that are not our form, where a person says it.
  package var foreignUnit: UnitCode?
  /// The period of files that are not our form and name none, where a person says it.
  package var foreignPeriod: Period?
  /// What persons have said of headers in tables of a unit's own.
  package var corrections: [UnitCode: [HeaderCorrection]] = [:]
  /// What a person says now of headers, of whatever unit the table is.
  package var proposedCorrections: [HeaderCorrection] = []
  /// The day on which the report was sent or received; nil where it is not known.
  package var reportDate: CalendarDate?
  /// Earlier reports of a unit; nil where nothing is known of the past.
  package var earlier: EarlierSource?
  /// What earlier runs found, and what officers let stand.
  package var findings: FindingHistory
  /// The target of an indicator for a unit and period; nil where there is none.
  package var target: (@Sendable (UnitCode, Period, String) -> ExactDecimal?)?

  package init(
    villages: VillageDirectory = VillageDirectory([]), period: Period? = nil, reportDate: CalendarDate? = nil,
    earlier: EarlierSource? = nil, findings: FindingHistory = FindingHistory(),
    target: (@Sendable (UnitCode, Period, String) -> ExactDecimal?)? = nil
  ) {
    self.villages = villages
    self.period = period
    self.reportDate = reportDate
    self.earlier = earlier
    self.findings = findings
    self.target = target
  }
}
