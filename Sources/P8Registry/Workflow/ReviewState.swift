/// How far a report has come on its way through its reviewers.
///
/// A draft is not in the registry yet; a lock is set on a period, see ``Registry/lock(_:of:reason:)``.
package enum ReviewState: String, Hashable, Sendable, CaseIterable, Codable {
  /// Received.
  case submitted
  /// Sent back to the unit to be corrected.
  case returned
  /// Signed by the commune's committee.
  case verified
  /// Accepted by the level above.
  case approved

  /// The states that may follow.
  package var next: Set<ReviewState> {
    switch self {
    case .submitted: [.returned, .verified]
    case .returned: [.submitted]
    case .verified: [.returned, .approved]
    case .approved: [.returned]
    }
  }

  /// Whether the report may stand in an official export.
  package var isVerified: Bool { self == .verified || self == .approved }

  /// Whether a report that is this far has come as far as is wanted.
  package func hasCome(to wanted: ReviewState) -> Bool {
    wanted == .approved ? self == .approved : isVerified
  }

  /// Why a report may not take a step.
  package enum Refusal: Hashable, Sendable {
    /// It is held for its errors.
    case held
    /// The step would leave another one out.
    case leavesStepOut
  }

  /// Why a report may not become what is wanted; nil where it may.
  package func refusal(becoming wanted: ReviewState, isHeld: Bool) -> Refusal? {
    if isHeld, wanted.isVerified { return .held }
    return next.contains(wanted) ? nil : .leavesStepOut
  }
}
