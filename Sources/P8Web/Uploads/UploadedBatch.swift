import P8Model
import P8Presentation
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

  /// What a person may answer and mend, beside what the check found.
  struct Choices: Sendable {
    /// How files that are not our form were understood.
    var layouts: [UnderstoodLayout] = []
    /// Why proposed repairs cannot be carried out, by report.
    var obstacles: [String: LocalizedText] = [:]
  }

  /// All of a batch at one moment.
  struct Moment: Sendable {
    fileprivate(set) var stage = Stage.working(done: 0)
    /// The files as they stand: with what was said of them, and with repaired copies in the place of sent ones.
    fileprivate(set) var files: [BatchFile]
    fileprivate(set) var choices = Choices()
    /// How often work was begun: a form of an earlier page carries an earlier number.
    fileprivate(set) var revision = 0

    /// The file that is a report, or holds it among others.
    func file(holding report: String) -> BatchFile? { files.first { $0.holds(report) } }
  }

  let id = FormToken.make()
  /// The id of the person.
  let person: Int64
  /// What came, in its folder.
  let upload: UploadedFiles
  /// When they came, as `2023-10-30T08:00:00Z`.
  let at: String
  private let state: Mutex<State>

  private struct State {
    var moment: Moment
    var task: Task<Void, Never>?
  }

  init(of person: Person, _ upload: UploadedFiles, at: String) {
    (self.person, self.upload, self.at) = (person.id, upload, at)
    state = Mutex(State(moment: Moment(files: upload.files)))
  }

  var now: Moment { state.withLock { $0.moment } }

  /// What the check found; nil before it is done.
  var checked: CheckedBatch? {
    switch now.stage {
    case .checked(let batch): batch
    case .stored(let ingested): ingested.check
    case .working, .failed, .interrupted: nil
    }
  }

  func note(done count: Int) {
    state.withLock { state in
      if case .working = state.moment.stage { state.moment.stage = .working(done: count) }
    }
  }

  func note(_ choices: Choices) { state.withLock { $0.moment.choices = choices } }

  /// Begins a piece of work, with other files where they are given.
  ///
  /// - Parameter revision: The revision that the person saw.
  /// - Returns: Whether it has begun: not where something else was begun since.
  func begin(
    at revision: Int, with files: [BatchFile]? = nil,
    _ work: @escaping @Sendable (UploadedBatch, [BatchFile]) async -> Stage
  ) -> Bool {
    state.withLock { state in
      guard revision == state.moment.revision else { return false }
      if case .working = state.moment.stage, state.task != nil { return false }
      let files = files ?? state.moment.files
      state.moment.files = files
      state.moment.revision += 1
      state.moment.stage = .working(done: 0)
      state.task = Task {
        let stage = await work(self, files)
        self.state.withLock { $0.moment.stage = stage }
      }
      return true
    }
  }

  /// Waits until what runs is done, but no longer than a person waits for a page.
  func wait(atMost duration: Duration) async throws {
    let end = ContinuousClock.now + duration
    while case .working = now.stage, ContinuousClock.now < end {
      try await Task.sleep(for: .milliseconds(50))
    }
  }

  func cancel() { state.withLock { $0.task?.cancel() } }
}
