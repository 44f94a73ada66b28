/// Why a bundle as a whole is not taken, beside being damaged.
package enum BundleRefusal: Hashable, Sendable {
  /// What a bundle may hold so many of.
  package enum Bound: Hashable, Sendable {
    case bytes
    case bytesOfALine
    case lines
    case villages
    case reports
    case logEntries
  }

  /// The head does not say for which unit, or for which period, the bundle is; what it says instead.
  case unreadableHead(member: String, text: String)
  /// It holds more than a bundle may.
  case tooLarge(Bound, limit: Int)
}
