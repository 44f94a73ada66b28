import ContentDigest
import GRDB
import P8Model

extension Registry {
  /// An entry of the audit log.
  package struct AuditEntry: Hashable, Sendable {
    /// The number, from 1 without gaps.
    package let number: Int64
    /// When.
    package let at: String
    /// Who.
    package let author: String
    /// What was done: `report.stored`.
    package let action: String
    /// What it was done to: `report 12`.
    package let subject: String
    /// The particulars, as JSON.
    package let detail: String
    /// The hash of the entry before; of zero for the first.
    package let previous: String
    /// The hash of this entry, over all of the above.
    package let hash: String
  }

  /// Something that was changed behind the registry's back.
  package struct AuditFault: Hashable, Sendable {
    /// What was found.
    package enum Kind: Hashable, Sendable {
      /// An entry is missing before this one.
      case gap
      /// The entry does not carry on from the one before.
      case brokenChain
      /// The content of the entry was changed.
      case changedEntry
      /// The report is not what was stored.
      case changedReport
      /// The report is no longer there.
      case missingReport
      /// The report was never stored through the registry.
      case unknownReport
      /// The version of a log entry is not what was written, or is not there.
      case changedLogEntry
    }

    /// What was found.
    package let kind: Kind
    /// The entry or the report: `entry 12`, `report 7`.
    package let subject: String
  }

  /// The hash before the first entry.
  static let firstPrevious = String(repeating: "0", count: 64)

  /// Writes an entry; called within the transaction of what it is about.
  func log(
    action: String, subject: String, detail: [(name: String, value: String)], in database: Database
  ) throws {
    let last = try Row.fetchOne(
      database.cachedStatement(sql: "SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1"))
    let entry = AuditEntry(
      number: (last?[0] ?? 0) + 1, at: clock(), author: author, action: action, subject: subject,
      detail: Self.json(detail), previous: last?[1] ?? Self.firstPrevious)
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

  private static func json(_ detail: [(name: String, value: String)]) -> String {
    "{" + detail.map { "\(quoted($0.name)):\(quoted($0.value))" }.joined(separator: ",") + "}"
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

  /// Looks for changes made behind the registry's back: entries missing or changed, reports missing, changed
  /// or put in from outside.
  ///
  /// - Returns: What was found; nothing where all is as it was written.
  /// - Throws: Why it could not be looked at.
  package func verifyAudit() throws(RegistryFault) -> [AuditFault] {
    try read { database in
      var faults: [AuditFault] = []
      var previous: (number: Int64, hash: String) = (0, Self.firstPrevious)
      var digests: [Int64: String] = [:]
      var logDigests: [String: String] = [:]
      let rows = try Row.fetchCursor(
        database,
        sql: "SELECT number, at, author, action, subject, detail, previous, hash FROM audit ORDER BY number")
      while let row = try rows.next() {
        let entry = AuditEntry(row)
        let subject = "entry \(entry.number)"
        if entry.number != previous.number + 1 { faults.append(AuditFault(kind: .gap, subject: subject)) }
        if entry.previous != previous.hash {
          faults.append(AuditFault(kind: .brokenChain, subject: subject))
        }
        if entry.hash != entry.computedHash {
          faults.append(AuditFault(kind: .changedEntry, subject: subject))
        }
        previous = (entry.number, entry.hash)
        if entry.action.hasPrefix("report."), entry.subject.hasPrefix("report "),
          let report = Int64(entry.subject.dropFirst("report ".count)),
          let digest = try String.fetchOne(
            database, sql: "SELECT ? ->> '$.digest'", arguments: [entry.detail])
        {
          digests[report] = digest
        } else if entry.action.hasPrefix("log."),
          let digest = try String.fetchOne(
            database, sql: "SELECT ? ->> '$.digest'", arguments: [entry.detail])
        {
          logDigests[entry.subject] = digest
        }
      }
      try verifyLog(against: logDigests, into: &faults, in: database)
      try verifyReports(against: digests, into: &faults, in: database)
      return faults
    }
  }

  private func verifyLog(
    against digests: [String: String], into faults: inout [AuditFault], in database: Database
  ) throws {
    var found: [String: String] = [:]
    for entry in try logEntries(in: database) {
      for (index, version) in entry.versions.enumerated() {
        var fields = ""
        version.record.plainFieldsJSON.write(to: &fields)
        found["log \(entry.number).\(index + 1)"] = Self.digest(of: version, fields: fields)
      }
    }
    for subject in Set(found.keys).union(digests.keys).sorted() where found[subject] != digests[subject] {
      faults.append(AuditFault(kind: .changedLogEntry, subject: subject))
    }
  }

  private func verifyReports(
    against digests: [Int64: String], into faults: inout [AuditFault], in database: Database
  ) throws {
    var missing = Set(digests.keys)
    try eachReport(matching: ReportQuery(includesSuperseded: true), in: database) { stored in
      missing.remove(stored.number)
      let subject = "report \(stored.number)"
      guard let digest = digests[stored.number] else {
        faults.append(AuditFault(kind: .unknownReport, subject: subject))
        return
      }
      if ReportDigest.digest(of: stored.asJudged, findings: stored.findingsJSON) != digest {
        faults.append(AuditFault(kind: .changedReport, subject: subject))
      }
    }
    for number in missing.sorted() {
      faults.append(AuditFault(kind: .missingReport, subject: "report \(number)"))
    }
  }
}

extension Registry.AuditEntry {
  init(
    number: Int64, at: String, author: String, action: String, subject: String, detail: String,
    previous: String
  ) {
    self.init(
      number: number, at: at, author: author, action: action, subject: subject, detail: detail,
      previous: previous,
      hash: Self.hash([previous, "\(number)", at, author, action, subject, detail]))
  }

  init(_ row: Row) {
    self.init(
      number: row[0], at: row[1], author: row[2], action: row[3], subject: row[4], detail: row[5],
      previous: row[6], hash: row[7])
  }

  var computedHash: String { Self.hash([previous, "\(number)", at, author, action, subject, detail]) }

  private static func hash(_ texts: [String]) -> String {
    ContentDigest.sha256(texts.map { "\($0.utf8.count):\($0)" }.joined())
  }
}
