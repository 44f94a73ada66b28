import Foundation

/// Runs command lines as an officer's terminal would: in a folder, with the command that was built beside the tests.
public struct CommandShell: Sendable {
  private let environment: [String: String]

  /// - Parameter environment: What is set beside the search path; it wins over the defaults.
  public init(environment: [String: String]) {
    let built = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
    self.environment = [
      "PATH": "\(built.path):/usr/bin:/bin", "NO_COLOR": "1", "COLUMNS": "80",
    ].merging(environment) { $1 }
  }

  /// What a command line prints, error output at its place, and its exit code.
  public func run(_ line: String, in folder: String) throws -> (text: String, code: Int32) {
    let said = try TemporaryFolder()
    let child = ChildProcess("/bin/bash", ["-c", line], environment: environment, in: folder)
    let code = try child.run(output: said.path("said"))
    return (try String(contentsOfFile: said.path("said"), encoding: .utf8), code)
  }
}
