/// How far a report has come on its way through its reviewers.
///
/// A draft is not in the registry yet; a lock is set on a period, see ``Registry/lock(_:of:reason:)``.
package enum ReviewState: String, Hashable, Sendable, CaseIterable, Codable {
  /// Received.
  case submitted
  /// Sent back to the unit to be mended.
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
}
