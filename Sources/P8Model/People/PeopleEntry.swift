/// What was done about people.
package enum PeopleAction: String, Hashable, Sendable, CaseIterable {
  case invited = "person.invited"
  case invitationWithdrawn = "invitation.withdrawn"
  case accepted = "person.accepted"
  case changed = "person.changed"
  case suspended = "person.suspended"
  case resumed = "person.resumed"
  case passwordReset = "password.reset"
  case passwordChanged = "password.changed"
  case signedIn = "session.begun"
  case signedOut = "session.ended"
  case rotated = "session.rotated"
  case revoked = "session.revoked"
  /// A wrong password for a person.
  case refused = "signin.refused"
  /// A login or an address was locked.
  case locked = "signin.locked"
}

/// An entry of the journal of people.
package struct PeopleEntry: Hashable, Sendable {
  /// The number, from 1 without gaps.
  package let number: Int64
  /// When, as `2023-10-30T08:00:00Z`.
  package let at: String
  /// Who: the name of a person, or of whoever works at a shell.
  package let author: String
  package let action: PeopleAction
  /// About whom: a name; empty where it is about nobody who is known.
  package let about: String
  /// The particulars: role and units, or an address.
  package let detail: String

  package init(
    number: Int64, at: String, author: String, action: PeopleAction, about: String, detail: String
  ) {
    (self.number, self.at, self.author, self.action) = (number, at, author, action)
    (self.about, self.detail) = (about, detail)
  }
}
