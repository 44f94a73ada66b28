package import P8Model

/// A report that waits to take the place of one that counts.
///
/// Both are kept; the one that counts goes on counting until somebody decides.
package struct ProposedReplacement: Hashable, Sendable {
  /// The number of the proposal.
  package let number: Int64
  /// The number of the report that counts.
  package let counting: Int64
  /// The number of the report that waits.
  package let proposed: Int64
  /// Why it waits.
  package let cause: ProposalCause
  /// Where it comes from: the path of its file, of a bundle or of a registry.
  package let source: String
  /// The unit.
  package let unit: UnitCode
  /// The name of the unit.
  package let unitName: String
  /// The period.
  package let period: Period
  /// The form.
  package let form: String
  /// The values in which the report that waits differs.
  package let differences: [ReportDifference]
}
