/// Something in a registry that was changed behind its back.
package struct AuditFault: Hashable, Sendable {
  /// What was found.
  package enum Kind: Hashable, Sendable {
    /// An entry is missing before this one.
    case gap
    /// The entry does not carry on from the one before.
    case brokenChain
    /// The content of the entry was changed.
    case changedEntry
    /// The signature in the entry is not that of its key over the entries before it.
    case forgedSignature
    /// The report is not what was stored.
    case changedReport
    /// The report is no longer there.
    case missingReport
    /// The report was never stored through the registry.
    case unknownReport
    /// The version of a log entry is not what was written, or is not there.
    case changedLogEntry
    /// The row is not what was written.
    case changedRow
    /// The row is no longer there.
    case missingRow
    /// The row was never written through the registry.
    case unknownRow
    /// The row was changed by hand before an entry wrote it once more.
    case changedBefore(entry: Int)
    /// It cannot be read.
    case unreadable
    /// The file that a report came in has other bytes than it came with.
    case changedOriginal
    /// Figures that are kept are not what was kept.
    case changedFigures
    /// Figures that are kept are not what the reports give.
    case wrongFigures
    /// A table, an index, a view or a trigger is not of the registry.
    case foreignObject
    /// A table, an index or a trigger of the registry is missing or another one.
    case changedObject
  }

  /// What was found.
  package let kind: Kind
  /// What it is about: `entry 12`, `report 7`, `step 7.2`, `trigger x`.
  package let subject: String
  /// What helps to find it, such as the path of a file; empty where nothing does.
  package let detail: String

  package init(kind: Kind, subject: String, detail: String = "") {
    self.kind = kind
    self.subject = subject
    self.detail = detail
  }
}
