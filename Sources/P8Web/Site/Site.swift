import P8Definitions
import P8Model
import Project8

/// What all routes work with.
struct Site: Sendable {
  /// The workspace of whoever started the site; routes work as the person who is signed in.
  let workspace: Workspace
  let options: WebOptions
  /// For what a page waits for: milliseconds of reading and writing.
  let quickWork: WorkPool
  /// For checks and exports, which take seconds and longer: pages never wait behind them.
  let longWork: WorkPool
  /// For hashes of passwords, a third of a second each: on the morning of a deadline many sign in at once.
  let passwordWork: WorkPool
  let assets = Assets()
  let uploads = Uploads()
  let figures = FigureMemory()

  init(_ workspace: Workspace, _ options: WebOptions) {
    self.workspace = workspace
    self.options = options
    quickWork = WorkPool(threadCount: options.quickThreads, limit: 400)
    longWork = WorkPool(threadCount: options.longThreads, limit: 40)
    passwordWork = WorkPool(threadCount: options.longThreads, limit: 300)
  }

  /// What the time is, as `2023-10-30T08:00:00Z`.
  var now: String { workspace.now }

  /// Ends what the site has begun.
  func stop() async {
    uploads.stop()
    await quickWork.stop()
    await longWork.stop()
    await passwordWork.stop()
  }
}
