package import P8Model

/// A report that is not carried anywhere, since its original holds personal data.
package struct WithheldReport: Hashable, Sendable {
  /// The number under which it is stored.
  package let number: Int64
  /// The unit that reports.
  package let unit: UnitCode
  /// The name of the unit as the report writes it.
  package let unitName: String
  /// The period.
  package let period: Period
  /// The codes of the findings that say so.
  package let codes: [String]
}
