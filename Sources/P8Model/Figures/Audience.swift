/// For whom an export is made, which decides what it may show.
public enum Audience: String, Hashable, Sendable, CaseIterable {
  /// The programme itself: nothing is held back, and the file says so.
  case `internal`
  /// Ministries, donors, other systems: small counts of people are held back.
  case partner
  /// Everybody: as for partners, and places that must not be found are told of large areas only.
  case `public`

  /// Whether something may have to be held back.
  public var isOutside: Bool { self != .internal }
}
