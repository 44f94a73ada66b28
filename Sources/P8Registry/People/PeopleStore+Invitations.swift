package import ContentDigest
import GRDB
package import P8Model

extension PeopleStore {
  /// Invites somebody new.
  package func invite(_ draft: PersonDraft) throws(RegistryFault) -> Invitation {
    try write { try invite(draft, in: $0) }
  }

  /// Invites the first person; nil where there is one.
  ///
  /// Invitations of before that nobody took are void.
  package func inviteFirst(_ draft: PersonDraft) throws(RegistryFault) -> Invitation? {
    try write { database in
      guard try Int.fetchOne(database, sql: "SELECT count(*) FROM person") == 0 else { return nil }
      try database.execute(sql: "UPDATE invitation SET state = 'withdrawn' WHERE state = 'open'")
      return try invite(draft, in: database)
    }
  }

  private func invite(_ draft: PersonDraft, in database: Database) throws -> Invitation {
    let invitation = try addInvitation(draft, person: nil, in: database)
    try note(
      .invited, about: draft.name, detail: "\(draft.role.rawValue), \(Person.text(draft.units))", in: database
    )
    return invitation
  }

  /// Takes the password of a person away, ends their sessions, and lets them choose a new one.
  package func reset(_ id: Int64) throws(RegistryFault) -> Invitation {
    try write { database in
      let person = try Self.person(id, in: database)
      try database.execute(sql: "UPDATE person SET password = NULL WHERE id = ?", arguments: [id])
      try database.execute(sql: "DELETE FROM session WHERE person = ?", arguments: [id])
      try database.execute(
        sql: "UPDATE invitation SET state = 'withdrawn' WHERE person = ? AND state = 'open'", arguments: [id])
      let draft = PersonDraft(
        name: person.name, role: person.role, units: person.units, language: person.language)
      let invitation = try addInvitation(draft, person: id, in: database)
      try note(.passwordReset, about: person.name, in: database)
      return invitation
    }
  }

  private func addInvitation(
    _ draft: PersonDraft, person: Int64?, in database: Database
  ) throws -> Invitation {
    let token = SecretToken()
    let made = try now()
    try database.execute(
      sql: """
        INSERT INTO invitation (digest, name, role, units, language, person, author, made)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        token.digest, draft.name, draft.role.rawValue, Person.text(draft.units), draft.language.rawValue,
        person, author, made,
      ])
    return Invitation(token: token.text, expires: Self.text(made + settings.invitation))
  }

  /// The invitations that wait, the oldest first; also those that have run out and were not taken back.
  package func invitations() throws(RegistryFault) -> [OpenInvitation] {
    try read { database in
      try Row.fetchAll(
        database, sql: "\(Self.select) WHERE invitation.state = 'open' ORDER BY invitation.id"
      ).map { try open($0) }
    }
  }

  /// Takes an invitation back.
  package func withdrawInvitation(_ id: Int64) throws(RegistryFault) {
    try write { database in
      let row = try Row.fetchOne(
        database, sql: "\(Self.select) WHERE invitation.id = ? AND invitation.state = 'open'", arguments: [id]
      )
      guard let row else { throw PeopleRefusal.noSuchInvitation(id) }
      let invitation = try open(row)
      try database.execute(sql: "UPDATE invitation SET state = 'withdrawn' WHERE id = ?", arguments: [id])
      try note(.invitationWithdrawn, about: invitation.draft.name, in: database)
    }
  }

  /// The invitation of a token.
  /// - Throws: Why it cannot be used.
  package func invitation(_ token: String) throws(RegistryFault) -> OpenInvitation {
    try read { try usable(token, in: $0).invitation }
  }

  /// Uses an invitation: the person is there from now on, or has a new password.
  ///
  /// - Parameter fingerprint: That of the key of somebody new; nil for none.
  package func accept(
    _ token: String, login: String, password: PasswordHash, fingerprint: String? = nil
  ) throws(RegistryFault) -> Person {
    try write { database in
      let (invitation, known) = try usable(token, in: database)
      let id: Int64
      if let known {
        guard login == invitation.login else { throw PeopleRefusal.otherLogin(login) }
        try database.execute(
          sql: "UPDATE person SET password = ? WHERE id = ?", arguments: [password.text, known])
        id = known
      } else {
        let isTaken = try Bool.fetchOne(
          database, sql: "SELECT EXISTS (SELECT 1 FROM person WHERE login = ?)", arguments: [login])
        guard isTaken != true else { throw PeopleRefusal.takenLogin(login) }
        let draft = invitation.draft
        try database.execute(
          sql: """
            INSERT INTO person (login, name, role, units, language, password, fingerprint)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
          arguments: [
            login, draft.name, draft.role.rawValue, Person.text(draft.units), draft.language.rawValue,
            password.text, fingerprint,
          ])
        id = database.lastInsertedRowID
      }
      try database.execute(
        sql: "UPDATE invitation SET state = 'used' WHERE id = ?", arguments: [invitation.id])
      try forgetFailures(ofLogin: login, in: database)
      let person = try Self.person(id, in: database)
      try note(.accepted, about: person.name, detail: person.login, by: person.name, in: database)
      return person
    }
  }

  private static let select = """
    SELECT invitation.id, invitation.name, invitation.role, invitation.units, invitation.language,
      invitation.author, invitation.made, invitation.state, person.id, person.login
    FROM invitation LEFT JOIN person ON person.id = invitation.person
    """

  private func open(_ row: Row) throws -> OpenInvitation {
    let id: Int64 = row[0]
    guard let role = PersonRole(rawValue: row[2]), let units = Person.units(row[3]),
      let language = Language(rawValue: row[4])
    else { throw PeopleRefusal.file(.damaged("invitation \(id)")) }
    return OpenInvitation(
      id: id, draft: PersonDraft(name: row[1], role: role, units: units, language: language), login: row[9],
      expires: Self.text((row[6] as Int64) + settings.invitation), author: row[5])
  }

  /// The invitation of a token, and the person whose password it renews.
  private func usable(
    _ token: String, in database: Database
  ) throws -> (invitation: OpenInvitation, person: Int64?) {
    guard let token = SecretToken(token),
      let row = try Row.fetchOne(
        database, sql: "\(Self.select) WHERE invitation.digest = ?", arguments: [token.digest])
    else { throw PeopleRefusal.unknownInvitation }
    switch row[7] as String {
    case "open": break
    case "used": throw PeopleRefusal.usedInvitation
    default: throw PeopleRefusal.unknownInvitation
    }
    guard try now() - (row[6] as Int64) < settings.invitation else { throw PeopleRefusal.expiredInvitation }
    return (try open(row), row[8])
  }
}
