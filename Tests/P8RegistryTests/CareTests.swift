import Foundation
import GRDB
import P8Model
import P8Registry
import TestSupport
import Testing

@Suite struct CareTests {
  let folder = try? TemporaryFolder()

  private func path(_ name: String) throws -> String { try #require(folder).path(name) }

  private func registry(_ name: String = "a.sqlite", reports: Int = 3) throws -> Registry {
    let registry = try Registry(path: path(name), access: .create)
    for members in 1...reports {
      try registry.store(SampleReports.report(members: members), rule: SampleReports.anyChange)
    }
    return registry
  }

  @Test func `a sound registry is found sound`() throws {
    let report = try registry().check()
    #expect(report.isSound && report.reports == 3 && report.villages == 0)
  }

  @Test func `a share of the originals is looked at, another one each time, and all in the end`() throws {
    let registry = try Registry(path: path("a.sqlite"), access: .create)
    for number in 10..<30 {
      let content = "file \(number)"
      try registry.store(
        SampleReports.report(unit: "22210-\(number)", content: content), original: Array(content.utf8))
    }
    #expect(try registry.checkOriginals(.all).faults.isEmpty)
    let queue = try DatabaseQueue(path: registry.path)
    try queue.write {
      try $0.execute(sql: "UPDATE file SET content = CAST('FILE' || substr(content, 5) AS BLOB)")
    }
    try queue.close()
    #expect(try registry.checkOriginals(.all).faults.count == 20)
    var found: Set<String> = []
    for turn in 0..<5 {
      try registry.confirm(SampleReports.unit("22210-10"), for: "turn \(turn)")
      let check = try registry.checkOriginals(.share(of: 5))
      #expect(check.kept == 20 && (2...5).contains(check.checked) && check.faults.count == check.checked)
      found.formUnion(check.faults.map(\.subject))
    }
    #expect(found.count == 20)
    let commune = try SampleReports.unit("22210")
    #expect(try registry.checkOriginals(.all) { $0.communeOfVillage != commune }.checked == 0)
  }

  @Test func `a backup holds all that was stored, beside a registry that goes on`() throws {
    let registry = try registry()
    try registry.backup(to: path("b.sqlite"))
    try registry.store(SampleReports.report(members: 4))
    let backup = try Registry(path: path("b.sqlite"), access: .read)
    #expect(try backup.check().reports == 3)
    #expect(try registry.check().reports == 4)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: #require(folder).url.path).filter {
        $0.hasPrefix("b")
      } == ["b.sqlite"])
  }

  @Test func `a backup replaces no file and leaves none where it fails`() throws {
    let registry = try registry()
    try Data("x".utf8).write(to: URL(filePath: path("b.sqlite")))
    #expect(throws: RegistryFault.self) { try registry.backup(to: path("b.sqlite")) }
    #expect(try Data(contentsOf: URL(filePath: path("b.sqlite"))) == Data("x".utf8))
    #expect(throws: RegistryFault.self) { try registry.backup(to: path("no/b.sqlite")) }
  }

  @Test func `a restored backup is the registry as it was, and what was there is kept`() throws {
    let registry = try registry()
    try registry.backup(to: path("b.sqlite"))
    try registry.store(SampleReports.report(members: 4))
    try registry.close()
    let kept = try #require(try Registry.restore(path("b.sqlite"), to: path("a.sqlite")))
    #expect(try Registry(path: path("a.sqlite"), access: .write).check().reports == 3)
    #expect(try Registry(path: kept, access: .write).check().reports == 4)
    #expect(try Registry.restore(path("b.sqlite"), to: path("c.sqlite")) == nil)
    #expect(try Registry(path: path("c.sqlite"), access: .read).check().isSound)
  }

  @Test func `a backup leaves a file of somebody else alone, whatever its name`() throws {
    let registry = try registry()
    for name in ["b.sqlite.partial", "b.sqlite-wal.restored", "a.sqlite.restored"] {
      try #require(folder).write(Array("theirs".utf8), to: name)
    }
    try registry.backup(to: path("b.sqlite"))
    try registry.close()
    try Registry.restore(path("b.sqlite"), to: path("a.sqlite"))
    for name in ["b.sqlite.partial", "b.sqlite-wal.restored", "a.sqlite.restored"] {
      #expect(try Data(contentsOf: URL(filePath: path(name))) == Data("theirs".utf8))
    }
  }

  @Test func `a backup is not written through a link`() throws {
    let registry = try registry()
    try FileManager.default.createSymbolicLink(
      atPath: path("b.sqlite"), withDestinationPath: path("elsewhere.sqlite"))
    #expect(throws: RegistryFault.self) { try registry.backup(to: path("b.sqlite")) }
    #expect(try !FileManager.default.fileExists(atPath: path("elsewhere.sqlite")))
  }

  @Test(arguments: [Registry.Access.read, .write])
  func `a registry that somebody has open is not restored over, and what is stored stays`(
    access: Registry.Access
  ) throws {
    let registry = try registry()
    try registry.backup(to: path("b.sqlite"))
    try registry.store(SampleReports.report(members: 4))
    try registry.close()
    let other = try Registry(path: path("a.sqlite"), access: access)
    _ = try other.reports()
    let fault = try #require(throws: RegistryFault.self) {
      try Registry.restore(path("b.sqlite"), to: path("a.sqlite"), busySeconds: 0)
    }
    #expect(fault.kind == .locked)
    #expect(try other.check().reports == 4)
    #expect(try !FileManager.default.fileExists(atPath: path("a.sqlite.before-restore-1")))
  }

  @Test func `a registry that was opened before a restore goes on with the restored one`() throws {
    let registry = try registry()
    try registry.backup(to: path("b.sqlite"))
    try registry.store(SampleReports.report(members: 4))
    try registry.close()
    // As a program that waits for the lock: it has the file open and has read nothing.
    let file = try FileHandle(forReadingFrom: URL(filePath: path("a.sqlite")))
    try Registry.restore(path("b.sqlite"), to: path("a.sqlite"))
    let before = try FileManager.default.attributesOfItem(atPath: path("a.sqlite"))[.systemFileNumber]
    var facts = stat()
    #expect(fstat(file.fileDescriptor, &facts) == 0)
    #expect((before as? NSNumber)?.uint64Value == UInt64(facts.st_ino))
  }

  @Test func `a link is followed to the registry, and stays a link`() throws {
    let registry = try registry()
    try registry.backup(to: path("b.sqlite"))
    try registry.store(SampleReports.report(members: 4))
    try registry.close()
    try FileManager.default.createDirectory(atPath: path("in"), withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(
      atPath: path("in/link.sqlite"), withDestinationPath: "../a.sqlite")
    let kept = try #require(try Registry.restore(path("b.sqlite"), to: path("in/link.sqlite")))
    #expect(try Registry(path: path("a.sqlite"), access: .read).check().reports == 3)
    #expect(try Registry(path: kept, access: .read).check().reports == 4)
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: path("in/link.sqlite")) == "../a.sqlite")
    #expect(throws: RegistryFault.self) { try Registry.restore(path("a.sqlite"), to: path("in/link.sqlite")) }
  }

  @Test(arguments: ["", "no database at all, but a text of some length", "SQLite format 3\u{0} and nothing"])
  func `what is no registry any more is kept beside the restored one`(content: String) throws {
    let registry = try registry()
    try registry.backup(to: path("b.sqlite"))
    try registry.close()
    try #require(folder).write(Array(content.utf8), to: "c.sqlite")
    let kept = try Registry.restore(path("b.sqlite"), to: path("c.sqlite"))
    #expect(try Registry(path: path("c.sqlite"), access: .read).check().reports == 3)
    if !content.isEmpty {
      #expect(try Data(contentsOf: URL(filePath: try #require(kept))) == Data(content.utf8))
    }
  }

  @Test(arguments: [Registry.Access.read, .write])
  func `an empty file is told, and nothing is written to it`(access: Registry.Access) throws {
    try #require(folder).write([], to: "e.sqlite")
    let fault = try #require(throws: RegistryFault.self) {
      try Registry(path: path("e.sqlite"), access: access)
    }
    #expect(fault.kind == .empty)
    #expect(try Data(contentsOf: URL(filePath: path("e.sqlite"))).isEmpty)
    #expect(try Registry(path: path("e.sqlite"), access: .create).check().reports == 0)
  }

  @Test func `a registry is read beside a writer that holds it`() throws {
    let registry = try registry()
    try registry.writing {
      let other = try Registry(path: path("a.sqlite"), access: .read, busySeconds: 0)
      #expect(try other.reports().count == 1)
      #expect(throws: RegistryFault.self) { try other.store(SampleReports.report(members: 9)) }
    }
  }

  @Test(arguments: [OddFile.pipe, .device, .socket, .folder])
  func `what is no regular file is no registry, and nobody waits for it`(kind: OddFile) throws {
    guard try kind.make(at: path("odd.sqlite"), linkingTo: "") else { return }
    for access in [Registry.Access.read, .write, .create] {
      #expect(throws: RegistryFault.self) { try Registry(path: path("odd.sqlite"), access: access) }
    }
    #expect(try kind.stands(at: path("odd.sqlite")))
  }

  @Test func `a damaged backup is not restored`() throws {
    let registry = try registry(reports: 50)
    try registry.backup(to: path("b.sqlite"))
    let file = try FileHandle(forUpdating: URL(filePath: path("b.sqlite")))
    try file.seek(toOffset: 4096 * 8)
    try file.write(contentsOf: Data(repeating: 0xEE, count: 4096))
    try file.close()
    let fault = try #require(throws: RegistryFault.self) {
      try Registry.restore(path("b.sqlite"), to: path("a.sqlite"))
    }
    #expect(fault.kind == .damaged)
    #expect(try registry.check().reports == 50)
  }
}
