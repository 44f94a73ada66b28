/// The formats of the audit log.
package enum AuditFormat: String, Sendable, CaseIterable {
  case text
  /// One JSON object a line, with the hashes.
  case jsonl
}
