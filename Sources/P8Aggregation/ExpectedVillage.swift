package import P8Model

/// A village that should report.
package struct ExpectedVillage: Hashable, Sendable {
  /// The village under the code of its structure.
  package let village: Village
  /// The first day on which it should report; nil for always.
  package let from: CalendarDate?
  /// The last day on which it should report; nil for ever.
  package let to: CalendarDate?
  /// The same village under its code of the newer structure; nil where it has none.
  package let successor: UnitCode?

  package init(
    village: Village, from: CalendarDate? = nil, to: CalendarDate? = nil, successor: UnitCode? = nil
  ) {
    self.village = village
    self.from = from
    self.to = to
    self.successor = successor
  }

  /// Whether it should report for a period: it is there on the closing date, under the structure of that day.
  func isExpected(for period: Period) -> Bool {
    guard from.map({ $0 <= period.to }) ?? true, to.map({ $0 >= period.to }) ?? true else { return false }
    // A village that got a new code is expected once, under the code that applies.
    return village.code.structure == period.structure
      || village.code.structure == .y2024 && successor == nil
  }
}
