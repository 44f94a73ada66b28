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

  /// - Parameter environment: What is set beside the search path; it wins over the defaults.
  public init(environment: [String: String] = [:]) {
    self.environment = ["PATH": "/usr/bin:/bin", "NO_COLOR": "1"].merging(environment) { $1 }
  }

  /// Where the command lies.
  public static let path = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "p8").path

  /// Calls it, and waits for its end.
  ///
  /// What it says goes through files, so that no full pipe can make it wait.
  /// - Parameter output: Where standard output goes; nil for the outcome.
  public func callAsFunction(
    _ arguments: [String], in folder: TemporaryFolder, output: FileHandle? = nil
  ) throws -> Outcome {
    let (said, told) = (folder.path(".said-\(UUID().uuidString)"), folder.path(".told-\(UUID().uuidString)"))
    defer { for path in [said, told] { unlink(path) } }
    for path in [said, told] { _ = FileManager.default.createFile(atPath: path, contents: nil) }
    let process = Process()
    process.executableURL = URL(filePath: Self.path)
    process.arguments = arguments
    process.environment = environment
    process.currentDirectoryURL = folder.url
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try output ?? FileHandle(forWritingTo: URL(filePath: said))
    process.standardError = try FileHandle(forWritingTo: URL(filePath: told))
    try process.run()
    process.waitUntilExit()
    let signal: Int32 = process.terminationReason == .uncaughtSignal ? 128 : 0
    return Outcome(
      code: process.terminationStatus + signal,
      output: String(decoding: try Data(contentsOf: URL(filePath: said)), as: UTF8.self),
      error: String(decoding: try Data(contentsOf: URL(filePath: told)), as: UTF8.self))
  }
}
