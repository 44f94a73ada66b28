package import P8Model

/// The programme: its names, its decision, its phase and the settings that are not confirmed by any source.
package struct Programme: Hashable, Sendable {
  package let id: String
  /// The version of the definitions as a whole.
  package let version: String
  /// The short name: Dự án 8.
  package let name: LocalizedText
  /// The full official title.
  package let title: LocalizedText
  /// The body that leads it.
  package let lead: LocalizedText
  /// The legal basis in words.
  package let legalBasis: LocalizedText
  /// The first day of the phase; cumulative figures begin here.
  package let phaseFrom: CalendarDate
  /// The last day of the phase.
  package let phaseTo: CalendarDate
  /// The name of the phase: `giai đoạn 2021–2025`.
  package let phaseName: LocalizedText
  /// The calendar of periods where none is named.
  package let calendar: ReportingCalendar
  package let contents: [ProgrammeContent]
  /// By when reports are sent; a period without one has no deadline.
  package let deadlines: [ReportingDeadline]
  /// When a report takes the place of one that counts without being asked about.
  package let replacement: ReplacementRule
  /// What exchange with other systems needs.
  package let exchange: ExchangeSettings

  package init(
    id: String, version: String, name: LocalizedText, title: LocalizedText, lead: LocalizedText,
    legalBasis: LocalizedText, phaseFrom: CalendarDate, phaseTo: CalendarDate, phaseName: LocalizedText,
    calendar: ReportingCalendar, contents: [ProgrammeContent],
    deadlines: [ReportingDeadline] = [], replacement: ReplacementRule = .standard,
    exchange: ExchangeSettings = .neutral
  ) {
    (self.id, self.version, self.name, self.title, self.lead) = (id, version, name, title, lead)
    (self.legalBasis, self.phaseFrom, self.phaseTo) = (legalBasis, phaseFrom, phaseTo)
    (self.phaseName, self.calendar, self.contents) = (phaseName, calendar, contents)
    (self.deadlines, self.replacement, self.exchange) = (deadlines, replacement, exchange)
  }
}

/// A content (nội dung) of the programme: 1 to 4, and 5 for what serves all of them.
package struct ProgrammeContent: Hashable, Sendable {
  package let number: Int
  /// The official wording.
  package let name: LocalizedText
  /// A few words for tables.
  package let shortName: LocalizedText

  package init(number: Int, name: LocalizedText, shortName: LocalizedText) {
    (self.number, self.name, self.shortName) = (number, name, shortName)
  }
}
