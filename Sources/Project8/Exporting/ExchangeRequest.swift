public import P8Model

/// What an exchange file is about.
public struct ExchangeRequest: Sendable {
  let figures: FigureRequest
  let date: CalendarDate?
  let language: Language
  let holdsBack: Bool

  /// A request; without a date the file has none, since no clock is asked.
  public init(
    _ figures: FigureRequest, date: CalendarDate? = nil, language: Language, holdsBack: Bool = true
  ) {
    (self.figures, self.date, self.language, self.holdsBack) = (figures, date, language, holdsBack)
  }
}
