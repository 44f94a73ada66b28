import P8Definitions
import P8Aggregation
public import P8Model
import P8Presentation
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
  ///   - rule: Which reports count.
  /// - Returns: The table; without any report its figures are missing, which is not nought.
  /// - Throws: ``Failure`` for what the caller wrote wrongly or a registry that cannot be read.
  public func table(
    unit: String, period: String, by level: UnitLevel?, structure: String?,
    counting rule: CountingRule = .accepted
  ) throws(Failure) -> IndicatorTable {
    let period = try self.period(period)
    let structure = try self.structure(structure, for: period)
    let code = try self.unit(unit, structure: structure)
    if let level { try check(level, below: code) }
    let figures = try gather(period: period, structure: structure, for: code, by: level, counting: rule)
    let table = try Self.telling { () throws(AggregationFault) in try figures.table(of: code, by: level) }
    return table.adding(try unconfirmedNote(of: code, period: period, counting: rule))
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
    case .tsv: tabSeparated(table).joined(separator: "\n")
    case .text: IndicatorTableText(definitions: definitions, language: language).text(of: table)
    }
  }

  /// The indicators that are split along a dimension (sex, ethnicity, status, level), their parts side by side.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - dimension: The dimension, as the parts of indicators name it.
  ///   - language: The language of labels and numbers.
  /// - Returns: The text.
  /// - Throws: ``Failure`` of wrong use for an unknown dimension, with those that there are.
  public func formatted(
    _ table: IndicatorTable, splitBy dimension: String, language: Language
  ) throws(Failure) -> String {
    let known = Set(definitions.indicators.flatMap { $0.parts.map(\.dimension) })
    guard known.contains(dimension) else {
      let list = known.sorted().joined(separator: ", ")
      throw Failure(
        .wrongUse,
        LocalizedText(vi: "Không có phân tổ “\(dimension)”", en: "Nothing is split by “\(dimension)”"),
        remedy: LocalizedText(vi: "Các phân tổ: \(list)", en: "The dimensions are: \(list)"))
    }
    return IndicatorTableText(definitions: definitions, language: language).text(
      of: table, splitBy: dimension)
  }

  /// A line a figure, after a line of headers.
  func tabSeparated(_ table: IndicatorTable, indicators: Set<String>? = nil) -> [String] {
    var lines = ["unit\tname\tindicator\tfigure\tvalue\tcounted\theld\texpected"]
    for unit in [table.total] + table.units {
      for indicator in definitions.indicators where indicators?.contains(indicator.code) ?? true {
        guard let figures = unit.indicators[indicator.code] else { continue }
        for (name, value) in figures.values.map({ ($0.key.name, $0.value) }).sorted(by: { $0.0 < $1.0 }) {
          let coverage = unit.coverage
          lines.append(
            "\(unit.unit.code)\t\(unit.name)\t\(indicator.code)\t\(name)\t\(value)\t\(coverage.counted)\t\(coverage.held)\t\(coverage.expected)"
          )
        }
      }
    }
    return lines
  }
}
