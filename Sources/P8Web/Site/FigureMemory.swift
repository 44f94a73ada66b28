import P8Model
import P8Presentation
import Project8
import Synchronization

/// Dashboards that were made a moment ago, for everybody who may see them.
///
/// Rights are asked for before each look; what is remembered is the same for all of an audience.
final class FigureMemory: Sendable {
  /// What a dashboard is told by.
  struct Key: Hashable, Sendable {
    let unit: UnitCode
    let period: Period
    let audience: Audience
    let language: Language
  }

  /// A dashboard, and of when its figures are.
  struct Entry: Sendable {
    let page: DashboardPage
    /// As `2023-10-30T08:00:00Z`.
    let at: String
  }

  /// For how long a dashboard is shown again.
  private static let lifetime = Duration.seconds(60)
  private static let most = 200

  private let entries = Mutex<[Key: (since: ContinuousClock.Instant, task: Task<Entry, any Error>)]>([:])

  /// The dashboard that is remembered, or the one that is made; who asks while it is being made waits for the same one.
  func entry(_ key: Key, making: @escaping @Sendable () async throws -> Entry) async throws -> Entry {
    let now = ContinuousClock.now
    let task = entries.withLock { entries in
      entries = entries.filter { now - $0.value.since < Self.lifetime }
      if let known = entries[key] { return known.task }
      if entries.count >= Self.most, let oldest = entries.min(by: { $0.value.since < $1.value.since }) {
        entries[oldest.key] = nil
      }
      let task = Task { try await making() }
      entries[key] = (now, task)
      return task
    }
    do {
      return try await task.value
    } catch {
      // A failure is not remembered.
      entries.withLock { if $0[key]?.task == task { $0[key] = nil } }
      throw error
    }
  }
}
