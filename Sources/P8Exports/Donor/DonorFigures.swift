public import P8Model

/// The figures of a donor sheet as a list for programs: CSV in UTF-8 with a byte-order mark, a row a figure.
///
/// Numbers are raw, with a point and without grouping. `status` tells what is known (`shown`), held back to protect
/// people (`held-back`) and not known (`unknown`) apart.
public struct DonorFigures: Sendable {
  private let report: SummaryReport
  private let definitions: Definitions
  private let language: Language

  /// The names of the columns; the same in both languages, since scripts read them.
  static let columns = [
    "unit", "structure", "unit_name", "period", "from", "to", "indicator", "indicator_name", "figure",
    "dimension", "part_name", "measure", "value", "status", "phase_target", "target_label",
    "villages_counted", "villages_held", "villages_expected",
  ]

  /// Prepares a list.
  ///
  /// - Parameters:
  ///   - report: The report, whose layout holds small counts back.
  ///   - definitions: The indicators and targets.
  ///   - language: The language of names.
  public init(_ report: SummaryReport, definitions: Definitions, language: Language) {
    self.report = report
    self.definitions = definitions
    self.language = language
  }

  /// The bytes of the file.
  public func bytes() -> [UInt8] {
    var text = "\u{FEFF}" + Self.line(Self.columns)
    for table in report.earlier + [report.table] {
      for unit in [table.total] + table.units {
        for indicator in definitions.indicators {
          let whole: [(FigureKey, Indicator.Part?)] = [(.inPeriod, nil), (.cumulative, nil)]
          for (key, part) in whole + indicator.parts.map({ (.part($0.id), $0) }) {
            text += Self.line(row(key, part, of: indicator, unit: unit, table: table))
          }
        }
      }
    }
    return Array(text.utf8)
  }

  private func row(
    _ key: FigureKey, _ part: Indicator.Part?, of indicator: Indicator, unit: UnitFigures,
    table: IndicatorTable
  ) -> [String] {
    let value = unit.value(key, of: indicator.code)
    let isHeldBack = unit.isHeldBack(key, of: indicator.code)
    let target = unit.unit == table.total.unit ? report.target(of: indicator, span: .phase) : nil
    return [
      unit.unit.code, table.structure.rawValue, unit.name, table.period.name, "\(table.period.from)",
      "\(table.period.to)", indicator.code, indicator.name[language], key.name, part?.dimension ?? "",
      part?.name[language] ?? "", definitions.measures[indicator.measure]?.name[language] ?? "",
      value?.description ?? "", isHeldBack ? "held-back" : value == nil ? "unknown" : "shown",
      target?.value?.description ?? "", target?.label.rawValue ?? "", "\(unit.coverage.counted)",
      "\(unit.coverage.held)", "\(unit.coverage.expected)",
    ]
  }

  private static func line(_ cells: [String]) -> String {
    cells.map { cell in
      // A name that begins like a formula gets a mark before it, so that no spreadsheet program computes it.
      let inert = cell.first.map { "=+-@\t\r".contains($0) } ?? false ? "'" + cell : cell
      guard inert.contains(where: { ",\"\r\n".contains($0) }) else { return inert }
      return "\"" + inert.replacing("\"", with: "\"\"") + "\""
    }.joined(separator: ",") + "\r\n"
  }
}
