/// A person who has signed in on a device.
package struct Session: Hashable, Sendable, Identifiable {
  package let id: Int64
  package let person: Person
  /// What each form of the session must carry; empty in lists of sessions.
  package let csrf: String
  /// When they signed in, as `2023-10-30T08:00:00Z`.
  package let signedInAt: String
  /// When they were last seen, within a minute.
  package let lastSeen: String
  /// From where they signed in.
  package let address: String

  package init(
    id: Int64, person: Person, csrf: String, signedInAt: String, lastSeen: String, address: String
  ) {
    (self.id, self.person, self.csrf) = (id, person, csrf)
    (self.signedInAt, self.lastSeen, self.address) = (signedInAt, lastSeen, address)
  }
}

/// What signing in gives.
package struct SignedIn: Hashable, Sendable {
  /// 64 hexadecimal digits for the cookie: a secret, of which only the digest is kept.
  package let token: String
  package let person: Person
  /// What each form of the session must carry; it follows from the token.
  package let csrf: String

  package init(token: String, person: Person, csrf: String) {
    (self.token, self.person, self.csrf) = (token, person, csrf)
  }
}
