public import P8Model

/// A step to be taken with the reports of a unit and of all in it.
public struct ReviewRequest: Sendable {
  let action: ReviewAction
  let unit: UnitCode
  let period: Period
  let form: String?
  let reason: String
  let document: String

  /// - Parameters:
  ///   - action: The step.
  ///   - unit: The unit.
  ///   - period: The period of the reports.
  ///   - form: The form; nil for all.
  ///   - reason: Why; a return needs one.
  ///   - document: The signed document by which a report is confirmed; whether it may be missing says the severity
  ///     of the check `review.no-document`.
  public init(
    _ action: ReviewAction, unit: UnitCode, period: Period, form: String? = nil, reason: String = "",
    document: String = ""
  ) {
    self.action = action
    self.unit = unit
    self.period = period
    self.form = form
    self.reason = reason
    self.document = document
  }
}
