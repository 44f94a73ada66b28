public import P8Model

/// A figure that is to be explained, and what it is compared with.
public struct ExplanationRequest: Sendable {
  let indicator: String
  let figure: FigureKey
  let of: FigureRequest
  let since: CalendarDate?
  let compare: Period?

  /// - Parameters:
  ///   - indicator: The code of the indicator.
  ///   - figure: Which of its figures.
  ///   - scope: The unit, the period and which reports count; what is left out for that is named.
  ///   - since: What changed in the registry after this day is named; nil for no comparison.
  ///   - compare: What is otherwise in another period is named; nil for no comparison.
  public init(
    _ indicator: String, figure: FigureKey, of scope: FigureRequest, since: CalendarDate? = nil,
    compare: Period? = nil
  ) {
    (self.indicator, self.figure) = (indicator, figure)
    of = scope
    (self.since, self.compare) = (since, compare)
  }
}
