import ContentDigest
import GRDB

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
}

extension Registry.AuditEntry {
  /// The member of the particulars with the digests of the rows that were written; it is the last one.
  static let rows = "rows"

  /// The particulars without digests of rows, for people.
  package var told: String {
    guard let start = detail.firstRange(of: "\"\(Self.rows)\":{\"") else { return detail }
    let kept = detail[..<start.lowerBound]
    return (kept.hasSuffix(",") ? kept.dropLast() : kept) + "}"
  }

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
