public import P8Model

/// A report on paper or for a spreadsheet program: its layout, what it is about and what is printed on it.
public struct ReportRequest: Sendable {
  let layout: String
  let unit: UnitCode
  let period: Period
  let level: UnitLevel?
  let date: CalendarDate?
  let number: String?
  let version: ReportStamp.Version?
  let note: String?
  let language: Language
  let container: ReportContainer
  let counting: CountingRule?
  let audience: Audience?
  let recipient: String

  /// A request; nil for the level takes the one right below the unit, nil for date and number leaves them
  /// open, nil for the audience is what the export and its layout are for.
  public init(
    layout: String, unit: UnitCode, period: Period, by level: UnitLevel? = nil, date: CalendarDate? = nil,
    number: String? = nil, version: ReportStamp.Version? = nil, note: String? = nil, language: Language,
    container: ReportContainer, counting: CountingRule? = nil, audience: Audience? = nil,
    recipient: String = ""
  ) {
    (self.layout, self.unit, self.period, self.level, self.date) = (layout, unit, period, level, date)
    (self.number, self.version, self.note, self.language) = (number, version, note, language)
    (self.container, self.counting) = (container, counting)
    (self.audience, self.recipient) = (audience, recipient)
  }
}
