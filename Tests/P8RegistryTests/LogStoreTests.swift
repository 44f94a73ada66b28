import Foundation
import GRDB
import P8Model
import P8Registry
import TestSupport
import Testing

/// The officers' log in the store: versions, audit, exchange.
struct LogStoreTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func registry(_ name: String) throws -> Registry {
    try Registry(
      path: folder.path("\(name).sqlite"), access: .create, author: name, clock: { "2023-10-30T08:00:00Z" })
  }

  private func draft(_ topic: String, on day: String = "2023-05-03") throws -> Registry.LogDraft {
    let place = CellPlace(sheet: "", row: 0, column: "")
    return Registry.LogDraft(
      record: ReportedRecord(
        section: "policy_dialogue", unit: try SampleReports.unit("22210"), identity: topic,
        fields: [
          "topic": .init(value: .text(topic), text: topic, place: place),
          "women": .init(value: .number(12), text: "12", place: place),
        ]), effective: try #require(CalendarDate(iso: day)))
  }

  @Test func `an entry keeps all its versions, and the audit log knows each`() throws {
    let registry = try registry("a")
    let number = try registry.log("policy_dialogue", draft("đất"))
    try registry.changeLogEntry(number, .edited, draft("đất ở"))
    let entry = try #require(try registry.logEntries().first)
    #expect(entry.versions.map(\.action) == [.logged, .edited])
    #expect(entry.current.record.identity == "đất ở")
    #expect(entry.current.record.fields["women"]?.place.address == "#1")
    try registry.changeLogEntry(number, .withdrawn, draft("đất ở"))
    #expect(throws: RegistryFault.self) { try registry.changeLogEntry(number, .edited, draft("x")) }
    #expect(throws: RegistryFault.self) { try registry.changeLogEntry(9, .edited, draft("x")) }
    #expect(try registry.check().isSound)
    try registry.close()
    let queue = try DatabaseQueue(path: registry.path)
    try queue.write { try $0.execute(sql: "UPDATE log_version SET reason = 'khác' WHERE number = 2") }
    try queue.close()
    #expect(
      try Registry(path: registry.path, access: .read).verifyAudit().map(\.subject) == ["log 1.2"])
  }

  @Test func `a day in a locked period takes no entry`() throws {
    let registry = try registry("a")
    let number = try registry.log("policy_dialogue", draft("đất"))
    try registry.lock(
      #require(Period("2023", calendar: .calendar)), of: SampleReports.unit("22210"), reason: "nộp")
    #expect(throws: RegistryFault.self) { try registry.log("policy_dialogue", draft("rừng")) }
    #expect(throws: RegistryFault.self) { try registry.changeLogEntry(number, .edited, draft("rừng")) }
    _ = try registry.log("policy_dialogue", draft("rừng", on: "2024-01-02"))
  }

  @Test func `entries go from registry to registry once, with what is written later`() throws {
    let ours = try registry("ours")
    let theirs = try registry("theirs")
    let number = try theirs.log("policy_dialogue", draft("đất"))
    let file = try Bundle.write(
      RegistryExtract(of: theirs), head: Bundle.Head(unit: nil, period: nil, author: ""))
    #expect(try ours.merge(Bundle(file, path: "a")).entriesAdded == 1)
    #expect(try ours.merge(RegistryExtract(of: theirs)).isEmpty)
    try theirs.changeLogEntry(number, .edited, draft("đất ở"))
    #expect(try ours.merge(RegistryExtract(of: theirs)).entriesAdded == 1)
    #expect(try ours.logEntries().map(\.versions.count) == [2])
    // Ours is ahead of the bundle now.
    #expect(try ours.merge(Bundle(file, path: "a")).entryConflicts.isEmpty)
    try ours.changeLogEntry(1, .edited, draft("ở đây"))
    try theirs.changeLogEntry(number, .edited, draft("ở kia"))
    let outcome = try ours.merge(RegistryExtract(of: theirs))
    #expect(outcome.entryConflicts.map(\.theirs.record.identity) == ["ở kia"])
    #expect(try ours.logEntries().map(\.current.record.identity) == ["ở đây"])
    #expect(try ours.auditEntries().contains { $0.action == "log.conflict" && $0.detail.contains("ở kia") })
    let entries = try ours.auditEntries().count
    _ = try ours.merge(RegistryExtract(of: theirs))
    #expect(try ours.auditEntries().count == entries && ours.check().isSound)
  }
}
