/// When a report may take the place of one that counts without being asked about.
package struct ReplacementRule: Hashable, Sendable {
  /// The largest share of its figures, in percent, that may change at once.
  package let atOncePercent: ExactDecimal

  package init(atOncePercent: ExactDecimal) { self.atOncePercent = atOncePercent }

  /// What holds where the definitions say nothing.
  package static let standard = ReplacementRule(atOncePercent: 20)
}
