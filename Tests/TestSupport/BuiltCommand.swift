public import Foundation

/// The command that was built beside the tests, as scripts call it.
public struct BuiltCommand: Sendable {
  /// What came of a call.
  public struct Outcome: Sendable {
    /// The exit code, or 128 and the number of the signal that ended it.
    public let code: Int32
    /// What it said on standard output.
    public let output: String
    /// What it said on standard error.
    public let error: String
  }

  private let environment: [String: String]

  /// - Parameter environment: What is set beside the search path; it wins over the defaults. Without `COLUMNS` no line
  ///   is broken, since most tests look for whole sentences.
  public init(environment: [String: String] = [:]) {
    self.environment = ["PATH": "/usr/bin:/bin", "NO_COLOR": "1", "COLUMNS": "10000"].merging(environment) {
      $1
    }
  }

  /// Where the command lies.
  public static let path = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "p8").path

  /// Calls it, and waits for its end.
  /// - Parameter output: Where standard output goes; nil for the outcome.
  public func callAsFunction(
    _ arguments: [String], in folder: TemporaryFolder, output: FileHandle? = nil
  ) throws -> Outcome {
    let said = try TemporaryFolder()
    let child = ChildProcess(Self.path, arguments, environment: environment, in: folder.url.path)
    let (written, reported) = (said.path("said"), said.path("reported"))
    let code = try child.run(output: written, descriptor: output?.fileDescriptor, error: reported)
    return Outcome(
      code: code, output: output == nil ? try String(contentsOfFile: written, encoding: .utf8) : "",
      error: try String(contentsOfFile: reported, encoding: .utf8))
  }
}
