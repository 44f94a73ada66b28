package import P8Model

/// A proposed repair that a person has accepted.
package struct ChosenRepair: Hashable, Sendable {
  /// What is wrong.
  package let finding: Finding
  /// What is to be done about it: one of the finding's own proposals.
  package let suggestion: Finding.Suggestion

  package init(_ finding: Finding, _ suggestion: Finding.Suggestion) {
    (self.finding, self.suggestion) = (finding, suggestion)
  }

  /// Whether both change the same cell.
  package func isOfSameCell(as other: ChosenRepair) -> Bool {
    finding.at.sheet == other.finding.at.sheet && suggestion.cell == other.suggestion.cell
  }
}

extension ChosenRepair {
  /// The repairs of some certainties that are proposed for findings, the first of each finding.
  package static func proposed(
    for findings: [Finding], certainties: Set<Finding.Certainty>
  ) -> [ChosenRepair] {
    findings.compactMap { finding in
      finding.suggestions.first { $0.canBeCarriedOut && certainties.contains($0.certainty) }
        .map { ChosenRepair(finding, $0) }
    }
  }
}

extension Finding.Suggestion {
  /// Whether it says what to put into which cell.
  package var canBeCarriedOut: Bool { action == .replace && cell != nil && with != nil && kind != nil }
}
