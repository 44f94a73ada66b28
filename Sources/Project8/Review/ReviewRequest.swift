public import P8Model

/// A step to be taken with the reports of a unit and of all in it.
public struct ReviewRequest: Sendable {
  let action: ReviewAction
  let unit: UnitCode
  let period: Period
  let form: String?
  let reason: String
  let document: SignedDocument
  let without: [UnitCode]

  /// - Parameters:
  ///   - action: The step.
  ///   - unit: The unit.
  ///   - period: The period of the reports.
  ///   - form: The form; nil for all.
  ///   - reason: Why; a return and a withdrawal need one.
  ///   - document: The signed document by which a report is confirmed; whether it may be missing says the severity
  ///     of the check `review.no-document`.
  ///   - without: The villages that have no report and without which a commune or a unit above it is confirmed, for
  ///     the reason that is given.
  public init(
    _ action: ReviewAction, unit: UnitCode, period: Period, form: String? = nil, reason: String = "",
    document: SignedDocument = SignedDocument(), without: [UnitCode] = []
  ) {
    self.action = action
    self.unit = unit
    self.period = period
    self.form = form
    self.reason = reason
    self.document = document
    self.without = without
  }
}
