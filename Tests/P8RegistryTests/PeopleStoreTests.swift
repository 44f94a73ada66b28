import ContentDigest
import Foundation
import GRDB
import P8Model
import P8Registry
import TestSupport
import Testing

/// The file of people: what it lets happen, and what it makes of files that are not as they should be.
struct PeopleStoreTests {
  let folder: TemporaryFolder
  let clock = SteppedClock()
  private static let draft = PersonDraft(
    name: "Lò Thị Lan", role: .centre, units: UnitStructure.allCases.map { .nation($0) })

  init() throws { folder = try TemporaryFolder() }

  private var path: String { PeopleStore.path(ofRegistry: folder.path("project8.sqlite")) }

  private func open() throws -> PeopleStore {
    try PeopleStore(path: path, author: "shell", clock: clock.now)
  }

  private func hash(_ password: String) throws -> PasswordHash {
    try PasswordHash(of: password, cost: .least)
  }

  /// Somebody who has taken an invitation.
  private func lan(in store: PeopleStore, login: String = "lan") throws -> Person {
    try store.accept(store.invite(Self.draft).token, login: login, password: hash("right"))
  }

  private func signIn(
    _ store: PeopleStore, _ login: String = "lan", _ password: String = "right", from address: String = "::1"
  ) throws -> SignedIn {
    try store.signIn(login: login, password: password, address: address, cost: .least)
  }

  private func expect(
    _ refusal: PeopleRefusal, _ body: () throws -> Void, _ location: SourceLocation = #_sourceLocation
  ) {
    let fault = #expect(throws: RegistryFault.self, sourceLocation: location) { try body() }
    #expect(fault?.kind == .people(refusal), sourceLocation: location)
  }

  // MARK: - Signing in

  @Test func `who knows the password is signed in, and nobody else`() throws {
    let store = try open()
    let lan = try lan(in: store)
    let signedIn = try signIn(store)
    #expect(signedIn.person == lan && signedIn.person.administersAll)
    let session = try #require(try store.session(signedIn.token))
    #expect(session.person == lan && session.csrf == signedIn.csrf && session.address == "::1")
    expect(.wrongCredentials) { _ = try signIn(store, "lan", "wrong") }
    expect(.wrongCredentials) { _ = try signIn(store, "lan", "") }
    expect(.wrongCredentials) { _ = try signIn(store, "hoa", "right") }
    for token in ["", signedIn.csrf, String(signedIn.token.dropLast()), signedIn.token + "0"] {
      #expect(try store.session(token) == nil)
    }
  }

  @Test func `a login is locked after some wrong passwords, for a time and no longer`() throws {
    let store = try open()
    _ = try lan(in: store)
    _ = try lan(in: store, login: "hoa")
    for _ in 0..<5 { expect(.wrongCredentials) { _ = try signIn(store, "lan", "wrong") } }
    // Also with the right password, and asking does not make it longer.
    clock.pass(seconds: 600)
    expect(.locked(until: "2026-03-02T01:15:00Z")) { _ = try signIn(store) }
    #expect(try signIn(store, "hoa").person.login == "hoa")
    clock.pass(seconds: 299)
    expect(.locked(until: "2026-03-02T01:15:00Z")) { _ = try signIn(store) }
    clock.pass(seconds: 1)
    #expect(try signIn(store).person.login == "lan")
    #expect(try store.journal().map(\.action).filter { $0 == .locked }.count == 1)
  }

  @Test func `a login that nobody has is locked as well`() throws {
    let store = try open()
    for _ in 0..<5 { expect(.wrongCredentials) { _ = try signIn(store, "nobody", "wrong") } }
    expect(.locked(until: "2026-03-02T01:15:00Z")) { _ = try signIn(store, "nobody", "wrong") }
  }

  @Test func `an address is locked after many wrong passwords, whoever signs in from it`() throws {
    let store = try open()
    _ = try lan(in: store)
    // Those who get in do not count.
    for _ in 0..<60 { _ = try signIn(store, from: "10.0.0.1") }
    for number in 0..<50 {
      expect(.wrongCredentials) { _ = try signIn(store, "guess\(number)", "wrong", from: "10.0.0.1") }
    }
    expect(.locked(until: "2026-03-02T01:15:00Z")) { _ = try signIn(store, from: "10.0.0.1") }
    #expect(try signIn(store, from: "10.0.0.2").person.login == "lan")
  }

  @Test func `a clock that jumps makes no lock longer`() throws {
    let store = try open()
    _ = try lan(in: store)
    for _ in 0..<5 { expect(.wrongCredentials) { _ = try signIn(store, "lan", "wrong") } }
    clock.pass(hours: -24 * 365)
    expect(.locked(until: "2025-03-02T01:15:00Z")) { _ = try signIn(store) }
    clock.pass(seconds: 900)
    #expect(try signIn(store).person.login == "lan")
  }

  @Test func `a password that was hashed at another cost is hashed anew`() throws {
    let store = try open()
    _ = try lan(in: store)
    let cost = try #require(PasswordHash.Cost(logarithmOfRounds: 2, blockSize: 1, parallelism: 1))
    _ = try store.signIn(login: "lan", password: "right", address: "", cost: cost)
    let queue = try DatabaseQueue(path: path)
    let text = try queue.read { try String.fetchOne($0, sql: "SELECT password FROM person") }
    #expect(text?.hasPrefix("scrypt$2$1$1$") == true)
    #expect(try signIn(store).person.login == "lan")
  }

  // MARK: - Sessions

  @Test func `a session ends when nobody asks, and after its time`() throws {
    let store = try open()
    _ = try lan(in: store)
    let idle = try signIn(store)
    clock.pass(hours: 11.9)
    #expect(try store.session(idle.token) != nil)
    clock.pass(hours: 11.9)
    #expect(try store.session(idle.token) != nil)
    clock.pass(hours: 12)
    #expect(try store.session(idle.token) == nil)
    let used = try signIn(store)
    for _ in 0..<33 {
      clock.pass(hours: 10)
      #expect(try store.session(used.token) != nil)
    }
    clock.pass(hours: 6)
    #expect(try store.session(used.token) == nil)
    // What has ended does not begin again with the clock.
    clock.pass(hours: -100)
    #expect(try store.session(used.token) == nil && store.session(idle.token) == nil)
  }

  @Test func `a clock that is put back puts nobody out, and no session lasts for ever`() throws {
    let store = try open()
    _ = try lan(in: store)
    let signedIn = try signIn(store)
    clock.pass(hours: -24 * 365)
    #expect(try store.session(signedIn.token) != nil)
    for _ in 0..<33 {
      clock.pass(hours: 10)
      #expect(try store.session(signedIn.token) != nil)
    }
    clock.pass(hours: 6)
    #expect(try store.session(signedIn.token) == nil)
  }

  @Test func `a session gets another token, and the old one is void`() throws {
    let store = try open()
    _ = try lan(in: store)
    let old = try signIn(store)
    let new = try #require(try store.rotate(old.token))
    #expect(new.token != old.token && new.csrf != old.csrf)
    #expect(try store.session(old.token) == nil)
    #expect(try store.session(new.token)?.csrf == new.csrf)
    #expect(try store.rotate(old.token) == nil)
  }

  @Test func `sessions are ended one by one, or all of a person`() throws {
    let store = try open()
    let lan = try lan(in: store)
    let tokens = try (0..<3).map { _ in try signIn(store).token }
    let sessions = try store.sessions(of: lan.id)
    #expect(sessions.count == 3 && sessions.allSatisfy { $0.csrf.isEmpty })
    let first = try #require(try store.session(tokens[0]))
    try store.revoke(first.id)
    #expect(try store.session(tokens[0]) == nil && store.session(tokens[1]) != nil)
    expect(.noSuchSession(first.id)) { try store.revoke(first.id) }
    try store.signOut(tokens[1])
    #expect(try store.session(tokens[1]) == nil)
    try store.revokeAll(of: lan.id)
    #expect(try store.session(tokens[2]) == nil && store.sessions(of: lan.id).isEmpty)
  }

  @Test func `who is suspended is out at once, and in again when resumed`() throws {
    let store = try open()
    _ = try lan(in: store)
    let hoa = try lan(in: store, login: "hoa")
    let signedIn = try signIn(store, "hoa")
    try store.suspend(hoa.id)
    #expect(try store.session(signedIn.token) == nil)
    expect(.suspended) { _ = try signIn(store, "hoa") }
    expect(.wrongCredentials) { _ = try signIn(store, "hoa", "wrong") }
    try store.resume(hoa.id)
    #expect(try store.session(signedIn.token) == nil)
    #expect(try signIn(store, "hoa").person.id == hoa.id)
  }

  @Test func `what a person may do is what it is now, in sessions of before too`() throws {
    let store = try open()
    _ = try lan(in: store)
    let hoa = try lan(in: store, login: "hoa")
    let token = try signIn(store, "hoa").token
    let unit = try #require(UnitCode("22084", structure: .y2024))
    _ = try store.change(hoa.id, PersonChange(name: "Hoa", role: .commune, units: [unit]))
    let person = try #require(try store.session(token)?.person)
    #expect(person.role == .commune && person.units == [unit] && person.name == "Hoa")
  }

  // MARK: - Invitations

  @Test func `an invitation is used once, in its time`() throws {
    let store = try open()
    let invitation = try store.invite(Self.draft)
    #expect(invitation.expires == "2026-03-09T01:00:00Z")
    #expect(try store.invitation(invitation.token).draft == Self.draft)
    _ = try store.accept(invitation.token, login: "lan", password: hash("right"))
    expect(.usedInvitation) {
      _ = try store.accept(invitation.token, login: "hoa", password: hash("right"))
    }
    let late = try store.invite(Self.draft)
    clock.pass(hours: 24 * 7)
    expect(.expiredInvitation) { _ = try store.accept(late.token, login: "hoa", password: hash("right")) }
    let back = try store.invite(Self.draft)
    let open = try #require(try store.invitations().last)
    try store.withdrawInvitation(open.id)
    expect(.unknownInvitation) { _ = try store.invitation(back.token) }
    expect(.noSuchInvitation(open.id)) { try store.withdrawInvitation(open.id) }
    expect(.unknownInvitation) { _ = try store.invitation(String(repeating: "0", count: 64)) }
    let other = try store.invite(Self.draft)
    expect(.takenLogin("lan")) { _ = try store.accept(other.token, login: "lan", password: hash("right")) }
    #expect(try store.persons().count == 1)
  }

  @Test func `the first invitation is there as long as nobody is`() throws {
    let store = try open()
    let void = try #require(try store.inviteFirst(Self.draft))
    let first = try #require(try store.inviteFirst(Self.draft))
    expect(.unknownInvitation) { _ = try store.invitation(void.token) }
    _ = try store.accept(first.token, login: "lan", password: hash("right"))
    #expect(try store.inviteFirst(Self.draft) == nil)
  }

  @Test func `a reset makes the old password void and ends all sessions`() throws {
    let store = try open()
    let lan = try lan(in: store)
    let token = try signIn(store).token
    let older = try store.reset(lan.id)
    let invitation = try store.reset(lan.id)
    #expect(try store.session(token) == nil)
    expect(.wrongCredentials) { _ = try signIn(store) }
    expect(.unknownInvitation) { _ = try store.invitation(older.token) }
    #expect(try store.invitation(invitation.token).login == "lan")
    expect(.otherLogin("hoa")) {
      _ = try store.accept(invitation.token, login: "hoa", password: hash("new"))
    }
    #expect(try store.accept(invitation.token, login: "lan", password: hash("new")).id == lan.id)
    #expect(try signIn(store, "lan", "new").person.id == lan.id)
  }

  @Test func `a new password needs the old one, and ends the other sessions`() throws {
    let store = try open()
    let lan = try lan(in: store)
    let (here, there) = (try signIn(store).token, try signIn(store).token)
    let session = try #require(try store.session(here)).id
    expect(.wrongPassword) {
      try store.changePassword(of: lan.id, from: "wrong", to: hash("new"), keeping: session)
    }
    try store.changePassword(of: lan.id, from: "right", to: hash("new"), keeping: session)
    #expect(try store.session(here) != nil && store.session(there) == nil)
    #expect(try signIn(store, "lan", "new").person.id == lan.id)
  }

  // MARK: - The last one

  @Test func `somebody is left who looks after all people`() throws {
    let store = try open()
    let lan = try lan(in: store)
    let unit = try #require(UnitCode("54", structure: .y2024))
    expect(.lastAdministrator(lan.name)) { try store.suspend(lan.id) }
    expect(.lastAdministrator(lan.name)) { _ = try store.change(lan.id, PersonChange(role: .donor)) }
    expect(.lastAdministrator(lan.name)) { _ = try store.change(lan.id, PersonChange(units: [unit])) }
    let hoa = try self.lan(in: store, login: "hoa")
    try store.suspend(lan.id)
    expect(.lastAdministrator(hoa.name)) { try store.suspend(hoa.id) }
    try store.resume(lan.id)
    _ = try store.change(hoa.id, PersonChange(role: .province, units: [unit]))
    expect(.lastAdministrator(lan.name)) { try store.suspend(lan.id) }
  }

  // MARK: - The journal

  @Test func `everything that is done stands in the journal`() throws {
    let store = try open()
    let lan = try lan(in: store)
    let hoa = try self.lan(in: store, login: "hoa")
    let token = try #require(try store.rotate(signIn(store).token)).token
    expect(.wrongCredentials) { _ = try signIn(store, "lan", "wrong", from: "10.0.0.9") }
    try store.changePassword(of: lan.id, from: "right", to: hash("new"), keeping: nil)
    try store.signOut(token)
    let again = try signIn(store, "lan", "new").token
    try store.signOut(again)
    _ = try store.change(hoa.id, PersonChange(role: .donor))
    try store.suspend(hoa.id)
    try store.resume(hoa.id)
    _ = try store.reset(hoa.id)
    _ = try store.invite(Self.draft)
    try store.withdrawInvitation(try #require(try store.invitations().last).id)
    try store.revokeAll(of: lan.id)
    for _ in 0..<5 { expect(.wrongCredentials) { _ = try signIn(store, "-", "wrong") } }
    let entries = try store.by("Hoa").journal()
    #expect(entries.map(\.number) == Array(1...Int64(entries.count)))
    #expect(Set(entries.map(\.action)) == Set(PeopleAction.allCases))
    let changed = try #require(entries.first { $0.action == .changed })
    #expect(changed.author == "shell" && changed.about == hoa.name && changed.at == "2026-03-02T01:00:00Z")
    #expect(changed.detail.contains("centre") && changed.detail.contains("donor"))
    let refused = try #require(entries.first { $0.action == .refused })
    #expect(refused.about == lan.name && refused.detail == "10.0.0.9" && refused.author.isEmpty)
    // What somebody typed as a login that nobody has may be a password.
    let all = entries.map { "\($0)" }.joined()
    #expect(!all.contains("right") && !all.contains(token))
  }

  // MARK: - The file

  @Test func `a copy is made beside who works, replaces nothing, and is as good as the file`() throws {
    let store = try open()
    let lan = try lan(in: store)
    let token = try signIn(store).token
    let copy = folder.path("copy.sqlite")
    try store.backUp(to: copy)
    expect(.file(.inTheWay)) { try store.backUp(to: copy) }
    let mode = try FileManager.default.attributesOfItem(atPath: copy)[.posixPermissions]
    #expect((mode as? NSNumber)?.intValue == 0o600)
    let other = try PeopleStore(path: copy, author: "shell", clock: clock.now)
    #expect(try other.persons() == [lan] && other.session(token) != nil)
    #expect(try other.journal() == store.journal())
  }

  @Test func `no secret lies in the file`() throws {
    let store = try open()
    let invitation = try store.invite(Self.draft)
    _ = try lan(in: store)
    let signedIn = try signIn(store)
    expect(.wrongCredentials) { _ = try signIn(store, "my-password-by-mistake", "wrong") }
    try store.close()
    let bytes = try Data(contentsOf: URL(filePath: path))
    for secret in [invitation.token, signedIn.token, signedIn.csrf, "my-password-by-mistake"] {
      #expect(bytes.range(of: Data(secret.utf8)) == nil)
    }
  }

  @Test func `the file is its owner's alone, with all that lies beside it`() throws {
    let store = try open()
    _ = try lan(in: store)
    for ending in ["", "-wal", "-shm"] {
      let mode = try FileManager.default.attributesOfItem(atPath: path + ending)[.posixPermissions]
      #expect((mode as? NSNumber)?.intValue == 0o600, "\(ending)")
    }
    try store.close()
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    expect(.file(.openToOthers)) { _ = try open() }
  }

  @Test func `the file lies beside the registry that a link means`() throws {
    try folder.write([], to: "there/real.sqlite")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("project8.sqlite"), withDestinationPath: folder.path("there/real.sqlite"))
    #expect(path == folder.path("there/real.sqlite.people.sqlite"))
  }

  @Test func `nothing is opened in the place of the file`() throws {
    let other = try folder.write([], to: "other")
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: other)
    expect(.file(.link)) { _ = try open() }
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    expect(.file(.notAFile)) { _ = try open() }
    try FileManager.default.removeItem(atPath: path)
    #expect(mkfifo(path, 0o600) == 0)
    expect(.file(.notAFile)) { _ = try open() }
    #expect(try Data(contentsOf: URL(filePath: other)).isEmpty)
  }

  private func write(_ bytes: some Sequence<UInt8>) throws {
    #expect(
      FileManager.default.createFile(
        atPath: path, contents: Data(bytes), attributes: [.posixPermissions: 0o600]))
  }

  @Test func `garbage, and files of others, are told and left alone`() throws {
    let garbage = Array(String(repeating: "garbage ", count: 1_000).utf8)
    try write(garbage)
    expect(.file(.foreign)) { _ = try open() }
    #expect(try Data(contentsOf: URL(filePath: path)) == Data(garbage))
    try FileManager.default.removeItem(atPath: path)
    _ = try Registry(path: folder.path("other.sqlite"), access: .create)
    try write(Data(contentsOf: URL(filePath: folder.path("other.sqlite"))))
    expect(.file(.foreign)) { _ = try open() }
    try FileManager.default.removeItem(atPath: path)
    try open().close()
    try change("PRAGMA user_version = 9")
    expect(.file(.newer(found: 9, known: 1))) { _ = try open() }
  }

  private func change(_ statement: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { try $0.execute(sql: statement) }
    try queue.close()
  }

  @Test(arguments: [
    "UPDATE person SET role = 'god'", "UPDATE person SET units = 'everything@all'",
    "UPDATE person SET language = 'xx'", "UPDATE person SET password = 'scrypt$40$8$1$AAAA$AAAA'",
    "UPDATE journal SET author = 'somebody else' WHERE number = 1", "DELETE FROM journal WHERE number = 1",
    "DROP TABLE session", "ALTER TABLE person DROP COLUMN fingerprint",
  ])
  func `what was changed by hand is told, and gives nobody more rights`(statement: String) throws {
    let store = try open()
    _ = try lan(in: store)
    try store.close()
    try change(statement)
    let fault = #expect(throws: RegistryFault.self) {
      let store = try open()
      _ = try signIn(store)
      _ = try store.journal()
    }
    guard case .people(.file(.damaged)) = fault?.kind else {
      Issue.record("\(statement): \(String(describing: fault))")
      return
    }
  }

  @Test func `a page that is damaged is told`() throws {
    let store = try open()
    for number in 0..<200 { _ = try lan(in: store, login: "lan\(number)") }
    try store.close()
    let handle = try #require(FileHandle(forUpdatingAtPath: path))
    try handle.seek(toOffset: 4_096)
    try handle.write(contentsOf: Data(repeating: 0xA5, count: 8_192))
    try handle.close()
    let fault = #expect(throws: RegistryFault.self) { _ = try open().persons() }
    guard case .people(.file(.damaged)) = fault?.kind else {
      Issue.record("\(String(describing: fault))")
      return
    }
  }
}
