public import P8Model

/// What a summary says beside its figures: who sends it, from which reports it was made, what to bear in mind.
public struct SummaryFacts: Hashable, Sendable {
  /// A report that the summary was made from, or that was held back.
  public struct Source: Hashable, Sendable {
    /// The code of the unit.
    public let unit: UnitCode
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

    /// Creates a source.
    public init(
      unit: UnitCode, unitName: String, period: String, version: ReportStamp.Version,
      state: RegisteredReport.State, file: SourceFile
    ) {
      self.unit = unit
      self.unitName = unitName
      self.period = period
      self.version = version
      self.state = state
      self.file = file
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
  /// Further values for the placeholders of the layout's texts.
  public let placeholders: [String: String]

  /// Creates the facts.
  public init(
    parentName: String = "", date: CalendarDate? = nil, sources: [Source] = [], notes: [LocalizedText] = [],
    placeholders: [String: String] = [:]
  ) {
    self.parentName = parentName
    self.date = date
    self.sources = sources
    self.notes = notes
    self.placeholders = placeholders
  }
}
