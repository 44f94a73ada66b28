import Foundation
import TestSupport
import Testing

/// The text of an expression is read in one place, the loader; all others take the tree.
struct ParsedOnceTests {
  @Test func `only the loader reads the text of an expression`() throws {
    let sources = URL(filePath: Project.folder).appending(path: "Sources")
    let walk = try #require(FileManager.default.enumerator(atPath: sources.path))
    var readers: [String] = []
    for case let file as String in walk where file.hasSuffix(".swift") {
      let text = try String(contentsOf: sources.appending(path: file), encoding: .utf8)
      if text.contains("CheckedExpression("), !file.hasPrefix("P8Expressions/") { readers.append(file) }
    }
    #expect(readers.count == 1 && readers.allSatisfy { $0.hasPrefix("P8DefinitionFiles/") }, "\(readers)")
  }
}
