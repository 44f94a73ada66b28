import ContentDigest
import Foundation
package import P8Model
import P8Registry

/// The keys with which a server signs for its people: a folder beside the file of people, as a key ring is.
///
/// The server holds them: what they sign proves what the server says of a person, not what the person did.
struct PersonKeys: Sendable {
  private let ring: KeyRing

  init(besideRegistry registry: String) {
    let ending = ".sqlite"
    ring = KeyRing(folder: PeopleStore.path(ofRegistry: registry).dropLast(ending.count) + ".keys")
  }

  /// The key for whoever takes an invitation, made where there is none from an earlier attempt.
  func key(for token: SecretToken) throws(Failure) -> KeyRing.Entry {
    let name = String(token.digest.prefix(16))
    if let known = ring.entries().first(where: { $0.isOwn && $0.name == name }) { return known }
    return try ring.create(name)
  }

  /// The key of a person; nil where they have none.
  func entry(of person: Person) -> KeyRing.Entry? {
    guard let fingerprint = person.fingerprint else { return nil }
    return ring.entries().first { $0.isOwn && $0.fingerprint == fingerprint }
  }

  /// - Throws: ``Failure`` where the key of the person is gone, or others may read it.
  func signingKey(of person: Person) throws(Failure) -> SigningKey? {
    guard let fingerprint = person.fingerprint else { return nil }
    return try ring.signingKey(entry(of: person)?.name ?? fingerprint)
  }
}

extension KeyRights {
  /// What the key of a person may do elsewhere: no more than they may do here.
  package init(of person: Person) {
    let rights: [(Right, PersonAct)] = [(.send, .send), (.confirm, .confirm), (.approve, .approve)]
    self.init(
      units: person.units, may: Set(rights.filter { person.role.acts.contains($0.1) }.map(\.0)))
  }
}

extension Person {
  /// What other offices may call the key of the person: a login with nothing in it that a name of a file cannot have.
  package var keyName: String { String(login.map { $0 == "@" ? "_" : $0 }) }
}

extension Workspace {
  /// The keys of the people of the server.
  var personKeys: PersonKeys? { registryPath.map { PersonKeys(besideRegistry: $0) } }

  /// The key of the person who acts; nil where nobody does, or they have none.
  func personKey() throws(Failure) -> SigningKey? {
    guard let person else { return nil }
    return try personKeys?.signingKey(of: person)
  }

  /// Takes a step and signs the audit log in the name of the person who acts; who has no key signs nothing.
  ///
  /// Without a key that can be used no step is taken.
  func signing<Result>(
    where isDone: (Result) -> Bool = { _ in true }, _ step: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let key = try personKey()
    let result = try step()
    guard let key, isDone(result) else { return result }
    var workspace = allowed
    workspace.author = author
    let registry = try workspace.existingRegistry()
    try Failure.wrapping { () throws(RegistryFault) in try registry.signAudit(with: key) }
    return result
  }
}

extension People {
  /// A key of a person, as other offices take it.
  package struct Key: Sendable {
    package let person: Person
    package let line: String
    package let rights: KeyRights
    let key: PublicKey
  }

  /// The keys of the people whom the person administers, with the rights that they have here.
  package func keys() throws(Failure) -> [Key] {
    guard let keys = workspace.personKeys else { return [] }
    return try list().compactMap { person in
      keys.entry(of: person).map {
        Key(person: person, line: $0.line, rights: KeyRights(of: person), key: $0.key)
      }
    }
  }
}
