package import P8Model

/// Number, revision and the last reason given for reports: what the registry knows of them beside what they say.
package struct ReportStanding: Sendable {
  private struct Key: Hashable {
    let unit: UnitCode
    let period: Period
    let form: String
    let sha256: String
  }

  private var stored: [Key: (number: Int64, revision: Int)] = [:]
  /// Why each report was returned or withdrawn, by number.
  package var reasons: [Int64: String] = [:]

  package init() {}

  /// The numbers of all that were remembered.
  package var numbers: [Int64] { stored.values.map(\.number) }

  package mutating func note(_ report: RegisteredReport, number: Int64, revision: Int) {
    let key = Key(unit: report.unit, period: report.period, form: report.form, sha256: report.file.sha256)
    stored[key] = (number, revision)
  }

  /// Number and revision of a report; nil where it was not read.
  func standing(of report: Explanation.Source) -> (number: Int64, revision: Int)? {
    let key = Key(unit: report.unit, period: report.period, form: report.form, sha256: report.file.sha256)
    return stored[key]
  }

  /// Why something was left out, with what was written when the report was returned or withdrawn.
  func reason(for entry: Explanation.LeftOut) -> LocalizedText {
    let text = entry.reason.text
    guard entry.reason == .returned || entry.reason == .withdrawn,
      let said = standing(of: entry.report).flatMap({ reasons[$0.number] }), !said.isEmpty
    else { return text }
    return LocalizedText(vi: "\(text.vi): \(said)", en: "\(text.en): \(said)")
  }
}
