package import P8Model

/// The programme: its names, its decision, its phases and the settings that are not confirmed by any source.
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
  /// The phase that it began with.
  package let firstPhase: ProgrammePhase
  /// Those that followed in order, each from the day after the one before.
  package let laterPhases: [ProgrammePhase]
  /// The sets of indicators of which phases are made up.
  package let sets: [IndicatorSet]
  /// The calendar of periods where none is named.
  package let calendar: ReportingCalendar
  /// The calendars that periods may name.
  package let calendars: [NamedCalendar]
  package let contents: [ProgrammeContent]
  /// By when reports are sent; a period without one has no deadline.
  package let deadlines: [ReportingDeadline]
  /// When a report takes the place of one that counts without being asked about.
  package let replacement: ReplacementRule
  /// What is not told outside the programme.
  package let protection: ProtectionSettings
  /// What exchange with other systems needs.
  package let exchange: ExchangeSettings

  package init(
    id: String, version: String, name: LocalizedText, title: LocalizedText, lead: LocalizedText,
    legalBasis: LocalizedText, firstPhase: ProgrammePhase, laterPhases: [ProgrammePhase] = [],
    sets: [IndicatorSet] = [],
    calendar: ReportingCalendar, calendars: [NamedCalendar] = NamedCalendar.known,
    contents: [ProgrammeContent],
    deadlines: [ReportingDeadline] = [], replacement: ReplacementRule = .standard,
    protection: ProtectionSettings = .standard, exchange: ExchangeSettings = .neutral
  ) {
    (self.id, self.version, self.name, self.title, self.lead) = (id, version, name, title, lead)
    (self.legalBasis, self.firstPhase, self.laterPhases) = (legalBasis, firstPhase, laterPhases)
    self.sets = sets
    (self.calendar, self.calendars, self.contents) = (calendar, calendars, contents)
    (self.deadlines, self.replacement) = (deadlines, replacement)
    (self.protection, self.exchange) = (protection, exchange)
  }

  /// The period of a text: `2025-Q3`, `2025@decree09`, `2025@fiscal`, with the id of a calendar after the `@`.
  ///
  /// The name under which a calendar is stored is understood too, whether or not the definitions have it.
  package func period(_ text: String) -> Period? {
    let pieces = text.split(separator: "@", omittingEmptySubsequences: false)
    guard pieces.count == 2, let named = calendars.first(where: { $0.id == pieces[1] }) else {
      return Period(text, calendar: calendar)
    }
    return Period(pieces[0], calendar: named.calendar)
  }

  /// All its phases in order.
  package var phases: [ProgrammePhase] { [firstPhase] + laterPhases }
}

/// A calendar under the id by which people ask for its periods.
package struct NamedCalendar: Hashable, Sendable {
  package let id: String
  package let name: LocalizedText
  package let calendar: ReportingCalendar

  package init(id: String, name: LocalizedText, calendar: ReportingCalendar) {
    (self.id, self.name, self.calendar) = (id, name, calendar)
  }

  /// Those that need no definition.
  package static let known = [ReportingCalendar.calendar, .decree09].map {
    NamedCalendar(
      id: $0.rawValue, name: LocalizedText(vi: $0.rawValue, en: $0.rawValue), calendar: $0)
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
