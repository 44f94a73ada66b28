import P8Aggregation
public import P8Model
import P8Registry

/// The formats of an indicator table on a terminal.
public enum TableFormat: String, Sendable, CaseIterable {
  /// Columns for people.
  case text
  /// Texts separated by tabs with plain numbers, for scripts.
  case tsv
}

extension Workspace {
  /// The indicators of a unit, and of the units below it.
  ///
  /// - Parameters:
  ///   - unit: The code of the unit.
  ///   - period: The period.
  ///   - level: The level of the units below; nil for none.
  ///   - structure: The structure in which units are shown; nil for that of the closing date.
  /// - Returns: The table; without any report its figures are missing, which is not nought.
  /// - Throws: ``Failure`` for what the caller wrote wrongly or a registry that cannot be read.
  public func table(
    unit: String, period: String, by level: UnitLevel?, structure: String?
  ) throws(Failure) -> IndicatorTable {
    let period = try self.period(period)
    let structure = try self.structure(structure, for: period)
    let code = try self.unit(unit, structure: structure)
    if let level { try check(level, below: code) }
    let figures = try gather(period: period, structure: structure, for: code)
    return try Self.telling { () throws(AggregationFault) in try figures.table(of: code, by: level) }
  }

  /// Figures of a period from the registry.
  ///
  /// - Parameters:
  ///   - period: The period.
  ///   - structure: The structure in which units are shown.
  ///   - unit: The unit that is asked about; reports that cannot concern it are not read. Nil for all units.
  ///   - day: As the registry stood at the end of this day; nil for now.
  ///   - keepsRecords: Whether figures are to be explained.
  ///   - observe: Called with each report that is read.
  /// - Returns: The figures of the unit and those below it.
  /// - Throws: ``Failure`` where there is no registry or it cannot be read.
  func gather(
    period: Period, structure: UnitStructure, for unit: UnitCode? = nil, asOf day: CalendarDate? = nil,
    keepsRecords: Bool = false, observe: (StoredReport) -> Void = { _ in }
  ) throws(Failure) -> Figures {
    let aggregator = try Self.telling { () throws(AggregationFault) in try Aggregator(definitions) }
    guard let registry = try registryIfThere() else {
      throw Failure(
        .input,
        LocalizedText(
          vi: "Chưa có sổ đăng ký: \(registryPath ?? "")",
          en: "There is no registry yet: \(registryPath ?? "")"),
        remedy: LocalizedText(
          vi: "Ghi báo cáo trước: p8 ingest THƯ-MỤC, hoặc chỉ đúng tệp bằng --registry.",
          en: "Store reports first: p8 ingest FOLDER, or name the right file with --registry."))
    }
    let villages = try Self.telling { () throws(RegistryFault) in try registry.villages() }
    var rollUp = aggregator.rollUp(
      period, structure: structure, villages: Self.expected(villages), keepsRecords: keepsRecords)
    let area = unit.flatMap { definitions.units.rollUpArea(of: $0) }
    let units = definitions.units
    try Self.telling { () throws(RegistryFault) in
      let query = ReportQuery(
        to: period.to, asOf: day,
        isWanted: area.map { area in { @Sendable in units.rollUpArea(of: $0) == area } })
      try registry.forEachReport(matching: query) {
        rollUp.add($0.report)
        observe($0)
      }
    }
    return rollUp.finish()
  }

  private static func expected(_ villages: [RegisteredVillage]) -> [ExpectedVillage] {
    let newCodes = Dictionary(
      villages.filter { $0.village.code.structure == .y2025 }.map { ($0.identity, $0.village.code) }
    ) { first, _ in first }
    return villages.map { village in
      ExpectedVillage(
        village: village.village, from: village.from, to: village.to,
        successor: village.village.code.structure == .y2024 ? newCodes[village.identity] : nil)
    }
  }

  /// Fails for a level that does not lie below a unit.
  func check(_ level: UnitLevel, below unit: UnitCode) throws(Failure) {
    let levels = unit.structure.levels
    guard let upper = levels.firstIndex(of: unit.level), let lower = levels.firstIndex(of: level),
      lower > upper
    else {
      let there = levels.drop { $0 != unit.level }.dropFirst().map(\.rawValue).joined(separator: ", ")
      throw Failure(
        .wrongUse,
        LocalizedText(
          vi: "Không chia \(unit.code) theo cấp \(level.name.vi) được",
          en: "\(unit.code) has no \(level.name.en) level below it"),
        remedy: LocalizedText(
          vi: "Các cấp bên dưới trong cấu trúc \(unit.structure.rawValue): \(there)",
          en: "The levels below in the structure of \(unit.structure.rawValue): \(there)"))
    }
  }

  static func telling<Result>(
    _ operation: () throws(AggregationFault) -> Result
  ) throws(Failure) -> Result {
    do {
      return try operation()
    } catch {
      switch error {
      case .unknownUnit, .wrongStructure, .unknownIndicator, .unknownFigure:
        throw Failure(.wrongUse, error.message)
      case .expression, .unknownName, .noRecords:
        throw Failure(.input, error.message)
      }
    }
  }
}

// MARK: - On a terminal

extension Workspace {
  /// A table as text.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - format: Columns for people, or tabs for scripts.
  ///   - language: The language of labels and numbers.
  /// - Returns: The text.
  public func formatted(_ table: IndicatorTable, as format: TableFormat, language: Language) -> String {
    switch format {
    case .tsv: tabSeparated(table)
    case .text: IndicatorTableText(definitions: definitions, language: language).text(of: table)
    }
  }

  private func tabSeparated(_ table: IndicatorTable) -> String {
    var lines = ["unit\tname\tindicator\tfigure\tvalue\tcounted\theld\texpected"]
    for unit in [table.total] + table.units {
      for indicator in definitions.indicators {
        guard let figures = unit.indicators[indicator.code] else { continue }
        for (name, value) in figures.values.map({ ($0.key.name, $0.value) }).sorted(by: { $0.0 < $1.0 }) {
          let coverage = unit.coverage
          lines.append(
            "\(unit.unit.code)\t\(unit.name)\t\(indicator.code)\t\(name)\t\(value)\t\(coverage.counted)\t\(coverage.held)\t\(coverage.expected)"
          )
        }
      }
    }
    return lines.joined(separator: "\n")
  }
}
