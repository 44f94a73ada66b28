/// By which words personal data is recognised in cells of text: `indicators/personal-data.yaml`.
package struct PersonalDataWords: Hashable, Sendable {
  /// The lists of words.
  package enum List: String, Sendable, CaseIterable {
    case atRiskSections = "at-risk-sections"
    case titles, plurals, roles, places
    case familyNames = "family-names"
    case middleNames = "middle-names"
    case highlandNames = "highland-names"
    case highlandPrefixes = "highland-prefixes"
    case highlandLetters = "highland-letters"
    case notNames = "not-names"
    case violentActs = "violent-acts"
    case violentTopics = "violent-topics"
    case onePerson = "one-person"
    case ages
    case ageLimits = "age-limits"
    case ethnicMarkers = "ethnic-markers"
    case ethnicGroups = "ethnic-groups"
    case phones, identities
    case moneyWords = "money-words"
  }

  private let lists: [List: [String]]

  package init(_ lists: [List: [String]] = [:]) { self.lists = lists }

  /// The words of a list; empty where the definitions have none.
  package subscript(list: List) -> [String] { lists[list] ?? [] }
}
