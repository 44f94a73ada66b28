import ContentDigest
import GRDB
import P8Model

/// The entries of an audit log, read in order: what they say that reports, log entries and rows must be now.
struct AuditReplay {
  /// What is wrong with the entries themselves, and with rows between two of them.
  private(set) var faults: [AuditFault] = []
  /// The digest of each report.
  private(set) var reports: [Int64: String] = [:]
  /// The digest of each version of a log entry, by its name.
  private(set) var logVersions: [String: String] = [:]
  /// Up to which entry each key has signed, where its signature holds.
  private(set) var signatures: [PublicKey: Int] = [:]
  /// The digests of the rows of each table, by their keys.
  private(set) var rows: [[String: RowDigest]]

  private var previous: (number: Int64, hash: String) = (0, Registry.firstPrevious)
  private let tables: [String: Int]

  init() {
    rows = AuditedTable.all.map { _ in [:] }
    tables = Dictionary(AuditedTable.all.enumerated().map { ($1.subject, $0) }) { first, _ in first }
  }

  /// Reads the next entry.
  mutating func take(_ entry: Registry.AuditEntry) {
    let subject = "entry \(entry.number)"
    if entry.number != previous.number + 1 { faults.append(AuditFault(kind: .gap, subject: subject)) }
    if entry.previous != previous.hash { faults.append(AuditFault(kind: .brokenChain, subject: subject)) }
    if entry.hash != entry.computedHash { faults.append(AuditFault(kind: .changedEntry, subject: subject)) }
    let before = previous
    previous = (entry.number, entry.hash)
    // Particulars that are not JSON are not ours, and their hash is wrong.
    guard let members = (try? JSONValue(Array(entry.detail.utf8)))?.members else { return }
    if entry.action == AuditSignature.action {
      guard let signature = AuditSignature(members), signature.holds(count: before.number, hash: before.hash)
      else {
        faults.append(AuditFault(kind: .forgedSignature, subject: subject))
        return
      }
      signatures[signature.key] = Int(before.number)
    }
    for (name, value) in members {
      if name == "digest", let digest = value.text {
        note(digest, of: entry)
      } else if name == Registry.AuditEntry.rows, let changes = value.members {
        for (subject, change) in changes { take(change.text ?? "", of: subject, in: entry) }
      }
    }
  }

  private mutating func note(_ digest: String, of entry: Registry.AuditEntry) {
    if entry.action.hasPrefix("report."), entry.subject.hasPrefix("report "),
      let number = Int64(entry.subject.dropFirst("report ".count))
    {
      reports[number] = digest
    } else if entry.action.hasPrefix("log.") {
      logVersions[entry.subject] = digest
    }
  }

  private mutating func take(_ text: String, of subject: String, in entry: Registry.AuditEntry) {
    guard let space = subject.firstIndex(of: " "), let table = tables[String(subject[..<space])],
      let change = RowChange(text)
    else { return }
    let key = String(subject[subject.index(after: space)...])
    let known = rows[table][key]
    if entry.action != Registry.statedAction, known != change.before {
      faults.append(AuditFault(kind: .changedBefore(entry: Int(entry.number)), subject: subject))
    }
    rows[table][key] = change.after
  }

  /// Compares a row with what it must be; nil where it is that.
  mutating func compare(_ values: [DatabaseValue], of table: Int) -> AuditFault? {
    let definition = AuditedTable.all[table]
    let key = definition.key(of: values)
    let subject = "\(definition.subject) \(key)"
    guard let digest = rows[table].removeValue(forKey: key) else {
      return AuditFault(kind: .unknownRow, subject: subject)
    }
    return digest == definition.digest(of: values) ? nil : AuditFault(kind: .changedRow, subject: subject)
  }

  /// The rows that were not compared, since they are not there.
  var missing: [AuditFault] {
    zip(AuditedTable.all, rows).flatMap { table, rows in
      rows.keys.sorted().map { AuditFault(kind: .missingRow, subject: "\(table.subject) \($0)") }
    }
  }
}
