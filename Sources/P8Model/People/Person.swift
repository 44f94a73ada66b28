/// Somebody who works with the registry through a server: who they are, and what they may do where.
package struct Person: Hashable, Sendable, Identifiable {
  /// The number; never given again.
  package let id: Int64
  /// By which name they sign in: small letters, digits and `. _ - @`.
  package let login: String
  /// The name, which stands in the audit log as author.
  package let name: String
  package let role: PersonRole
  /// The units of the person, each with all that lies in it.
  package let units: [UnitCode]
  package let language: Language
  /// Whether they are kept from signing in.
  package let isSuspended: Bool
  /// The fingerprint of the key with which the server signs for them; nil where there is none.
  package let fingerprint: String?

  package init(
    id: Int64, login: String, name: String, role: PersonRole, units: [UnitCode], language: Language = .vi,
    isSuspended: Bool = false, fingerprint: String? = nil
  ) {
    (self.id, self.login, self.name, self.role, self.units) = (id, login, name, role, units)
    (self.language, self.isSuspended, self.fingerprint) = (language, isSuspended, fingerprint)
  }

  /// Whether one of the units is the whole country.
  package var isNationwide: Bool { units.contains { $0.level == .nation } }

  /// Whether they look after all people: of these there is always one.
  package var administersAll: Bool { !isSuspended && isNationwide && role.acts.contains(.administer) }
}

/// What an invitation makes a person.
package struct PersonDraft: Hashable, Sendable {
  package var name: String
  package var role: PersonRole
  package var units: [UnitCode]
  package var language: Language

  package init(name: String, role: PersonRole, units: [UnitCode], language: Language = .vi) {
    (self.name, self.role, self.units, self.language) = (name, role, units, language)
  }
}

/// What is changed of a person; what is nil stays.
package struct PersonChange: Hashable, Sendable {
  package var name: String?
  package var role: PersonRole?
  package var units: [UnitCode]?
  package var language: Language?

  package init(
    name: String? = nil, role: PersonRole? = nil, units: [UnitCode]? = nil, language: Language? = nil
  ) {
    (self.name, self.role, self.units, self.language) = (name, role, units, language)
  }
}
