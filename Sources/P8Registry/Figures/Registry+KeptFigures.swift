import ContentDigest
import FoundationEssentials
import GRDB
package import P8Model

/// Figures of an area that were added up before.
package struct KeptFigures: Hashable, Sendable {
  /// The area.
  package let area: String
  /// The structure in which units are shown.
  package let structure: UnitStructure
  /// The period.
  package let period: Period
  /// Which reports count.
  package let rule: CountingRule
  /// What they were added up from, as a SHA-256: other reports, villages or definitions give another one.
  package let basis: String
  /// The figures, in a form that only their maker reads.
  package let content: [UInt8]

  /// The digest of all of it, by which a damaged row is known.
  var digest: String {
    ContentDigest.sha256(
      Array(
        "figures \(area) \(structure.rawValue) \(period) \(rule.rawValue) \(basis) \(content.count)\n".utf8)
        + content)
  }

  /// Creates figures to be kept.
  package init(
    area: String, structure: UnitStructure, period: Period, counting rule: CountingRule, basis: String,
    content: [UInt8]
  ) {
    self.area = area
    self.structure = structure
    self.period = period
    self.rule = rule
    self.basis = basis
    self.content = content
  }
}

extension KeptFigures {
  /// Reads area, structure, period, rule, basis and content; nil where they cannot be such.
  init?(_ row: Row) {
    guard let structure = UnitStructure(rawValue: row[1]),
      let period = Period(row[2] as String, calendar: .calendar), let rule = CountingRule(rawValue: row[3])
    else { return nil }
    self.init(
      area: row[0], structure: structure, period: period, counting: rule, basis: row[4],
      content: Array(row[5] as Data))
  }
}

/// Which reports speak for a unit, without reading them.
///
/// Each change makes the sum or the steps grow, so that a state never comes back: equal ones are the same reports in the
/// same states.
package struct ReportsState: Hashable, Sendable {
  /// The number of reports.
  package let count: Int
  /// The sum of their numbers; what replaces a report has a higher one.
  package let sum: Int64
  /// The number of steps that were taken with them, which are only ever added to.
  package let steps: Int
}

extension Registry {
  /// Which reports speak for each unit that has any.
  ///
  /// - Parameter units: Only these units and the villages of those that are communes; nil for all.
  /// - Returns: The states by unit.
  /// - Throws: Why they could not be read.
  package func reportsStates(of units: [UnitCode]? = nil) throws(RegistryFault) -> [UnitCode: ReportsState] {
    try read { database in
      var states: [UnitCode: ReportsState] = [:]
      // Read from the index alone; the villages of a commune have its code and a hyphen, which a point comes after.
      let statement = try database.cachedStatement(
        sql: """
          SELECT structure, unit, count(*), sum(id), sum(steps) FROM report INDEXED BY report_standing
          WHERE superseded_by IS NULL \(units == nil ? "" : "AND structure = ?1 AND unit >= ?2 AND unit < ?2 || '.'")
          GROUP BY structure, unit
          """)
      func read(_ arguments: StatementArguments) throws {
        let rows = try Row.fetchCursor(statement, arguments: arguments)
        while let row = try rows.next() {
          states[try unit(row[1], structure: row[0])] = ReportsState(
            count: row[2], sum: row[3], steps: row[4])
        }
      }
      if let units {
        for unit in units { try read([unit.structure.rawValue, unit.code]) }
      } else {
        try read([])
      }
      return states
    }
  }

  /// The units of which any report, a replaced one included, reports an event that was held for several units.
  ///
  /// - Parameter units: The units that are asked about.
  /// - Returns: Those of them.
  /// - Throws: Why they could not be read.
  package func unitsSharingEvents(among units: [UnitCode]) throws(RegistryFault) -> Set<UnitCode> {
    try read { database in
      let statement = try database.cachedStatement(
        sql: """
          SELECT EXISTS (SELECT 1 FROM report JOIN record ON record.report = report.id
            WHERE structure = ? AND report.unit = ? AND covered IS NOT NULL)
          """)
      return try Set(
        units.filter {
          try Bool.fetchOne(statement, arguments: [$0.structure.rawValue, $0.code]) ?? false
        })
    }
  }

  /// Figures of areas that were kept.
  ///
  /// - Parameters:
  ///   - period: The period.
  ///   - structure: The structure in which units are shown.
  ///   - rule: Which reports count.
  ///   - area: The area; nil for all.
  /// - Returns: The figures by area, whatever they were added up from; damaged ones are as good as none.
  /// - Throws: Why they could not be read.
  package func keptFigures(
    of period: Period, structure: UnitStructure, counting rule: CountingRule, area: String? = nil
  ) throws(RegistryFault) -> [String: KeptFigures] {
    try read { database in
      var kept: [String: KeptFigures] = [:]
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT area, basis, content, digest FROM kept_figures
          WHERE structure = ?1 AND period = ?2 AND counting = ?3 AND (?4 IS NULL OR area = ?4)
          """, arguments: [structure.rawValue, period.description, rule.rawValue, area])
      while let row = try rows.next() {
        let figures = KeptFigures(
          area: row[0], structure: structure, period: period, counting: rule, basis: row[1],
          content: Array(row[2] as Data))
        if figures.digest == (row[3] as String) { kept[figures.area] = figures }
      }
      return kept
    }
  }

  /// The periods, structures and rules of which figures are kept.
  package func keptPeriods() throws(RegistryFault) -> [(
    period: Period, structure: UnitStructure, rule: CountingRule
  )] {
    try read { database in
      try Row.fetchAll(
        database, sql: "SELECT DISTINCT period, structure, counting FROM kept_figures ORDER BY 1, 2, 3"
      ).compactMap { row in
        guard let period = Period(row[0] as String, calendar: .calendar),
          let structure = UnitStructure(rawValue: row[1]), let rule = CountingRule(rawValue: row[2])
        else { return nil }
        return (period, structure, rule)
      }
    }
  }

  /// Keeps figures, in the place of those of the same area, structure, period and rule.
  package func keep(_ figures: [KeptFigures]) throws(RegistryFault) {
    guard !figures.isEmpty else { return }
    try write { database in
      let statement = try database.cachedStatement(
        sql: """
          INSERT INTO kept_figures (area, structure, period, counting, basis, content, digest)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT (area, structure, period, counting)
            DO UPDATE SET basis = excluded.basis, content = excluded.content, digest = excluded.digest
          """)
      for one in figures {
        try statement.execute(arguments: [
          one.area, one.structure.rawValue, one.period.description, one.rule.rawValue, one.basis,
          Data(one.content), one.digest,
        ])
      }
    }
  }
}
