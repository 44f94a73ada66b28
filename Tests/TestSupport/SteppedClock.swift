public import Foundation
import Synchronization

/// A clock that stands until a test moves it, so that hours pass without waiting.
public final class SteppedClock: Sendable {
  private let seconds: Mutex<TimeInterval>

  /// Begins at 2026-03-02T01:00:00Z.
  public init() { seconds = Mutex(1_772_413_200) }

  /// Moves it; backwards with less than nothing.
  public func pass(seconds passed: TimeInterval) { seconds.withLock { $0 += passed } }

  /// Moves it by hours.
  public func pass(hours: TimeInterval) { pass(seconds: hours * 3_600) }

  /// What it shows, as a workspace wants it.
  public var now: @Sendable () -> String {
    { [self] in Date(timeIntervalSince1970: seconds.withLock { $0 }).formatted(.iso8601) }
  }
}
