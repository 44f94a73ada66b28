package import P8Definitions
import P8Model
import VietnameseText

/// The words of ``NarrativeWords`` made ready for looking up.
package struct NarrativeVocabulary: Sendable {
  /// The time that a marker stands for, and how far it reaches.
  struct Marker: Sendable {
    enum Reach: Sendable {
      /// The next number only, against everything else.
      case near
      /// The next number only, where nothing else of the sentence says anything.
      case weak
      case sentence
    }

    /// Nil for a phrase that looks like a marker and is none.
    let flow: NarrativeFigure.Flow?
    let reach: Reach
  }

  private let keys: [String: Int32]

  let names: PhraseTable<String>
  let activities: PhraseTable<String>
  let notActivities: PhraseTable<Bool>
  let carriers: PhraseTable<Set<String>>
  let people: PhraseTable<Bool>
  let trainees: PhraseTable<Bool>
  let attendances: PhraseTable<Bool>
  let notAttendances: PhraseTable<Bool>
  let participation: PhraseTable<Bool>
  let notParticipation: PhraseTable<Bool>
  let attend: PhraseTable<Bool>
  let mothers: PhraseTable<Bool>
  let births: PhraseTable<Bool>
  let others: PhraseTable<Bool>
  let comparators: PhraseTable<NarrativeFigure.Comparator>
  let vague: PhraseTable<Bool>
  let indefinite: PhraseTable<Bool>
  let markers: PhraseTable<Marker>
  let rates: PhraseTable<Bool>
  let differences: PhraseTable<Bool>
  let laws: PhraseTable<Bool>
  let eventWords: PhraseTable<String>
  let ratesAfter: PhraseTable<Bool>
  let deeds: PhraseTable<Bool>
  /// Openers of parts, and whether they say that the parts are all.
  let openers: PhraseTable<Bool>
  let openLists: PhraseTable<Bool>
  let places: PhraseTable<String>
  let dayWords: PhraseTable<Bool>
  let stage: PhraseTable<Bool>

  let classifiers: Set<Int32>
  let activityClassifiers: Set<Int32>
  let afterCarrier: Set<Int32>
  let labels: Set<Int32>
  let notCounted: Set<Int32>
  let sums: Set<Int32>
  let copulas: Set<Int32>
  let dong: Set<Int32>
  /// How the unit of money is written in answers.
  let dongText: String
  let foreign: Set<Int32>
  let scales: [Int32: Int]
  let englishScales: Set<Int32>
  let englishNumbers: [Int32: Int]
  let overYears: Set<Int32>
  let splits: [(Set<Int32>, Set<Int32>)]
  let abbreviations: Set<Int32>
  let grammar: [String: Set<Int32>]
  /// The words themselves, for numbers in words.
  let spellings: [Int32: String]

  package init(_ words: NarrativeWords) {
    var keys = Keys()
    func table(_ list: NarrativeWords.List) -> PhraseTable<Bool> {
      keys.table(words[list].map { ($0, true) })
    }
    func table(_ table: NarrativeWords.Table) -> PhraseTable<String> {
      keys.table(words[table].flatMap { row in row.words.map { ($0, row.key) } })
    }
    func set(_ list: NarrativeWords.List) -> Set<Int32> { keys.set(words[list]) }
    names = table(.names)
    activities = table(.activities)
    notActivities = table(.notActivities)
    carriers = keys.table(words[.carriers].map { ($0.key, Set($0.words)) })
    (people, trainees, attendances) = (table(.people), table(.trainees), table(.attendances))
    (notAttendances, participation) = (table(.notAttendances), table(.participation))
    (notParticipation, attend) = (table(.notParticipation), table(.attend))
    (mothers, births, others, vague) = (table(.mothers), table(.births), table(.others), table(.vague))
    indefinite = table(.indefinite)
    (differences, laws, eventWords) = (table(.differences), table(.laws), table(.eventWords))
    comparators = keys.table(
      words[.comparators].flatMap { row in
        NarrativeFigure.Comparator(rawValue: row.key).map { value in row.words.map { ($0, value) } } ?? []
      })
    markers = keys.table(
      words[.times].flatMap { row in
        Self.marker(row.key).map { marker in row.words.map { ($0, marker) } } ?? []
      })
    (rates, ratesAfter, deeds, openLists) = (
      table(.rates), table(.ratesAfter), table(.deeds), table(.openLists)
    )
    openers = keys.table(words[.parts].map { ($0, false) } + words[.allParts].map { ($0, true) })
    places = keys.table(
      words[.places].map { ($0, $0) }
        + words[.placeAbbreviations].sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    dayWords = table(.dayWords)
    stage = keys.table(words[.grammar, "stage"].map { ($0, true) })
    (classifiers, activityClassifiers) = (set(.classifiers), set(.activityClassifiers))
    (afterCarrier, labels, notCounted) = (set(.afterCarrier), set(.labels), set(.notCounted))
    (sums, copulas, overYears, abbreviations) = (
      set(.sums), set(.copulas), set(.overYears), set(.abbreviations)
    )
    (dong, foreign) = (keys.set(words[.money, "dong"]), keys.set(words[.money, "foreign"]))
    dongText = words[.money, "dong"].first ?? ""
    scales = Dictionary(
      words[.scales].flatMap { row in row.words.map { (keys.key($0), Int(row.key) ?? 0) } }
    ) { first, _ in first }
    englishScales = set(.englishScales)
    englishNumbers = Dictionary(
      words[.englishNumbers].sorted { $0.key < $1.key }.map { (keys.key($0.key), Int($0.value) ?? 0) }
    ) { first, _ in first }
    splits = words[.splits].map { (keys.set([$0.key]), keys.set($0.words)) }
    grammar = Dictionary(words[.grammar].map { ($0.key, keys.set($0.words)) }) { first, _ in first }
    self.keys = keys.all
    spellings = Dictionary(keys.all.map { ($0.value, $0.key) }) { first, _ in first }
  }

  private static func marker(_ key: String) -> Marker? {
    switch key {
    case "in-period": Marker(flow: .inPeriod, reach: .sentence)
    case "new": Marker(flow: .inPeriod, reach: .near)
    case "launched": Marker(flow: .inPeriod, reach: .weak)
    case "cumulative": Marker(flow: .cumulative, reach: .sentence)
    case "kept": Marker(flow: .cumulative, reach: .near)
    case "target": Marker(flow: .target, reach: .sentence)
    case "done": Marker(flow: .unspecified, reach: .sentence)
    case "none": Marker(flow: nil, reach: .sentence)
    default: nil
    }
  }

  /// The number of a word of the text; ``NarrativeToken/unknown`` where it stands in no phrase.
  func key(of word: String) -> Int32 { keys[SearchKey.placementFree(word)] ?? NarrativeToken.unknown }

  func mark(_ scalar: Unicode.Scalar) -> Int32 { keys[String(Character(scalar))] ?? NarrativeToken.unknown }

  /// Whether a word is a number below ten, in either language.
  func isNumberWord(_ key: Int32) -> Bool {
    englishNumbers[key] != nil || NumberWords.value(of: [spellings[key] ?? ""]) != nil
  }

  func words(_ name: String) -> Set<Int32> { grammar[name] ?? [] }

  /// Numbers the words of phrases.
  private struct Keys {
    var all: [String: Int32] = [:]

    /// Words that are read by other means: numbers.
    init() {
      for word in NumberWords.all { _ = key(word) }
    }

    mutating func key(_ word: String) -> Int32 {
      let folded = word.contains { $0.isLetter } ? SearchKey.placementFree(word) : word
      if let key = all[folded] { return key }
      let key = Int32(all.count)
      all[folded] = key
      return key
    }

    mutating func phrase(_ text: String) -> [Int32] {
      text.split { $0 == " " || $0 == "-" }.map { key(String($0)) }
    }

    mutating func set(_ words: [String]) -> Set<Int32> { Set(words.map { key($0) }) }

    mutating func table<Value>(_ phrases: [(String, Value)]) -> PhraseTable<Value> {
      PhraseTable(phrases.map { (phrase($0.0), $0.1) })
    }
  }
}
