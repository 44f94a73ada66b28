package import P8Model

/// A report on its way from one registry to another, with what was done with it there.
package struct CarriedReport: Hashable, Sendable {
  /// The report.
  package let report: RegisteredReport
  /// Its findings, as JSON.
  package let findingsJSON: String
  /// Whether it speaks for its unit and period where it comes from.
  package let isCurrent: Bool
  /// Whether it waits there as a proposed replacement, or was refused as one.
  package let isProposed: Bool
  /// When it first came into a registry.
  package let receivedAt: String
  /// The steps of its review, oldest first.
  package let steps: [Registry.ReviewStep]
  /// The bytes of its file; nil where they were not kept.
  package let original: [UInt8]?
}

/// Where reports and villages are carried from: another registry, or a bundle.
package protocol ExchangeSource {
  /// What it is called in the audit log and in proposals.
  var name: String { get }
  /// Who sends what comes from it, see ``ReportSender``.
  var sender: String { get }

  /// The entries of the officers' log.
  func carriedEntries() throws(RegistryFault) -> [LogEntry]

  /// The villages, by code.
  func carriedVillages() throws(RegistryFault) -> [RegisteredVillage]

  /// Gives the reports in groups: all revisions of one unit, period and form, oldest first.
  func forEachGroup(_ body: ([CarriedReport]) throws -> Void) throws(RegistryFault)
}
