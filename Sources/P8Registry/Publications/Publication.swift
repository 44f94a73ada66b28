import GRDB
package import P8Model

/// A file that left the programme.
package struct Publication: Hashable, Sendable {
  /// What is in it.
  package struct Content: Hashable, Sendable {
    /// The kind of export: `donor`, `csv`.
    package let kind: String
    package let layout: String?
    package let unit: UnitCode
    /// The level of the units below; nil for the unit alone.
    package let level: UnitLevel?
    package let period: Period
    package let counting: CountingRule
    package let audience: Audience
    package let language: Language
    /// Who receives it, as it was named; empty where nobody said.
    package let recipient: String
    /// The SHA-256 of the file.
    package let sha256: String
    /// The patterns by which it was made, by their numbers.
    package let patterns: [Int64]

    package init(
      kind: String, layout: String?, unit: UnitCode, level: UnitLevel?, period: Period,
      counting: CountingRule, audience: Audience, language: Language, recipient: String, sha256: String,
      patterns: [Int64]
    ) {
      (self.kind, self.layout, self.unit, self.level, self.period) = (kind, layout, unit, level, period)
      (self.counting, self.audience, self.language) = (counting, audience, language)
      (self.recipient, self.sha256, self.patterns) = (recipient, sha256, patterns)
    }
  }

  package let number: Int64
  /// When it was made, as `2023-10-30T08:00:00Z`.
  package let at: String
  package let author: String
  package let content: Content
}

extension Publication.Content {
  /// The columns of a row in the order of ``init(_:)``.
  static let columns =
    "kind, layout, unit, level, period, counting, audience, language, recipient, sha256, patterns"

  var arguments: StatementArguments {
    [
      kind, layout, unit.description, level?.rawValue, period.description, counting.rawValue,
      audience.rawValue, language.rawValue, recipient, sha256,
      patterns.map(String.init).joined(separator: " "),
    ]
  }

  /// Reads the columns from a place on; nil where they cannot be such.
  init?(_ row: Row, from place: Int) {
    let unit = (row[place + 2] as String).split(separator: "@")
    guard unit.count == 2, let structure = UnitStructure(rawValue: String(unit[1])),
      let code = UnitCode(unit[0], structure: structure),
      let period = Period(row[place + 4] as String, calendar: .calendar),
      let counting = CountingRule(rawValue: row[place + 5]),
      let audience = Audience(rawValue: row[place + 6]),
      let language = Language(rawValue: row[place + 7])
    else { return nil }
    self.init(
      kind: row[place], layout: row[place + 1], unit: code,
      level: (row[place + 3] as String?).flatMap(UnitLevel.init(rawValue:)), period: period,
      counting: counting, audience: audience, language: language, recipient: row[place + 8],
      sha256: row[place + 9],
      patterns: (row[place + 10] as String).split(separator: " ").compactMap { Int64($0) })
  }
}
