import Foundation
import GRDB
import P8Model
import P8Registry
import TestSupport
import Testing

@Suite struct FaultTests {
  let folder = try? TemporaryFolder()

  private func path(_ name: String = "a.sqlite") throws -> String { try #require(folder).path(name) }

  private func kind(_ body: () throws -> Void) throws -> RegistryFault.Kind {
    let fault = try #require(throws: RegistryFault.self) { try body() }
    #expect(fault.message.vi != fault.message.en && !fault.advice.vi.isEmpty && !fault.advice.en.isEmpty)
    return fault.kind
  }

  private func open(_ name: String = "a.sqlite", _ access: Registry.Access = .create) throws -> Registry {
    try Registry(path: path(name), access: access, busySeconds: 0.05)
  }

  @Test func `a missing file, a missing folder and a folder are told apart`() throws {
    #expect(try kind { _ = try open("a.sqlite", .read) } == .notFound)
    #expect(try kind { _ = try open("a.sqlite", .write) } == .notFound)
    #expect(try kind { _ = try open("no/a.sqlite") } == .badPath)
    try FileManager.default.createDirectory(atPath: path("d"), withIntermediateDirectories: false)
    #expect(try kind { _ = try open("d") } == .badPath)
    #expect(try FileManager.default.contentsOfDirectory(atPath: #require(folder).url.path) == ["d"])
  }

  @Test(arguments: [Registry.Access.create, .write, .read])
  func `a file that is no database is left as it is`(access: Registry.Access) throws {
    let bytes = Data(String(repeating: "PK workbook, no database. ", count: 100).utf8)
    try bytes.write(to: URL(filePath: path()))
    #expect(try kind { _ = try open("a.sqlite", access) } == .notADatabase)
    #expect(try Data(contentsOf: URL(filePath: path())) == bytes)
  }

  @Test(arguments: [Registry.Access.create, .write, .read])
  func `a database of another program is left as it is`(access: Registry.Access) throws {
    let queue = try DatabaseQueue(path: path())
    try queue.write { try $0.execute(sql: "CREATE TABLE photo (id INTEGER)") }
    try queue.close()
    let bytes = try Data(contentsOf: URL(filePath: path()))
    #expect(try kind { _ = try open("a.sqlite", access) } == .notOurs)
    #expect(try Data(contentsOf: URL(filePath: path())) == bytes)
  }

  @Test(arguments: [Registry.Access.create, .write, .read])
  func `a registry of a newer version is left as it is`(access: Registry.Access) throws {
    try open().close()
    let queue = try DatabaseQueue(path: path())
    let known = try queue.write { database in
      let known = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
      try database.execute(sql: "PRAGMA user_version = 999")
      return known
    }
    try queue.close()
    #expect(try kind { _ = try open("a.sqlite", access) } == .newerSchema(found: 999, known: known))
  }

  @Test func `a registry that another program holds is told, and nothing is lost`() throws {
    let registry = try open()
    try registry.store(SampleReports.report())
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(path: path(), configuration: configuration)
    try other.inDatabase { try $0.execute(sql: "BEGIN IMMEDIATE") }
    #expect(try kind { try registry.store(SampleReports.report(members: 2)) } == .locked)
    try other.inDatabase { try $0.execute(sql: "ROLLBACK") }
    #expect(
      try registry.store(SampleReports.report(members: 2), rule: SampleReports.anyChange).action == .replaced)
  }

  @Test func `a full disk is told, and what was stored stays`() throws {
    let registry = try open()
    try registry.store(SampleReports.report())
    try registry.limitPages(toAdditional: 4)
    let large = try SampleReports.report(
      unit: "22210-02", content: String(repeating: "x", count: 100_000))
    #expect(
      try kind { try registry.store(large, original: [UInt8](repeating: 7, count: 100_000)) } == .diskFull)
    #expect(try registry.reports().count == 1)
    #expect(try registry.verifyAudit() == [])
    try registry.limitPages(toAdditional: 1000)
    try registry.store(large, original: [UInt8](repeating: 7, count: 100_000))
    #expect(try registry.reports().count == 2)
  }

  @Test func `a damaged registry is told`() throws {
    let registry = try open()
    for member in 1...200 {
      try registry.store(SampleReports.report(members: member), rule: SampleReports.anyChange)
    }
    try registry.close()
    let file = try FileHandle(forUpdating: URL(filePath: path()))
    let size = try file.seekToEnd()
    for page in 1..<(size / 4096) {
      try file.seek(toOffset: page * 4096)
      try file.write(contentsOf: Data(repeating: 0xFF, count: 2000))
    }
    try file.close()
    #expect(
      try kind {
        let registry = try open()
        _ = try registry.reports()
      } == .damaged)
  }

  @Test func `a registry that may only be read can be read`() throws {
    let registry = try open()
    try registry.store(SampleReports.report())
    // Beside the writer, as another process would.
    #expect(try open("a.sqlite", .read).reports().count == 1)
  }
}
