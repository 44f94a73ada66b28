package import ContentDigest
import GRDB
package import P8Model

extension Registry {
  /// What a look at the audit log and at all that it answers for found.
  package struct AuditVerification: Hashable, Sendable {
    /// What was changed behind the registry's back; empty where nothing was.
    package var faults: [AuditFault]
    /// Where the log ends; nil where nothing was written yet.
    package let head: AuditHead?
    /// Up to which entry each key has signed.
    package let signatures: [PublicKey: Int]
    /// The number of rows that were compared with the log.
    package var rows = 0
    /// The number of reports that were read and compared with it.
    package var reports = 0
  }

  /// Looks for changes made behind the registry's back: entries missing or changed; reports, steps, villages, locks and
  /// whatever else counts missing, changed or put in from outside.
  ///
  /// - Returns: What was found.
  /// - Throws: Why it could not be looked at.
  package func auditVerification() throws(RegistryFault) -> AuditVerification {
    try read { database in
      var replay = AuditReplay()
      let entries = try Row.fetchCursor(
        database,
        sql: "SELECT number, at, author, action, subject, detail, previous, hash FROM audit ORDER BY number")
      var head: AuditHead?
      while let row = try entries.next() {
        let entry = AuditEntry(row)
        replay.take(entry)
        head = AuditHead(count: Int(entry.number), hash: entry.hash, at: entry.at)
      }
      var result = AuditVerification(faults: replay.faults, head: head, signatures: replay.signatures)
      try verifyLog(against: replay.logVersions, into: &result, in: database)
      try verifyReports(against: replay.reports, into: &result, in: database)
      try verifyRows(against: &replay, into: &result, in: database)
      return result
    }
  }

  /// What ``auditVerification()`` found; nothing where all is as it was written.
  package func verifyAudit() throws(RegistryFault) -> [AuditFault] { try auditVerification().faults }

  // MARK: - Rows

  private func verifyRows(
    against replay: inout AuditReplay, into result: inout AuditVerification, in database: Database
  ) throws {
    // What is told of a report or a log entry is not told again of its row.
    var told = Set(result.faults.map(\.subject))
    for (number, table) in AuditedTable.all.enumerated() {
      let rows = try Row.fetchCursor(database, sql: "SELECT \(table.expressions()) FROM \(table.name)")
      while let row = try rows.next() {
        result.rows += 1
        guard let fault = replay.compare(Array(row.databaseValues), of: number) else { continue }
        if told.insert(fault.subject).inserted { result.faults.append(fault) }
      }
    }
    for fault in replay.missing where told.insert(fault.subject).inserted { result.faults.append(fault) }
  }

  // MARK: - Entries of the officers' log

  private func verifyLog(
    against digests: [String: String], into result: inout AuditVerification, in database: Database
  ) throws {
    var found: [String: String] = [:]
    do {
      for entry in try logEntries(in: database) {
        for (index, version) in entry.versions.enumerated() {
          var fields = ""
          version.record.plainFieldsJSON.write(to: &fields)
          found["log \(entry.number).\(index + 1)"] = Self.digest(of: version, fields: fields)
        }
      }
    } catch let fault as RegistryFault where fault.kind == .damaged {
      result.faults.append(AuditFault(kind: .unreadable, subject: "log", detail: fault.detail ?? ""))
      return
    }
    for subject in Set(found.keys).union(digests.keys).sorted() where found[subject] != digests[subject] {
      result.faults.append(AuditFault(kind: .changedLogEntry, subject: subject))
    }
  }

  // MARK: - Reports

  private func verifyReports(
    against digests: [Int64: String], into result: inout AuditVerification, in database: Database
  ) throws {
    let faults: [AuditFault]
    do {
      faults = try faultsOfReports(nil, against: digests, in: database)
    } catch let fault as RegistryFault where fault.kind == .damaged {
      // One that cannot be read hides no other.
      faults = try faultsOfEachReport(against: digests, in: database)
    }
    let numbers = try Int64.fetchSet(database, sql: "SELECT id FROM report")
    result.reports = numbers.count
    result.faults += faults
    for number in digests.keys.sorted() where !numbers.contains(number) {
      result.faults.append(AuditFault(kind: .missingReport, subject: "report \(number)"))
    }
  }

  private func faultsOfEachReport(
    against digests: [Int64: String], in database: Database
  ) throws -> [AuditFault] {
    try Int64.fetchAll(database, sql: "SELECT id FROM report ORDER BY id").flatMap { number in
      do {
        return try faultsOfReports(number, against: digests, in: database)
      } catch let fault as RegistryFault where fault.kind == .damaged {
        return [AuditFault(kind: .unreadable, subject: "report \(number)", detail: fault.detail ?? "")]
      }
    }
  }

  private func faultsOfReports(
    _ number: Int64?, against digests: [Int64: String], in database: Database
  ) throws -> [AuditFault] {
    var faults: [AuditFault] = []
    try eachReport(matching: ReportQuery(includesSuperseded: true), number: number, in: database) { stored in
      let subject = "report \(stored.number)"
      guard let digest = digests[stored.number] else {
        faults.append(AuditFault(kind: .unknownReport, subject: subject))
        return
      }
      // Rows are numbered without gaps.
      let last = try Int.fetchOne(
        database.cachedStatement(sql: "SELECT max(ordinal) FROM record WHERE report = ?"),
        arguments: [stored.number])
      if ReportDigest.digest(of: stored.asJudged, findings: stored.findingsJSON) != digest
        || last.map({ $0 + 1 }) ?? 0 != stored.report.records.count
      {
        faults.append(AuditFault(kind: .changedReport, subject: subject))
      }
    }
    return faults
  }
}
