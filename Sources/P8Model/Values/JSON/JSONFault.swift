/// Why some bytes are not the JSON that is taken here.
public struct JSONFault: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Kind: Hashable, Sendable {
    case notUnicode
    /// Something else was expected here.
    case unexpected
    /// The text ends in the middle of a value.
    case unfinished
    /// A name stands twice in an object, which different readers understand differently.
    case repeatedName(String)
    /// Lists and objects lie too deep in each other.
    case tooDeep
    /// More values than the reader of this kind of file takes.
    case tooMany
    /// A value is followed by something more.
    case trailing
  }

  /// What is wrong.
  public let kind: Kind
  /// The line, from 1.
  public let line: Int
  /// The column in bytes, from 1.
  public let column: Int
}
