import GRDB
package import P8Model

/// The pattern by which small counts of a period are held back, as the registry keeps it; its content is read apart.
package struct KeptPattern: Hashable, Sendable {
  /// The number; a pattern that was made later has a higher one.
  package let number: Int64
  package let period: Period
  package let rule: CountingRule
  /// What its figures were added up from, as a SHA-256: where it is the same, so are the figures.
  package let basis: String
  /// The SHA-256 of the figures that it came from.
  package let figures: String
  /// Whether a file that was made by it left the programme.
  package let isPublished: Bool

  /// The columns of a row in the order of ``init(_:published:)``.
  static let columns = "id, period, counting, basis, figures"

  /// Reads a row; nil where it cannot be such.
  init?(_ row: Row, published: Set<Int64>) {
    guard let period = Period(row[1] as String, calendar: .calendar),
      let rule = CountingRule(rawValue: row[2])
    else { return nil }
    (number, self.period, self.rule) = (row[0], period, rule)
    (basis, figures) = (row[3], row[4])
    isPublished = published.contains(row[0])
  }
}
