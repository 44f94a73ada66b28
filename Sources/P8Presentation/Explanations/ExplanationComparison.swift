package import P8Model

/// A figure beside an older one, or one of another period.
package struct ExplanationComparison {
  package enum Kind {
    /// The same figure as the registry had it at the end of a day.
    case since(CalendarDate)
    case period(Period)
  }

  let kind: Kind
  let before: ExactDecimal?
  let after: ExactDecimal?
  let changes: [Explanation.Change]

  package init(_ kind: Kind, older: Explanation, newer: Explanation) {
    self.kind = kind
    before = older.value
    after = newer.value
    changes = newer.changes(from: older)
  }

  /// The newer figure less the older one; nil where one of them is not known.
  var difference: ExactDecimal? { before.flatMap { before in after.flatMap { $0.subtracting(before) } } }
}
