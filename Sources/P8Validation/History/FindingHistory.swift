package import P8Model

/// What is known of earlier runs and what officers have said: marks findings as new or present, and as waived.
package struct FindingHistory: Sendable {
  /// A word by an officer that a finding may stand.
  package struct WaivedFinding: Hashable, Sendable {
    /// The fingerprint of the finding.
    package let fingerprint: String
    /// The text of the cell for which it was given; another value needs another word.
    package let found: String?
    /// Who, why and when.
    package let waiver: Finding.Waiver

    package init(fingerprint: String, found: String?, waiver: Finding.Waiver) {
      self.fingerprint = fingerprint
      self.found = found
      self.waiver = waiver
    }
  }

  private let isAfterRun: Bool
  private let earlier: [String: Finding]
  private let waived: [String: WaivedFinding]

  /// Creates a history.
  ///
  /// - Parameters:
  ///   - earlier: The findings of the run before; nil where there was none.
  ///   - waived: The words given; of two for one finding the later in the list holds.
  package init(earlier: [Finding]? = nil, waived: [WaivedFinding] = []) {
    isAfterRun = earlier != nil
    self.earlier = Dictionary(
      (earlier ?? []).map { ($0.fingerprint, $0) }, uniquingKeysWith: { first, _ in first })
    self.waived = Dictionary(waived.map { ($0.fingerprint, $0) }, uniquingKeysWith: { _, last in last })
  }

  /// Whether there was a run before.
  package var isCompared: Bool { isAfterRun }

  /// The findings with state and waiver.
  ///
  /// A waiver holds while the text of the cell stays the same, and never for what cannot be read at all.
  package func marked(_ findings: [Finding]) -> [Finding] {
    findings.map { finding in
      var finding = finding
      finding.state = earlier[finding.fingerprint] == nil ? .new : .present
      if finding.canBeWaived, let word = waived[finding.fingerprint], word.found == finding.found {
        finding.waiver = word.waiver
      }
      return finding
    }
  }

  /// The findings of the run before that are not there any more, by file and place.
  ///
  /// - Parameter findings: All findings of the present run.
  /// - Returns: The earlier findings, as gone.
  package func gone(among findings: [Finding]) -> [Finding] {
    let present = Set(findings.map(\.fingerprint))
    return earlier.values.filter { !present.contains($0.fingerprint) }
      .sorted {
        ($0.at.file, $0.at.sheet ?? "", $0.at.row ?? 0, $0.code, $0.fingerprint)
          < ($1.at.file, $1.at.sheet ?? "", $1.at.row ?? 0, $1.code, $1.fingerprint)
      }
      .map { finding in
        var finding = finding
        finding.state = .gone
        return finding
      }
  }
}
