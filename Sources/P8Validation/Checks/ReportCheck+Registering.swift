import P8Definitions
import P8Expressions
import P8Model

/// The report as the registry takes it.
extension ReportCheck {
  func registered(_ findings: [Finding]) -> RegisteredReport? {
    guard let form, let unit, let period, let version, !isRejected else { return nil }
    var counts: [Finding.Severity: Int] = [:]
    for finding in findings where finding.isOpen { counts[finding.severity, default: 0] += 1 }
    return RegisteredReport(
      unit: unit, unitName: unitName(of: unit), period: period, version: version, form: form.form.id,
      file: report.file, state: counts[.error, default: 0] > 0 ? .held : .accepted, findingCounts: counts,
      records: records(of: form, unit: unit, findings: findings))
  }

  private func records(of form: FormChecks, unit: UnitCode, findings: [Finding]) -> [ReportedRecord] {
    guard !holdsUnlisted else { return [] }
    // What a finding holds back by itself, whatever becomes of the report.
    var heldRows: Set<CellPlace> = []
    var heldCells: Set<CellPlace> = []
    for finding in findings {
      guard finding.isOpen, let sheet = finding.at.sheet, let row = finding.at.row else { continue }
      switch finding.effect {
      case .holdRow: heldRows.insert(CellPlace(sheet: sheet, row: row, column: ""))
      case .holdCell: heldCells.insert(CellPlace(sheet: sheet, row: row, column: finding.at.column ?? ""))
      case .rejectFile, .none: continue
      }
    }
    let coveredUnits = CoveredUnits(units: checker.definitions.units, villages: context.villages)
    var records: [ReportedRecord] = []
    for (index, section) in form.sections.enumerated() {
      guard let part = parts[index], let values = input.sections[index] else { continue }
      for (row, content) in part.rows.enumerated()
      where heldRows.isEmpty
        || !heldRows.contains(CellPlace(sheet: part.sheet, row: content.number, column: ""))
      {
        var fields: [String: ReportedRecord.Field] = [:]
        fields.reserveCapacity(values[row].count)
        for (column, value) in values[row].enumerated() {
          guard let value, column < part.columns.count, let found = part.columns[column],
            let name = section.columns[column].registeredName
          else { continue }
          let place = CellPlace(sheet: part.sheet, row: content.number, column: found.letters)
          guard heldCells.isEmpty || !heldCells.contains(place) else { continue }
          fields[name] = ReportedRecord.Field(
            value: value, text: content.cells[column]?.text ?? "", place: place)
        }
        guard !fields.isEmpty else { continue }
        if let key = content.key {
          fields[ModelKey.field] = ReportedRecord.Field(
            value: .text(key.text), text: key.text,
            place: CellPlace(sheet: part.sheet, row: content.number, column: key.letters))
        }
        let village = section.villageColumn.flatMap {
          villages[CellKey(section: index, row: row, column: $0)]
        }
        records.append(
          ReportedRecord(
            section: section.definition.id, unit: village ?? unit,
            identity: section.identity.key(of: content),
            fields: fields,
            coveredUnits: fields[RecordDefinition.coveredUnits]?.value.text.map {
              coveredUnits.find(in: $0, besides: village ?? unit)
            } ?? []))
      }
    }
    if let answers = answers(of: form, unit: unit) { records.append(answers) }
    return records
  }

  /// The name that the report writes, else that of the register: phones do not ask for it.
  private func unitName(of unit: UnitCode) -> String {
    let written = report.stamp.unitName.text
    return written.isEmpty ? context.villages.names(of: unit).last ?? "" : written
  }
}
