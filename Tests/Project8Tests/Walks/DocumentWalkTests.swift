import Foundation
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
  ]

  @Test(arguments: walks)
  func `a document shows what the commands print`(walk: Walk) throws {
    let folder = try TemporaryFolder()
    let shell = CommandShell(environment: [
      "P8_DEFINITIONS": PhuYenCaseTests.root, "LANG": walk.language,
      "P8_AUTHOR": "Nguyễn Thị Mẫu",
    ])
    try DocumentWalk(
      shell: shell.run, exitCode: { walk.exitCode.replacingOccurrences(of: "%d", with: "\($0)") },
      hand: { words, lines, folder in try FilledByHand.fill("\(folder)/\(words[1])", lines) }
    ).expect("\(PhuYenCaseTests.root)/docs/\(walk.document)", in: folder.url.path)
  }
}
