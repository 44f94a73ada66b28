package import P8Model

/// Number, revision and review of reports: what the registry knows of them beside what they say.
package struct ReportStanding: Sendable {
  /// How far a report has come with its reviewers.
  package struct Review: Sendable {
    let id: String
    let name: LocalizedText

    package init(id: String, name: LocalizedText) { (self.id, self.name) = (id, name) }
  }

  private struct Key: Hashable {
    let unit: UnitCode
    let period: Period
    let form: String
    let sha256: String
  }

  private var stored: [Key: (number: Int64, revision: Int)] = [:]
  /// How far each report has come, by number.
  package var reviews: [Int64: Review] = [:]

  package init() {}

  /// The numbers of all that were remembered.
  package var numbers: [Int64] { stored.values.map(\.number) }

  package mutating func note(_ report: RegisteredReport, number: Int64, revision: Int) {
    let key = Key(unit: report.unit, period: report.period, form: report.form, sha256: report.file.sha256)
    stored[key] = (number, revision)
  }

  /// Number, revision and review of a report; nil where it was not read.
  func standing(of report: Explanation.Source) -> (number: Int64, revision: Int, review: Review?)? {
    let key = Key(unit: report.unit, period: report.period, form: report.form, sha256: report.file.sha256)
    return stored[key].map { ($0.number, $0.revision, reviews[$0.number]) }
  }
}
