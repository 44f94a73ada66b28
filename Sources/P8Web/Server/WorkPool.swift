import NIOPosix
import Synchronization

/// A bounded number of threads for what blocks: SQLite, checks of files, hashes of passwords.
///
/// The work may be asynchronous: it and the tasks that it starts run on these threads and never on those that serve
/// requests.
package final class WorkPool: TaskExecutor {
  /// So much waits already that more would wait too long.
  package struct Full: Error {}

  private let threads: NIOThreadPool
  private let limit: Int
  private let count = Mutex(0)

  /// - Parameters:
  ///   - threadCount: The number of threads.
  ///   - limit: How many pieces of work may run or wait at a time; more are refused.
  package init(threadCount: Int, limit: Int) {
    threads = NIOThreadPool(numberOfThreads: threadCount)
    self.limit = limit
    threads.start()
  }

  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    threads.submit { _ in job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }

  /// Runs a piece of work on the threads.
  /// - Throws: ``Full``, or what the work throws.
  package func run<Result: Sendable>(
    _ work: @Sendable () async throws -> Result
  ) async throws -> Result {
    guard enters() else { throw Full() }
    defer { count.withLock { $0 -= 1 } }
    return try await withTaskExecutorPreference(self) { try await work() }
  }

  private func enters() -> Bool {
    count.withLock { count in
      guard count < limit else { return false }
      count += 1
      return true
    }
  }

  /// Ends the threads, when what runs is done.
  package func stop() async {
    // It only fails where they have ended already.
    try? await threads.shutdownGracefully()
  }
}
