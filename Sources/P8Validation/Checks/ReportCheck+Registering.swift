import P8Expressions
import P8Model

/// The report as the registry takes it.
extension ReportCheck {
  func registered(_ findings: [Finding]) -> RegisteredReport? {
    guard let form, let unit, let period, let version, !isRejected else { return nil }
    var counts: [Finding.Severity: Int] = [:]
    for finding in findings { counts[finding.severity, default: 0] += 1 }
    return RegisteredReport(
      unit: unit, unitName: report.stamp.unitName.text, period: period, version: version, form: form.form.id,
      file: report.file, state: counts[.error, default: 0] > 0 ? .held : .accepted, findingCounts: counts,
      records: records(of: form, unit: unit, findings: findings))
  }

  /// The field in which an event names the units that took part.
  static let coveredUnitsField = "covered_units"

  private func records(of form: FormChecks, unit: UnitCode, findings: [Finding]) -> [ReportedRecord] {
    // What a finding holds back by itself, whatever becomes of the report.
    var heldRows: Set<CellPlace> = []
    var heldCells: Set<CellPlace> = []
    for finding in findings {
      guard let sheet = finding.at.sheet, let row = finding.at.row else { continue }
      switch finding.effect {
      case .holdRow: heldRows.insert(CellPlace(sheet: sheet, row: row, column: ""))
      case .holdCell: heldCells.insert(CellPlace(sheet: sheet, row: row, column: finding.at.column ?? ""))
      case .rejectFile, .none: continue
      }
    }
    var records: [ReportedRecord] = []
    for (index, section) in form.sections.enumerated() {
      guard let part = parts[index], let values = input.sections[index] else { continue }
      for (row, content) in part.rows.enumerated()
      where !heldRows.contains(CellPlace(sheet: part.sheet, row: content.number, column: "")) {
        var fields: [String: ReportedRecord.Field] = [:]
        fields.reserveCapacity(values[row].count)
        for (column, value) in values[row].enumerated() {
          guard let value, column < part.columns.count, let found = part.columns[column],
            let name = section.columns[column].registeredName
          else { continue }
          let place = CellPlace(sheet: part.sheet, row: content.number, column: found.letters)
          guard !heldCells.contains(place) else { continue }
          fields[name] = ReportedRecord.Field(
            value: value, text: content.cells[column]?.text ?? "", place: place)
        }
        guard !fields.isEmpty else { continue }
        let village = section.villageColumn.flatMap {
          villages[CellKey(section: index, row: row, column: $0)]
        }
        records.append(
          ReportedRecord(
            section: section.definition.id, unit: village ?? unit,
            identity: section.identity.key(of: content),
            fields: fields,
            coveredUnits: coveredUnits(fields[Self.coveredUnitsField]?.value.text, besides: village ?? unit)))
      }
    }
    return records
  }

  /// The units that the text of an event names, found among the villages of the commune and its neighbours.
  ///
  /// A name that nothing or more than one unit has is left out: the event still counts, at the unit that reports.
  private func coveredUnits(_ text: String?, besides own: UnitCode) -> [UnitCode] {
    guard let text, let commune = own.communeOfVillage ?? (own.level == .commune ? own : nil) else {
      return []
    }
    let units = checker.definitions.units
    let neighbours = units.parent(of: commune).map { units.children(of: $0) } ?? []
    var found: [UnitCode] = []
    for name in text.split(whereSeparator: { $0 == ";" || $0 == "\n" }) {
      let key = MatchKey.of(String(name))
      let communes = neighbours.filter { code in
        units[code].map { MatchKey.of($0.name) == key || MatchKey.of($0.shortName) == key } ?? false
      }
      let unit =
        context.villages.village(named: String(name), of: commune)
        ?? (communes.count == 1 ? communes.first : nil)
      if let unit, unit != own, !found.contains(unit) { found.append(unit) }
    }
    return found
  }
}
