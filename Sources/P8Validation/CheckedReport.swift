package import P8Model

/// What came out of checking a report.
package struct CheckedReport: Sendable {
  /// What is wrong, in the order of the report.
  package let findings: [Finding]
  /// The report for the registry; nil where its unit or period is not known or its file is rejected.
  package let report: RegisteredReport?
  /// The number of cells that held something.
  package let cellCount: Int
  /// The number of rules that could not be judged.
  package let notJudgedCount: Int
  /// Whether it is a table that was read: it has no unit and no period, and is not stored.
  let isTable: Bool

  /// Whether the report counts: it has no error that was not waived.
  package var state: RegisteredReport.State {
    findings.contains { $0.isOpenError } ? .held : .accepted
  }
}

extension CheckRun.File {
  /// A file whose report was checked.
  package init(_ source: SourceFile, _ checked: CheckedReport, unitName: String = "") {
    self.init(
      path: source.path, sha256: source.sha256, unit: checked.report?.unit,
      unitName: checked.report?.unitName ?? unitName, period: checked.report?.period,
      verdict: checked.report == nil && !checked.isTable
        ? .rejected : checked.state == .held ? .held : .accepted,
      findings: checked.findings, notJudgedCount: checked.notJudgedCount)
  }
}
