import FoundationEssentials
import P8Model

extension CarriedReport {
  /// The findings.
  func findings() throws -> [Finding] {
    try JSONDecoder().decode([Finding].self, from: Data(findingsJSON.utf8))
  }

  /// The report under the codes that its villages have here.
  func moved(_ codes: [UnitCode: UnitCode]) -> CarriedReport {
    guard !codes.isEmpty else { return self }
    return with(
      RegisteredReport(
        unit: codes[report.unit] ?? report.unit, unitName: report.unitName, period: report.period,
        version: report.version,
        form: report.form, file: report.file, state: report.state, findingCounts: report.findingCounts,
        records: report.records.map { $0.moved(codes) }))
  }
}

extension ReportedRecord {
  /// The record under the codes that its villages have here.
  func moved(_ codes: [UnitCode: UnitCode]) -> ReportedRecord {
    ReportedRecord(
      section: section, unit: codes[unit] ?? unit, identity: identity, fields: fields,
      coveredUnits: coveredUnits.map { codes[$0] ?? $0 })
  }
}
