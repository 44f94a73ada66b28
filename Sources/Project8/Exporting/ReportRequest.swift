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

  /// - Parameters:
  ///   - layout: The layout in `templates/reports/`.
  ///   - unit: The unit; its structure is that in which all units are shown.
  ///   - period: The period.
  ///   - level: The level of the sheet by unit; nil for the one right below.
  ///   - date: The date on the report; nil leaves it open.
  ///   - number: The number of the document; nil leaves it open.
  ///   - version: First version or supplement; nil where it does not matter.
  ///   - note: A note to be printed on the report; nil for none.
  ///   - language: The language of all texts.
  ///   - container: The container.
  ///   - counting: Which reports count; nil for what the layout says.
  public init(
    layout: String, unit: UnitCode, period: Period, by level: UnitLevel? = nil, date: CalendarDate? = nil,
    number: String? = nil, version: ReportStamp.Version? = nil, note: String? = nil, language: Language,
    container: ReportContainer, counting: CountingRule? = nil
  ) {
    self.counting = counting
    self.layout = layout
    self.unit = unit
    self.period = period
    self.level = level
    self.date = date
    self.number = number
    self.version = version
    self.note = note
    self.language = language
    self.container = container
  }
}
