import Foundation
import P8Model
import P8Registry
import Project8
import TestSupport
import Testing

/// The one way in which results become files: what is replaced and what never is.
struct FileOutputTests {
  private let folder: TemporaryFolder
  private let workspace: Workspace

  init() throws {
    folder = try TemporaryFolder()
    workspace = try Self.definitions.get().with(registry: folder.path("p8.sqlite"))
  }

  private static let definitions = Result { try Workspace(definitions: PhuYenCaseTests.root, registry: nil) }

  private func output(reading inputs: [String] = [], isForced: Bool = false) -> FileOutput {
    FileOutput(for: workspace, reading: inputs, isForced: isForced)
  }

  private func bytes(_ name: String) -> [UInt8]? {
    FileManager.default.contents(atPath: folder.path(name)).map(Array.init)
  }

  /// Neither the look before the work nor the writing itself takes the place.
  private func expectRefusal(
    of path: String, _ output: FileOutput, saying word: String, _ place: SourceLocation = #_sourceLocation
  ) {
    for isWriting in [false, true] {
      let failure = #expect(throws: Failure.self, sourceLocation: place) {
        if isWriting { try output.write([(path, Array("new".utf8))]) } else { try output.require(path) }
      }
      let message = failure?.message.en ?? ""
      #expect(message.contains(word), "\(message)", sourceLocation: place)
      #expect(failure?.remedy != nil && failure?.message.vi.isEmpty == false, sourceLocation: place)
    }
  }

  @Test(arguments: OddFile.allCases, [false, true])
  func `what is no regular file is told and stays`(kind: OddFile, isForced: Bool) throws {
    let target = try folder.write(Array("target".utf8), to: "target")
    guard try kind.make(at: folder.path("out"), linkingTo: target) else { return }
    let words = [
      OddFile.folder: "a folder", .link: "a symbolic link", .danglingLink: "a symbolic link", .pipe: "a pipe",
      .socket: "a socket", .device: "a device",
    ]
    expectRefusal(of: folder.path("out"), output(isForced: isForced), saying: try #require(words[kind]))
    #expect(kind.stands(at: folder.path("out")))
    #expect(bytes("target") == Array("target".utf8))
    #expect(bytes("target.nowhere") == nil)
  }

  /// Spellings of the path of the registry.
  enum Spelling: String, CaseIterable {
    case itself, journal, sharedMemory, rollback, roundabout, throughFolder, hardLink, link, linkToLink
  }

  @Test(arguments: Spelling.allCases, [false, true])
  func `the registry is never written over, however its path is spelled`(
    spelling: Spelling, isForced: Bool
  ) throws {
    let registry = try Registry(path: folder.path("p8.sqlite"), access: .create)
    let files = FileManager.default
    let before = try #require(bytes("p8.sqlite"))
    let path: String
    switch spelling {
    case .itself: path = folder.path("p8.sqlite")
    case .journal: path = folder.path("p8.sqlite-wal")
    case .sharedMemory: path = folder.path("p8.sqlite-shm")
    // Not there, and not to be made by others.
    case .rollback: path = folder.path("p8.sqlite-journal")
    case .roundabout: path = folder.path("./../\(folder.url.lastPathComponent)//p8.sqlite")
    case .throughFolder:
      path = folder.path("way/p8.sqlite")
      try files.createSymbolicLink(atPath: folder.path("way"), withDestinationPath: folder.url.path)
    case .hardLink:
      path = folder.path("other.xlsx")
      try files.linkItem(atPath: folder.path("p8.sqlite"), toPath: path)
    case .link, .linkToLink:
      path = folder.path("other.xlsx")
      try files.createSymbolicLink(atPath: folder.path("one"), withDestinationPath: folder.path("p8.sqlite"))
      try files.createSymbolicLink(atPath: path, withDestinationPath: spelling == .link ? "p8.sqlite" : "one")
    }
    expectRefusal(of: path, output(isForced: isForced), saying: "registry")
    #expect(bytes("p8.sqlite") == before)
    try registry.close()
  }

  @Test func `the place of a registry that is not there yet is kept free, and so is the file behind a link`()
    throws
  {
    expectRefusal(of: folder.path("p8.sqlite"), output(isForced: true), saying: "registry")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("p8.sqlite"), withDestinationPath: folder.path("real.sqlite"))
    expectRefusal(of: folder.path("real.sqlite"), output(isForced: true), saying: "registry")
  }

  @Test(arguments: [false, true])
  func `a database and a secret key are never replaced`(isForced: Bool) throws {
    let other = try Registry(path: folder.path("other.sqlite"), access: .create)
    expectRefusal(of: folder.path("other.sqlite"), output(isForced: isForced), saying: "database")
    expectRefusal(of: folder.path("other.sqlite-wal"), output(isForced: isForced), saying: "database")
    try other.close()
    _ = try KeyRing(folder: folder.path("keys")).create("mine")
    expectRefusal(of: folder.path("keys/mine.key"), output(isForced: isForced), saying: "secret key")
  }

  @Test(arguments: [false, true])
  func `a file that the command reads is never replaced`(isForced: Bool) throws {
    let input = try folder.write(Array("input".utf8), to: "in.xlsx")
    try FileManager.default.linkItem(atPath: input, toPath: folder.path("same.xlsx"))
    let output = output(reading: [input], isForced: isForced)
    for name in ["in.xlsx", "./in.xlsx", "same.xlsx"] {
      expectRefusal(of: folder.path(name), output, saying: "reads it")
    }
    #expect(bytes("in.xlsx") == Array("input".utf8))
    // The definitions are read by every command.
    expectRefusal(
      of: "\(PhuYenCaseTests.root)/indicators/programme.yaml", output, saying: "reads it")
  }

  @Test func `a file of somebody else is replaced only when that is asked for`() throws {
    try folder.write(Array("theirs".utf8), to: "a.csv")
    expectRefusal(of: folder.path("a.csv"), output(), saying: "p8 did not write it")
    #expect(bytes("a.csv") == Array("theirs".utf8))
    try output(isForced: true).write([(folder.path("a.csv"), Array("new".utf8))])
    #expect(bytes("a.csv") == Array("new".utf8))
    // The same bytes replace nothing, and an empty file holds nothing.
    try folder.write(Array("same".utf8), to: "b.csv")
    try output().write([(folder.path("b.csv"), Array("same".utf8))])
    try folder.write([], to: "c.csv")
    try output().require(folder.path("c.csv"))
    try output().write([(folder.path("c.csv"), Array("new".utf8))])
    #expect(bytes("c.csv") == Array("new".utf8))
  }

  @Test func `an own file is known until somebody changes it`() throws {
    for text in ["one", "two", "one"] {
      try output().require(folder.path("a.csv"))
      try output().write([(folder.path("a.csv"), Array(text.utf8))])
      #expect(bytes("a.csv") == Array(text.utf8))
    }
    try folder.write(Array("one, and a remark".utf8), to: "a.csv")
    expectRefusal(of: folder.path("a.csv"), output(), saying: "changed since")
    // What was put under another name is not known: somebody wanted to keep it.
    try folder.write(Array("two".utf8), to: "kept.csv")
    expectRefusal(of: folder.path("kept.csv"), output(), saying: "p8 did not write it")
  }

  @Test func `the list of own files is never written through a link or into a pipe`() throws {
    let victim = try folder.write(Array("victim".utf8), to: "victim")
    for kind in [OddFile.link, .pipe, .folder] {
      let list = folder.path(".p8-written")
      guard try kind.make(at: list, linkingTo: victim) else { continue }
      try output(isForced: true).write([(folder.path("a.csv"), Array(kind.rawValue.utf8))])
      #expect(bytes("a.csv") == Array(kind.rawValue.utf8))
      #expect(bytes("victim") == Array("victim".utf8))
      #expect(kind.stands(at: list))
      try FileManager.default.removeItem(atPath: list)
    }
  }

  @Test func `where one file cannot be written the old ones stay, and no draft is left`() throws {
    try output().write([(folder.path("a.csv"), Array("old".utf8))])
    try folder.write([], to: "b.csv/inside")
    #expect(throws: Failure.self) {
      try output().write([
        (folder.path("a.csv"), Array("new".utf8)), (folder.path("b.csv"), Array("new".utf8)),
      ])
    }
    #expect(bytes("a.csv") == Array("old".utf8))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
        == [".p8-written", "a.csv", "b.csv"])
  }

  @Test func `a file keeps its rights, and missing folders are made`() throws {
    let path = folder.path("new/folder/a.csv")
    try output().write([(path, Array("old".utf8))])
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    try output().write([(path, Array("new".utf8))])
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
    #expect(mode?.intValue == 0o640)
  }
}
