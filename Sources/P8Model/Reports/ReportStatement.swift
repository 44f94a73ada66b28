/// What a visible cell of a form says of the report's unit or period.
///
/// Nobody sees the hidden stamp: who fills in a form believes what stands on its pages.
public struct ReportStatement: Hashable, Sendable {
  /// What it says something of.
  public enum Subject: Hashable, Sendable {
    /// The code of the unit.
    case unitCode
    /// The period.
    case period
    /// The last day of the period.
    case closing
  }

  /// What it says something of.
  public let subject: Subject
  /// The text as people see it.
  public let text: String
  /// The cell.
  public let place: CellPlace

  /// Creates a statement.
  public init(_ subject: Subject, text: String, place: CellPlace) {
    self.subject = subject
    self.text = text
    self.place = place
  }
}
