package import P8Definitions
package import P8Model

/// Which findings a caller wants to see: by code, family of codes, rule, severity or state.
package struct FindingSelection: Sendable {
  private let only: [String]
  private let skip: [String]

  /// Reads a selection; nothing in `only` takes everything.
  /// - Throws: ``Failure`` for a name that stands for nothing.
  package init(only: [String], skip: [String], definitions: Definitions) throws(Failure) {
    let codes = Set(definitions.rules.map(\.code) + definitions.builtInChecks.values.map(\.code))
    let ids = Set(definitions.rules.map(\.id)).union(definitions.builtInChecks.keys)
    let words = Finding.Severity.allCases.map(\.rawValue) + ["new", "present", "gone", "waived"]
    for name in only + skip {
      let code = name.uppercased()
      let isKnown = words.contains(name) || ids.contains(name) || codes.contains { Self.fits($0, code) }
      guard isKnown else {
        throw Failure(
          .wrongUse,
          LocalizedText(vi: "Không có mã hay mức “\(name)”", en: "There is no code or severity “\(name)”"),
          remedy: LocalizedText(
            vi:
              "Dùng mã (P8-SUM-001), họ mã (P8-SUM), mức (error, warning, note), new, present, gone hoặc waived; xem p8 rules list.",
            en:
              "Use a code (P8-SUM-001), a family (P8-SUM), a severity (error, warning, note), new, present, gone or waived; see p8 rules list."
          ))
      }
    }
    (self.only, self.skip) = (only, skip)
  }

  package func contains(_ finding: Finding) -> Bool {
    (only.isEmpty || only.contains { Self.names($0, finding) })
      && !skip.contains { Self.names($0, finding) }
  }

  private static func names(_ name: String, _ finding: Finding) -> Bool {
    name == finding.severity.rawValue || name == finding.state.rawValue || name == finding.rule
      || (name == "waived" && finding.waiver != nil) || fits(finding.code, name.uppercased())
  }

  /// Whether a code is of a family: `P8-SUM-001` of `P8-SUM`.
  private static func fits(_ code: String, _ name: String) -> Bool {
    code == name || code.hasPrefix(name + "-")
  }
}
