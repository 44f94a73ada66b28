import P8DefinitionFiles
import Foundation
import P8Definitions
import P8Model
import P8Presentation
import TestSupport
import Testing

/// Where definitions are looked for.
@Suite struct DefinitionsFolderTests {
  /// A folder that looks like one of definitions.
  private static func folder(_ name: String, in temporary: TemporaryFolder) throws -> String {
    try temporary.write("id: x\n".utf8, to: "\(name)/indicators/programme.yaml")
    try temporary.write([], to: "\(name)/templates/x")
    return temporary.path(name)
  }

  @Test func `the folder that is named comes before all others`() throws {
    let temporary = try TemporaryFolder()
    let named = try Self.folder("named", in: temporary)
    let other = try Self.folder("other", in: temporary)
    let found = try DefinitionsFolder(
      named: named, environment: ["P8_DEFINITIONS": other], workingFolder: other, executable: nil)
    #expect(found.path == named)
  }

  @Test func `the variable comes before the working folder, and that before the program's own copy`() throws {
    let temporary = try TemporaryFolder()
    let variable = try Self.folder("variable", in: temporary)
    let working = try Self.folder("working", in: temporary)
    let copy = try Self.folder("bin/\(DefinitionsFolder.bundleName)", in: temporary)
    let program = temporary.path("bin/p8")
    func found(_ environment: [String: String], _ working: String) throws -> String {
      try DefinitionsFolder(named: nil, environment: environment, workingFolder: working, executable: program)
        .path
    }
    #expect(try found(["P8_DEFINITIONS": variable], working) == variable)
    #expect(try found(["P8_DEFINITIONS": ""], working) == working)
    let place = try found([:], temporary.path("bin"))
    #expect(URL(filePath: place).resolvingSymlinksInPath() == URL(filePath: copy).resolvingSymlinksInPath())
  }

  @Test func `a folder that is named and holds nothing is an error, not passed over`() throws {
    let temporary = try TemporaryFolder()
    let working = try Self.folder("working", in: temporary)
    #expect(throws: DefinitionsError.notAFolderOfDefinitions(temporary.path("empty"))) {
      try DefinitionsFolder(
        named: temporary.path("empty"), environment: [:], workingFolder: working, executable: nil)
    }
  }

  @Test func `where there are none the error names the places`() throws {
    let temporary = try TemporaryFolder()
    let error = #expect(throws: DefinitionsError.self) {
      try DefinitionsFolder(named: nil, environment: [:], workingFolder: temporary.url.path, executable: nil)
    }
    #expect(error == .notFound(tried: [temporary.url.path]))
    #expect(error?.hint.vi.contains("--definitions") == true)
  }

  @Test func `the running program finds its definitions`() throws {
    #expect(throws: Never.self) { try DefinitionsFolder.find() }
  }
}
