public import P8Model

/// Why a file gives no report: one finding about the file, and the batch goes on.
public struct FormRefusal: Error, Hashable, Sendable {
  /// The file.
  public let file: SourceFile
  /// The id of the built-in check that tells it: `file.damaged`.
  public let check: String
  /// What exactly is wrong, and what to do.
  public let reason: LocalizedText
  /// Values for the words of the check.
  public let arguments: [String: String]

  /// Creates a refusal.
  public init(
    file: SourceFile, check: String, reason: LocalizedText, arguments: [String: String] = [:]
  ) {
    self.file = file
    self.check = check
    self.reason = reason
    self.arguments = arguments
  }
}
