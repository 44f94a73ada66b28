package import P8Model

/// Why figures cannot be published beside those that were published before.
package struct PatternConflict: Error, Hashable, Sendable {
  /// The smallest unit that holds the people who would be given away.
  package let unit: UnitCode
  /// The units whose figures are held back and would follow, those of few people first.
  package let held: [UnitCode]
  /// The indicator.
  package let indicator: String
  /// The figure of it.
  package let key: FigureKey
  /// The period.
  package let period: Period
}
