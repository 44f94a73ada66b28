/// Something about a person that stands in a text.
struct PersonalMatch: Hashable {
  enum Kind: Hashable {
    case phone, identity, name, namePerhaps, story
    /// One person, without a name: told only among people at risk.
    case onePerson
  }

  let kind: Kind
  /// The text as it stands there.
  let text: String
  /// The same, with enough covered that nobody can be found by it.
  let covered: String
}
