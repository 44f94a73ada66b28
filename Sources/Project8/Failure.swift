public import P8Model

/// Why an operation cannot go on, with the way out, in both languages.
public struct Failure: Error, Hashable, Sendable {
  /// What kind of failure it is, which decides the exit code of the command.
  public enum Kind: Hashable, Sendable {
    /// The command was called wrongly: an unknown unit, a period that is none. Exit code 2.
    case wrongUse
    /// A file, folder or registry could not be read or written. Exit code 3.
    case input
    /// The person who acts may not do it. Exit code 2.
    case forbidden
  }

  /// What kind of failure it is.
  public let kind: Kind
  /// What happened.
  public let message: LocalizedText
  /// What to do.
  public let remedy: LocalizedText?

  /// Creates a failure.
  public init(_ kind: Kind, _ message: LocalizedText, remedy: LocalizedText? = nil) {
    (self.kind, self.message, self.remedy) = (kind, message, remedy)
  }
}
