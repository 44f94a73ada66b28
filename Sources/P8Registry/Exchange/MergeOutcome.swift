package import P8Model

/// What came of taking in another registry or a bundle.
package struct MergeOutcome: Hashable, Sendable {
  /// A village that has another number here than where it comes from.
  package struct Renumbering: Hashable, Sendable {
    /// Its name.
    package let name: String
    /// Its code there.
    package let theirs: UnitCode
    /// Its code here.
    package let ours: UnitCode
  }

  /// A report that was not taken because its period is locked here.
  package struct Refusal: Hashable, Sendable {
    /// The unit.
    package let unit: UnitCode
    /// The name of the unit.
    package let unitName: String
    /// The period.
    package let period: Period
    /// The form.
    package let form: String
    /// The lock.
    package let lock: String
  }

  /// An entry of the officers' log that was changed in both places; ours stays, theirs is in the audit log.
  package struct EntryConflict: Hashable, Sendable {
    /// The number of the entry here.
    package let number: Int64
    /// What holds here.
    package let ours: LogEntry.Version
    /// What holds there.
    package let theirs: LogEntry.Version
  }

  /// The villages that became known.
  package internal(set) var villagesAdded = 0
  /// The villages that have another number here.
  package internal(set) var renumbered: [Renumbering] = []
  /// The reports that were taken, replaced revisions included.
  package internal(set) var reportsAdded = 0
  /// The reports that were here already.
  package internal(set) var reportsKnown = 0
  /// The steps of review that were taken over.
  package internal(set) var stepsAdded = 0
  /// The entries of the officers' log that were taken over or brought up to date.
  package internal(set) var entriesAdded = 0
  /// The entries of the officers' log that were here already.
  package internal(set) var entriesKnown = 0
  /// The entries of the officers' log that were changed in both places.
  package internal(set) var entryConflicts: [EntryConflict] = []
  /// The numbers of the replacements that were proposed.
  package internal(set) var proposals: [Int64] = []
  /// The reports that were not taken because their period is locked here.
  package internal(set) var refused: [Refusal] = []

  /// Whether nothing was new.
  package var isEmpty: Bool {
    villagesAdded == 0 && reportsAdded == 0 && stepsAdded == 0 && entriesAdded == 0
  }
}
