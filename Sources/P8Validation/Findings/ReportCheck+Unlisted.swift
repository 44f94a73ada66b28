import P8Model

/// Findings of one kind beyond the bound of a file.
struct UnlistedFindings {
  let wording: Wording
  var count = 0
  /// Whether one of them leaves out a row or a cell.
  var holds: Bool { wording.effect == .holdRow || wording.effect == .holdCell }
}

/// A file of a stranger may be wrong in every cell: beyond a bound its findings are counted and no longer made.
extension ReportCheck {
  /// How many findings of a file are listed; the rest is counted by kind.
  static let listedCount = 1_000

  /// Counts a finding that is not listed any more.
  ///
  /// - Returns: What stands for its fingerprint; nil where it is to be listed. What rejects a file always is.
  mutating func countIfUnlisted(_ wording: Wording) -> String? {
    guard findings.count >= Self.listedCount, wording.effect != .rejectFile else { return nil }
    unlisted[wording.id, default: UnlistedFindings(wording: wording)].count += 1
    return Fingerprint.of([CheckName.moreFindings.rawValue, wording.id])
  }

  /// Whether rows or cells are left out for findings that are not listed: then no row can be taken.
  var holdsUnlisted: Bool { unlisted.values.contains(where: \.holds) }

  /// A finding for each kind of which not all are listed, as severe as the kind.
  mutating func unlistedFindings() -> [Finding] {
    let kinds = unlisted.values.sorted { ($0.wording.code, $0.wording.id) < ($1.wording.code, $1.wording.id) }
    let listed = findings
    findings = []
    for kind in kinds {
      let count = ExactDecimal(kind.count)
      let limit = ExactDecimal(Self.listedCount)
      let wording = Wording(checker.catalogue.entry(CheckName.moreFindings.rawValue))
      append(
        wording.with(severity: kind.holds ? .error : kind.wording.severity), section: -1,
        at: Finding.Place(file: report.file.path, sha256: report.file.sha256), found: nil, field: nil,
        identity: [kind.wording.id],
        words: { name, language in
          switch name {
          case "count": count.formatted(language)
          case "value": kind.wording.code
          case "limit": limit.formatted(language)
          default: nil
          }
        })
    }
    let further = findings.map(\.finding)
    findings = listed
    return further
  }
}
