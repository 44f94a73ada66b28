package import P8Model
import P8Presentation
package import P8Registry

/// What a step would do with reports.
package struct ReviewPlan: Sendable {
  let action: ReviewAction
  /// The reports that would take the step, in the order in which they do.
  package var taking: [ReportHead] = []
  /// Those that would not, with the reason.
  package var refused: [ReviewRemark] = []
  /// What is to be said of each that does.
  var remarks: [LocalizedText] = []

  init(action: ReviewAction) { self.action = action }

  /// The plan for people: a line for each report that would take the step, and why the others would not.
  package func formatted(_ language: Language) -> String {
    let reports = taking.map { head in
      "  \(head.unit.code) \(head.unitName) (\(head.form)): \(head.state.name[language])"
    }
    return
      ([ReviewWords.plan(action, taking.count)[language]] + reports + ReviewRemark.lines(refused, language))
      .joined(separator: "\n")
  }
}
