import Foundation
import TestSupport
import Testing

/// A result that does not arrive is no success.
struct StandardOutputTests {
  private static let calls = [
    ["units", "show", "54"], ["rules", "list"], ["definitions", "show"], ["--help"], ["help", "check"],
    ["rules", "manual"], ["log", "kinds"],
  ]

  private func run(_ call: [String], into output: FileHandle, in folder: TemporaryFolder) throws -> Int32 {
    let hasDefinitions = !call.contains("--help") && call.first != "help"
    let told = try BuiltCommand()(
      call + (hasDefinitions ? ["--lang", "en", "--definitions", PhuYenCaseTests.root] : []), in: folder,
      output: output)
    return told.code
  }

  @Test(arguments: calls) func `a full disk is told`(call: [String]) throws {
    let folder = try TemporaryFolder()
    let full = try FileHandle(forWritingTo: URL(filePath: "/dev/full"))
    #expect(try run(call, into: full, in: folder) == 3)
  }

  @Test(arguments: calls) func `a reader that has gone ends the command, and not with success`(
    call: [String]
  ) throws {
    let folder = try TemporaryFolder()
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    // By the signal of a closed pipe, or by the exit code where the caller has the signal ignored.
    #expect([128 + SIGPIPE, 3].contains(try run(call, into: pipe.fileHandleForWriting, in: folder)))
  }
}
