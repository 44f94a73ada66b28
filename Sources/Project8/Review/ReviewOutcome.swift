public import P8Model

/// What came of a step that was taken with several reports.
public struct ReviewOutcome: Sendable {
  /// The number of reports that took the step.
  public let taken: Int
  /// Those that did not, with the reason.
  public let refused: [LocalizedText]
  /// What is to be said of those that did.
  public let remarks: [LocalizedText]

  /// A few words on the whole, and a line for each report that did not take the step.
  public func formatted(_ language: Language) -> String {
    let summary = LocalizedText(
      vi: "\(taken) báo cáo đã chuyển bước, \(refused.count) báo cáo không chuyển được.",
      en: "The step was taken by \(English.count(taken, "report")) and not by \(refused.count).")
    return ((refused + remarks).map { $0[language] } + [summary[language]]).joined(separator: "\n")
  }
}
