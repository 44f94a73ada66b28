import FoundationEssentials
import GRDB
public import P8Model

/// Figures of an area that were added up before.
public struct KeptFigures: Hashable, Sendable {
  /// The area.
  public let area: String
  /// The structure in which units are shown.
  public let structure: UnitStructure
  /// The period.
  public let period: Period
  /// What they were added up from, as a SHA-256: other reports, villages or definitions give another one.
  public let basis: String
  /// The figures, in a form that only their maker reads.
  public let content: [UInt8]

  /// Creates figures to be kept.
  public init(area: String, structure: UnitStructure, period: Period, basis: String, content: [UInt8]) {
    self.area = area
    self.structure = structure
    self.period = period
    self.basis = basis
    self.content = content
  }
}

/// Which reports speak for a unit, without reading them: equal states are the same reports.
public struct ReportsState: Hashable, Sendable {
  /// The number of reports.
  public let count: Int
  /// The sum of their numbers, which are never given twice.
  public let sum: Int64
}

extension Registry {
  /// Which reports speak for each unit that has any.
  ///
  /// - Parameter units: Only these units and the villages of those that are communes; nil for all.
  /// - Returns: The states by unit.
  /// - Throws: Why they could not be read.
  public func reportsStates(of units: [UnitCode]? = nil) throws(RegistryFault) -> [UnitCode: ReportsState] {
    try read { database in
      var states: [UnitCode: ReportsState] = [:]
      // Read from the index alone; the villages of a commune have its code and a hyphen, which a point comes after.
      let statement = try database.cachedStatement(
        sql: """
          SELECT structure, unit, count(*), sum(id) FROM report INDEXED BY report_current
          WHERE superseded_by IS NULL \(units == nil ? "" : "AND structure = ?1 AND unit >= ?2 AND unit < ?2 || '.'")
          GROUP BY structure, unit
          """)
      func read(_ arguments: StatementArguments) throws {
        let rows = try Row.fetchCursor(statement, arguments: arguments)
        while let row = try rows.next() {
          states[try unit(row[1], structure: row[0])] = ReportsState(count: row[2], sum: row[3])
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

  /// The units of which any report, a replaced one included, tells of an event that was held for several units.
  ///
  /// - Parameter units: The units that are asked about.
  /// - Returns: Those of them.
  /// - Throws: Why they could not be read.
  public func unitsSharingEvents(among units: [UnitCode]) throws(RegistryFault) -> Set<UnitCode> {
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
  ///   - area: The area; nil for all.
  /// - Returns: The figures by area, whatever they were added up from.
  /// - Throws: Why they could not be read.
  public func keptFigures(
    of period: Period, structure: UnitStructure, area: String? = nil
  ) throws(RegistryFault) -> [String: KeptFigures] {
    try read { database in
      var kept: [String: KeptFigures] = [:]
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT area, basis, content FROM kept_figures
          WHERE structure = ?1 AND period = ?2 AND (?3 IS NULL OR area = ?3)
          """, arguments: [structure.rawValue, period.description, area])
      while let row = try rows.next() {
        let figures = KeptFigures(
          area: row[0], structure: structure, period: period, basis: row[1], content: Array(row[2] as Data))
        kept[figures.area] = figures
      }
      return kept
    }
  }

  /// Keeps figures, in the place of those of the same area, structure and period.
  ///
  /// - Parameter figures: The figures.
  /// - Throws: Why they could not be kept; nothing is lost by it.
  public func keep(_ figures: [KeptFigures]) throws(RegistryFault) {
    guard !figures.isEmpty else { return }
    try write { database in
      let statement = try database.cachedStatement(
        sql: """
          INSERT INTO kept_figures (area, structure, period, basis, content) VALUES (?, ?, ?, ?, ?)
          ON CONFLICT (area, structure, period) DO UPDATE SET basis = excluded.basis, content = excluded.content
          """)
      for one in figures {
        try statement.execute(arguments: [
          one.area, one.structure.rawValue, one.period.description, one.basis, Data(one.content),
        ])
      }
    }
  }
}
