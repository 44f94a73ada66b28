public import P8Model

/// What came of a step that was taken with several reports.
public struct ReviewOutcome: Sendable {
  /// The number of reports that took the step.
  public let taken: Int
  /// Those that did not, with the reason.
  public let refused: [ReviewRemark]
  /// What is to be said of those that did.
  public let remarks: [ReviewRemark]

  /// A few words on the whole, and why reports did not take the step, each reason once.
  public func formatted(_ language: Language) -> String {
    let summary = LocalizedText(
      vi: "\(taken) báo cáo đã chuyển bước, \(refused.count) báo cáo không chuyển được.",
      en: "The step was taken by \(English.count(taken, "report")) and not by \(refused.count).")
    return (ReviewRemark.lines(refused + remarks, language) + [summary[language]]).joined(separator: "\n")
  }
}
