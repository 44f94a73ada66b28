import GRDB
package import P8Model

extension Registry {
  /// A pattern that is to be kept.
  package struct PatternDraft: Sendable {
    let period: Period
    let rule: CountingRule
    let basis: String
    let figures: String
    let content: String

    package init(period: Period, counting rule: CountingRule, basis: String, figures: String, content: String)
    {
      (self.period, self.rule, self.basis) = (period, rule, basis)
      (self.figures, self.content) = (figures, content)
    }
  }

  /// All patterns, in the order in which they were made.
  package func patterns() throws(RegistryFault) -> [KeptPattern] {
    try read { database in
      let published = try Self.publishedPatterns(database)
      return try Row.fetchAll(
        database, sql: "SELECT \(KeptPattern.columns) FROM protection_pattern ORDER BY id"
      ).compactMap { KeptPattern($0, published: published) }
    }
  }

  /// The content of a pattern; nil where there is no such pattern.
  package func content(ofPattern number: Int64) throws(RegistryFault) -> String? {
    try read { database in
      try String.fetchOne(
        database, sql: "SELECT content FROM protection_pattern WHERE id = ?", arguments: [number])
    }
  }

  private static func publishedPatterns(_ database: Database) throws -> Set<Int64> {
    Set(
      try String.fetchAll(database, sql: "SELECT patterns FROM publication").flatMap {
        $0.split(separator: " ").compactMap { Int64($0) }
      })
  }

  /// Keeps a pattern that was made beside those that are there, in the place of such as no file was made by.
  ///
  /// - Parameters:
  ///   - draft: The pattern.
  ///   - last: The number of the last pattern that its maker knew; zero for none.
  /// - Returns: Its number; nil where another one was made meanwhile, so that this one must be made anew.
  package func keep(_ draft: PatternDraft, after last: Int64) throws(RegistryFault) -> Int64? {
    try write { database in
      guard try Int64.fetchOne(database, sql: "SELECT max(id) FROM protection_pattern") ?? 0 == last else {
        return nil
      }
      let published = try Self.publishedPatterns(database)
      let old = try Int64.fetchAll(
        database, sql: "SELECT id FROM protection_pattern WHERE period = ? AND counting = ?",
        arguments: [draft.period.description, draft.rule.rawValue])
      // Numbers are not given again: by them the order is known.
      let number = last + 1
      try database.execute(
        sql: "INSERT INTO protection_pattern (\(KeptPattern.columns), content) VALUES (?, ?, ?, ?, ?, ?)",
        arguments: [
          number, draft.period.description, draft.rule.rawValue, draft.basis, draft.figures, draft.content,
        ])
      for number in old where !published.contains(number) {
        try database.execute(sql: "DELETE FROM protection_pattern WHERE id = ?", arguments: [number])
      }
      try log(
        action: "pattern.made", subject: "pattern \(number)",
        detail: [("period", draft.period.description), ("counting", draft.rule.rawValue)], in: database)
      return number
    }
  }

  /// Notes that the figures of a pattern are still the same, though they were added up from other reports.
  package func note(basis: String, ofPattern number: Int64) throws(RegistryFault) {
    try write { database in
      try database.execute(
        sql: "UPDATE protection_pattern SET basis = ? WHERE id = ?", arguments: [basis, number])
      try log(action: "pattern.confirmed", subject: "pattern \(number)", detail: [], in: database)
    }
  }

  /// Notes that a file leaves the programme; the same file for the same people is noted once.
  package func note(_ publication: Publication.Content) throws(RegistryFault) {
    try write { database in
      let isKnown = try Bool.fetchOne(
        database,
        sql: "SELECT EXISTS (SELECT 1 FROM publication WHERE sha256 = ? AND audience = ? AND recipient = ?)",
        arguments: [publication.sha256, publication.audience.rawValue, publication.recipient])
      guard isKnown != true else { return }
      try database.execute(
        sql: """
          INSERT INTO publication (at, author, \(Publication.Content.columns))
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """, arguments: [clock(), author] + publication.arguments)
      try log(
        action: "export.published", subject: "publication \(database.lastInsertedRowID)",
        detail: [("sha256", publication.sha256), ("audience", publication.audience.rawValue)], in: database)
    }
  }

  /// What left the programme, the first first.
  package func publications() throws(RegistryFault) -> [Publication] {
    try read { database in
      try Row.fetchAll(
        database, sql: "SELECT id, at, author, \(Publication.Content.columns) FROM publication ORDER BY id"
      ).compactMap { row in
        Publication.Content(row, from: 3).map {
          Publication(number: row[0], at: row[1], author: row[2], content: $0)
        }
      }
    }
  }

  /// The periods of which there is a report that has not been replaced.
  package func reportedPeriods() throws(RegistryFault) -> [Period] {
    try read { database in
      try String.fetchAll(
        database, sql: "SELECT DISTINCT period FROM report WHERE superseded_by IS NULL ORDER BY 1"
      ).compactMap { Period($0, calendar: .calendar) }
    }
  }
}
