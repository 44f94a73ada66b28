package import P8Model
import P8Presentation

extension People {
  /// People and invitations, a line each; empty where there are none.
  package func text(_ language: Language) throws(Failure) -> String {
    let people = try list().map { person in
      [
        person.login, person.name, PeopleWords.name(person.role)[language], Self.codes(person.units),
        person.isSuspended ? PeopleWords.name(.suspended)[language] : "",
      ].joined(separator: "\t")
    }
    let invitations = try invitations().map { invitation in
      [
        invitation.login ?? "#\(invitation.id)", invitation.draft.name,
        PeopleWords.name(invitation.draft.role)[language], Self.codes(invitation.draft.units),
        PeopleWords.waits(until: invitation.expires)[language],
      ].joined(separator: "\t")
    }
    return (people + invitations).joined(separator: "\n")
  }

  /// The journal, a line for each entry, oldest first.
  package func journalText(_ language: Language) throws(Failure) -> String {
    try journal().map { entry in
      [
        "\(entry.number)", entry.at, entry.author, PeopleWords.name(entry.action)[language], entry.about,
        entry.detail,
      ].joined(separator: "\t")
    }.joined(separator: "\n")
  }

  private static func codes(_ units: [UnitCode]) -> String {
    units.map(\.description).joined(separator: " ")
  }
}
