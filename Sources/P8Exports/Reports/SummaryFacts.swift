package import P8Model

/// What a summary says beside its figures: who sends it, from which reports it was made, what to bear in mind.
package struct SummaryFacts: Hashable, Sendable {
  /// A report that the summary was made from, or that was held back.
  package struct Source: Hashable, Sendable {
    package let unit: UnitCode
    /// The unit of the report's own structure in which it lies.
    package let place: UnitCode
    /// The unit's name with those above it.
    package let location: String
    package let period: Period
    /// First version or supplement.
    package let version: ReportStamp.Version
    /// Where it stands, which decides whether its figures count.
    package let state: RegisteredReport.State
    package let file: SourceFile
    /// How many findings of each severity it has.
    package let findings: [Finding.Severity: Int]

    package init(
      unit: UnitCode, location: String, period: Period, version: ReportStamp.Version,
      state: RegisteredReport.State, file: SourceFile, findings: [Finding.Severity: Int] = [:],
      place: UnitCode? = nil
    ) {
      self.unit = unit
      self.place = place ?? unit
      (self.location, self.period, self.version, self.state) = (location, period, version, state)
      (self.file, self.findings) = (file, findings)
    }
  }

  /// A record that a figure counts: a team of the register, a dialogue.
  package struct Record: Hashable, Sendable {
    /// The id of its model or event.
    package let section: String
    /// Where it is: the unit and those above it, from the nearest.
    package let place: String
    /// The values by field.
    package let fields: [String: Value]

    package init(section: String, place: String, fields: [String: Value]) {
      (self.section, self.place, self.fields) = (section, place, fields)
    }
  }

  /// How many reports of villages arrived by the last day and after it.
  package struct Arrivals: Hashable, Sendable {
    package let inTime: Int
    package let late: Int

    package init(inTime: Int, late: Int) { (self.inTime, self.late) = (inTime, late) }
  }

  /// How timely the reports of a period were.
  package struct Timeliness: Hashable, Sendable {
    /// The last day for villages; nil where no deadline is set; then there are no counts.
    package let lastDay: CalendarDate?
    /// The counts by unit, the unit of the report included; nil where the days of arrival are not known.
    package let arrivals: [UnitCode: Arrivals]?

    package init(lastDay: CalendarDate?, arrivals: [UnitCode: Arrivals]?) {
      (self.lastDay, self.arrivals) = (lastDay, arrivals)
    }
  }

  /// The day on which the summary is dated; nil leaves it open.
  package let date: CalendarDate?
  /// The reports, in the order in which they are to be listed.
  package let sources: [Source]
  /// What must be said wherever the figures are shown: that sample data are invented.
  package let notes: [LocalizedText]
  /// The records that figures count, by the code of the indicator, for sheets that list them.
  package let records: [String: [FigureKey: [Record]]]
  /// Which version of the report this is; nil where it does not matter.
  package let version: ReportStamp.Version?
  /// Further values for the placeholders of the layout's texts.
  package let placeholders: [String: String]
  /// How timely the reports were; nil where that is not asked for or not known.
  package let timeliness: Timeliness?
  /// Which reports count.
  package let counting: CountingRule

  package init(
    date: CalendarDate? = nil, sources: [Source] = [], notes: [LocalizedText] = [],
    records: [String: [FigureKey: [Record]]] = [:], version: ReportStamp.Version? = nil,
    placeholders: [String: String] = [:], timeliness: Timeliness? = nil, counting: CountingRule = .accepted
  ) {
    (self.date, self.sources, self.notes) = (date, sources, notes)
    (self.records, self.version, self.placeholders) = (records, version, placeholders)
    self.counting = counting
    self.timeliness = timeliness
  }
}
