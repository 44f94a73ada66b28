public import P8Model

/// What came of writing into the log.
public struct LogOutcome: Sendable {
  /// The number of the entry; nil where nothing was written because of errors.
  public let number: Int64?
  /// What was found about the answers, errors first.
  public let findings: [Finding]
  /// What was done, in words; nil where nothing was written.
  public let message: LocalizedText?
  /// What the fields are called, by their ids: there is no sheet whose cells findings could name.
  package var labels: [String: LocalizedText] = [:]
}
