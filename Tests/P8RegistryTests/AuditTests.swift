import GRDB
import P8Model
import P8Registry
import TestSupport
import Testing

@Suite struct AuditTests {
  let folder = try? TemporaryFolder()

  private func registry() throws -> Registry {
    let registry = try Registry(
      path: try #require(folder).path("a.sqlite"), access: .create, author: "Lan",
      clock: { "2023-10-30T08:00:00Z" })
    for members in 1...5 {
      try registry.store(SampleReports.report(members: members), rule: SampleReports.anyChange)
    }
    try registry.importVillages([VillageEntry(commune: SampleReports.unit("22210"), name: "Buôn \"Bai\"")])
    return registry
  }

  @Test func `each change has an entry that carries on from the one before`() throws {
    let registry = try registry()
    let entries = try registry.auditEntries()
    #expect(
      entries.map(\.action)
        == ["report.stored"] + Array(repeating: "report.replaced", count: 4) + ["village.added"])
    #expect(entries.map(\.number) == [1, 2, 3, 4, 5, 6])
    #expect(zip(entries.dropFirst(), entries).allSatisfy { $0.previous == $1.hash })
    #expect(entries.allSatisfy { $0.author == "Lan" && $0.at == "2023-10-30T08:00:00Z" })
    #expect(try registry.verifyAudit() == [])
  }

  struct Change: Sendable, CustomTestStringConvertible {
    let sql: String
    let found: AuditFault.Kind
    var testDescription: String { sql }
  }

  @Test(arguments: [
    Change(sql: "UPDATE record SET fields = replace(fields, ',4,', ',40,')", found: .changedReport),
    Change(sql: "UPDATE record SET identity = 'x' WHERE report = 2", found: .changedReport),
    Change(sql: "UPDATE report SET state = 'held' WHERE id = 5", found: .changedReport),
    Change(sql: "UPDATE column_place SET letters = 'Z'", found: .changedReport),
    Change(sql: "DELETE FROM record WHERE report = 3", found: .changedReport),
    Change(
      sql: "PRAGMA foreign_keys = 0; DELETE FROM record WHERE report = 5; DELETE FROM report WHERE id = 5",
      found: .missingReport),
    Change(
      sql: "DROP TRIGGER audit_is_not_changed; UPDATE audit SET author = 'X' WHERE number = 3",
      found: .changedEntry),
    Change(sql: "DROP TRIGGER audit_is_not_deleted; DELETE FROM audit WHERE number = 3", found: .gap),
    Change(
      sql: "DROP TRIGGER audit_is_not_deleted; DELETE FROM audit WHERE number = 5", found: .unknownReport),
  ])
  func `a change behind the registry's back is found`(change: Change) throws {
    let registry = try registry()
    let path = registry.path
    try registry.close()
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.writeWithoutTransaction { try $0.execute(sql: change.sql) }
    try queue.close()
    let faults = try Registry(path: path, access: .read).verifyAudit()
    #expect(faults.contains { $0.kind == change.found }, "\(faults)")
  }

  @Test(arguments: ["UPDATE audit SET author = 'X'", "DELETE FROM audit"])
  func `the log refuses to be changed`(sql: String) throws {
    let registry = try registry()
    let queue = try DatabaseQueue(path: registry.path)
    #expect(throws: DatabaseError.self) { try queue.write { try $0.execute(sql: sql) } }
    #expect(try registry.verifyAudit() == [])
  }
}
