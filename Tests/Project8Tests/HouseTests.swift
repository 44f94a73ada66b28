import Foundation
import Testing

/// The drawing of the house: which target may import which.
///
/// Stages do not import each other.
struct HouseTests {
  static let drawing: [String: Set<String>] = [
    "ContentDigest": ["Crypto", "CryptoExtras"],
    "XMLStream": ["CLibXML2"],
    "SpreadsheetML": ["XMLStream", "CZlib", "CLibDeflate", "ContentDigest"],
    "VietnameseText": [],
    "P8Model": [],
    "P8Expressions": ["P8Model"],
    "P8Definitions": ["P8Model", "P8Expressions"],
    "P8DefinitionFiles": ["P8Model", "P8Expressions", "P8Definitions", "ContentDigest", "Yams"],
    "P8Forms": [
      "P8Model", "P8Expressions", "P8Definitions", "SpreadsheetML", "XMLStream", "VietnameseText",
      "ContentDigest",
    ],
    // The last two for the text of documents of word processors.
    "P8Intake": ["P8Model", "P8Definitions", "VietnameseText", "SpreadsheetML", "XMLStream"],
    "P8Validation": ["P8Model", "P8Expressions", "P8Definitions", "VietnameseText", "ContentDigest"],
    "P8Registry": ["P8Model", "P8Definitions", "ContentDigest", "GRDB"],
    "P8Aggregation": ["P8Model", "P8Expressions", "P8Definitions", "VietnameseText"],
    "P8Exports": [
      "P8Model", "P8Expressions", "P8Definitions", "SpreadsheetML", "XMLStream", "ContentDigest",
    ],
    "P8Presentation": [
      "P8Model", "P8Expressions", "P8Definitions", "SpreadsheetML", "XMLStream", "ContentDigest",
    ],
    "Project8": [
      "P8Model", "P8Expressions", "P8Definitions", "P8DefinitionFiles", "P8Forms", "P8Intake", "P8Validation",
      "P8Registry",
      "P8Aggregation", "P8Exports", "P8Presentation", "SpreadsheetML", "VietnameseText", "ContentDigest",
    ],
    // The definitions for the words of its pages, the presentation for its markup.
    "P8Web": [
      "Project8", "P8Model", "P8Definitions", "P8Presentation", "Hummingbird", "HummingbirdCore", "HTTPTypes",
      "Logging", "NIOCore",
      "NIOPosix",
    ],
    "p8": ["Project8", "P8Model", "P8Web", "ArgumentParser"],
  ]

  /// What comes with the toolchain and is open to all but the model.
  static let toolchain: Set<String> = [
    "Foundation", "FoundationEssentials", "Glibc", "Synchronization", "Dispatch",
  ]

  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func imports(of target: String) throws -> [(file: String, module: String)] {
    let folder = root.appending(path: "Sources/\(target)")
    var found: [(String, String)] = []
    let files = try #require(FileManager.default.enumerator(atPath: folder.path))
    for case let file as String in files where file.hasSuffix(".swift") {
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      for line in text.split(separator: "\n") {
        var words = line.split(separator: " ").filter { !$0.hasPrefix("@") }
        if let first = words.first, ["public", "internal", "package", "private"].contains(first) {
          words.removeFirst()
        }
        guard words.count >= 2, words[0] == "import" else { continue }
        let name = words.count > 2 ? words[2] : words[1]
        found.append((file, String(name.split(separator: ".")[0])))
      }
    }
    return found
  }

  @Test(arguments: drawing.keys.sorted())
  func `a target imports only what the drawing allows`(target: String) throws {
    let allowed = try #require(Self.drawing[target])
    for (file, module) in try Self.imports(of: target) {
      let isOpen = target != "P8Model" && Self.toolchain.contains(module)
      #expect(isOpen || allowed.contains(module), "\(target)/\(file) imports \(module)")
    }
  }

  @Test func `every folder of sources is in the drawing`() throws {
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: Self.root.appending(path: "Sources").path)
    let known = Set(Self.drawing.keys).union(["CLibXML2", "CZlib", "CLibDeflate"])
    #expect(Set(folders).subtracting(known).isEmpty)
  }

  @Test func `one target at most imports each outside library`() {
    for library in ["Crypto", "CryptoExtras", "Yams", "GRDB", "ArgumentParser", "CLibXML2", "Hummingbird"] {
      #expect(Self.drawing.values.filter { $0.contains(library) }.count == 1, "\(library)")
    }
  }

  /// `waitUntilExit` of Foundation may wait for ever off the main thread, where all tests run and the web will.
  @Test func `nothing waits for a program on a run loop`() throws {
    for folder in ["Sources", "Tests"] {
      let base = Self.root.appending(path: folder)
      let files = try #require(FileManager.default.enumerator(atPath: base.path))
      for case let file as String in files
      where file.hasSuffix(".swift") && !file.hasSuffix("HouseTests.swift") {
        let text = try String(contentsOf: base.appending(path: file), encoding: .utf8)
        #expect(!text.contains(".waitUntilExit()"), "\(folder)/\(file)")
      }
    }
  }
}
