import ContentDigest
import GRDB
package import P8Model

extension PeopleStore {
  func beginSession(of person: Person, from address: String, in database: Database) throws -> SignedIn {
    let token = SecretToken()
    let now = try now()
    try database.execute(
      sql: "DELETE FROM session WHERE begun <= ? OR seen <= ?",
      arguments: [now - settings.absolute, now - settings.idle])
    try database.execute(
      sql: "INSERT INTO session (digest, person, begun, seen, address) VALUES (?, ?, ?, ?, ?)",
      arguments: [token.digest, person.id, now, now, address])
    try note(.signedIn, about: person.name, detail: address, by: person.name, in: database)
    return SignedIn(token: token.text, person: person, csrf: Self.csrf(token))
  }

  /// The session of a token, with the person as they are now; nil where there is none, or none any more.
  package func session(_ token: String) throws(RegistryFault) -> Session? {
    guard let token = SecretToken(token) else { return nil }
    let found = try read { database in
      try Row.fetchOne(
        database, sql: "\(Self.select) WHERE session.digest = ?", arguments: [token.digest]
      ).map { (try session($0, csrf: Self.csrf(token)), $0[8] as Int64, $0[9] as Int64) }
    }
    guard let (session, begun, seen) = found else { return nil }
    guard !session.person.isSuspended else { return nil }
    let now = try wrappedNow()
    guard now - begun < settings.absolute, now - seen < settings.idle else {
      try write { try $0.execute(sql: "DELETE FROM session WHERE id = ?", arguments: [session.id]) }
      return nil
    }
    // Where the clock was put back, times in the future are taken as now: nobody is put out, and no session lasts longer
    // than it should from here.
    if seen > now || begun > now || now - seen >= settings.seenEvery {
      try write { database in
        try database.execute(
          sql: "UPDATE session SET seen = ?, begun = min(begun, ?) WHERE id = ?",
          arguments: [now, now, session.id])
      }
    }
    return session
  }

  private func wrappedNow() throws(RegistryFault) -> Int64 {
    do {
      return try now()
    } catch {
      throw RegistryFault(error, path: path)
    }
  }

  /// Gives a session another token; the old one is void at once.
  ///
  /// Nil where there is no session.
  package func rotate(_ token: String) throws(RegistryFault) -> SignedIn? {
    guard let old = try session(token), let digest = SecretToken(token)?.digest else { return nil }
    let new = SecretToken()
    return try write { database in
      try database.execute(
        sql: "UPDATE session SET digest = ? WHERE digest = ?", arguments: [new.digest, digest])
      guard database.changesCount == 1 else { return nil }
      try note(.rotated, about: old.person.name, by: old.person.name, in: database)
      return SignedIn(token: new.text, person: old.person, csrf: Self.csrf(new))
    }
  }

  /// Ends a session; of a token that is none nothing happens.
  package func signOut(_ token: String) throws(RegistryFault) {
    guard let token = SecretToken(token) else { return }
    try write { database in
      guard
        let row = try Row.fetchOne(
          database, sql: "\(Self.select) WHERE session.digest = ?", arguments: [token.digest])
      else { return }
      let session = try session(row, csrf: "")
      try database.execute(sql: "DELETE FROM session WHERE id = ?", arguments: [session.id])
      try note(.signedOut, about: session.person.name, by: session.person.name, in: database)
    }
  }

  /// The sessions of a person, the newest first.
  package func sessions(of id: Int64) throws(RegistryFault) -> [Session] {
    try read { database in
      let now = try now()
      return try Row.fetchAll(
        database,
        sql:
          "\(Self.select) WHERE person.id = ? AND session.begun > ? AND session.seen > ? ORDER BY session.id DESC",
        arguments: [id, now - settings.absolute, now - settings.idle]
      ).map { try session($0, csrf: "") }
    }
  }

  /// The person of a session.
  package func person(ofSession id: Int64) throws(RegistryFault) -> Person {
    try read { database in
      guard
        let row = try Row.fetchOne(database, sql: "\(Self.select) WHERE session.id = ?", arguments: [id])
      else { throw PeopleRefusal.noSuchSession(id) }
      return try session(row, csrf: "").person
    }
  }

  /// Ends a session of whomever.
  package func revoke(_ id: Int64) throws(RegistryFault) {
    let person = try person(ofSession: id)
    try write { database in
      try database.execute(sql: "DELETE FROM session WHERE id = ?", arguments: [id])
      try note(.revoked, about: person.name, detail: "session \(id)", in: database)
    }
  }

  /// Ends all sessions of a person.
  package func revokeAll(of id: Int64) throws(RegistryFault) {
    try write { database in
      let person = try Self.person(id, in: database)
      try database.execute(sql: "DELETE FROM session WHERE person = ?", arguments: [id])
      try note(.revoked, about: person.name, detail: "all \(database.changesCount)", in: database)
    }
  }

  private static func csrf(_ token: SecretToken) -> String { token.derived("csrf") }

  private static let select = """
    SELECT \(Person.columns.split(separator: ", ").map { "person.\($0)" }.joined(separator: ", ")),
      session.begun, session.seen, session.id, session.address
    FROM session JOIN person ON person.id = session.person
    """

  private func session(_ row: Row, csrf: String) throws -> Session {
    Session(
      id: row[10], person: try Person(row), csrf: csrf, signedInAt: Self.text(row[8]),
      lastSeen: Self.text(row[9]), address: row[11])
  }
}
