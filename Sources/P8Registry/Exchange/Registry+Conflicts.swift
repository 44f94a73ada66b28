import GRDB
import P8Model

extension Registry {
  /// Which of two reports speaks for the unit.
  package enum ConflictChoice: String, Hashable, Sendable, CaseIterable {
    /// The one that was here.
    case ours
    /// The one that came with a merge.
    case theirs
  }

  /// The conflicts of merges that are not decided yet, oldest first.
  package func conflicts() throws(RegistryFault) -> [MergeOutcome.Conflict] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: "SELECT id, ours, theirs, source FROM merge_conflict WHERE kept IS NULL ORDER BY id"
      ).map { try conflict($0[0], ours: $0[1], theirs: $0[2], source: $0[3], in: database) }
    }
  }

  /// Decides a conflict: the report that was chosen speaks for its unit and period, the other one is kept.
  ///
  /// - Parameters:
  ///   - number: The number of the conflict.
  ///   - choice: Which report speaks.
  ///   - reason: Why; it may not be empty.
  /// - Throws: Why it could not be decided; a conflict that is decided already is refused.
  package func resolve(
    conflict number: Int64, keeping choice: ConflictChoice, reason: String
  ) throws(RegistryFault) {
    try write { database in
      guard !reason.isEmpty else { throw refused("deciding a conflict needs a reason") }
      guard
        let row = try Row.fetchOne(
          database, sql: "SELECT theirs FROM merge_conflict WHERE id = ? AND kept IS NULL",
          arguments: [number])
      else { throw refused("no open conflict \(number)") }
      let theirs: Int64 = row[0]
      if choice == .theirs {
        let current = try Int64.fetchOne(
          database,
          sql: """
            SELECT now.id FROM report AS now JOIN report AS new ON new.structure = now.structure
              AND new.unit = now.unit AND new.period = now.period AND new.form = now.form
            WHERE new.id = ? AND now.superseded_by IS NULL
            """, arguments: [theirs])
        if let current, current != theirs {
          try supersede(current, by: theirs, in: database)
          try database.execute(
            sql: "UPDATE report SET superseded_by = NULL WHERE id = ?", arguments: [theirs])
        }
      }
      try database.execute(
        sql: "UPDATE merge_conflict SET kept = ?, resolved_at = ?, resolved_by = ?, reason = ? WHERE id = ?",
        arguments: [choice.rawValue, clock(), author, reason, number])
      try log(
        action: "conflict.resolved", subject: "conflict \(number)",
        detail: [("kept", choice.rawValue), ("theirs", "report \(theirs)"), ("reason", reason)], in: database)
    }
  }

  func remember(
    ours: Int64, theirs: Int64, source: String, outcome: inout MergeOutcome, in database: Database
  ) throws {
    try database.execute(
      sql: "INSERT INTO merge_conflict (ours, theirs, source, found_at) VALUES (?, ?, ?, ?)",
      arguments: [ours, theirs, source, clock()])
    let number = database.lastInsertedRowID
    try log(
      action: "conflict.found", subject: "conflict \(number)",
      detail: [("ours", "report \(ours)"), ("theirs", "report \(theirs)"), ("source", source)], in: database)
    outcome.conflicts.append(
      try conflict(number, ours: ours, theirs: theirs, source: source, in: database))
  }

  private func conflict(
    _ number: Int64, ours: Int64, theirs: Int64, source: String, in database: Database
  ) throws -> MergeOutcome.Conflict {
    guard let before = try report(ours, in: database)?.report,
      let after = try report(theirs, in: database)?.report
    else { throw damaged("conflict \(number)") }
    return MergeOutcome.Conflict(
      number: number, unit: before.unit, unitName: before.unitName, period: before.period, form: before.form,
      ours: ours, theirs: theirs, source: source, differences: after.differences(from: before))
  }
}
