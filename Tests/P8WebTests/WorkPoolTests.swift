import Foundation
import P8Web
import Synchronization
import Testing

/// Work that blocks, beside what must not wait for it.
struct WorkPoolTests {
  /// Blocks the thread, which asynchronous code may not do by itself.
  private func wait(for gate: DispatchSemaphore) { gate.wait() }

  @Test func `work that blocks all its threads holds up nothing else`() async throws {
    let pool = WorkPool(threadCount: 1, limit: 10)
    let gate = DispatchSemaphore(value: 0)
    async let blocked: Int = pool.run {
      wait(for: gate)
      return 1
    }
    async let behind: Int = pool.run { 2 }
    // This runs although the pool's only thread waits for it.
    gate.signal()
    #expect(try await blocked + behind == 3)
    await pool.stop()
  }

  @Test func `tasks that work begins stay on its threads`() async throws {
    let pool = WorkPool(threadCount: 1, limit: 10)
    let names = try await pool.run {
      await withTaskGroup(of: UInt.self) { group in
        for _ in 0..<20 { group.addTask { UInt(bitPattern: pthread_self().hashValue) } }
        var names: Set<UInt> = []
        for await name in group { names.insert(name) }
        return names
      }
    }
    #expect(names.count == 1)
    await pool.stop()
  }

  @Test func `what would wait too long is refused`() async throws {
    let pool = WorkPool(threadCount: 1, limit: 1)
    let gate = DispatchSemaphore(value: 0)
    let (begun, signal) = AsyncStream.makeStream(of: Void.self)
    async let blocked: Void = pool.run {
      signal.finish()
      wait(for: gate)
    }
    for await _ in begun {}
    await #expect(throws: WorkPool.Full.self) { try await pool.run {} }
    gate.signal()
    try await blocked
    try await pool.run {}
    await pool.stop()
  }
}
