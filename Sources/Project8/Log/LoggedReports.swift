import P8Definitions
import ContentDigest
import P8Model
import P8Registry

/// The officers' log as reports, so that it is added up on the same way as what the units send.
///
/// Each month of a unit in which anything was logged is a report on a form of its own. Events and models have
/// the same identity as in the units' reports, by which the roll-up counts what was logged and reported once.
struct LoggedReports {
  /// The form of the log; no form of the definitions, so that nothing is zero for not standing in it.
  static let form = "officers-log"

  private struct Month: Hashable {
    let unit: UnitCode
    let period: Period
  }

  private var records: [Month: [(number: Int64, record: ReportedRecord)]] = [:]

  /// The calendar of the months is that of the period which is asked for; the log is taken as it stood at the
  /// end of the day.
  init(
    _ entries: [LogEntry], calendar: ReportingCalendar, asOf day: CalendarDate?, definitions: Definitions
  ) {
    for entry in entries {
      let versions = entry.versions.filter { version in
        day.map { day in CalendarDate.inVietnam(version.at).map { $0 <= day } ?? true } ?? true
      }
      guard let last = versions.last, last.action != .withdrawn else { continue }
      // An event is as it was last written; a model is seen as it was in each month.
      let isModel = definitions.records[entry.kind]?.kind == .model
      for version in isModel ? versions[...] : versions.suffix(1) {
        guard let period = Period.month(with: version.effective, calendar: calendar) else { continue }
        let month = Month(unit: version.record.unit, period: period)
        records[month, default: []].removeAll { $0.number == entry.number }
        records[month, default: []].append((entry.number, version.record))
      }
    }
  }

  /// The reports, by unit and month.
  var reports: [RegisteredReport] {
    records.sorted { ($0.key.unit, $0.key.period.to) < ($1.key.unit, $1.key.period.to) }.map {
      month, records in
      let content = records.map { "\($0.number) \($0.record.identity)" }.joined(separator: "\n")
      return RegisteredReport(
        unit: month.unit, unitName: "\(month.unit.code)", period: month.period, version: .initial,
        form: Self.form,
        file: SourceFile(
          path: "p8 log",
          sha256: ContentDigest.sha256("\(month.unit) \(month.period)\n\(content)"), byteCount: 0),
        state: .accepted, findingCounts: [:], records: records.map(\.record))
    }
  }
}
