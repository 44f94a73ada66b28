/// English words for a number of things.
///
/// Vietnamese words stay the same whatever the number.
public enum English {
  /// The number with the noun: `1 report`, `3 reports`; an s is added where no plural is given.
  public static func count(_ count: Int, _ one: String, _ many: String? = nil) -> String {
    "\(count) \(count == 1 ? one : many ?? one + "s")"
  }
}
