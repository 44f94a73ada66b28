import P8Definitions
import P8Model
import VietnameseText

/// Finds names of persons among the words of a text.
struct NameFinder: Sendable {
  private let titles: Phrases
  private let plurals: Set<String>
  private let roles: Set<String>
  private let places: Phrases
  private let families: Set<String>
  private let middles: Set<String>
  private let highland: Phrases
  private let prefixes: [String]
  private let letters: Set<String>
  private let notNames: Phrases
  private let ethnicGroups: Phrases
  /// Names of units that begin as a name of a person would: `Anh Sơn`.
  private let unitNames: Phrases

  init(_ words: PersonalDataWords, units: UnitCatalogue) {
    func keys(_ list: PersonalDataWords.List) -> Set<String> {
      Set(words[list].map { WordToken.key(NormalForm.composed($0)) })
    }
    titles = Phrases(words[.titles])
    plurals = keys(.plurals)
    roles = keys(.roles)
    places = Phrases(words[.places])
    // Names typed without diacritics are names, too.
    families = keys(.familyNames).union(keys(.familyNames).map(SearchKey.undiacritic))
    middles = keys(.middleNames).union(keys(.middleNames).map(SearchKey.undiacritic))
    highland = Phrases(words[.highlandNames])
    prefixes = words[.highlandPrefixes].map { WordToken.key($0) }
    letters = Set(words[.highlandLetters])
    notNames = Phrases(words[.notNames])
    ethnicGroups = Phrases(words[.ethnicGroups])
    let firsts = [words[.titles], words[.highlandNames], words[.highlandLetters], words[.familyNames]]
    let starts = Set(firsts.joined().compactMap { WordToken.keys($0).first })
    let marks = prefixes
    unitNames = Phrases(
      Set(units.all.map(\.shortName)).filter { name in
        let keys = WordToken.keys(name)
        return keys.count > 1
          && (starts.contains(keys[0]) || keys.contains { key in marks.contains { key.hasPrefix($0) } })
      })
  }

  func matches(in words: [WordToken]) -> [PersonalMatch] {
    guard words.count > 1 || words.first.map({ hasPrefix($0) }) ?? false else { return [] }
    var matches: [PersonalMatch] = []
    var index = 0
    while index < words.count {
      let skipped = max(notNames.length(at: index, in: words), unitName(at: index, in: words))
      if skipped > 0 {
        index += skipped
      } else if let (kind, name) = name(at: index, in: words) {
        matches.append(Self.match(kind, words[name]))
        index = name.upperBound
      } else {
        index += 1
      }
    }
    return matches
  }

  /// The name that begins at a word, its title left out.
  private func name(at index: Int, in words: [WordToken]) -> (PersonalMatch.Kind, Range<Int>)? {
    guard !isAfterPlace(index, in: words) else { return nil }
    if isFamily(words[index]), index + 2 < words.count, isMiddle(words[index + 1]),
      notNames.length(at: index + 1, in: words) == 0,
      isName(index + 2, in: words), !words[index].endsPhrase, !words[index + 1].endsPhrase
    {
      return (.name, index..<end(of: index + 2, in: words))
    }
    if hasPrefix(words[index]) { return (.name, index..<end(of: index, in: words)) }
    let family = highland.length(at: index, in: words)
    if family > 0, words[index].isCapital, follows(index + family, in: words),
      isName(index + family, in: words)
    {
      return (.name, index..<end(of: index + family, in: words))
    }
    if letters.contains(String(words[index].text)), follows(index + 1, in: words),
      isName(index + 1, in: words)
    {
      let end = end(of: index + 1, in: words)
      let isWhole = (index + 1..<end).contains { highland.length(at: $0, in: words) > 0 }
      return (isWhole ? .name : .namePerhaps, index..<end)
    }
    return titled(at: index, in: words)
  }

  /// A title with the name behind it.
  private func titled(at index: Int, in words: [WordToken]) -> (PersonalMatch.Kind, Range<Int>)? {
    let title = titles.length(at: index, in: words)
    let start = index + title
    guard title > 0, follows(start, in: words), isName(start, in: words), !roles.contains(words[start].key),
      places.length(at: start, in: words) == 0, ethnicGroupOfMany(at: start, in: words) == false,
      notNames.length(at: start, in: words) == 0, !words[start].isAllCapitals, !words[index].isAllCapitals
    else { return nil }
    // A title with a capital within a sentence is a part of a name of something else: `huyện Anh Sơn`.
    let isFirst = index == 0 || words[index - 1].endsPhrase
    if words[index].isCapital, !isFirst { return nil }
    let end = end(of: start, in: words)
    if hasPrefix(words[start]) || isFamily(words[start]) && end > start + 1 { return (.name, start..<end) }
    if letters.contains(String(words[start].text)), end > start + 1 { return (.name, start..<end) }
    if index > 0, plurals.contains(words[index - 1].key) || words[index - 1].isNumber { return nil }
    return (.namePerhaps, start..<end)
  }

  /// Groups with names of several words are no names of persons; `Hoa` is both.
  private func ethnicGroupOfMany(at start: Int, in words: [WordToken]) -> Bool {
    ethnicGroups.length(at: start, in: words) > 1
      || words[start].key.contains("'") && ethnicGroups.length(at: start, in: words) > 0
  }

  private func unitName(at index: Int, in words: [WordToken]) -> Int {
    let length = unitNames.length(at: index, in: words)
    guard length > 0, words[index..<index + length].allSatisfy(\.isCapital) else { return 0 }
    return length
  }

  /// Whether a word belongs to the phrase of the word before.
  private func follows(_ index: Int, in words: [WordToken]) -> Bool {
    index < words.count && !words[index - 1].endsPhrase
  }

  private func isName(_ index: Int, in words: [WordToken]) -> Bool {
    words[index].isCapital && !words[index].isNumber && notNames.length(at: index, in: words) == 0
  }

  private func isFamily(_ word: WordToken) -> Bool { word.isCapital && families.contains(word.key) }
  private func isMiddle(_ word: WordToken) -> Bool { word.isCapital && middles.contains(word.key) }

  /// `H'Hen`, but not `H'mông`.
  private func hasPrefix(_ word: WordToken) -> Bool {
    guard word.isCapital else { return false }
    return prefixes.contains { prefix in
      word.key.count > prefix.count && word.key.hasPrefix(prefix)
        && word.text.dropFirst(prefix.count).first?.isUppercase ?? false
    }
  }

  /// The end of the capitals that begin at a word.
  private func end(of start: Int, in words: [WordToken]) -> Int {
    var end = start + 1
    while end < words.count, end < start + 4, follows(end, in: words), words[end].isCapital,
      !words[end].isNumber
    { end += 1 }
    return end
  }

  /// Whether the words before say that a name is that of a place, a school or a prize.
  private func isAfterPlace(_ index: Int, in words: [WordToken]) -> Bool {
    var before = index - 1
    while before >= 0, before >= index - 2, !words[before].endsPhrase {
      let isPlace = (max(0, before - 1)...before).contains { start in
        places.length(at: start, in: words) == before - start + 1
      }
      if isPlace { return true }
      // Only a short word may stand between: `trường THCS`.
      guard words[before].isCapital else { return false }
      before -= 1
    }
    return false
  }

  private static func match(_ kind: PersonalMatch.Kind, _ words: ArraySlice<WordToken>) -> PersonalMatch {
    guard let first = words.first, let last = words.last else {
      return PersonalMatch(kind: kind, text: "", covered: "")
    }
    let text = first.text.base[first.text.startIndex..<last.text.endIndex]
    return PersonalMatch(
      kind: kind, text: String(text), covered: words.map { "\($0.text.prefix(1))••" }.joined(separator: " "))
  }
}
