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
  ///
  /// The output goes through a file, so that no full pipe can make it wait.
  public func run(_ line: String, in folder: String) throws -> (text: String, code: Int32) {
    let path = "\(folder)/.output-\(UUID().uuidString)"
    _ = FileManager.default.createFile(atPath: path, contents: nil)
    defer { unlink(path) }
    let output = try FileHandle(forWritingTo: URL(filePath: path))
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-c", line]
    process.currentDirectoryURL = URL(filePath: folder)
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = output
    try process.run()
    process.waitUntilExit()
    try output.close()
    return (try String(contentsOfFile: path, encoding: .utf8), process.terminationStatus)
  }
}
