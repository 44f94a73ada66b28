public import P8Model

/// What came out of checking a report.
public struct CheckedReport: Sendable {
  /// What is wrong, in the order of the report.
  public let findings: [Finding]
  /// The report for the registry; nil where its unit or period is not known or its file is rejected.
  public let report: RegisteredReport?
  /// The number of cells that held something.
  public let cellCount: Int
  /// The number of rules that could not be judged.
  public let notJudgedCount: Int

  /// Whether the report counts: nothing of severity error.
  public var state: RegisteredReport.State {
    findings.contains { $0.severity == .error } ? .held : .accepted
  }
}
