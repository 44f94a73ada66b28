import Foundation
import Project8
import TestSupport
import Testing

/// The walks of the README and `docs/`: every command shown is run, and prints what the document says, in lines that a terminal
/// of 80 columns can show.
struct DocumentWalkTests {
  struct Walk: Sendable, CustomTestStringConvertible {
    let document: String
    let language: String
    let exitCode: String
    var testDescription: String { document }
  }

  static let walks = [
    Walk(document: "docs/a-quarter.md", language: "vi_VN.UTF-8", exitCode: "(mã kết thúc %d)"),
    Walk(document: "docs/a-quarter.en.md", language: "en_US.UTF-8", exitCode: "(exit code %d)"),
    Walk(document: "docs/tasks.md", language: "vi_VN.UTF-8", exitCode: "(mã kết thúc %d)"),
    Walk(document: "docs/tasks.en.md", language: "en_US.UTF-8", exitCode: "(exit code %d)"),
    Walk(document: "README.md", language: "en_US.UTF-8", exitCode: "(exit code %d)"),
    Walk(document: "docs/as-they-come.md", language: "vi_VN.UTF-8", exitCode: "(mã kết thúc %d)"),
    Walk(document: "docs/as-they-come.en.md", language: "en_US.UTF-8", exitCode: "(exit code %d)"),
  ]

  @Test(arguments: walks)
  func `a document shows what the commands print`(walk: Walk) throws {
    let folder = try TemporaryFolder()
    // The documents name the sample reports as they lie in the repository.
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("templates"), withDestinationPath: "\(PhuYenCaseTests.root)/templates")
    let definitions = Result {
      try Workspace(definitions: PhuYenCaseTests.root, registry: nil).definitions
    }
    let shell = CommandShell(environment: [
      "P8_DEFINITIONS": PhuYenCaseTests.root, "LANG": walk.language,
      "P8_AUTHOR": "Nguyễn Thị Mẫu", "P8_KEYS": folder.path("keys"),
    ])
    try DocumentWalk(
      shell: shell.run, exitCode: { walk.exitCode.replacingOccurrences(of: "%d", with: "\($0)") },
      hand: { words, lines, folder in
        let path = "\(folder)/\(words[1])"
        if words.dropFirst(2) == ["with", "reports"] {
          try MixedFolder.write(lines, into: path, definitions.get())
        } else {
          try FilledByHand.fill(path, lines)
        }
      },
      look: Self.look
    ).expect("\(PhuYenCaseTests.root)/\(walk.document)", in: folder.url.path)
  }

  /// A command that is copied works, and what it prints for people fits on the screen.
  private static func look(_ line: String, _ text: String, _ code: Int32) {
    #expect(code < 2, "\(line)\n\(text)")
    let isForPrograms = ["--format ", "p8 cells ", "p8 keys "].contains(where: line.contains)
    guard !isForPrograms else { return }
    for printed in text.split(separator: "\n") where ScreenLine.isTooLong(printed) {
      Issue.record("\(line): \(printed)")
    }
  }
}
