package import P8Model
import P8Presentation
import P8Registry

/// Signing in, and the sessions that come of it.
extension People {
  // MARK: - Signing in

  package func signIn(login: String, password: String, from address: String) throws(Failure) -> SignedIn {
    // What cannot be a login is unknown, too: it is counted and told as such.
    let login = Self.form(login: login)
    let password = PasswordRule.form(String(password.prefix(PasswordRule.most)))
    return try store { store throws(RegistryFault) in
      try store.signIn(
        login: login, password: password, address: address, cost: workspace.passwordCost)
    }
  }

  /// The session of a token, with the person as they are now; nil where there is none any more.
  package func session(_ token: String) throws(Failure) -> Session? {
    try store { store throws(RegistryFault) in try store.session(token) }
  }

  /// Gives a session another token; the old one is void at once.
  ///
  /// Nil where there is no session.
  package func rotate(_ token: String) throws(Failure) -> SignedIn? {
    try store { store throws(RegistryFault) in try store.rotate(token) }
  }

  package func signOut(_ token: String) throws(Failure) {
    try store { store throws(RegistryFault) in try store.signOut(token) }
  }

  /// Chooses another password; all other sessions of the person end.
  ///
  /// One's own only.
  package func changePassword(
    of id: Int64, from old: String, to new: String, keeping session: Int64? = nil
  ) throws(Failure) {
    let person = try find(id)
    if let acting = workspace.person, acting.id != id {
      throw Failure.forbidden(.beyondOwnRights(person.role))
    }
    let hash = try hashed(new, login: person.login, name: person.name)
    let old = PasswordRule.form(String(old.prefix(PasswordRule.most)))
    try store { store throws(RegistryFault) in
      try store.changePassword(of: id, from: old, to: hash, keeping: session)
    }
  }

  // MARK: - Sessions of people

  /// The sessions of a person: one's own, or those of whom one administers.
  package func sessions(of id: Int64) throws(Failure) -> [Session] {
    try requireRights(over: try find(id), orSelf: true)
    return try store { store throws(RegistryFault) in try store.sessions(of: id) }
  }

  package func revoke(_ session: Int64) throws(Failure) {
    let person = try store { store throws(RegistryFault) in try store.person(ofSession: session) }
    try requireRights(over: person, orSelf: true)
    try store { store throws(RegistryFault) in try store.revoke(session) }
  }

  package func revokeAll(of id: Int64) throws(Failure) {
    try requireRights(over: try find(id), orSelf: true)
    try store { store throws(RegistryFault) in try store.revokeAll(of: id) }
  }
}
