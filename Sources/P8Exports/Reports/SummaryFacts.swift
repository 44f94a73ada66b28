public import P8Model

/// What a summary says beside its figures: who sends it, from which reports it was made, what to bear in mind.
public struct SummaryFacts: Hashable, Sendable {
  /// A report that the summary was made from, or that was held back.
  public struct Source: Hashable, Sendable {
    /// The code of the unit.
    public let unit: UnitCode
    /// The unit of the report's own structure in which it lies.
    public let place: UnitCode
    /// Its name.
    public let unitName: String
    /// The period.
    public let period: String
    /// First version or supplement.
    public let version: ReportStamp.Version
    /// Whether its figures count.
    public let state: RegisteredReport.State
    /// The file.
    public let file: SourceFile
    /// How many findings of each severity it has.
    public let findings: [Finding.Severity: Int]

    /// Creates a source.
    public init(
      unit: UnitCode, unitName: String, period: String, version: ReportStamp.Version,
      state: RegisteredReport.State, file: SourceFile, findings: [Finding.Severity: Int] = [:],
      place: UnitCode? = nil
    ) {
      self.unit = unit
      self.place = place ?? unit
      self.unitName = unitName
      self.period = period
      self.version = version
      self.state = state
      self.file = file
      self.findings = findings
    }
  }

  /// A record that a figure counts: a team of the register, a dialogue.
  public struct Record: Hashable, Sendable {
    /// The id of its model or event.
    public let section: String
    /// Where it is: the unit and those above it, from the nearest.
    public let place: String
    /// The values by field.
    public let fields: [String: Value]

    /// Creates a record.
    public init(section: String, place: String, fields: [String: Value]) {
      self.section = section
      self.place = place
      self.fields = fields
    }
  }

  /// How many reports of villages arrived by the last day and after it.
  public struct Arrivals: Hashable, Sendable {
    /// Those that arrived in time.
    public let inTime: Int
    /// Those that arrived later.
    public let late: Int

    /// Creates the counts.
    public init(inTime: Int, late: Int) {
      self.inTime = inTime
      self.late = late
    }
  }

  /// How timely the reports of a period were.
  public struct Timeliness: Hashable, Sendable {
    /// The last day for villages; nil where no deadline is set, and then there are no counts.
    public let lastDay: CalendarDate?
    /// The counts by unit, the unit of the report included.
    public let arrivals: [UnitCode: Arrivals]

    /// Creates a timeliness.
    public init(lastDay: CalendarDate?, arrivals: [UnitCode: Arrivals]) {
      self.lastDay = lastDay
      self.arrivals = arrivals
    }
  }

  /// The name of the unit above, for the header; empty for none.
  public let parentName: String
  /// The day on which the summary is dated; nil leaves it open.
  public let date: CalendarDate?
  /// The reports, in the order in which they are to be listed.
  public let sources: [Source]
  /// What must be said wherever the figures are shown: that sample data are invented.
  public let notes: [LocalizedText]
  /// The records that figures count, by the code of the indicator, for sheets that list them.
  public let records: [String: [FigureKey: [Record]]]
  /// Which version of the report this is; nil where it does not matter.
  public let version: ReportStamp.Version?
  /// Further values for the placeholders of the layout's texts.
  public let placeholders: [String: String]
  /// How timely the reports were; nil where that is not asked for or not known.
  public let timeliness: Timeliness?

  /// Creates the facts.
  public init(
    parentName: String = "", date: CalendarDate? = nil, sources: [Source] = [], notes: [LocalizedText] = [],
    records: [String: [FigureKey: [Record]]] = [:], version: ReportStamp.Version? = nil,
    placeholders: [String: String] = [:], timeliness: Timeliness? = nil
  ) {
    self.parentName = parentName
    self.date = date
    self.sources = sources
    self.notes = notes
    self.records = records
    self.version = version
    self.placeholders = placeholders
    self.timeliness = timeliness
  }
}
