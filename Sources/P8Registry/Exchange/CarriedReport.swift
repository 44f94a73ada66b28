public import P8Model

/// A report on its way from one registry to another, with what was done with it there.
public struct CarriedReport: Hashable, Sendable {
  /// The report.
  public let report: RegisteredReport
  /// Its findings, as JSON.
  public let findingsJSON: String
  /// Whether it speaks for its unit and period where it comes from.
  public let isCurrent: Bool
  /// When it first came into a registry.
  public let receivedAt: String
  /// The steps of its review, oldest first.
  public let steps: [Registry.ReviewStep]
  /// The bytes of its file; nil where they were not kept.
  public let original: [UInt8]?
}

/// A village on its way from one registry to another.
public struct CarriedVillage: Hashable, Sendable {
  /// Equal for the codes of one village, within what is carried.
  public let identity: Int64
  /// The code.
  public let code: UnitCode
  /// The name with its type word.
  public let name: String
  /// The key by which the name is found.
  public let nameKey: String
  /// The first day on which it should report; nil for always.
  public let from: CalendarDate?
  /// The last day on which it should report; nil for ever.
  public let to: CalendarDate?
}

/// Where reports and villages are carried from: another registry, or a bundle.
public protocol ExchangeSource {
  /// What it is called in the audit log and in conflicts.
  var name: String { get }

  /// The entries of the officers' log.
  func carriedEntries() throws(RegistryFault) -> [LogEntry]

  /// The villages, by code.
  func carriedVillages() throws(RegistryFault) -> [CarriedVillage]

  /// Gives the reports in groups: all revisions of one unit, period and form, oldest first.
  func forEachGroup(_ body: ([CarriedReport]) throws -> Void) throws(RegistryFault)
}
