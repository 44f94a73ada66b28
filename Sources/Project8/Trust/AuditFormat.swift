/// The formats of the audit log.
package enum AuditFormat: String, Sendable, CaseIterable {
  /// A line an entry, for people.
  case text
  /// One JSON object a line, with the hashes.
  case jsonl
}
