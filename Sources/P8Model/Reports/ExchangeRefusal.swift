/// Something that came in a bundle or from another registry and was not taken.
package struct ExchangeRefusal: Hashable, Sendable {
  /// What was not taken.
  package enum Subject: Hashable, Sendable {
    case village(UnitCode, name: String)
    case report(UnitCode, name: String, Period, form: String)
    case step(ReviewAction, by: String, UnitCode, Period)
    case logEntry(kind: String, UnitCode, CalendarDate)
  }

  /// A cell of a report of which the original says something else.
  package struct Cell: Hashable, Sendable {
    /// The cell.
    package let place: CellPlace
    /// The value in the original; nil where it has none there.
    package let original: Value?
    /// The value as it was carried; nil where none was.
    package let carried: Value?

    package init(place: CellPlace, original: Value?, carried: Value?) {
      (self.place, self.original, self.carried) = (place, original, carried)
    }
  }

  /// Why.
  package enum Cause: Hashable, Sendable {
    /// It lies outside the unit that the head of the bundle names.
    case outsideUnit(UnitCode)
    /// It lies outside the period that the head names.
    case outsidePeriod(Period)
    /// It lies outside the units that the key speaks for.
    case outsideRights(key: String)
    case unknownUnit
    /// A name with signs that are not seen and steer a terminal or turn the direction of writing.
    case unseenSigns
    case noOriginal
    /// The bytes of the original are not those that its digest is of.
    case damagedOriginal
    /// The original is no report by the definitions here.
    case unreadableOriginal(LocalizedText)
    /// The original is a report of another unit, period, form or version.
    case anotherReport(UnitCode, Period, form: String)
    /// The original says something else; the first cells, and how many there are.
    case figures([Cell], count: Int)
    /// It counts no more where it comes from, and the step that says so is not taken.
    case notCountingThere(ReportState, by: String)
    /// Nobody with the right to it signed the step.
    case noRight
    /// The step does not follow from where the report stands here.
    case leavesStepOut(ReportState)
    /// An entry of the log that is here already is changed by signature only.
    case changesKnown
    /// The rules here find an error.
    case faulty(LocalizedText)
  }

  /// What was not taken.
  package let subject: Subject
  /// Why.
  package let cause: Cause

  package init(_ subject: Subject, _ cause: Cause) { (self.subject, self.cause) = (subject, cause) }
}
