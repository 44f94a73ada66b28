import P8Definitions
import P8Model
import VietnameseText

/// Finds what is about a person in a cell of text: names, numbers, stories.
struct PersonalDataFinder: Sendable {
  /// Sections in which anything about a person is an error.
  let atRiskSections: Set<String>
  private let names: NameFinder
  private let numbers: NumberFinder
  private let acts: Phrases
  private let topics: Phrases
  private let onePerson: Phrases
  private let ages: Set<String>
  private let ageLimits: Set<String>
  private let ethnicMarkers: Phrases
  private let ethnicGroups: Phrases

  init(_ definitions: Definitions) {
    let words = definitions.personalData
    atRiskSections = Set(words[.atRiskSections])
    names = NameFinder(words, units: definitions.units)
    numbers = NumberFinder(words)
    acts = Phrases(words[.violentActs])
    topics = Phrases(words[.violentTopics])
    onePerson = Phrases(words[.onePerson])
    ages = Set(words[.ages].map { WordToken.key($0) })
    ageLimits = Set(words[.ageLimits].map { WordToken.key($0) })
    ethnicMarkers = Phrases(words[.ethnicMarkers])
    ethnicGroups = Phrases(words[.ethnicGroups])
  }

  /// What a text holds; the text has to be clean.
  func matches(in text: String, isPlace: Bool = false) -> [PersonalMatch] {
    var matches = numbers.matches(in: text)
    if isPlace { return matches }
    let words = WordToken.words(of: text)
    let found = names.matches(in: words)
    let isOne = onePerson.isIn(words) || hasAge(words)
    let isAct = acts.isIn(words)
    // A topic is about many: only with a person in it does it tell what happened.
    if isAct && (isOne || !found.isEmpty) || topics.isIn(words) && !found.isEmpty {
      matches.append(PersonalMatch(kind: .story, text: text, covered: Self.cover))
    } else if isAct || isOne {
      matches.append(PersonalMatch(kind: .onePerson, text: text, covered: Self.cover))
    }
    return matches + found
  }

  /// Whether a text says an ethnic group of a person.
  func saysEthnicGroup(_ text: String) -> Bool {
    let words = WordToken.words(of: text)
    if !words.isEmpty, ethnicGroups.length(at: 0, in: words) == words.count { return true }
    return words.indices.contains { index in
      let marker = ethnicMarkers.length(at: index, in: words)
      return marker > 0 && index + marker < words.count && words[index + marker].isCapital
        && ethnicGroups.length(at: index + marker, in: words) > 0
    }
  }

  private func hasAge(_ words: [WordToken]) -> Bool {
    words.indices.dropFirst().contains { index in
      guard ages.contains(words[index].key), words[index - 1].isNumber else { return false }
      // `12 - 16 tuổi`, `dưới 16 tuổi` are ages of many.
      let before = index >= 2 ? words[index - 2] : nil
      return before.map { !ageLimits.contains($0.key) && !$0.isNumber } ?? false
    }
  }

  private static let cover = "••••••"
}
