import P8Model
import Project8
import Synchronization

/// Files that a person has uploaded, and how far their check and their way into the registry have come.
final class UploadedBatch: Sendable {
  enum Stage: Sendable {
    /// Being checked or stored: so many files are done.
    case working(done: Int)
    case checked(CheckedBatch)
    case stored(IngestedBatch)
    case failed(Failure)
    /// A fault of ours, or the site was stopped.
    case interrupted
  }

  let id = FormToken.make()
  /// The id of the person.
  let person: Int64
  let files: UploadedFiles
  /// When they came, as `2023-10-30T08:00:00Z`.
  let at: String
  private let state = Mutex(State())

  private struct State {
    var stage = Stage.working(done: 0)
    var task: Task<Void, Never>?
  }

  init(of person: Person, _ files: UploadedFiles, at: String) {
    (self.person, self.files, self.at) = (person.id, files, at)
  }

  /// What the check found; nil before it is done.
  var checked: CheckedBatch? {
    switch stage {
    case .checked(let batch): batch
    case .stored(let ingested): ingested.check
    case .working, .failed, .interrupted: nil
    }
  }

  var stage: Stage { state.withLock { $0.stage } }

  func note(done count: Int) {
    state.withLock { state in
      if case .working = state.stage { state.stage = .working(done: count) }
    }
  }

  /// Begins a piece of work; nothing where another one runs.
  func begin(_ work: @escaping @Sendable (UploadedBatch) async -> Stage) {
    state.withLock { state in
      if case .working = state.stage, state.task != nil { return }
      state.stage = .working(done: 0)
      state.task = Task {
        let stage = await work(self)
        self.state.withLock { $0.stage = stage }
      }
    }
  }

  /// Waits until what runs is done, but no longer than a person waits for a page.
  func wait(atMost duration: Duration) async throws {
    let end = ContinuousClock.now + duration
    while case .working = stage, ContinuousClock.now < end { try await Task.sleep(for: .milliseconds(50)) }
  }

  func cancel() { state.withLock { $0.task?.cancel() } }
}
