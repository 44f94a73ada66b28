import ContentDigest
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
  /// Whether these bytes are not those that its digest is of.
  package let isOriginalDamaged: Bool

  init(
    report: RegisteredReport, findingsJSON: String, isCurrent: Bool, isProposed: Bool, receivedAt: String,
    steps: [Registry.ReviewStep], original: [UInt8]?
  ) {
    (self.report, self.findingsJSON, self.isCurrent) = (report, findingsJSON, isCurrent)
    (self.isProposed, self.receivedAt, self.steps, self.original) = (isProposed, receivedAt, steps, original)
    isOriginalDamaged = original.map { ContentDigest.sha256($0) != report.file.sha256 } ?? false
  }

  /// The same with the report as the receiver judged it.
  package func judged(as report: RegisteredReport, findings: [Finding]) throws -> CarriedReport {
    with(report, findingsJSON: try Registry.json(findings))
  }

  func with(_ report: RegisteredReport, findingsJSON: String? = nil) -> CarriedReport {
    CarriedReport(self, report: report, findingsJSON: findingsJSON ?? self.findingsJSON)
  }

  /// The file stays, and so does what is known of its bytes.
  private init(_ other: CarriedReport, report: RegisteredReport, findingsJSON: String) {
    (self.report, self.findingsJSON, isCurrent) = (report, findingsJSON, other.isCurrent)
    (isProposed, receivedAt, steps, original) = (
      other.isProposed, other.receivedAt, other.steps, other.original
    )
    isOriginalDamaged = other.isOriginalDamaged
  }
}

/// Where reports and villages are carried from: another registry, or a bundle.
package protocol ExchangeSource: Sendable {
  /// What it is called in the audit log and in proposals.
  var name: String { get }
  /// Who sends what comes from it, see ``ReportSender``.
  var sender: String { get }

  /// The entries of the officers' log.
  func carriedEntries() throws(RegistryFault) -> [LogEntry]

  /// The villages, by code.
  func carriedVillages() throws(RegistryFault) -> [RegisteredVillage]

  /// The bytes of the file of a report, by their digest; nil where they are not there.
  func originalFile(sha256: String) throws(RegistryFault) -> [UInt8]?

  /// Gives the reports in groups: all revisions of one unit, period and form, oldest first.
  func forEachGroup(_ body: ([CarriedReport]) throws -> Void) throws(RegistryFault)
}
