import HTTPTypes
import Logging

/// A line for each request: what kind of page, what came of it, how long it took.
///
/// No path as it was asked for, no query, no address and no name: these tell of persons.
struct RequestLog: Sendable {
  func note(
    _ method: HTTPRequest.Method, of pattern: String?, _ status: HTTPResponse.Status,
    since began: ContinuousClock.Instant, _ logger: Logger
  ) {
    let (seconds, attoseconds) = (ContinuousClock.now - began).components
    let milliseconds = seconds * 1_000 + attoseconds / 1_000_000_000_000_000
    logger.log(
      level: status.code >= 500 ? .error : .info, "request",
      metadata: [
        "method": "\(method.rawValue)", "route": "\(pattern ?? "none")", "status": "\(status.code)",
        "milliseconds": "\(milliseconds)",
      ])
  }

  /// A fault of ours, by the name of its type: its text may hold what a person wrote.
  static func note(fault error: any Error, _ logger: Logger) {
    logger.error("fault", metadata: ["type": "\(type(of: error))"])
  }
}
