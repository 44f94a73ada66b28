public import P8Model

/// What an exchange file is about.
public struct ExchangeRequest: Sendable {
  let figures: FigureRequest
  let date: CalendarDate?
  let language: Language
  let audience: Audience
  let recipient: String
  let isWithCarriedOver: Bool

  /// A request; without a date the file has none, since no clock is asked.
  /// - Parameters:
  ///   - audience: For whom it is; what these must not see is held back.
  ///   - recipient: Who receives it, for the list of what left the programme.
  ///   - isWithCarriedOver: Whether numbers that no report of the period tells are sent as earlier reports have them.
  public init(
    _ figures: FigureRequest, date: CalendarDate? = nil, language: Language, audience: Audience = .partner,
    recipient: String = "", isWithCarriedOver: Bool = false
  ) {
    (self.figures, self.date, self.language) = (figures, date, language)
    (self.audience, self.recipient) = (audience, recipient)
    self.isWithCarriedOver = isWithCarriedOver
  }
}
