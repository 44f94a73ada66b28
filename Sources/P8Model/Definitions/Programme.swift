/// The programme: its names, its decision, its phase and the settings that are not confirmed by any source.
public struct Programme: Hashable, Sendable {
  /// The id: `project8`.
  public let id: String
  /// The version of the definitions as a whole.
  public let version: String
  /// The short name: Dự án 8.
  public let name: LocalizedText
  /// The full official title.
  public let title: LocalizedText
  /// The body that leads it.
  public let lead: LocalizedText
  /// The legal basis in words.
  public let legalBasis: LocalizedText
  /// The first day of the phase; cumulative figures begin here.
  public let phaseFrom: CalendarDate
  /// The last day of the phase.
  public let phaseTo: CalendarDate
  /// The name of the phase: `giai đoạn 2021–2025`.
  public let phaseName: LocalizedText
  /// The calendar of periods where none is named.
  public let calendar: ReportingCalendar
  /// The four contents.
  public let contents: [ProgrammeContent]
  /// By when reports are sent; a period without one has no deadline.
  public let deadlines: [ReportingDeadline]

  /// Creates a programme.
  public init(
    id: String, version: String, name: LocalizedText, title: LocalizedText, lead: LocalizedText,
    legalBasis: LocalizedText, phaseFrom: CalendarDate, phaseTo: CalendarDate, phaseName: LocalizedText,
    calendar: ReportingCalendar, contents: [ProgrammeContent],
    deadlines: [ReportingDeadline] = []
  ) {
    self.id = id
    self.version = version
    self.name = name
    self.title = title
    self.lead = lead
    self.legalBasis = legalBasis
    self.phaseFrom = phaseFrom
    self.phaseTo = phaseTo
    self.phaseName = phaseName
    self.calendar = calendar
    self.contents = contents
    self.deadlines = deadlines
  }
}

/// A content (nội dung) of the programme: 1 to 4, and 5 for what serves all of them.
public struct ProgrammeContent: Hashable, Sendable {
  /// The number.
  public let number: Int
  /// The official wording.
  public let name: LocalizedText
  /// A few words for tables.
  public let shortName: LocalizedText

  /// Creates a content.
  public init(number: Int, name: LocalizedText, shortName: LocalizedText) {
    self.number = number
    self.name = name
    self.shortName = shortName
  }
}

/// A unit of measure: tổ, câu lạc bộ, người, lượt người, đồng.
public struct Measure: Hashable, Sendable {
  /// The id: `team`, `person`, `attendance`, `vnd`.
  public let id: String
  /// The name as it stands in a table.
  public let name: LocalizedText
  /// Whether only whole numbers make sense.
  public let isWhole: Bool
  /// The measure of which this is a multiple: triệu đồng of đồng; nil for a measure of its own.
  public let base: String?
  /// How many of the base make one of this: 1,000,000 for triệu đồng.
  public let factor: ExactDecimal
  /// Whether it counts people, whose small numbers are held back from donors.
  public let countsPeople: Bool

  /// Creates a unit of measure.
  public init(
    id: String, name: LocalizedText, isWhole: Bool, base: String? = nil, factor: ExactDecimal = 1,
    countsPeople: Bool = false
  ) {
    self.id = id
    self.name = name
    self.isWhole = isWhole
    self.base = base
    self.factor = factor
    self.countsPeople = countsPeople
  }
}
