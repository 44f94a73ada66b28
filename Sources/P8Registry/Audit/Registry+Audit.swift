import GRDB
package import P8Model

extension Registry {
  /// The hash before the first entry.
  static let firstPrevious = String(repeating: "0", count: 64)

  /// Notes an entry; called within the transaction of what it is about, at whose end it is written.
  func log(
    action: String, subject: String, detail: [(name: String, value: String)], in database: Database
  ) throws {
    pending.add(PendingAudit.Draft(action: action, subject: subject, detail: detail))
  }

  /// Writes the entries of a transaction, with the digests of all rows that it wrote.
  func writeEntries(in database: Database) throws {
    for draft in pending.finish() { try Self.write(draft, at: clock(), by: author, in: database) }
  }

  private static func write(
    _ draft: PendingAudit.Draft, at time: String, by author: String, in database: Database
  ) throws {
    let last = try Row.fetchOne(
      database.cachedStatement(sql: "SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1"))
    let entry = AuditEntry(
      number: (last?[0] ?? 0) + 1, at: time, author: author, action: draft.action, subject: draft.subject,
      detail: json(draft), previous: last?[1] ?? firstPrevious)
    try database.cachedStatement(
      sql: """
        INSERT INTO audit (number, at, author, action, subject, detail, previous, hash)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      entry.number, entry.at, entry.author, entry.action, entry.subject, entry.detail, entry.previous,
      entry.hash,
    ])
  }

  /// States what all rows are, where a migration changed them or they are older than this kind of entry.
  static func stateRows(at time: String, by author: String, in database: Database) throws {
    for table in AuditedTable.all {
      var draft: PendingAudit.Draft?
      func begin() -> PendingAudit.Draft {
        PendingAudit.Draft(action: statedAction, subject: table.name, detail: [])
      }
      let rows = try Row.fetchCursor(
        database,
        sql: "SELECT \(table.expressions()) FROM \(table.name) ORDER BY \(table.key.joined(separator: ", "))")
      while let row = try rows.next() {
        let values = Array(row.databaseValues)
        let change = RowChange(before: nil, after: table.digest(of: values))
        draft = draft ?? begin()
        draft?.rows.append(("\(table.subject) \(table.key(of: values))", change))
        if let full = draft, full.rows.count == 500 {
          try write(full, at: time, by: author, in: database)
          draft = nil
        }
      }
      if let draft { try write(draft, at: time, by: author, in: database) }
    }
  }

  /// The action of entries that state what rows are; before them nothing more is proven of these.
  static let statedAction = "registry.stated"

  private static func json(_ draft: PendingAudit.Draft) -> String {
    var members = draft.detail.map { "\(quoted($0.name)):\(quoted($0.value))" }
    if !draft.rows.isEmpty {
      members.append(
        "\"\(AuditEntry.rows)\":{"
          + draft.rows.map { "\(quoted($0.subject)):\"\($0.change.text)\"" }.joined(separator: ",") + "}")
    }
    return "{" + members.joined(separator: ",") + "}"
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\u{0}"..<"\u{20}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// The entries of the audit log, oldest first.
  package func auditEntries() throws(RegistryFault) -> [AuditEntry] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: "SELECT number, at, author, action, subject, detail, previous, hash FROM audit ORDER BY number"
      ).map(AuditEntry.init)
    }
  }

  /// The time of the first entry, when the registry was begun; nil where there is none.
  package func began() throws(RegistryFault) -> String? {
    try read { try String.fetchOne($0, sql: "SELECT at FROM audit ORDER BY number LIMIT 1") }
  }

  /// Where the log ends now; nil where nothing was written yet.
  package func auditHead() throws(RegistryFault) -> AuditHead? {
    try read { database in
      try Row.fetchOne(database, sql: "SELECT number, hash, at FROM audit ORDER BY number DESC LIMIT 1")
        .map { AuditHead(count: $0[0], hash: $0[1], at: $0[2]) }
    }
  }

  /// What has become of the log since a head of it was written down.
  package func standing(of head: AuditHead) throws(RegistryFault) -> AuditHead.Standing {
    try read { database in
      let count = try Int.fetchOne(database, sql: "SELECT max(number) FROM audit") ?? 0
      guard count >= head.count else { return .endsBefore(count: count) }
      let hash = try String.fetchOne(
        database, sql: "SELECT hash FROM audit WHERE number = ?", arguments: [head.count])
      return hash == head.hash ? .goesOn(by: count - head.count) : .isAnother
    }
  }
}
