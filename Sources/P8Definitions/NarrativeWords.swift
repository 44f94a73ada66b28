/// By which words the figures of a report in words are recognised: `indicators/narrative.yaml`.
package struct NarrativeWords: Hashable, Sendable {
  /// The lists of words.
  package enum List: String, Sendable, CaseIterable {
    case notActivities = "not-activities"
    case classifiers
    case activityClassifiers = "activity-classifiers"
    case afterCarrier = "after-carrier"
    case people, trainees, attendances
    case notAttendances = "not-attendances"
    case participation, attend
    case notParticipation = "not-participation"
    case mothers, births, others, vague, indefinite, labels
    case notCounted = "not-counted"
    case sums, rates, differences, laws
    case ratesAfter = "rates-after"
    case copulas
    case englishScales = "english-scales"
    case overYears = "over-years"
    case dayWords = "day-words"
    case deeds, parts
    case allParts = "all-parts"
    case openLists = "open-lists"
    case places, abbreviations
  }

  /// The lists that have a key each.
  package enum Table: String, Sendable, CaseIterable {
    case names, activities, eventWords = "event-words"
    case carriers, comparators, money, scales
    case times, splits, grammar

    /// The keys that mean something; nil where every key is a word or an id.
    package var keys: [String]? {
      switch self {
      case .names, .activities, .eventWords, .carriers, .splits: nil
      case .comparators: ["over", "nearly", "about"]
      case .money: ["dong", "foreign"]
      case .scales: ["3", "6", "9"]
      case .times: ["in-period", "new", "launched", "cumulative", "kept", "target", "done", "none"]
      case .grammar:
        [
          "year", "month", "day", "quarter", "stage", "first", "last", "number", "to", "from", "until",
          "not-of-year", "within", "and", "now",
        ]
      }
    }
  }

  /// Words with one value each.
  package enum Values: String, Sendable, CaseIterable {
    case englishNumbers = "english-numbers"
    case placeAbbreviations = "place-abbreviations"
  }

  /// A key of a table with its words, in the order of the file.
  package struct Row: Hashable, Sendable {
    package let key: String
    package let words: [String]

    package init(key: String, words: [String]) { (self.key, self.words) = (key, words) }
  }

  private let lists: [List: [String]]
  private let tables: [Table: [Row]]
  private let values: [Values: [String: String]]

  package init(
    lists: [List: [String]] = [:], tables: [Table: [Row]] = [:], values: [Values: [String: String]] = [:]
  ) {
    (self.lists, self.tables, self.values) = (lists, tables, values)
  }

  /// The words of a list; empty where the definitions have none.
  package subscript(list: List) -> [String] { lists[list] ?? [] }

  /// The rows of a table.
  package subscript(table: Table) -> [Row] { tables[table] ?? [] }

  /// The words of a row of a table.
  package subscript(table: Table, key: String) -> [String] {
    self[table].first { $0.key == key }?.words ?? []
  }

  /// Words by word.
  package subscript(values: Values) -> [String: String] { self.values[values] ?? [:] }
}
