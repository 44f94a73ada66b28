/// A file that was made, with a name to store it under.
public struct MadeFile: Sendable {
  /// The name, without a folder.
  public let suggestedName: String
  /// The content.
  public let bytes: [UInt8]
}
