import ContentDigest
import Foundation
import P8Model
import P8Presentation
import P8Registry
import TestSupport
import Testing

import Project8

/// People through the capability: who may do what about whom, in which words it is refused, and the clock.
struct PeopleTests {
  let folder: TemporaryFolder
  let clock = SteppedClock()
  let workspace: Workspace
  static let password = "năm con trâu đi ngang"

  /// The definitions, read once for all tests.
  private static let shared = Result { try Workspace(definitions: HouseTests.root.path, registry: nil) }

  init() throws {
    folder = try TemporaryFolder()
    var workspace = try Self.shared.get().with(registry: folder.path("project8.sqlite"))
    workspace.author = "shell"
    workspace.passwordCost = .least
    workspace.clock = clock.now
    self.workspace = try workspace.holdingPeople()
  }

  private func code(_ text: String, _ structure: UnitStructure = .y2024) throws -> UnitCode {
    try #require(UnitCode(text, structure: structure))
  }

  /// Somebody who has taken an invitation.
  private func person(_ login: String, _ role: PersonRole, _ units: [UnitCode]) throws -> Person {
    let invitation = try workspace.people.invite(name: "Ms \(login)", role: role, units: units)
    return try workspace.people.accept(invitation.token, login: login, password: Self.password)
  }

  private func failure(_ body: () throws -> Void) -> Failure? { #expect(throws: Failure.self) { try body() } }

  private func expectForbidden(
    _ location: SourceLocation = #_sourceLocation, _ body: () throws -> Void
  ) {
    let failure = #expect(throws: Failure.self, sourceLocation: location) { try body() }
    #expect(failure?.kind == .forbidden, "\(failure?.message.en ?? "")", sourceLocation: location)
    #expect(failure?.remedy?.en.isEmpty == false, sourceLocation: location)
  }

  @Test func `an office begins with one link, and goes on from there`() throws {
    let first = try #require(try workspace.people.firstInvitation())
    let lan = try workspace.people.accept(first.token, login: "LAN", password: Self.password)
    #expect(lan.login == "lan" && lan.role == .centre && lan.administersAll)
    #expect(try workspace.people.firstInvitation() == nil)
    let signedIn = try workspace.people.signIn(login: " Lan ", password: Self.password, from: "::1")
    let session = try #require(try workspace.people.session(signedIn.token))
    let acting = workspace.acting(as: session.person)
    #expect(acting.author == lan.name)
    let invitation = try acting.people.invite(name: "Hoa", role: .commune, units: [code("22084")])
    #expect(try acting.people.invitations().map(\.author) == [lan.name])
    let hoa = try workspace.people.accept(invitation.token, login: "hoa", password: Self.password)
    #expect(try acting.people.list().map(\.login) == ["hoa", "lan"])
    #expect(try acting.people.journal().first { $0.about == "Hoa" }?.author == lan.name)
    try acting.people.suspend(hoa.id)
    #expect(failure { try acting.people.suspend(lan.id) }?.message.en.contains("last one") == true)
  }

  @Test func `a password is the same however a keyboard composes its letters`() throws {
    _ = try person("lan", .centre, [.nation(.y2024)])
    let decomposed = Self.password.decomposedStringWithCanonicalMapping
    #expect(Array(decomposed.utf8) != Array(Self.password.utf8))
    #expect(
      try workspace.people.signIn(login: "lan", password: decomposed, from: "").person.login == "lan")
  }

  @Test(arguments: [
    "", "ngắn quá", "Lò Thị Hoàng Lan", "lothihoanglan", "lo.thi.hoang.lan.2026", "lanlanlanlan.2",
    "matkhau12345",
    "Mật khẩu 2026!", "password1234", "123456789012", "aaaaaaaaaaaa", "abababababab", "qwertyuiopas",
    "1q2w3e4r5t6y", "abcdefghijkl", "210987654321", "            ", String(repeating: "dài quá ", count: 40),
  ])
  func `a password that is soon guessed is refused, in words`(password: String) throws {
    let invitation = try workspace.people.invite(
      name: "Lò Thị Hoàng Lan", role: .centre, units: [.nation(.y2024)])
    let refused = failure {
      _ = try workspace.people.accept(invitation.token, login: "lanlanlanlan", password: password)
    }
    #expect(refused?.kind == .wrongUse && refused?.remedy != nil)
    // The invitation is still good.
    #expect(
      try workspace.people.accept(invitation.token, login: "lanlanlanlan", password: Self.password).id == 1)
  }

  @Test(arguments: ["", "ab", "Lò Lan", "lan lan", "lan/..", String(repeating: "a", count: 65)])
  func `what cannot be a login is told`(login: String) throws {
    let invitation = try workspace.people.invite(name: "Lan", role: .centre, units: [.nation(.y2024)])
    #expect(
      failure {
        _ = try workspace.people.accept(invitation.token, login: login, password: Self.password)
      }?.kind == .wrongUse)
    // For signing in it is as good as unknown, not a fault.
    expectForbidden { _ = try workspace.people.signIn(login: login, password: "x", from: "") }
  }

  @Test func `an invitation needs a name and units that there are`() throws {
    let people = workspace.people
    #expect(failure { _ = try people.invite(name: " ", role: .commune, units: [code("22084")]) } != nil)
    #expect(failure { _ = try people.invite(name: "Lan", role: .commune, units: []) } != nil)
    #expect(failure { _ = try people.invite(name: "Lan", role: .commune, units: [code("99999")]) } != nil)
  }

  @Test func `who administers a province administers those in it, up to their own rights`() throws {
    let lan = try person("lan", .centre, [.nation(.y2024)])
    let hoa = try person("hoa", .province, [code("54")])
    let mai = try person("mai", .commune, [code("22084")])
    let tam = try person("tam", .commune, [code("00001")])
    let acting = workspace.acting(as: hoa).people
    #expect(try acting.list().map(\.login) == ["hoa", "mai"])
    _ = try acting.invite(name: "Bình", role: .village, units: [code("22084-01")])
    _ = try acting.change(mai.id, PersonChange(role: .province))
    _ = try acting.reset(mai.id)
    try acting.suspend(mai.id)
    try acting.resume(mai.id)
    expectForbidden { _ = try acting.invite(name: "Bình", role: .centre, units: [code("54")]) }
    expectForbidden { _ = try acting.invite(name: "Bình", role: .commune, units: [code("00001")]) }
    expectForbidden { _ = try acting.change(hoa.id, PersonChange(role: .centre)) }
    expectForbidden { _ = try acting.change(mai.id, PersonChange(units: [code("00001")])) }
    for id in [lan.id, tam.id] {
      expectForbidden { try acting.suspend(id) }
      expectForbidden { try acting.resume(id) }
      expectForbidden { _ = try acting.reset(id) }
      expectForbidden { _ = try acting.sessions(of: id) }
      expectForbidden { try acting.revokeAll(of: id) }
      expectForbidden { _ = try acting.change(id, PersonChange(name: "x")) }
      expectForbidden { _ = try acting.person(id) }
    }
    let session = try #require(
      try workspace.people.session(
        workspace.people.signIn(login: "tam", password: Self.password, from: "").token))
    expectForbidden { try acting.revoke(session.id) }
    expectForbidden { _ = try acting.journal() }
    expectForbidden { _ = try acting.firstInvitation() }
    expectForbidden { try acting.backUp(to: folder.path("copy")) }
  }

  @Test func `everybody may look after their own sessions and password, and nobody else's`() throws {
    _ = try person("lan", .centre, [.nation(.y2024)])
    let mai = try person("mai", .village, [code("22084-01")])
    let tam = try person("tam", .village, [code("22084-01")])
    let people = workspace.people
    let here = try people.signIn(login: "mai", password: Self.password, from: "::1").token
    let there = try people.signIn(login: "mai", password: Self.password, from: "::2").token
    let acting = workspace.acting(as: mai).people
    #expect(try acting.sessions(of: mai.id).map(\.address) == ["::2", "::1"])
    try acting.changePassword(
      of: mai.id, from: Self.password, to: "chín mươi bậc đá", keeping: people.session(here)?.id)
    #expect(try people.session(there) == nil)
    try acting.revoke(try #require(try people.session(here)).id)
    #expect(try people.session(here) == nil)
    expectForbidden {
      try acting.changePassword(of: tam.id, from: Self.password, to: "chín mươi bậc đá")
    }
    expectForbidden { _ = try acting.list() }
    expectForbidden { _ = try acting.invite(name: "Bình", role: .village, units: [code("22084-01")]) }
    try acting.speak(.en)
    #expect(try workspace.people.person(mai.id).language == .en)
  }

  @Test func `who only looks makes no file`() throws {
    let other = workspace.with(registry: folder.path("other.sqlite"))
    var unopened = try Self.shared.get().with(registry: folder.path("other.sqlite"))
    unopened.passwordCost = .least
    #expect(try unopened.people.list().isEmpty && unopened.people.journal().isEmpty)
    #expect(!FileManager.default.fileExists(atPath: folder.path("other.sqlite.people.sqlite")))
    _ = try unopened.people.firstInvitation()
    #expect(FileManager.default.fileExists(atPath: folder.path("other.sqlite.people.sqlite")))
    // A registry has its own people, also where those of another one are held open.
    #expect(try other.people.invitations().count == 1)
  }

  @Test func `a village is its officer's under each of its codes`() throws {
    let samples = "\(HouseTests.root.path)/templates/samples/phu-yen-2023"
    _ = try workspace.villages.importList(fromFile: "\(samples)/seed/villages.tsv", structure: .y2024)
    let (old, commune) = (try code("22084-01"), try code("22090", .y2025))
    let now = try workspace.villages.carry(old, to: commune, reason: "2025").village.code
    let mai = try person("mai", .village, [old])
    let acting = workspace.acting(as: mai)
    #expect(try acting.villages.life(of: now).villages.count == 2)
    expectForbidden { _ = try acting.villages.life(of: code("22084-02")) }
    try acting.demand(.log, in: now)
    expectForbidden { try acting.demand(.log, in: commune) }
  }

  @Test func `a refusal says what, where, and who may`() throws {
    let mai = try person("mai", .commune, [code("22084")])
    let acting = workspace.acting(as: mai)
    let foreign = failure { try acting.demand(.see, in: code("22087")) }
    #expect(foreign?.message.en.contains("22087@2024") == true)
    #expect(foreign?.message.vi.contains("ngoài phạm vi") == true)
    let role = failure { try acting.demand(.approve, in: code("22084")) }
    #expect(role?.message.en == "The role “commune officer” may not approve reports")
    #expect(role?.remedy?.en.contains("province officer") == true)
  }

  @Test func `every refusal about people has words in both languages and a way out`() throws {
    let unit = try code("22084")
    let refusals: [PeopleRefusal] = [
      .wrongCredentials, .locked(until: "t"), .suspended, .unknownInvitation, .usedInvitation,
      .expiredInvitation, .shortPassword(least: 12), .longPassword(most: 256), .passwordIsName,
      .commonPassword, .wrongPassword, .badLogin("x"), .takenLogin("x"), .otherLogin("x"), .noName, .noUnits,
      .unknownUnit(unit), .noSuchPerson("x"), .noSuchInvitation(1), .noSuchSession(1),
      .lastAdministrator("x"), .beyondOwnRights(.centre), .file(.link), .file(.notAFile), .file(.inTheWay),
      .file(.notThere),
      .file(.ofAnotherUser), .file(.openToOthers), .file(.foreign), .file(.newer(found: 2, known: 1)),
      .file(.damaged("x")),
    ]
    for refusal in refusals {
      let (message, remedy) = (refusal.message("F"), refusal.remedy("F"))
      #expect(!message.vi.isEmpty && !message.en.isEmpty && message.vi != message.en)
      #expect(!remedy.vi.isEmpty && !remedy.en.isEmpty && remedy.vi != remedy.en)
    }
  }
}
