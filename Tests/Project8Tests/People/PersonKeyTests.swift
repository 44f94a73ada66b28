import ContentDigest
import Foundation
import P8Model
import TestSupport
import Testing

import Project8

/// The keys that a server holds for its people.
struct PersonKeyTests {
  private let office: WalkedOffice
  private let workspace: Workspace

  init() async throws {
    office = try await WalkedOffice.copy()
    var workspace = office.plain
    workspace.passwordCost = .least
    self.workspace = workspace
  }

  private var folder: String { "\(office.folder.path("registry.sqlite")).people.keys" }

  private func person(_ login: String, _ role: PersonRole, _ unit: UnitCode) throws -> Person {
    let invitation = try workspace.people.invite(name: "Ms \(login)", role: role, units: [unit])
    return try workspace.people.accept(invitation.token, login: login, password: PeopleTests.password)
  }

  @Test func `everybody who takes an invitation gets a key of their own`() throws {
    let lan = try person("lan", .centre, .nation(.y2024))
    let mai = try person("mai", .commune, WalkedOffice.Place.own2024.unit)
    #expect(lan.fingerprint != nil && mai.fingerprint != nil && lan.fingerprint != mai.fingerprint)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(files.filter { $0.hasSuffix(".key") }.count == 2)
    for file in files where file.hasSuffix(".key") {
      let mode = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(file)")[.posixPermissions]
      #expect((mode as? NSNumber)?.intValue == 0o600)
    }
    // A new password is no new key.
    let reset = try workspace.people.reset(mai.id)
    let again = try workspace.people.accept(reset.token, login: "mai", password: PeopleTests.password)
    #expect(again.fingerprint == mai.fingerprint)
    // Who takes an invitation at the second attempt has the key of the first one.
    let other = try workspace.people.invite(name: "Tam", role: .village, units: [.nation(.y2024)])
    #expect(throws: Failure.self) {
      _ = try workspace.people.accept(other.token, login: "mai", password: PeopleTests.password)
    }
    let tam = try workspace.people.accept(other.token, login: "tam", password: PeopleTests.password)
    let now = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(now.filter { $0.hasSuffix(".key") }.count == 3)
    #expect(try workspace.people.keys().map(\.person).contains(tam))
  }

  @Test func `steps are signed by the key of who took them`() throws {
    let mai = try person("mai", .commune, WalkedOffice.Place.own2024.unit)
    let acting = workspace.acting(as: mai)
    let request = ReviewRequest(
      .return, unit: WalkedOffice.Place.own2024.otherVillage, period: office.period, reason: "test")
    #expect(try acting.review.take(request).taken == 1)
    let audit = try workspace.trust.verifyAudit(.en)
    #expect(audit.isIntact)
    let fingerprint = try #require(mai.fingerprint)
    #expect(audit.text.contains("by Ms mai (\(fingerprint))"), "\(audit.text)")
    let last = try workspace.trust.auditLog(since: nil, containing: "audit.signed", format: .text)
    #expect(last.contains("\tMs mai\taudit.signed"))
    // Nothing was done, nothing is signed.
    #expect(try acting.review.take(request).taken == 0)
    #expect(try workspace.trust.auditLog(since: nil, containing: "audit.signed", format: .text) == last)
  }

  @Test func `a step is not taken in the name of somebody whose key is gone or open`() throws {
    let mai = try person("mai", .commune, WalkedOffice.Place.own2024.unit)
    let keys = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".key") }
    let key = "\(folder)/\(try #require(keys.first))"
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: key)
    let before = try workspace.trust.auditLog(since: nil, containing: nil, format: .text)
    let request = ReviewRequest(
      .return, unit: WalkedOffice.Place.own2024.otherVillage, period: office.period, reason: "test")
    #expect(throws: Failure.self) { try workspace.acting(as: mai).review.take(request) }
    try FileManager.default.removeItem(atPath: key)
    #expect(throws: Failure.self) { try workspace.acting(as: mai).review.take(request) }
    #expect(try workspace.trust.auditLog(since: nil, containing: nil, format: .text) == before)
  }

  @Test func `what a person sends to another office is signed, and taken as far as they may here`()
    async throws
  {
    let mai = try person("mai", .commune, WalkedOffice.Place.own2024.unit)
    let made = try workspace.acting(as: mai).exchange.bundle(
      unit: WalkedOffice.Place.own2024.unit, period: office.period)
    let key = try #require(try workspace.people.keys().first)
    #expect(key.person == mai && key.rights.text == "22084@2024: send, confirm")
    let other = try Office.open("province", in: office.folder)
    _ = try other.keys.trust(key.line, name: "mai", rights: key.rights)
    let path = try office.folder.write(made.bytes, to: "sent.p8b")
    let taken = try await other.ingest.store([BatchFile(path: path, name: "sent.p8b")], jobs: 1)
    #expect(taken.exchanges.flatMap(\.lines).last?.en.contains("mai") == true)
    let senders = try other.review.status(of: mai.units[0], for: office.period, by: nil).senders
    // With the confirmation, for which the key has the right.
    #expect(senders.first { $0.unit == WalkedOffice.Place.own2024.village }?.review == "confirmed")
  }
}
