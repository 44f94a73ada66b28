import P8Definitions
import P8Model

extension DefinitionsReader {
  /// The changes of units inside their structures: `communes-history-2021-2025.tsv` and `later-changes-2026.tsv`.
  ///
  /// A folder without these tables has no history, which is not a fault: nothing is added up by it.
  func history() -> [UnitHistoryEvent] {
    var history: [UnitHistoryEvent] = []
    read(
      "communes-history-2021-2025",
      [
        "in_data_from", "event", "code", "old_name", "new_name", "old_district", "new_district",
        "successor_2024",
      ]
    ) { row, at, line in
      guard let since = CalendarDate(iso: row[at[0]]), let kind = UnitHistoryEvent.Kind(rawValue: row[at[1]]),
        let unit = UnitCode(row[at[2]], structure: .y2024), unit.level == .commune
      else { return addFault(line) }
      history.append(
        UnitHistoryEvent(
          unit: unit, kind: kind, since: since, oldName: row[at[3]], newName: row[at[4]],
          oldDistrict: UnitCode(row[at[5]], structure: .y2024),
          newDistrict: UnitCode(row[at[6]], structure: .y2024),
          successor: UnitCode(row[at[7]], structure: .y2024)))
    }
    read(
      "later-changes-2026",
      ["code", "name_2025_07", "name_after", "decision", "decision_date", "effective_date"]
    ) { row, at, line in
      let day = row[at[5]].isEmpty ? row[at[4]] : row[at[5]]
      guard let since = CalendarDate(iso: day), let unit = UnitCode(row[at[0]], structure: .y2025) else {
        return addFault(line)
      }
      history.append(
        UnitHistoryEvent(
          unit: unit, kind: .retyped, since: since, oldName: row[at[1]], newName: row[at[2]],
          decision: row[at[3]]))
    }
    return history
  }

  private func addFault(_ line: DefinitionSource) { faults.add(line, .table(.unitEvent)) }
}
