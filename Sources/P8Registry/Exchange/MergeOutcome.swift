public import P8Model

/// What came of taking in another registry or a bundle.
public struct MergeOutcome: Hashable, Sendable {
  /// Two registries hold different reports of one unit and period, and neither knows the other's.
  ///
  /// Both are kept; ours goes on speaking for the unit until somebody decides.
  public struct Conflict: Hashable, Sendable {
    /// The number of the conflict.
    public let number: Int64
    /// The unit.
    public let unit: UnitCode
    /// The name of the unit.
    public let unitName: String
    /// The period.
    public let period: Period
    /// The form.
    public let form: String
    /// The number of our report.
    public let ours: Int64
    /// The number under which theirs is stored.
    public let theirs: Int64
    /// Where theirs comes from.
    public let source: String
    /// The values in which theirs differs from ours.
    public let differences: [ReportDifference]
  }

  /// A village that has another number here than where it comes from.
  public struct Renumbering: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// Its code there.
    public let theirs: UnitCode
    /// Its code here.
    public let ours: UnitCode
  }

  /// A report that was not taken because its period is locked here.
  public struct Refusal: Hashable, Sendable {
    /// The unit.
    public let unit: UnitCode
    /// The name of the unit.
    public let unitName: String
    /// The period.
    public let period: Period
    /// The form.
    public let form: String
    /// The lock.
    public let lock: String
  }

  /// An entry of the officers' log that was changed in both places; ours stays, theirs is in the audit log.
  public struct EntryConflict: Hashable, Sendable {
    /// The number of the entry here.
    public let number: Int64
    /// What holds here.
    public let ours: LogEntry.Version
    /// What holds there.
    public let theirs: LogEntry.Version
  }

  /// The villages that became known.
  public internal(set) var villagesAdded = 0
  /// The villages that have another number here.
  public internal(set) var renumbered: [Renumbering] = []
  /// The reports that were taken, replaced revisions included.
  public internal(set) var reportsAdded = 0
  /// The reports that were here already.
  public internal(set) var reportsKnown = 0
  /// The steps of review that were taken over.
  public internal(set) var stepsAdded = 0
  /// The entries of the officers' log that were taken over or brought up to date.
  public internal(set) var entriesAdded = 0
  /// The entries of the officers' log that were here already.
  public internal(set) var entriesKnown = 0
  /// The entries of the officers' log that were changed in both places.
  public internal(set) var entryConflicts: [EntryConflict] = []
  /// The conflicts that were found.
  public internal(set) var conflicts: [Conflict] = []
  /// The reports that were not taken because their period is locked here.
  public internal(set) var refused: [Refusal] = []

  /// Whether nothing was new.
  public var isEmpty: Bool {
    villagesAdded == 0 && reportsAdded == 0 && stepsAdded == 0 && entriesAdded == 0
  }
}
