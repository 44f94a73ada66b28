package import P8Model
import P8Presentation
package import P8Registry

/// What a step would do with reports.
package struct ReviewPlan: Sendable {
  let action: ReviewAction
  /// The reports that would take the step, in the order in which they do.
  package var taking: [ReportHead] = []
  /// Those that would not, with the reason.
  package var refused: [LocalizedText] = []
  /// What is to be said of each that does.
  var remarks: [LocalizedText] = []

  init(action: ReviewAction) { self.action = action }

  /// The plan for people, a line for each report.
  package func formatted(_ language: Language) -> String {
    ([ReviewWords.plan(action, taking.count)[language]]
      + taking.map { "  " + Self.line(of: $0, $0.state.name)[language] } + refused.map { $0[language] })
      .joined(separator: "\n")
  }

  static func line(of head: ReportHead, _ words: LocalizedText) -> LocalizedText {
    LocalizedText(
      vi: "\(head.unit.code) \(head.unitName) (\(head.form)): \(words.vi)",
      en: "\(head.unit.code) \(head.unitName) (\(head.form)): \(words.en)")
  }
}
