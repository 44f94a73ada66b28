import P8Definitions
import P8Model
import P8Validation
import TestSupport
import Testing

/// Reports of earlier periods, drawn with few words.
enum EarlierSketch {
  /// The accepted report of the same village for another period.
  ///
  /// Its rows are separated by bars, each as `name=Tổ 1; members=10`.
  static func report(
    _ section: String, _ rows: String, period: String = "2022@calendar", version: String = "initial",
    form: String = "village-report", unit: String = "22210-01"
  ) throws -> RegisteredReport {
    var sketch = ReportSketch()
    sketch.form = form
    sketch.unit = unit
    sketch.period = period
    sketch.version = version
    sketch.rows = rows.split(separator: "|").map { (section, ReportSketch.values(String($0))) }
    let definitions = try Project.definitions()
    let report = try #require(Project.checker().check(sketch.report(definitions)).report)
    return RegisteredReport(
      unit: report.unit, unitName: report.unitName, period: report.period, version: report.version,
      form: report.form, file: report.file, state: .accepted, findingCounts: [:], records: report.records)
  }
}
