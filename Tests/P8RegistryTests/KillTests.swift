import Foundation
import P8Model
import P8Registry
import TestSupport
import Testing

/// A writer that is killed at any moment loses nothing that it was told is stored.
///
/// `P8_SOAK` sets the number of kills; a few by default.
@Suite(.serialized) struct KillTests {
  private static let kills = ProcessInfo.processInfo.environment["P8_SOAK"].flatMap { Int($0) } ?? 8

  @Test func `what was acknowledged before a kill is there after it`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path("a.sqlite")
    let log = folder.path("acknowledged")
    var survived = 0
    for kill in 0..<Self.kills {
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [path = path as String, log = log as String, kill = kill as Int] in
        try KilledWriter(path: path, log: log, seed: UInt64(kill)).run()
      }
      let registry = try Registry(path: path, access: .create)
      let check = try registry.check()
      #expect(check.isSound, "\(check)")
      let text = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
      let acknowledged = Set(text.split(separator: "\n").map(String.init))
      let stored = Set(
        try registry.reports(matching: ReportQuery(includesSuperseded: true)).map(\.report.file.sha256))
      #expect(acknowledged.isSubset(of: stored))
      survived = acknowledged.count
      try registry.close()
    }
    // Otherwise nothing was tried.
    #expect(survived > 0)
  }
}

/// Stores reports until it kills itself.
private struct KilledWriter {
  let path: String
  let log: String
  let seed: UInt64

  func run() throws {
    var generator = SplitMix64(seed: seed)
    // From before the file is opened to far into the writing.
    let delay = UInt32.random(in: 0...150_000, using: &generator)
    let killer = Thread {
      usleep(delay)
      kill(getpid(), SIGKILL)
    }
    killer.start()
    let registry = try Registry(path: path, access: .create)
    if !FileManager.default.fileExists(atPath: log) {
      try Data().write(to: URL(filePath: log))
    }
    let file = try #require(FileHandle(forWritingAtPath: log))
    try file.seekToEnd()
    for number in 0... {
      let report = try SampleReports.report(
        unit: "22210-0\(number % 9 + 1)", members: number, content: "\(seed) \(number)")
      try registry.store(report, original: Array("\(seed) \(number)".utf8))
      try file.write(contentsOf: Data((report.file.sha256 + "\n").utf8))
    }
  }
}
