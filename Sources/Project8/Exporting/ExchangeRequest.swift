public import P8Model

/// What an exchange file is about.
public struct ExchangeRequest: Sendable {
  let figures: FigureRequest
  let date: CalendarDate?
  let language: Language
  let holdsBack: Bool

  /// - Parameters:
  ///   - figures: The unit, the period, and the level of the units below that are in the file too.
  ///   - date: The day of the file; nil leaves it open, since no clock is asked.
  ///   - language: The language of texts.
  ///   - holdsBack: Whether small counts of people are held back, as they must be from donors and the public.
  public init(
    _ figures: FigureRequest, date: CalendarDate? = nil, language: Language, holdsBack: Bool = true
  ) {
    self.figures = figures
    self.date = date
    self.language = language
    self.holdsBack = holdsBack
  }
}
