import P8Definitions
import Foundation
import Project8
import VillageReports

/// Makes village reports for `scripts/bench-pipeline`: sound ones and ones with faults at known cells.
///
///     PipelineBench DEFINITIONS FOLDER COUNT SEED [FIRST]
///
/// Beside the folder it writes `FOLDER.planted.tsv`: file, sheet, cell and rule of every planted fault.
@main
struct PipelineBench {
  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 5, let count = Int(arguments[3]), let seed = UInt64(arguments[4]) else {
      FileHandle.standardError.write(Data("usage: PipelineBench DEFINITIONS FOLDER COUNT SEED\n".utf8))
      exit(2)
    }
    let folder = URL(filePath: arguments[2])
    let examples = URL(filePath: arguments[1]).appending(path: "Tests/P8ValidationTests/Examples")
    let workspace = try Workspace(definitions: arguments[1], registry: nil)
    let generator = try VillageReportGenerator(workspace.definitions, examples: examples)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let workers = ProcessInfo.processInfo.activeProcessorCount
    let lines = try await withThrowingTaskGroup(of: [String].self) { group in
      for worker in 0..<workers {
        group.addTask {
          var lines: [String] = []
          for number in stride(from: worker, to: count, by: workers) {
            // Of ten reports three have faults.
            let made = try generator.report(number, seed: seed, isFaulty: number % 10 < 3)
            try Data(made.bytes).write(to: folder.appending(path: made.name))
            lines += made.planted.map(\.line)
          }
          return lines
        }
      }
      var all: [String] = []
      for try await lines in group { all += lines }
      return all
    }
    try Data((lines.sorted().joined(separator: "\n") + "\n").utf8)
      .write(to: URL(filePath: folder.path + ".planted.tsv"))
    print("files=\(count) faults=\(lines.count)")
  }
}
