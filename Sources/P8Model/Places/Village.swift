/// A village (thôn, bản, buôn, ấp, làng) known to the registry.
///
/// Villages have no official codes: a village is a numbered child of its commune, found by name.
public struct Village: Hashable, Sendable, Codable {
  /// The code: commune and number.
  public let code: UnitCode
  /// The name with its type word, as the village writes it: `Buôn Bai`.
  public let name: String

  /// Creates a village.
  public init(code: UnitCode, name: String) { (self.code, self.name) = (code, name) }
}
