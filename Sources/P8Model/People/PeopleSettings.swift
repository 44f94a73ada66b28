/// How long things last, and how often a password may be wrong.
///
/// Times are in seconds.
package struct PeopleSettings: Hashable, Sendable {
  /// A session ends when nothing was asked for so long: 12 hours.
  package var idle: Int64 = 12 * 3_600
  /// A session ends so long after signing in: 14 days.
  package var absolute: Int64 = 14 * 86_400
  /// An invitation ends: 7 days.
  package var invitation: Int64 = 7 * 86_400
  /// Wrong passwords for one login until it is locked.
  package var failuresOfLogin = 5
  /// Wrong passwords from one address until it is locked; a whole office may have one address.
  package var failuresOfAddress = 50
  /// How long a lock lasts, and after which time without a failure the count begins anew: 15 minutes.
  package var lock: Int64 = 15 * 60
  /// When somebody was seen is written down at most so often: each request would be a write otherwise.
  package var seenEvery: Int64 = 60

  package init() {}
}
