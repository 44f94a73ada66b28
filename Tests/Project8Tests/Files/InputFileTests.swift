import Foundation
import P8Model
import P8Registry
import Project8
import TestSupport
import Testing

/// Whatever is no regular file is a finding or a fault, never a wait; the rest of a batch goes on.
struct InputFileTests {
  private static let sample = "\(PhuYenCaseTests.root)/templates/samples/phu-yen-2023/reports/22084-01.xlsx"

  /// A folder of one report with everything beside it that is no file.
  private func dropFolder() throws -> (folder: TemporaryFolder, odd: Int) {
    let folder = try TemporaryFolder()
    try folder.write(Data(contentsOf: URL(filePath: Self.sample)), to: "in/report.xlsx")
    var odd = 0
    for kind in [OddFile.danglingLink, .pipe, .socket, .device] {
      odd += try kind.make(at: folder.path("in/\(kind.rawValue).p8b"), linkingTo: folder.path("x")) ? 1 : 0
    }
    return (folder, odd)
  }

  @Test func `a pipe, a socket, a device and a link to nowhere are findings of a check and of storing`()
    async throws
  {
    let (folder, odd) = try dropFolder()
    let workspace = try Workspace(definitions: PhuYenCaseTests.root, registry: folder.path("p8.sqlite"))
    let files = try FileWalk.files(under: [folder.path("in")])
    #expect(files.count == odd + 1)
    let checked = try await workspace.checking.check(files, jobs: 2)
    #expect(checked.findings.count { $0.code == "P8-FILE-006" } == odd)
    #expect(checked.findings.contains { $0.message.en.contains("a pipe") })
    let stored = try await workspace.ingest.store(files, jobs: 2)
    #expect(stored.counts.stored == 1)
    #expect(stored.check.findings.count { $0.code == "P8-FILE-006" } == odd)
  }

  @Test func `a bundle that cannot be taken is named, and the reports beside it are stored`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(Data(contentsOf: URL(filePath: Self.sample)), to: "in/report.xlsx")
    let workspace = try Workspace(definitions: PhuYenCaseTests.root, registry: folder.path("p8.sqlite"))
    let other = try Registry(path: folder.path("other.sqlite"), access: .create)
    let whole = try Bundle.write(
      RegistryExtract(of: other), head: Bundle.Head(unit: nil, period: nil, author: "x"), signedBy: nil)
    try folder.write(whole.dropLast(40), to: "in/cut.p8b")
    let stored = try await workspace.ingest.store(FileWalk.files(under: [folder.path("in")]), jobs: 2)
    #expect(stored.counts.stored == 1)
    let told = stored.exchanges.map { $0.formatted(.en) }
    #expect(told.count == 1 && told.first?.contains("cut.p8b") == true)
    #expect(stored.needsAttention && stored.hasUnreadableBundle)
    // By itself it is told in the same way.
    let alone = try await workspace.ingest.store(
      FileWalk.files(under: [folder.path("in/cut.p8b")]), jobs: 2)
    #expect(alone.exchanges.map { $0.formatted(.en) } == told && alone.hasUnreadableBundle)
  }

  private static let calls: [[String]] = [
    ["check", "odd"], ["ingest", "odd"], ["cells", "odd"], ["read", "odd"], ["units", "match", "odd"],
    ["units", "import", "odd"], ["units", "classes", "odd"], ["verify", "odd"], ["keys", "trust", "./odd"],
    ["check", "report.xlsx", "--since", "odd"], ["registry", "restore", "odd"], ["registry", "merge", "odd"],
    ["table", "--unit", "54", "--period", "2023", "--registry", "odd"],
    ["registry", "check", "--registry", "odd"],
    ["ingest", "report.xlsx", "--registry", "odd"], ["registry", "backup", "odd"],
  ]

  @Test(arguments: calls)
  func `no command waits for a pipe that it is given as a file`(call: [String]) throws {
    let folder = try TemporaryFolder()
    try folder.write(Data(contentsOf: URL(filePath: Self.sample)), to: "report.xlsx")
    #expect(try OddFile.pipe.make(at: folder.path("odd"), linkingTo: ""))
    let registry =
      call.contains("--registry") || call.first == "cells" || call.first == "read"
      ? [] : ["--registry", "p8.sqlite"]
    let isPlain = ["keys", "cells", "read"].contains(call[0])
    let told = try BuiltCommand(environment: ["P8_KEYS": folder.path("keys")])(
      call + (isPlain ? [] : registry) + ["--lang", "en", "--definitions", PhuYenCaseTests.root], in: folder)
    #expect([1, 2, 3].contains(told.code), "\(told)")
    #expect(!(told.output + told.error).isEmpty)
    #expect(OddFile.pipe.stands(at: folder.path("odd")))
  }

  @Test func `a key file that holds none is named, and the other keys are listed`() throws {
    let folder = try TemporaryFolder()
    _ = try KeyRing(folder: folder.path("keys")).create("mine")
    try folder.write(Array("no key".utf8), to: "keys/bad.pub")
    #expect(try OddFile.pipe.make(at: folder.path("keys/pipe.pub"), linkingTo: ""))
    let command = BuiltCommand(environment: ["P8_KEYS": folder.path("keys")])
    let told = try command(
      ["keys", "list", "--format", "tsv", "--lang", "en", "--definitions", PhuYenCaseTests.root], in: folder)
    #expect(told.output.contains("mine\town"))
    #expect(told.error.contains("bad.pub") && told.error.contains("pipe.pub") && told.code == 3, "\(told)")
    #expect(KeyRing(folder: folder.path("keys")).entries().map(\.name) == ["mine"])
    // The name is taken all the same: nothing is written over it.
    #expect(throws: Failure.self) { try KeyRing(folder: folder.path("keys")).create("bad") }
  }

  @Test func `a new registry is told, an empty file is told, and only storing makes either a registry`()
    throws
  {
    let folder = try TemporaryFolder()
    try folder.write(Data(contentsOf: URL(filePath: Self.sample)), to: "report.xlsx")
    let p8 = { (words: [String], registry: String) in
      try BuiltCommand()(
        words + ["--registry", registry, "--lang", "en", "--definitions", PhuYenCaseTests.root], in: folder)
    }
    let readings = [
      ["registry", "check"], ["audit", "verify"], ["table", "--unit", "54", "--period", "2023"],
      ["status", "--unit", "54", "--period", "2023"], ["registry", "export", "-o", "all.p8b"],
      ["lock", "--unit", "54", "--period", "2023", "--reason", "x"], ["check", "report.xlsx"],
    ]
    try folder.write([], to: "empty.sqlite")
    for call in readings {
      let told = try p8(call, "empty.sqlite")
      #expect(told.code == 3 && told.error.contains("empty file"), "\(call): \(told)")
      let missing = try p8(call, "missing.sqlite")
      #expect(missing.code == (call[0] == "check" ? 0 : 3), "\(call): \(missing)")
    }
    #expect(FileManager.default.contents(atPath: folder.path("empty.sqlite")) == Data())
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
        == ["empty.sqlite", "report.xlsx"])
    for name in ["empty.sqlite", "missing.sqlite"] {
      #expect(try p8(["ingest", "report.xlsx"], name).error.contains("Made a new registry: \(name)"))
      #expect(try !p8(["ingest", "report.xlsx"], name).error.contains("Made a new registry"))
    }
    #expect(try p8(["registry", "check"], "empty.sqlite").code == 0)
  }
}
