public import P8Model

/// A kind of model or event that can be logged.
public struct LogKind: Hashable, Sendable {
  /// The id: `policy_dialogue`.
  public let id: String
  /// The name.
  public let name: LocalizedText
}
