import P8Definitions
import P8Model
import P8Presentation

/// In which structure of units the lists of a file are written, and why.
struct ListStructure {
  let structure: UnitStructure
  let reason: ListStructureReason

  /// - Parameters:
  ///   - known: How many rows have a commune, by structure.
  ///   - registered: How many rows have a commune that has villages in the registry, by structure.
  init(
    of tables: [ListTable], given: UnitStructure?, known: [UnitStructure: Int],
    registered: [UnitStructure: Int], today: CalendarDate?
  ) {
    let rows = tables.flatMap { table in table.rows.map { (table, $0) } }
    let stated = Set(rows.map { $0.text(.structure, $1) })
    let (old, new) = (known[.y2024] ?? 0, known[.y2025] ?? 0)
    // What is no day is told of its row.
    let days = rows.compactMap { table, row in try? row.day(table.columns[.from]) }
    let reform = UnitStructure.y2025.inForceFrom
    if let given {
      (structure, reason) = (given, .given)
    } else if stated.count == 1, let one = stated.first.flatMap({ UnitStructure(rawValue: $0) }) {
      (structure, reason) = (one, .stated)
    } else if old != new {
      (structure, reason) = (
        old > new ? .y2024 : .y2025, .known(old: old, new: new, of: rows.count)
      )
    } else if rows.contains(where: { !$0.text(.district, $1).isEmpty }) {
      (structure, reason) = (.y2024, .districts)
    } else if let reform, !days.isEmpty, days.count == rows.count {
      (structure, reason) = (days.allSatisfy { $0 >= reform } ? .y2025 : .y2024, .days)
    } else if registered[.y2024] != registered[.y2025] {
      (structure, reason) = (
        (registered[.y2024] ?? 0) > (registered[.y2025] ?? 0) ? .y2024 : .y2025, .registry
      )
    } else {
      (structure, reason) = (today.map { UnitStructure(on: $0) } ?? .y2025, .today)
    }
  }
}
