/// A link by which somebody chooses a login and a password, once: shown when it is made and never again.
package struct Invitation: Hashable, Sendable {
  /// 64 hexadecimal digits: a secret, of which only the digest is kept.
  package let token: String
  /// Until when it may be used, as `2023-10-30T08:00:00Z`.
  package let expires: String

  package init(token: String, expires: String) { (self.token, self.expires) = (token, expires) }
}

/// An invitation that waits, without its secret.
package struct OpenInvitation: Hashable, Sendable, Identifiable {
  package let id: Int64
  /// What it makes a person.
  package let draft: PersonDraft
  /// The person who chooses a new password by it; nil for somebody new.
  package let login: String?
  /// Until when it may be used.
  package let expires: String
  /// Who made it.
  package let author: String

  package init(id: Int64, draft: PersonDraft, login: String?, expires: String, author: String) {
    (self.id, self.draft, self.login, self.expires, self.author) = (id, draft, login, expires, author)
  }
}
