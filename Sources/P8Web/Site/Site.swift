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
  let assets = Assets()

  init(_ workspace: Workspace, _ options: WebOptions) {
    self.workspace = workspace
    self.options = options
    quickWork = WorkPool(threadCount: options.quickThreads, limit: 400)
    longWork = WorkPool(threadCount: options.longThreads, limit: 40)
  }

  /// Ends what the site has begun.
  func stop() async {
    await quickWork.stop()
    await longWork.stop()
  }
}
