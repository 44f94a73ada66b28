import GRDB
import Synchronization

/// What the transaction that is being written does: its entries of the audit log and the rows that it touches.
///
/// Temporary triggers of the writing connection tell of each row, so that nothing is written through the registry
/// that the log does not answer for. The entries are written at the end, when all is as it will be.
final class PendingAudit: Sendable {
  /// An entry that is not written yet.
  struct Draft: Sendable {
    let action: String
    let subject: String
    let detail: [(name: String, value: String)]
    /// The rows that were written up to here since the entry before, by name.
    var rows: [(subject: String, change: RowChange)] = []
  }

  private struct RowName: Hashable {
    let table: Int
    let key: String
  }

  private struct Work {
    var drafts: [Draft] = []
    var rows: [RowName: (entry: Int, change: RowChange)] = [:]
  }

  private let work = Mutex(Work())
  private let watching = Mutex(false)

  /// Whether the writing connection tells of rows.
  var isWatching: Bool { watching.withLock { $0 } }

  /// Begins a transaction.
  func begin() { work.withLock { $0 = Work() } }

  /// Notes an entry.
  func add(_ draft: Draft) { work.withLock { $0.drafts.append(draft) } }

  /// The entries of the transaction with the rows that it wrote.
  func finish() -> [Draft] {
    work.withLock { work in
      defer { work = Work() }
      let rows = work.rows.filter { !$0.value.change.isNothing }
      guard !rows.isEmpty else { return work.drafts }
      if work.drafts.isEmpty {
        work.drafts = [Draft(action: "registry.changed", subject: "registry", detail: [])]
      }
      let last = work.drafts.count - 1
      for (name, row) in rows.sorted(by: { ($0.key.table, $0.key.key) < ($1.key.table, $1.key.key) }) {
        let table = AuditedTable.all[name.table]
        work.drafts[min(row.entry, last)].rows.append(("\(table.subject) \(name.key)", row.change))
      }
      return work.drafts
    }
  }

  // MARK: - Rows

  private func note(_ values: ArraySlice<DatabaseValue>, of number: Int, isAfter: Bool) {
    let table = AuditedTable.all[number]
    let name = RowName(table: number, key: table.key(of: values))
    let digest = table.digest(of: values)
    work.withLock { work in
      let entry = work.drafts.count
      let known = work.rows[name]?.change
      let change =
        isAfter
        ? RowChange(before: known?.before, after: digest)
        : RowChange(before: known == nil ? digest : known?.before, after: nil)
      work.rows[name] = (entry, change)
    }
  }

  /// Has the writing connection tell of each row that it writes; called once more it changes nothing.
  func watch(_ database: Database) throws {
    guard !isWatching else { return }
    for (function, isAfter) in [("p8_row_before", false), ("p8_row_after", true)] {
      database.add(
        function: DatabaseFunction(function) { [self] values in
          if let number = values.first.flatMap({ Int.fromDatabaseValue($0) }),
            AuditedTable.all.indices.contains(number)
          {
            note(values.dropFirst(), of: number, isAfter: isAfter)
          }
          return nil
        })
    }
    for (number, table) in AuditedTable.all.enumerated() {
      let before = "SELECT p8_row_before(\(number), \(table.expressions("OLD.")));"
      let after = "SELECT p8_row_after(\(number), \(table.expressions("NEW.")));"
      for (event, body) in [("INSERT", after), ("UPDATE", before + after), ("DELETE", before)] {
        try database.execute(
          sql: """
            CREATE TEMP TRIGGER IF NOT EXISTS p8_\(table.name)_\(event.lowercased()) AFTER \(event) ON main.\(table.name)
              BEGIN \(body) END
            """)
      }
    }
    watching.withLock { $0 = true }
  }
}
