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

  /// What became of a report.
  package enum Fate: Hashable, Sendable {
    /// It speaks for its unit and period from now on.
    case taken
    /// It waits to take the place of one that counts.
    case waits(ProposalCause)
    /// It is kept beside the one that speaks: it says the same, or was replaced, returned or withdrawn there.
    case aside
    /// It was here already.
    case known
  }

  /// A report with what became of it; of several revisions the one that speaks there.
  package struct Arrival: Hashable, Sendable {
    /// The unit.
    package let unit: UnitCode
    /// The name of the unit.
    package let unitName: String
    /// The period.
    package let period: Period
    /// The form.
    package let form: String
    /// What the check made of it here.
    package let judged: ReportState
    /// What became of it.
    package let fate: Fate
  }

  /// An entry of the officers' log that was not taken because its day is in a period that is locked here.
  package struct LockedEntry: Hashable, Sendable {
    /// The id of the model or event.
    package let kind: String
    /// The unit.
    package let unit: UnitCode
    /// Its day.
    package let day: CalendarDate
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
  /// The log entries that were not taken because their period is locked here.
  package internal(set) var lockedEntries: [LockedEntry] = []
  /// What became of each report.
  package internal(set) var arrivals: [Arrival] = []

  mutating func add(_ report: RegisteredReport, _ fate: Fate) {
    arrivals.append(
      Arrival(
        unit: report.unit, unitName: report.unitName, period: report.period, form: report.form,
        judged: report.state, fate: fate))
  }

  /// Whether nothing was new.
  package var isEmpty: Bool {
    villagesAdded == 0 && reportsAdded == 0 && stepsAdded == 0 && entriesAdded == 0
  }
}
