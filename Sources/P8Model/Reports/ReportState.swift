/// Where a report stands.
///
/// This is the only place that says which states follow which, and which of them count.
/// The registry keeps what the check made of a report and the steps that people took with it; ``after(_:of:)`` puts
/// both together.
public enum ReportState: String, Hashable, Sendable, CaseIterable, Codable {
  /// Being written, in the officers' log or on the web.
  case draft
  /// Arrived, and waits for a person before anything else: a foreign layout, a bundle that nobody signed.
  case received
  /// Has errors whose effect is to hold it.
  case held
  /// Nothing holds it.
  case accepted
  /// Sent back to the unit to be corrected.
  case returned
  /// Signed by the commune's committee (Circular 01/2022/TT-UBDT).
  case confirmed
  /// Accepted by the level above.
  case approved
  /// Taken out of what counts; it can be recovered.
  case withdrawn

  /// The states that may follow.
  public var next: Set<ReportState> {
    switch self {
    case .draft: [.received, .held, .accepted, .withdrawn]
    case .received: [.held, .accepted, .returned, .withdrawn]
    case .held: [.returned, .withdrawn]
    case .accepted: [.returned, .confirmed, .withdrawn]
    case .returned: [.held, .accepted, .withdrawn]
    case .confirmed: [.returned, .approved, .withdrawn]
    case .approved: [.returned, .withdrawn]
    case .withdrawn: [.received, .held, .accepted, .returned, .confirmed, .approved]
    }
  }

  /// The first rule by which a report in this state counts; nil where it counts by none.
  private var firstRule: CountingRule? {
    switch self {
    case .accepted: .accepted
    case .confirmed: .confirmed
    case .approved: .approved
    case .draft, .received, .held, .returned, .withdrawn: nil
    }
  }

  /// Whether a report in this state counts in figures.
  public func counts(by rule: CountingRule = .accepted) -> Bool { firstRule.map { rule <= $0 } ?? false }

  /// Whether the commune has signed.
  public var isConfirmed: Bool { counts(by: .confirmed) }

  /// The state of a report, from what the check made of it and the last step that was taken with it.
  ///
  /// A step back to what the check made of it is written with the state of that day; judged anew it may be another.
  public static func after(_ step: ReportState?, of judged: ReportState) -> ReportState {
    switch step {
    case nil, .accepted?, .held?: judged
    case let step?: step
    }
  }

  /// A state by its name, also by the one that it had in files of before.
  public init?(named name: String) {
    switch name {
    case "verified": self = .confirmed
    case "submitted": self = .accepted
    default: self.init(rawValue: name)
    }
  }
}

// MARK: - Steps

/// A step that a person takes with a report.
public enum ReviewAction: String, Hashable, Sendable, CaseIterable {
  /// Take in what waited, or take back a return.
  case submit
  /// Send back to be corrected.
  case `return`
  /// The commune's committee has signed it.
  case confirm
  /// The level above accepts it.
  case approve
  /// Take out of what counts.
  case withdraw
  /// Take back a withdrawal: the report is again what it was.
  case recover
  /// Take back the last step: the report is again what it was.
  case undo
}

extension ReportState {
  /// Why a report may not take a step.
  public enum Refusal: Hashable, Sendable {
    /// It is held for its errors.
    case held
    /// The step would leave another one out.
    case leavesStepOut
  }

  /// What a step makes of a report in this state.
  ///
  /// - Parameters:
  ///   - action: The step.
  ///   - judged: What the check made of the report: accepted or held.
  ///   - before: The state that the report had before its last step.
  /// - Returns: The new state, or why there is none.
  public func taking(_ action: ReviewAction, judged: ReportState, before: ReportState) -> Result {
    let wanted: ReportState
    switch action {
    case .submit: wanted = judged
    case .return: wanted = .returned
    case .confirm: wanted = .confirmed
    case .approve: wanted = .approved
    case .withdraw: wanted = .withdrawn
    case .recover:
      guard self == .withdrawn else { return .refused(.leavesStepOut) }
      wanted = before
    // The way back is always open.
    case .undo: return .becomes(before)
    }
    if wanted.isConfirmed, judged == .held { return .refused(.held) }
    return next.contains(wanted) ? .becomes(wanted) : .refused(.leavesStepOut)
  }

  /// What comes of a step.
  public enum Result: Hashable, Sendable {
    /// The new state.
    case becomes(ReportState)
    /// Why it may not be taken.
    case refused(Refusal)
  }
}
