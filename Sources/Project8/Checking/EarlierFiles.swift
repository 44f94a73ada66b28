import P8Model
import P8Validation

/// Which files of a batch hold reports that other files of the same batch are compared with.
struct EarlierFiles: Sendable {
  struct Entry: Sendable {
    let unit: UnitCode
    let form: String
    let period: Period
    let version: ReportStamp.Version
    let file: BatchFile
  }

  private struct Key: Hashable {
    let unit: UnitCode
    let form: String
  }

  private var entries: [Key: [Entry]] = [:]

  /// Takes note of a report, in any order.
  mutating func add(_ report: RegisteredReport, in file: BatchFile) {
    let entry = Entry(
      unit: report.unit, form: report.form, period: report.period, version: report.version, file: file)
    entries[Key(unit: report.unit, form: report.form), default: []].append(entry)
  }

  /// The reports of the batch that one of a unit, period and version is compared with, in a fixed order.
  ///
  /// The units are the unit itself and the codes that it had before.
  func earlier(
    than period: Period, _ version: ReportStamp.Version, of units: [UnitCode], form: String
  ) -> [Entry] {
    units.flatMap { entries[Key(unit: $0, form: form)] ?? [] }
      .filter { EarlierReports.matters($0.period, $0.version, to: period, version) }
      .sorted { ($0.period.to, $0.file.name) < ($1.period.to, $1.file.name) }
  }

  /// The files whose reports have earlier ones in the batch.
  ///
  /// Former units are the unit itself and the codes that it had before.
  func later(formerUnits: (UnitCode) -> [UnitCode]) -> Set<BatchFile> {
    var files: Set<BatchFile> = []
    for (key, reports) in entries {
      let units = formerUnits(key.unit)
      guard units.count > 1 || reports.count > 1 else { continue }
      for report in reports
      where !earlier(than: report.period, report.version, of: units, form: key.form).isEmpty {
        files.insert(report.file)
      }
    }
    return files
  }

  /// The reports of communes, each with those that its villages have sent in the same batch for the same period.
  func communes() -> [(commune: Entry, villages: [Entry])] {
    var villages: [UnitCode: [Entry]] = [:]
    for entry in entries.values.joined() {
      if let commune = entry.unit.communeOfVillage { villages[commune, default: []].append(entry) }
    }
    return entries.values.joined().filter { $0.unit.level == .commune }.map { commune in
      let own = (villages[commune.unit] ?? []).filter { $0.period == commune.period }
      return (commune, own.sorted { $0.file.name < $1.file.name })
    }.sorted { $0.commune.file.name < $1.commune.file.name }
  }
}
