import ContentDigest
import Foundation
import P8Model
import P8Registry
import SpreadsheetML
import TestSupport
import Testing

import Project8

/// Steps, counting reports, locks and log entries at the door of an office; and other registries.
struct DoorStepTests {
  let folder: TemporaryFolder
  let commune: Workspace
  let province: Workspace
  let key: SigningKey

  init() async throws {
    folder = try TemporaryFolder()
    commune = try Office.open("commune", in: folder)
    province = try Office.open("province", in: folder)
    try await Office.ingest(["22084-01", "22084-02"], into: commune)
    _ = try commune.keys.create("ea-lam")
    key = try commune.keys.signingKey("ea-lam")
  }

  private func trust(_ may: KeyRights.Right...) throws {
    _ = try province.keys.trust(
      key.publicKey.base64, name: "ea-lam",
      rights: KeyRights(units: [commune.unit("22084", structure: .y2024)], may: Set(may)))
  }

  private func review(_ action: ReviewAction, _ unit: String = "22084", in workspace: Workspace? = nil) throws
  {
    let outcome = try (workspace ?? commune).review(
      action, unit: unit, period: "2023", form: nil, reason: "vì thế")
    #expect(outcome.taken > 0, "\(outcome.refused)")
  }

  private func send(_ change: (inout ForgedBundle) -> Void = { _ in }) async throws -> String {
    let bytes = try commune.exchange.bundle(
      unit: commune.unit("22084", structure: .y2024), period: commune.period("2023")
    ).bytes
    var forged = ForgedBundle(bytes)
    change(&forged)
    let path = try folder.write(forged.bytes(signedBy: key), to: "\(UUID().uuidString).p8b")
    let run = try await province.ingest.store([BatchFile(path: path, name: "a.p8b")], jobs: 2)
    return try #require(run.exchanges.first).formatted(.en)
  }

  private func states() throws -> [ReportState] { try province.registry().heads().map(\.state) }

  // MARK: - Steps

  @Test func `steps are taken as far as the key has the right, and the others are named`() async throws {
    try review(.confirm)
    try review(.approve)
    try trust(.send)
    let without = try await send()
    #expect(try states() == [.accepted, .accepted])
    #expect(without.contains("step “confirm” by commune") && without.contains("nobody with the right"))
    try trust(.send, .confirm)
    let confirming = try await send()
    #expect(try states() == [.confirmed, .confirmed])
    #expect(confirming.contains("step “approve” by commune") && confirming.contains("2 steps of review"))
    try trust(.send, .confirm, .approve)
    _ = try await send()
    #expect(try states() == [.approved, .approved])
    #expect(try province.trust.verifyAudit(.en).isIntact)
  }

  @Test func `steps that do not follow are not taken, not even from a key with all rights`() async throws {
    try trust(.send, .confirm, .approve)
    try review(.confirm)
    let said = try await send {
      $0.replace("[\"confirm\",\"confirmed\"", "[\"approve\",\"approved\"")
    }
    #expect(try states() == [.accepted, .accepted] && said.contains("does not follow"))
  }

  @Test func `steps of bundles of before are read, and need their rights`() async throws {
    try trust(.send)
    let old: (inout ForgedBundle) -> Void = {
      $0.lines[0] = $0.lines[0].replacing("\"version\":2", with: "\"version\":1").replacing(
        #/,"definitions":"[^"]*"/#, with: "")
      $0.replace(
        "\"steps\":[]",
        "\"steps\":[[\"submitted\",\"2023-09-01T00:00:00Z\",\"T\",\"\"],[\"verified\",\"2023-09-02T00:00:00Z\",\"Chủ tịch\",\"x\"],[\"approved\",\"2023-09-03T00:00:00Z\",\"Tỉnh\",\"ok\"]]"
      )
    }
    let said = try await send(old)
    #expect(try states() == [.accepted, .accepted] && said.contains("nobody with the right"))
    try trust(.send, .confirm, .approve)
    _ = try await send(old)
    #expect(try states() == [.approved, .approved])
  }

  @Test func `what was withdrawn there does not count here for want of a right`() async throws {
    try trust(.send)
    try review(.withdraw, "22084-01")
    let said = try await send()
    #expect(said.contains("report 22084-01") && said.contains("there it is withdrawn (commune)"))
    #expect(try province.registry().heads().map(\.unit.code) == ["22084-02"])
    try trust(.send, .confirm)
    _ = try await send()
    #expect(try states() == [.withdrawn, .accepted])
  }

  @Test func `a locked period takes neither reports nor steps`() async throws {
    try trust(.send, .confirm, .approve)
    try await Office.ingest(["22084-01"], into: province)
    _ = try province.lock(unit: "54", period: "2023", reason: "đã nộp", allowsUnverified: true)
    try review(.confirm)
    let said = try await send()
    #expect(try states() == [.accepted] && said.contains("the period is locked"))
  }

  // MARK: - What counts

  @Test func `a report that counts is never replaced by a bundle, whoever signed it`() async throws {
    try trust(.send, .confirm, .approve)
    _ = try await send()
    let before = try province.table(unit: "22084", period: "2023", by: nil, structure: nil)
    let other = try Office.open("again", in: folder)
    let changed = try Office.changed("22084-01", in: folder)
    _ = try await other.ingest.store([changed], jobs: 1)
    let bytes = try other.exchange.bundle(
      unit: other.unit("22084", structure: .y2024), period: other.period("2023"), signedBy: key
    ).bytes
    let path = try folder.write(bytes, to: "again.p8b")
    let run = try await province.ingest.store([BatchFile(path: path, name: "a.p8b")], jobs: 1)
    let said = try #require(run.exchanges.first).formatted(.en)
    #expect(said.contains("p8 replace accept 1") && run.needsAttention, "\(said)")
    #expect(try province.registry().proposals().map(\.cause) == [.carried])
    #expect(try province.table(unit: "22084", period: "2023", by: nil, structure: nil) == before)
  }

  @Test func `a newer faulty file and an identical resend leave an approval as it is`() async throws {
    try trust(.send, .confirm, .approve)
    _ = try await send()
    try review(.confirm, in: province)
    try review(.approve, in: province)
    let before = try province.table(
      unit: "22084", period: "2023", by: nil, structure: nil, counting: .approved)
    func expectSame(_ comment: Comment) throws {
      #expect(try states() == [.approved, .approved], comment)
      #expect(
        try province.table(unit: "22084", period: "2023", by: nil, structure: nil, counting: .approved)
          == before,
        comment)
    }
    _ = try await send()
    try expectSame("the same bundle")
    try await Office.ingest(["22084-01", "22084-02"], into: province)
    try expectSame("the same files")
    // Saved anew by another program, and with more women than members.
    let again = try Office.changed("22084-01", in: folder, cell: nil)
    _ = try await province.ingest.store([again], jobs: 1)
    try expectSame("the same report in other bytes")
    let faulty = try Office.changed("22084-01", in: folder, cell: ("H7", .number(500)))
    #expect(try await province.ingest.store([faulty], jobs: 1).needsAttention)
    try expectSame("a faulty file")
    let other = try Office.open("again", in: folder)
    _ = try await other.ingest.store([faulty], jobs: 1)
    let bytes = try other.exchange.bundle(
      unit: other.unit("22084", structure: .y2024), period: other.period("2023"), signedBy: key
    ).bytes
    let path = try folder.write(bytes, to: "faulty.p8b")
    _ = try await province.ingest.store([BatchFile(path: path, name: "a.p8b")], jobs: 1)
    try expectSame("a bundle with a faulty report")
    #expect(try province.registry().proposals().allSatisfy { $0.cause == .held })
  }

  @Test func `a village that has another number here is judged by their list and stored under ours`()
    async throws
  {
    let theirs = try SmallRegistry(villages: ["Buôn mẫu 1", "Buôn mẫu 2"])
    let here = try SmallRegistry(villages: ["Buôn mẫu 3", "Buôn mẫu 2", "Buôn mẫu 1"])
    let ours = here.workspace
    let findings = try await theirs.ingest(FilledReport.sound("22210-01", "Buôn mẫu 1"))
    #expect(!findings.contains { $0.severity == .error }, "\(findings.map(\.message.en))")
    let bytes = try theirs.workspace.exchange.bundle(
      unit: ours.unit("22210", structure: .y2024), period: ours.period("2023")
    ).bytes
    let path = try folder.write(bytes, to: "renumbered.p8b")
    let said = try await ours.exchange.acceptBundle(path, reason: "đã gọi").formatted(.en)
    #expect(said.contains("Buôn mẫu 1: 22210-01 there is 22210-03 here"), "\(said)")
    let heads = try ours.registry().heads()
    #expect(heads.map(\.unit.code) == ["22210-03"] && heads.map(\.state) == [.accepted], "\(said)")
    withExtendedLifetime((here, theirs)) {}
  }

  @Test func `the key of a village's name is made here`() async throws {
    try trust(.send)
    let known = try province.registry().villages()
    let key = try #require(known.first { $0.village.code.code == "22084-01" }).nameKey
    let said = try await send {
      $0.lines.insert(
        "{\"village\":{\"identity\":900,\"code\":\"22084-90@2024\",\"name\":\"Thôn lạ\",\"key\":\"\(key)\",\"from\":null,\"to\":null}}",
        at: 1)
    }
    let village = try #require(try province.registry().villages().first { $0.village.name == "Thôn lạ" })
    #expect(village.village.code.code == "22084-90" && village.nameKey != key && !said.contains("there is"))
  }

  // MARK: - Other registries

  @Test func `a registry whose audit does not hold is not merged`() async throws {
    let registry = try commune.registry()
    try registry.synchronize()
    try registry.close()
    let path = folder.path("commune.sqlite")
    let bytes = try Data(contentsOf: URL(filePath: path))
    var changed = bytes
    let name = Data("22084-02.xlsx".utf8)
    while let range = changed.range(of: name) {
      changed.replaceSubrange(range, with: Data("22084-09.xlsx".utf8))
    }
    #expect(changed != bytes)
    let copy = try folder.write(changed, to: "changed.sqlite")
    await #expect {
      _ = try await province.exchange.merge(registryAt: copy)
    } throws: { error in
      guard let failure = error as? Failure else { return false }
      return failure.message.en.contains("audit log does not hold")
        && failure.remedy?.en.contains("p8 audit verify") == true
    }
    #expect(try province.registry().heads().isEmpty)
    let said = try await province.exchange.merge(registryAt: path).formatted(.en)
    #expect(said.contains("2 reports taken"), "\(said)")
  }

  @Test func `a merge takes reports by their originals, and no steps`() async throws {
    try review(.confirm)
    let report = try await province.exchange.merge(registryAt: folder.path("commune.sqlite"))
    #expect(try states() == [.accepted, .accepted] && report.needsAttention)
    #expect(report.formatted(.en).contains("step “confirm” by commune"))
  }

  // MARK: - The log

  private func log(in workspace: Workspace) throws {
    let outcome = try workspace.log(
      workspace.log.kind("dialogue"), unit: "22084",
      answers: [
        "held_on": "2023-05-03", "level": "commune", "topic": "Đất ở", "participants": "30", "women": "20",
        "men": "10", "opinions": "6", "answered": "6",
      ], on: nil, reason: "")
    #expect(outcome.number != nil, "\(outcome.findings.map(\.message.en))")
  }

  @Test func `log entries come in by rights and rules, and not into a locked period`() async throws {
    try trust(.send)
    try log(in: commune)
    let negative = try await send {
      $0.replace("\"participants\",\"n\",\"30\",\"30\"", "\"participants\",\"n\",\"-30\",\"-30\"")
    }
    #expect(
      try province.registry().logEntries().isEmpty
        && negative.contains("Not taken: log entry policy_dialogue"))
    let outside = try await send {
      $0.replace("\"unit\":\"22084@2024\",\"identity\"", "\"unit\":\"22087@2024\",\"identity\"")
    }
    #expect(try province.registry().logEntries().isEmpty && outside.contains("outside 22084"))
    _ = try province.lock(unit: "54", period: "2023", reason: "đã nộp", allowsUnverified: true)
    let locked = try await send()
    #expect(try province.registry().logEntries().isEmpty && locked.contains("the period is locked"))
    _ = try province.unlock(unit: "54", period: "2023", reason: "mở")
    _ = try await send()
    #expect(try province.registry().logEntries().count == 1)
  }

  @Test func `an entry that is here is changed by a key with the right only`() async throws {
    try trust(.send)
    try log(in: commune)
    _ = try await send()
    _ = try commune.log.withdraw(1, reason: "nhầm")
    let merged = try await province.exchange.merge(registryAt: folder.path("commune.sqlite")).formatted(.en)
    #expect(try province.registry().logEntries().map(\.isWithdrawn) == [false])
    #expect(merged.contains("the entry is here already"))
    _ = try await send()
    #expect(try province.registry().logEntries().map(\.isWithdrawn) == [true])
  }
}
