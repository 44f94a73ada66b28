/// The end of an audit log at one moment: whoever has it can tell later whether what led to it is still there.
package struct AuditHead: Hashable, Sendable {
  /// The number of entries.
  package let count: Int
  /// The hash of the last one, over all before it.
  package let hash: String
  /// When the last one was written.
  package let at: String

  package init(count: Int, hash: String, at: String) {
    self.count = count
    self.hash = hash
    self.at = at
  }

  /// The beginning of the hash, for people to read to each other: `9f3a-41c2-0d77-be15`.
  package var fingerprint: String {
    stride(from: 0, to: 16, by: 4).map { String(hash.dropFirst($0).prefix(4)) }.joined(separator: "-")
  }

  /// What has become of an audit log since a head of it was written down.
  package enum Standing: Hashable, Sendable {
    /// It goes on from there, by so many entries.
    case goesOn(by: Int)
    /// It ends before: its last entries were cut off, or it is an older copy.
    case endsBefore(count: Int)
    /// The entry of that number is another one: the log was written anew, or is that of another registry.
    case isAnother
  }
}
