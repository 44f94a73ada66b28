/// Why a report waits as a proposed replacement, and the one that counts goes on counting.
public enum ProposalCause: String, Hashable, Sendable, CaseIterable {
  /// The one that counts is confirmed or approved.
  case confirmed
  /// The new one has errors.
  case held
  /// Somebody else sent it.
  case sender
  /// It changes more of the figures than may change at once.
  case changes
  /// It came in a bundle or from another registry.
  case carried
}
