/// English words for a number of things.
///
/// Vietnamese words stay the same whatever the number.
public enum English {
  /// The number with the noun: `1 report`, `3 reports`.
  ///
  /// - Parameters:
  ///   - count: The number.
  ///   - one: The noun for one thing.
  ///   - many: The noun for any other number; nil for that of one with an s.
  /// - Returns: The number and the noun.
  public static func count(_ count: Int, _ one: String, _ many: String? = nil) -> String {
    "\(count) \(count == 1 ? one : many ?? one + "s")"
  }
}
