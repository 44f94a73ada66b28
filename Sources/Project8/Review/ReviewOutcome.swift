public import P8Model
import P8Presentation

/// What came of a step that was taken with several reports.
public struct ReviewOutcome: Sendable {
  /// The step.
  let action: ReviewAction
  /// The names of the units whose reports took the step.
  let takers: [String]
  /// The number of reports that took the step.
  public var taken: Int { takers.count }
  /// Those that did not, with the reason.
  public let refused: [ReviewRemark]
  /// What is to be said of those that did.
  public let remarks: [ReviewRemark]

  /// A few words on the whole, and why reports did not take the step, each reason once.
  public func formatted(_ language: Language) -> String {
    let summary = ReviewWords.taken(action, by: takers, refused: refused.count)
    return (ReviewRemark.lines(refused + remarks, language) + [summary[language]]).joined(separator: "\n")
  }
}
