import ContentDigest
package import FoundationEssentials
import GRDB
package import P8Model

extension Registry {
  /// What is written into the log.
  package struct LogDraft: Hashable, Sendable {
    /// The thing as it is.
    package let record: ReportedRecord
    /// The day from which it is so: of an event the day on which it was held.
    package let effective: CalendarDate
    /// Why; may be empty for a new entry and for an edit.
    package let reason: String

    package init(record: ReportedRecord, effective: CalendarDate, reason: String = "") {
      self.record = record
      self.effective = effective
      self.reason = reason
    }
  }

  /// Writes a new entry into the log.
  ///
  /// - Parameters:
  ///   - kind: The id of the model or event.
  ///   - draft: What is written.
  ///   - lineage: The units that its unit lies in, for locks of periods.
  ///   - identifier: What the sender calls the entry, so that it counts once however often it is sent; nil for a new
  ///     one.
  /// - Returns: The number of the entry; of one that was sent before the number that it has.
  /// - Throws: Why it could not be written; a day in a locked period is refused.
  package func log(
    _ kind: String, _ draft: LogDraft, inside lineage: [UnitCode] = [], identifier: UUID? = nil
  ) throws(RegistryFault) -> Int64 {
    let uid = (identifier ?? UUID()).uuidString.lowercased()
    return try write { database in
      if let known = try logEntries(uid: uid, in: database).first {
        guard known.holds(draft.record) else { throw refused("log entry \(known.number) is another one") }
        return known.number
      }
      try requireUnlocked(draft.effective, of: draft.record.unit, inside: lineage, in: database)
      let number = try insertEntry(uid: uid, kind: kind, in: database)
      try insert(version(.logged, draft), number: 1, of: number, in: database)
      return number
    }
  }

  /// Writes a new version of an entry; the old ones are kept.
  ///
  /// - Parameters:
  ///   - number: The number of the entry.
  ///   - action: What is done; never `logged`.
  ///   - draft: The entry as it is from now on.
  ///   - lineage: The units that its unit lies in, for locks of periods.
  /// - Throws: Why it could not be written: no such entry, taken back already, or a locked period.
  package func changeLogEntry(
    _ number: Int64, _ action: LogEntry.Action, _ draft: LogDraft, inside lineage: [UnitCode] = []
  ) throws(RegistryFault) {
    try write { database in
      guard let entry = try logEntries(number: number, in: database).first else {
        throw refused("no log entry \(number)")
      }
      guard LogRules.canChange(entry, by: action) else {
        throw refused("log entry \(number) was taken back")
      }
      for day in [entry.current.effective, draft.effective] {
        try requireUnlocked(day, of: draft.record.unit, inside: lineage, in: database)
      }
      try insert(version(action, draft), number: entry.versions.count + 1, of: number, in: database)
    }
  }

  /// The entries of the log, by number.
  ///
  /// - Parameters:
  ///   - kind: The id of the model or event; nil for all.
  ///   - isWanted: Whether entries of a unit are wanted.
  /// - Returns: The entries, those that were taken back included.
  /// - Throws: Why they could not be read.
  package func logEntries(
    of kind: String? = nil, where isWanted: (UnitCode) -> Bool = { _ in true }
  ) throws(RegistryFault) -> [LogEntry] {
    try read { try logEntries(kind: kind, in: $0) }.filter { isWanted($0.current.record.unit) }
  }

  /// The entry that a sender calls by an identifier of its own; nil where it never came.
  ///
  /// - Throws: Why it could not be read.
  package func logEntry(identifier: UUID) throws(RegistryFault) -> LogEntry? {
    try read { try logEntries(uid: identifier.uuidString.lowercased(), in: $0).first }
  }

  // MARK: - Within a transaction

  private func version(_ action: LogEntry.Action, _ draft: LogDraft) -> LogEntry.Version {
    LogEntry.Version(
      action: action, at: clock(), author: author, effective: draft.effective, reason: draft.reason,
      record: draft.record)
  }

  private func insertEntry(uid: String, kind: String, in database: Database) throws -> Int64 {
    try database.execute(sql: "INSERT INTO log_entry (uid, kind) VALUES (?, ?)", arguments: [uid, kind])
    return database.lastInsertedRowID
  }

  private func insert(
    _ version: LogEntry.Version, number: Int, of entry: Int64, in database: Database
  ) throws {
    let record = version.record
    let covered = record.coveredUnits.map(\.description).joined(separator: " ")
    var fields = ""
    record.plainFieldsJSON.write(to: &fields)
    try database.execute(
      sql: """
        INSERT INTO log_version (entry, number, action, at, author, effective, reason, unit, identity, covered, fields)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        entry, number, version.action.rawValue, version.at, version.author, version.effective.description,
        version.reason, record.unit.description, record.identity, covered, fields,
      ])
    try log(
      action: "log.\(version.action.rawValue)", subject: "log \(entry).\(number)",
      detail: [
        ("kind", record.section), ("unit", record.unit.description), ("at", version.at),
        ("by", version.author), ("effective", version.effective.description), ("reason", version.reason),
        ("digest", Self.digest(of: version, fields: fields)),
      ], in: database)
  }

  static func digest(of version: LogEntry.Version, fields: String) -> String {
    ContentDigest.sha256(
      [
        version.action.rawValue, version.at, version.author, version.effective.description, version.reason,
        version.record.section, version.record.unit.description, version.record.identity,
        version.record.coveredUnits.map(\.description).joined(separator: " "), fields,
      ].map { "\($0.utf8.count):\($0)" }.joined())
  }

  func logEntries(
    kind: String? = nil, number: Int64? = nil, uid: String? = nil, in database: Database
  ) throws -> [LogEntry] {
    var entries: [LogEntry] = []
    var open: (number: Int64, uid: String, kind: String, versions: [LogEntry.Version])?
    func close() {
      guard let entry = open, !entry.versions.isEmpty else { return }
      entries.append(
        LogEntry(number: entry.number, uid: entry.uid, kind: entry.kind, versions: entry.versions))
    }
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT log_entry.id, uid, kind, action, at, author, effective, reason, unit, identity, covered, fields
        FROM log_entry JOIN log_version ON log_version.entry = log_entry.id
        WHERE (?1 IS NULL OR kind = ?1) AND (?2 IS NULL OR log_entry.id = ?2) AND (?3 IS NULL OR uid = ?3)
        ORDER BY log_entry.id, log_version.number
        """, arguments: [kind, number, uid])
    while let row = try rows.next() {
      if open?.number != row[0] {
        close()
        open = (row[0], row[1], row[2], [])
      }
      open?.versions.append(try logVersion(row))
    }
    close()
    return entries
  }

  private func logVersion(_ row: Row) throws -> LogEntry.Version {
    let number: Int64 = row[0]
    let fields: String = row[11]
    guard let action = LogEntry.Action(rawValue: row[3]), let effective = CalendarDate(iso: row[6] as String),
      let json = try? JSONValue(Array(fields.utf8)),
      let record = ReportedRecord(
        section: row[2], unit: try unit(described: row[8]), identity: row[9],
        covered: try (row[10] as String).split(separator: " ").map { try unit(described: String($0)) },
        plainFields: json, at: LogEntry.place(of: number))
    else { throw damaged("log entry \(number)") }
    return LogEntry.Version(
      action: action, at: row[4], author: row[5], effective: effective, reason: row[7], record: record)
  }

  // MARK: - Merging

  /// Takes an entry over from another registry, or the versions that carry on from those that are here.
  func mergeLogEntry(
    _ entry: LogEntry, through door: inout some ExchangeDoor, lineage: (UnitCode) -> [UnitCode],
    outcome: inout MergeOutcome, in database: Database
  ) throws {
    let known = try logEntries(uid: entry.uid, in: database).first
    let ours = known?.versions.map(\.withoutPlace) ?? []
    let theirs = entry.versions.map(\.withoutPlace)
    guard !ours.starts(with: theirs) else {
      outcome.entriesKnown += 1
      return
    }
    guard try door.admits(entry, beside: known) else { return }
    let new = theirs.starts(with: ours) ? entry.versions.dropFirst(ours.count) : []
    if let locked = try lock(on: new, lineage: lineage, in: database) {
      outcome.lockedEntries.append(
        MergeOutcome.LockedEntry(
          kind: entry.kind, unit: entry.current.record.unit, day: entry.current.effective, lock: locked))
      return
    }
    if !new.isEmpty {
      let number = try known?.number ?? insertEntry(uid: entry.uid, kind: entry.kind, in: database)
      for (index, version) in entry.versions.enumerated().dropFirst(ours.count) {
        try insert(version, number: index + 1, of: number, in: database)
      }
      outcome.entriesAdded += 1
    } else if let known {
      outcome.entriesKnown += 1
      // Both were changed: ours stays, theirs is kept in the audit log, and both are named.
      var text = ""
      JSONValue.list(entry.versions.map(\.json)).write(to: &text)
      let isKnown = try Bool.fetchOne(
        database,
        sql:
          "SELECT EXISTS (SELECT 1 FROM audit WHERE action = 'log.conflict' AND detail ->> '$.theirs' = ?)",
        arguments: [text])
      outcome.entryConflicts.append(
        MergeOutcome.EntryConflict(number: known.number, ours: known.current, theirs: entry.current))
      guard isKnown != true else { return }
      try log(
        action: "log.conflict", subject: "log \(known.number)",
        detail: [("uid", entry.uid), ("theirs", text)],
        in: database)
    }
  }

  /// The lock in whose period the day of one of some versions lies; nil where there is none.
  private func lock(
    on versions: ArraySlice<LogEntry.Version>, lineage: (UnitCode) -> [UnitCode], in database: Database
  ) throws -> String? {
    do {
      for version in versions {
        let unit = version.record.unit
        try requireUnlocked(version.effective, of: unit, inside: lineage(unit), in: database)
      }
      return nil
    } catch let fault as RegistryFault where fault.kind == .periodLocked {
      return fault.detail ?? ""
    }
  }
}

extension LogEntry.Version {
  /// The same without the number that the entry has in one registry.
  var withoutPlace: LogEntry.Version {
    LogEntry.Version(
      action: action, at: at, author: author, effective: effective, reason: reason,
      record: ReportedRecord(
        section: record.section, unit: record.unit, identity: record.identity,
        fields: record.fields.mapValues {
          ReportedRecord.Field(value: $0.value, text: $0.text, place: LogEntry.place(of: 0))
        }, coveredUnits: record.coveredUnits))
  }
}
