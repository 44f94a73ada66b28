import Foundation

/// A program that a test runs to its end.
///
/// It is started and waited for by the system's own calls. Foundation's `Process` waits on a run loop, which off the main
/// thread can wait for ever for a program that has ended long ago; then the whole run of tests hangs. What the program
/// says goes to files, so that no full pipe can make it wait either.
public struct ChildProcess: Sendable {
  /// The path of the program.
  public var program: String
  /// Its arguments, without its name.
  public var arguments: [String]
  /// All that it finds in its environment.
  public var environment: [String: String]
  /// The folder in which it runs; nil for that of the tests.
  public var folder: String?

  /// A program with its arguments and all of its environment.
  public init(
    _ program: String, _ arguments: [String], environment: [String: String], in folder: String? = nil
  ) {
    (self.program, self.arguments, self.environment) = (program, arguments, environment)
    self.folder = folder
  }

  /// Runs it with nothing to read.
  /// - Parameters:
  ///   - output: The file for what it says.
  ///   - descriptor: What it says it to in place of that file.
  ///   - error: The file for what it reports as errors; that of its output where it is nil.
  /// - Returns: The exit code, or 128 and the number of the signal that ended it.
  /// - Throws: Why it could not be run.
  public func run(output: String, descriptor: Int32? = nil, error: String? = nil) throws -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let writing = O_WRONLY | O_CREAT | O_APPEND
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    if let descriptor {
      posix_spawn_file_actions_adddup2(&actions, descriptor, 1)
    } else {
      posix_spawn_file_actions_addopen(&actions, 1, output, writing, 0o600)
    }
    if let error {
      posix_spawn_file_actions_addopen(&actions, 2, error, writing, 0o600)
    } else {
      posix_spawn_file_actions_adddup2(&actions, 1, 2)
    }
    // The call that changes the folder is no part of the module that Swift sees; the shell does it, and is replaced.
    let call =
      folder.map { ["/bin/sh", "-c", #"cd "$1" && shift && exec "$@""#, "sh", $0, program] } ?? [program]
    let words = (call + arguments).map { strdup($0) } + [nil]
    let settings = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for text in words + settings { free(text) } }
    var child = pid_t()
    let code = posix_spawn(&child, call[0], &actions, nil, words, settings)
    guard code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .ENOENT) }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      guard errno == EINTR else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .ECHILD) }
    }
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }

  /// Runs it; gives what it said and what it reported as errors too.
  public func callAsFunction() throws -> (code: Int32, output: String, error: String) {
    let folder = try TemporaryFolder()
    let (said, reported) = (folder.path("said"), folder.path("reported"))
    let code = try run(output: said, error: reported)
    return (
      code, try String(contentsOfFile: said, encoding: .utf8),
      try String(contentsOfFile: reported, encoding: .utf8)
    )
  }
}
