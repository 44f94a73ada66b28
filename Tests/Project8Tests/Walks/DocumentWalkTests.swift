import Foundation
import Project8
import TestSupport
import Testing

/// The walks of `docs/`: every command shown is run, and prints what the document says.
struct DocumentWalkTests {
  struct Walk: Sendable, CustomTestStringConvertible {
    let document: String
    let language: String
    let exitCode: String
    var testDescription: String { document }
  }

  static let walks = [
    Walk(document: "a-quarter.md", language: "vi_VN.UTF-8", exitCode: "(mã kết thúc %d)"),
    Walk(document: "a-quarter.en.md", language: "en_US.UTF-8", exitCode: "(exit code %d)"),
    Walk(document: "as-they-come.md", language: "vi_VN.UTF-8", exitCode: "(mã kết thúc %d)"),
    Walk(document: "as-they-come.en.md", language: "en_US.UTF-8", exitCode: "(exit code %d)"),
  ]

  @Test(arguments: walks)
  func `a document shows what the commands print`(walk: Walk) throws {
    let folder = try TemporaryFolder()
    let definitions = Result {
      try Workspace(definitions: PhuYenCaseTests.root, registry: nil).definitions
    }
    let shell = CommandShell(environment: [
      "P8_DEFINITIONS": PhuYenCaseTests.root, "LANG": walk.language,
      "P8_AUTHOR": "Nguyễn Thị Mẫu",
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
      }
    ).expect("\(PhuYenCaseTests.root)/docs/\(walk.document)", in: folder.url.path)
  }
}
