import GRDB
package import P8Model

extension PeopleStore {
  /// All people, by login.
  package func persons() throws(RegistryFault) -> [Person] {
    try read { database in
      try Row.fetchAll(database, sql: "SELECT \(Person.columns) FROM person ORDER BY login").map(Person.init)
    }
  }

  package func person(_ id: Int64) throws(RegistryFault) -> Person {
    try read { try Self.person(id, in: $0) }
  }

  package func person(login: String) throws(RegistryFault) -> Person? {
    try read { database in
      try Row.fetchOne(
        database, sql: "SELECT \(Person.columns) FROM person WHERE login = ?", arguments: [login]
      ).map(Person.init)
    }
  }

  /// Changes what is known of a person; their sessions go on, with the rights of now.
  package func change(_ id: Int64, _ change: PersonChange) throws(RegistryFault) -> Person {
    try write { database in
      let old = try Self.person(id, in: database)
      let new = Person(
        id: id, login: old.login, name: change.name ?? old.name, role: change.role ?? old.role,
        units: change.units ?? old.units, language: change.language ?? old.language,
        isSuspended: old.isSuspended, fingerprint: old.fingerprint)
      guard new != old else { return old }
      if old.administersAll, !new.administersAll { try Self.requireAnother(than: old, in: database) }
      try database.execute(
        sql: "UPDATE person SET name = ?, role = ?, units = ?, language = ? WHERE id = ?",
        arguments: [new.name, new.role.rawValue, Person.text(new.units), new.language.rawValue, id])
      try note(.changed, about: old.name, detail: "\(old.rightsText) -> \(new.rightsText)", in: database)
      return new
    }
  }

  /// Keeps a person from signing in, and ends their sessions.
  package func suspend(_ id: Int64) throws(RegistryFault) {
    try write { database in
      let person = try Self.person(id, in: database)
      guard !person.isSuspended else { return }
      if person.administersAll { try Self.requireAnother(than: person, in: database) }
      try database.execute(sql: "UPDATE person SET suspended = 1 WHERE id = ?", arguments: [id])
      try database.execute(sql: "DELETE FROM session WHERE person = ?", arguments: [id])
      try database.execute(
        sql: "UPDATE invitation SET state = 'withdrawn' WHERE person = ? AND state = 'open'", arguments: [id])
      try note(.suspended, about: person.name, in: database)
    }
  }

  package func resume(_ id: Int64) throws(RegistryFault) {
    try write { database in
      let person = try Self.person(id, in: database)
      guard person.isSuspended else { return }
      try database.execute(sql: "UPDATE person SET suspended = 0 WHERE id = ?", arguments: [id])
      try note(.resumed, about: person.name, in: database)
    }
  }

  static func person(_ id: Int64, in database: Database) throws -> Person {
    let row = try Row.fetchOne(
      database, sql: "SELECT \(Person.columns) FROM person WHERE id = ?", arguments: [id])
    guard let row else { throw PeopleRefusal.noSuchPerson("\(id)") }
    return try Person(row)
  }

  /// Fails where nobody else may look after all people.
  private static func requireAnother(than person: Person, in database: Database) throws {
    let others = try Row.fetchAll(
      database, sql: "SELECT \(Person.columns) FROM person WHERE id <> ?", arguments: [person.id]
    ).map(Person.init)
    guard others.contains(where: \.administersAll) else {
      throw PeopleRefusal.lastAdministrator(person.name)
    }
  }
}

extension Person {
  static let columns = "id, login, name, role, units, language, suspended, fingerprint"

  /// - Throws: What is damaged: a role that is none must not become another one.
  init(_ row: Row) throws {
    let id: Int64 = row[0]
    guard let role = PersonRole(rawValue: row[3]), let units = Self.units(row[4]),
      let language = Language(rawValue: row[5])
    else { throw PeopleRefusal.file(.damaged("person \(id)")) }
    self.init(
      id: id, login: row[1], name: row[2], role: role, units: units, language: language, isSuspended: row[6],
      fingerprint: row[7])
  }

  static func text(_ units: [UnitCode]) -> String { units.map(\.description).joined(separator: " ") }

  /// Reads ``text(_:)``; nil where one is none, or there is none.
  static func units(_ text: String) -> [UnitCode]? {
    let parts = text.split(separator: " ")
    let units = parts.compactMap { UnitCode(described: String($0)) }
    return units.isEmpty || units.count != parts.count ? nil : units
  }

  /// Name, role and units, for the journal.
  var rightsText: String { "\(name), \(role.rawValue), \(Self.text(units))" }
}
