import P8Definitions
import P8Model
import TestSupport
import Testing

import P8Exports

/// Tables for the tests of exchange formats.
struct ExchangeCase {
  let definitions: Definitions

  init() throws {
    definitions = try Project.definitions()
  }

  /// The same with other settings for exchange: other data sets of DHIS2, a contact, budgets.
  init(_ change: (ExchangeSettings) -> ExchangeSettings) throws {
    let project = try Project.definitions()
    definitions = project.with(exchange: change(project.programme.exchange))
  }

  /// Every kind of period has a data set.
  static func ofAllDataSets() throws -> ExchangeCase {
    try ExchangeCase { given in
      ExchangeSettings(
        prefix: given.prefix, agency: given.agency, dimensions: given.dimensions,
        dataSets: ExchangeSettings.DataSetSpan.allCases, iati: given.iati)
    }
  }

  static let schemas = "\(Project.folder)/Tests/Schemas"

  func unit(
    _ code: String, _ name: String, structure: UnitStructure = .y2024, counted: Int = 20,
    _ figures: [String: [FigureKey: ExactDecimal]]
  ) throws -> UnitFigures {
    UnitFigures(
      unit: try #require(UnitCode(code, structure: structure)), name: name,
      coverage: Coverage(counted: counted, held: 2, expected: counted + 2),
      indicators: Dictionary(
        uniqueKeysWithValues: figures.map { ($0.key, IndicatorFigures(indicator: $0.key, values: $0.value)) })
    )
  }

  /// A province with two districts: teams that add up, a dialogue of the province itself, no campaign (nought),
  /// money unknown, a village name that would be a formula.
  func table(_ period: String = "2023") throws -> IndicatorTable {
    let period = try #require(Period(period, calendar: .calendar))
    return IndicatorTable(
      period: period, structure: .y2024,
      total: try unit(
        "54", "Tỉnh Phú Yên",
        [
          "D8.1.1": [.inPeriod: 9, .cumulative: 12, .part("new"): 8, .part("paused"): 0],
          "D8.1.2": [
            .inPeriod: 90, .cumulative: 120, .part("women"): 80, .part("men"): 40,
            .part("ethnic_minority"): 77,
          ],
          "D8.1.4": [.inPeriod: 0, .cumulative: 0],
          "D8.2.4": [.inPeriod: 13, .cumulative: 31, .part("women"): 11, .part("children"): 2],
          "D8.3.3": [.inPeriod: 3, .cumulative: 4],
          "D8.5.1.2": [.inPeriod: ExactDecimal("82.456789") ?? 0],
        ]),
      units: [
        try unit(
          "558", "=HYPERLINK(\"http://a\",\"b\")",
          [
            "D8.1.1": [.inPeriod: 4, .cumulative: 5, .part("new"): 4, .part("paused"): 0],
            "D8.2.4": [.inPeriod: 10, .cumulative: 20], "D8.3.3": [.inPeriod: 1, .cumulative: 1],
            "D8.1.4": [.inPeriod: 0, .cumulative: 0],
          ]),
        try unit(
          "561", "Huyện \u{1}Sông Hinh <&\"",
          [
            "D8.1.1": [.inPeriod: 5, .cumulative: 7, .part("new"): 4, .part("paused"): 0],
            "D8.2.4": [.inPeriod: 3, .cumulative: 11], "D8.3.3": [.inPeriod: 1, .cumulative: 1],
          ]),
      ], cumulativeSince: nil)
  }

  func exchange(_ table: IndicatorTable? = nil) throws -> ExchangeTable {
    ExchangeTable(try table ?? self.table(), definitions: definitions)
  }

  /// A table of which some figures are held back.
  static func holding(_ keys: Set<FigureKey>, of indicator: String, in table: IndicatorTable)
    -> IndicatorTable
  {
    IndicatorTable(
      period: table.period, structure: table.structure, total: table.total,
      units: table.units.map { unit in
        var figures = unit.indicators
        let values = figures[indicator]?.values ?? [:]
        figures[indicator] = IndicatorFigures(
          indicator: indicator, values: values.filter { !keys.contains($0.key) }, heldBack: keys)
        return UnitFigures(unit: unit.unit, name: unit.name, coverage: unit.coverage, indicators: figures)
      }, cumulativeSince: table.cumulativeSince, notes: table.notes)
  }

  static let publisher = ExchangeSettings.Organisation(
    identifier: "XX-EXAMPLE-0001", type: "10",
    name: LocalizedText(vi: "Tổ chức ví dụ", en: "Example organisation"))
}

extension Definitions {
  /// The same definitions with other settings for exchange.
  fileprivate func with(exchange: ExchangeSettings) -> Definitions {
    Definitions(
      programme: Programme(
        id: programme.id, version: programme.version, name: programme.name, title: programme.title,
        lead: programme.lead, legalBasis: programme.legalBasis, firstPhase: programme.firstPhase,
        laterPhases: programme.laterPhases, sets: programme.sets, calendar: programme.calendar,
        calendars: programme.calendars, contents: programme.contents, deadlines: programme.deadlines,
        replacement: programme.replacement, exchange: exchange),
      measures: measures, codeLists: codeLists, records: records, indicators: indicators, targets: targets,
      forms: forms, tables: tables, rules: rules, builtInChecks: builtInChecks, reports: reports,
      texts: texts, units: units, personalData: personalData, hash: hash)
  }
}
