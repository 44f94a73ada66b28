package import ContentDigest
import GRDB
package import P8Model

extension PeopleStore {
  /// Begins a session for who knows the password.
  ///
  /// Each attempt is counted before the password is looked at, so that many at once are no way round the lock. An unknown
  /// login costs the same work and counts the same as a wrong password.
  /// - Parameter cost: At which cost passwords are hashed; one that was hashed at another one is hashed anew.
  package func signIn(
    login: String, password: String, address: String, cost: PasswordHash.Cost = .standard
  ) throws(RegistryFault) -> SignedIn {
    let found = try admit(login, address)
    let hash = found.flatMap(\.hash)
    let matches: Bool
    let renewed: PasswordHash?
    do {
      if let hash {
        matches = try hash.matches(password)
        renewed = matches && hash.cost != cost ? try PasswordHash(of: password, cost: cost) : nil
      } else {
        // As much work as for somebody who is known.
        _ = try PasswordHash(of: password.isEmpty ? " " : password, cost: cost)
        (matches, renewed) = (false, nil)
      }
    } catch {
      throw RegistryFault(.inputOutput, path: path, detail: String(describing: error))
    }
    guard let found, let hash, matches else { return try refuse(found?.person, login, address) }
    guard !found.person.isSuspended else { throw RegistryFault(.people(.suspended), path: path) }
    return try write { database in
      // The person may have been suspended, or the password changed, meanwhile.
      let now = try Row.fetchOne(
        database, sql: "SELECT \(Person.columns), password FROM person WHERE id = ?",
        arguments: [found.person.id])
      guard let now, now[8] == hash.text else { throw PeopleRefusal.wrongCredentials }
      let person = try Person(now)
      guard !person.isSuspended else { throw PeopleRefusal.suspended }
      if let renewed {
        try database.execute(
          sql: "UPDATE person SET password = ? WHERE id = ?", arguments: [renewed.text, person.id])
      }
      try forgetFailures(ofLogin: login, in: database)
      try takeBack(Self.key("address", address), in: database)
      return try beginSession(of: person, from: address, in: database)
    }
  }

  /// Chooses another password; all other sessions of the person end.
  package func changePassword(
    of id: Int64, from old: String, to new: PasswordHash, keeping session: Int64?
  ) throws(RegistryFault) {
    let login = try person(id).login
    let known = try admit(login, "")
    do {
      guard try known?.hash?.matches(old) == true else { throw PeopleRefusal.wrongPassword }
    } catch let refusal as PeopleRefusal {
      throw RegistryFault(.people(refusal), path: path)
    } catch {
      throw RegistryFault(.inputOutput, path: path, detail: String(describing: error))
    }
    try write { database in
      let person = try Self.person(id, in: database)
      try database.execute(sql: "UPDATE person SET password = ? WHERE id = ?", arguments: [new.text, id])
      try database.execute(
        sql: "DELETE FROM session WHERE person = ? AND id <> ?", arguments: [id, session ?? 0])
      try forgetFailures(ofLogin: login, in: database)
      try note(.passwordChanged, about: person.name, in: database)
    }
  }

  // MARK: - Counting

  /// Counts an attempt, and finds the person.
  ///
  /// - Throws: `locked`, without a look at the password.
  private func admit(
    _ login: String, _ address: String
  ) throws(RegistryFault) -> (person: Person, hash: PasswordHash?)? {
    let admission: Admission = try write { database in
      let keys =
        [(Self.key("login", login), settings.failuresOfLogin)]
        + (address.isEmpty ? [] : [(Self.key("address", address), settings.failuresOfAddress)])
      for (key, most) in keys {
        // Not thrown here: what was noted of a clock that was put back must stay.
        if let until = try lockedUntil(key, most: most, in: database) { return .locked(until: until) }
      }
      for (key, _) in keys { try count(key, in: database) }
      return .counted(try Self.known(login, in: database))
    }
    switch admission {
    case .locked(let until): throw RegistryFault(.people(.locked(until: until)), path: path)
    case .counted(let found): return found
    }
  }

  private enum Admission {
    case locked(until: String)
    case counted((person: Person, hash: PasswordHash?)?)
  }

  private static func known(
    _ login: String, in database: Database
  ) throws -> (person: Person, hash: PasswordHash?)? {
    let row = try Row.fetchOne(
      database, sql: "SELECT \(Person.columns), password FROM person WHERE login = ?", arguments: [login])
    guard let row else { return nil }
    let text: String? = row[8]
    let hash = text.flatMap { PasswordHash($0) }
    guard text == nil || hash != nil else {
      throw PeopleRefusal.file(.damaged("person \(row[0] as Int64)"))
    }
    return (try Person(row), hash)
  }

  /// Notes that a password was wrong.
  private func refuse(_ person: Person?, _ login: String, _ address: String) throws(RegistryFault) -> SignedIn
  {
    try write { database in
      if let person { try note(.refused, about: person.name, detail: address, by: "", in: database) }
      for (key, most, what) in [
        (Self.key("login", login), settings.failuresOfLogin, person?.login ?? "-"),
        (Self.key("address", address), settings.failuresOfAddress, address),
      ] where try lockedUntil(key, most: most, in: database) != nil {
        try note(.locked, about: person?.name ?? "", detail: what, by: "", in: database)
      }
    }
    throw RegistryFault(.people(.wrongCredentials), path: path)
  }

  /// Until when a key is locked; nil where it is not.
  ///
  /// A time in the future, before which the clock was put back, is taken as now: a lock never lasts longer than it
  /// should.
  private func lockedUntil(_ key: String, most: Int, in database: Database) throws -> String? {
    let row = try Row.fetchOne(database, sql: "SELECT count, at FROM failure WHERE key = ?", arguments: [key])
    guard let row, (row[0] as Int) >= most else { return nil }
    let now = try now()
    var at: Int64 = row[1]
    if at > now {
      at = now
      try database.execute(sql: "UPDATE failure SET at = ? WHERE key = ?", arguments: [now, key])
    }
    return now - at < settings.lock ? Self.text(at + settings.lock) : nil
  }

  /// Counts a failure; after a time without one the count begins anew, and old counts of others are forgotten.
  private func count(_ key: String, in database: Database) throws {
    let now = try now()
    try database.execute(
      sql: "DELETE FROM failure WHERE at <= ?", arguments: [now - settings.lock])
    try database.execute(
      sql: """
        INSERT INTO failure (key, count, at) VALUES (?, 1, ?)
        ON CONFLICT (key) DO UPDATE SET count = count + 1, at = excluded.at
        """, arguments: [key, now])
  }

  func forgetFailures(ofLogin login: String, in database: Database) throws {
    try database.execute(sql: "DELETE FROM failure WHERE key = ?", arguments: [Self.key("login", login)])
  }

  /// Takes one attempt off a count: it was none that failed.
  private func takeBack(_ key: String, in database: Database) throws {
    try database.execute(
      sql: "UPDATE failure SET count = count - 1 WHERE key = ? AND count > 0", arguments: [key])
  }

  private static func key(_ kind: String, _ text: String) -> String {
    ContentDigest.sha256("\(kind):\(text)")
  }
}
