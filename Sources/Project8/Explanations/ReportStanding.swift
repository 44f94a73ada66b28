import P8Aggregation
import P8Model
import P8Registry

/// Number, revision and review of reports: what the registry knows of them beside what they say.
struct ReportStanding {
  private struct Key: Hashable {
    let unit: UnitCode
    let period: Period
    let form: String
    let sha256: String
  }

  private var stored: [Key: (number: Int64, revision: Int)] = [:]
  /// How far each report has come, by number.
  var reviews: [Int64: ReviewState] = [:]

  /// The numbers of all that were remembered.
  var numbers: [Int64] { stored.values.map(\.number) }

  /// Remembers a report.
  mutating func note(_ report: StoredReport) {
    let key = Key(
      unit: report.report.unit, period: report.report.period, form: report.report.form,
      sha256: report.report.file.sha256)
    stored[key] = (report.number, report.revision)
  }

  /// Number, revision and review of a report; nil where it was not read.
  func standing(
    of report: Explanation.Source
  ) -> (number: Int64, revision: Int, review: ReviewState?)? {
    let key = Key(
      unit: report.unit, period: report.period, form: report.form, sha256: report.file.sha256)
    return stored[key].map { ($0.number, $0.revision, reviews[$0.number]) }
  }
}
