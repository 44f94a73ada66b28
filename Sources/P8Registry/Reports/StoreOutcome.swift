package import P8Model

/// What became of a report that was handed to the registry.
package struct StoreOutcome: Hashable, Sendable {
  /// What was done.
  package enum Action: Hashable, Sendable {
    /// The first report of this unit, period and form.
    case stored
    /// The same bytes with the same result are there already: nothing was done.
    case unchanged
    /// The same bytes, judged anew under other definitions: the new judgement replaces the old one.
    case rejudged
    /// It replaces an earlier revision, or the initial report that it supplements.
    case replaced
    /// It was stored, but the supplement that is there already stays the one that counts.
    case superseded
    /// It was stored and waits for a person: the one that is there goes on counting.
    case proposed(ProposalCause)

    /// The name for the audit log.
    var name: String {
      switch self {
      case .stored: "stored"
      case .unchanged: "unchanged"
      case .rejudged: "rejudged"
      case .replaced: "replaced"
      case .superseded: "superseded"
      case .proposed: "proposed"
      }
    }
  }

  /// What was done.
  package let action: Action
  /// The number under which the report is stored.
  package let report: Int64
  /// The number of the report that it replaces, or that supersedes it; nil where there is none.
  package let other: Int64?
  /// Whether the report is the one that speaks for its unit and period.
  package let isCurrent: Bool
  /// The number of the proposed replacement, where it waits as one, from now on or since it came before.
  package let proposal: Int64?

  package init(action: Action, report: Int64, other: Int64?, isCurrent: Bool, proposal: Int64? = nil) {
    self.proposal = proposal
    self.action = action
    self.report = report
    self.other = other
    self.isCurrent = isCurrent
  }
}
