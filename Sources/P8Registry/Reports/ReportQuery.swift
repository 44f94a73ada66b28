package import P8Model

/// Which reports to read.
package struct ReportQuery: Sendable {
  /// Only those whose days all lie from this day on.
  package var from: CalendarDate?
  /// Only those whose days all lie up to this day.
  package var to: CalendarDate?
  /// Only those that spoke for their unit and period at the end of this day of the registry's clock (UTC), as if nothing
  /// had been stored since; nil for today.
  package var asOf: CalendarDate?
  /// Whether reports that a newer revision or a supplement replaced are read, too.
  package var includesSuperseded: Bool
  /// Whether reports that wait as proposed replacements, or were refused as such, are read, too.
  package var includesProposed: Bool
  /// Only these units, in this order; nil for all.
  package var units: [UnitCode]?
  /// Only those in this form.
  package var form: String?
  /// Only the periods and versions for which this holds; asked before the records are read.
  package var isWantedVersion: (@Sendable (Period, ReportStamp.Version) -> Bool)?
  /// Of the records only the fields of which this holds; nil for all.
  ///
  /// Asked once for each column of a form.
  package var isWantedField: (@Sendable (_ section: String, _ field: String) -> Bool)?
  /// Whether the texts as written and their cells are read; without them fields have their values only.
  package var readsTexts = true
  /// Only the units for which this holds; asked before the records are read.
  package var isWanted: (@Sendable (UnitCode) -> Bool)?

  /// Creates a query of the reports of some units in one form, those that others replaced among them.
  package init(
    units: [UnitCode], form: String,
    isWantedVersion: @escaping @Sendable (Period, ReportStamp.Version) -> Bool
  ) {
    self.init(includesSuperseded: true, units: units)
    includesProposed = false
    self.form = form
    self.isWantedVersion = isWantedVersion
  }

  /// Creates a query; without arguments it asks for all reports that speak for their unit and period.
  package init(
    from: CalendarDate? = nil, to: CalendarDate? = nil, includesSuperseded: Bool = false,
    asOf: CalendarDate? = nil, units: [UnitCode]? = nil, isWanted: (@Sendable (UnitCode) -> Bool)? = nil
  ) {
    self.from = from
    self.to = to
    form = nil
    isWantedVersion = nil
    self.includesSuperseded = includesSuperseded
    includesProposed = includesSuperseded
    self.asOf = asOf
    self.units = units
    self.isWanted = isWanted
  }
}

/// A report as it stands in the registry.
package struct StoredReport: Hashable, Sendable {
  /// The number under which it is stored.
  package let number: Int64
  /// The report, as it stands.
  package let report: RegisteredReport
  /// What the check made of it: accepted or held.
  package let judged: ReportState
  /// Which revision of its version it is, from 1.
  package let revision: Int
  /// The number of the report that replaced it; nil where it speaks for its unit and period.
  package let supersededBy: Int64?
  /// Its findings, as JSON.
  package let findingsJSON: String

  /// The report as the check left it, whatever was done with it since.
  package var asJudged: RegisteredReport { report.standing(as: judged) }
}
