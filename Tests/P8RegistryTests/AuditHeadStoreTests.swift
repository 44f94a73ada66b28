import ContentDigest
import GRDB
import P8Model
import P8Registry
import TestSupport
import Testing

/// What only shows against a head of the log that was written down elsewhere, and what later entries do not hide.
struct AuditHeadStoreTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func open() throws -> Registry {
    try Registry(
      path: folder.path("a.sqlite"), access: .create, author: "Lan", clock: { "2023-10-30T08:00:00Z" })
  }

  private func tamper(_ sql: String) throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: folder.path("a.sqlite"), configuration: configuration)
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
  }

  @Test func `a tail that is cut off whole shows against an earlier head`() throws {
    let registry = try open()
    try registry.store(SampleReports.report(unit: "22210-01"))
    let early = try #require(try registry.auditHead())
    try registry.store(SampleReports.report(unit: "22210-02"))
    let late = try #require(try registry.auditHead())
    #expect(
      try registry.standing(of: early) == .goesOn(by: 1) && registry.standing(of: late) == .goesOn(by: 0))
    try registry.close()
    try tamper(
      """
      DELETE FROM record WHERE report = 2; DELETE FROM report WHERE id = 2; DELETE FROM file WHERE id = 2;
      DROP TRIGGER audit_is_not_deleted; DELETE FROM audit WHERE number = 2;
      CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit
            BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END
      """)
    let cut = try open()
    // It is a sound registry, only an older one.
    #expect(try cut.verifyAudit() == [])
    #expect(try cut.standing(of: early) == .goesOn(by: 0))
    #expect(try cut.standing(of: late) == .endsBefore(count: 1))
    try cut.store(SampleReports.report(unit: "22210-03"))
    #expect(try cut.standing(of: late) == .isAnother)
  }

  @Test func `what was changed by hand is found though it was written again since`() throws {
    let registry = try open()
    let number = try registry.store(SampleReports.report()).report
    try registry.close()
    try tamper("UPDATE report SET received_at = '2023-01-01T00:00:00Z'")
    let changed = try open()
    try changed.review(number, .confirm, reason: "")
    #expect(
      try changed.verifyAudit() == [AuditFault(kind: .changedBefore(entry: 2), subject: "report \(number)")])
  }

  @Test(arguments: [1, 2, 9])
  func `a signature holds for the entries before it and for no others`(count: Int) throws {
    let registry = try open()
    try registry.store(SampleReports.report())
    let key = SigningKey()
    try registry.signAudit(with: key)
    #expect(try registry.auditVerification().signatures == [key.publicKey: 1])
    // A signature over another entry, as one who writes the log anew could put it in.
    let hash = try #require(registry.auditEntries().first).hash
    let signature = try key.signature(of: Array("Project8 audit head 1\n\(count) \(hash)\n".utf8))
    let other = try Registry(
      path: folder.path("b.sqlite"), access: .create, clock: { "2023-10-30T08:00:00Z" })
    try other.store(SampleReports.report(members: 3))
    let entry = try #require(try other.auditEntries().first)
    let detail =
      #"{"key":"\#(key.publicKey.base64)","signature":"\#(Base64.text(of: signature))"}"#
    try other.close()
    let parts = [entry.hash, "2", "", "", "audit.signed", "entry 1", detail]
    let forged = ContentDigest.sha256(parts.map { "\($0.utf8.count):\($0)" }.joined())
    let queue = try DatabaseQueue(path: other.path)
    try queue.write {
      try $0.execute(
        sql: "INSERT INTO audit VALUES (2, '', '', 'audit.signed', 'entry 1', ?, ?, ?)",
        arguments: [detail, entry.hash, forged])
    }
    try queue.close()
    #expect(
      try Registry(path: other.path, access: .read).verifyAudit()
        == [AuditFault(kind: .forgedSignature, subject: "entry 2")])
  }

  @Test func `an older registry says what is proven only from now on`() throws {
    let registry = try TamperedRegistry()
    let entries = try Registry(path: registry.path, access: .read).auditEntries()
    let stated = entries.filter { $0.action == "registry.stated" }
    #expect(stated.map(\.subject) == ["column_place", "file", "report", "known_zero"])
    #expect(stated.allSatisfy { !$0.told.contains("rows") && $0.detail.contains("rows") })
  }
}
