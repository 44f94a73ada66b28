package import P8Definitions
package import P8Model

/// What an export is made of, so that whoever receives it can say what was counted, from which reports, by
/// which definitions, and whether the file is still the one that was written.
///
/// It lies beside the export as `FILE.manifest.json`, the same way for every format, and is made from the same
/// values as the export itself: it asks no clock, so the same input gives the same bytes.
package struct ExportManifest: Hashable, Sendable {
  /// A report that was counted, or that was there and was held.
  package struct Input: Hashable, Sendable {
    /// The unit that reported.
    package let unit: String
    /// The period of the report, with its calendar.
    package let period: String
    /// First version or supplement.
    package let version: String
    /// Whether it counts.
    package let state: String
    /// The SHA-256 of the file.
    package let sha256: String

    package init(unit: String, period: String, version: String, state: String, sha256: String) {
      self.unit = unit
      self.period = period
      self.version = version
      self.state = state
      self.sha256 = sha256
    }
  }

  /// Which definitions an export was made by.
  package struct DefinitionsVersion: Hashable, Sendable {
    /// The id of the programme.
    package let id: String
    /// The version that the programme's file gives itself.
    package let version: String
    /// The SHA-256 of all files.
    package let sha256: String
  }

  /// The figures of one unit as the export shows them.
  package struct Unit: Hashable, Sendable {
    /// The code.
    package let code: String
    /// From how many villages the figures come.
    package let coverage: Coverage
    /// The figures by indicator and ``FigureKey/name``; nil for one that is known and held back.
    package let figures: [String: [String: ExactDecimal?]]
  }

  /// The figures of one period: the unit as a whole first, then those below.
  package struct Table: Hashable, Sendable {
    /// The period, with its calendar.
    package let period: String
    /// The level of the units below; nil for the unit alone.
    package let level: UnitLevel?
    /// The units.
    package let units: [Unit]
  }

  /// What kind of export it is: `national`, `iati`.
  package let kind: String
  /// The layout; nil where there is but one.
  package let layout: String?
  /// The language of its texts.
  package let language: Language
  /// The version of the toolkit.
  package let tool: String
  /// The definitions by which it was made.
  package let definitions: DefinitionsVersion
  /// The date as of which the figures stand.
  package let asOf: CalendarDate
  /// The period.
  package let period: Period
  /// The structure in which units are shown.
  package let structure: UnitStructure
  /// The code of the unit.
  package let unit: String
  /// The name of the unit.
  package let unitName: String
  /// The rule by which reports count.
  package let counting: CountingRule
  /// The states of reports that count.
  package let states: [String]
  /// The reports.
  package let inputs: [Input]
  /// The figures, by period.
  package let tables: [Table]
  /// The number of figures that are held back.
  package var heldBack: Int {
    tables.reduce(0) { count, table in
      table.units.reduce(count) { count, unit in
        unit.figures.values.reduce(count) { $0 + $1.values.count { $0 == nil } }
      }
    }
  }

  /// Creates the manifest of an export; nil for no table.
  ///
  /// - Parameters:
  ///   - kind: What kind of export it is.
  ///   - layout: The layout; nil where there is but one.
  ///   - rule: Which reports count.
  ///   - language: The language of its texts.
  ///   - tool: The version of the toolkit.
  ///   - definitions: The definitions.
  ///   - asOf: The date of the figures; nil for the closing date of the period.
  ///   - tables: The tables that it shows, with the level of their units: what is held back in them must be held
  ///     back already. The first is the one it is about.
  ///   - inputs: The reports.
  package init?(
    kind: String, layout: String?, counting rule: CountingRule, language: Language, tool: String,
    definitions: Definitions,
    asOf: CalendarDate?, tables: [(table: IndicatorTable, level: UnitLevel?)], inputs: [Input]
  ) {
    guard let first = tables.first?.table else { return nil }
    self.init(
      kind: kind, layout: layout, counting: rule, language: language, tool: tool,
      definitions: DefinitionsVersion(
        id: definitions.programme.id, version: definitions.programme.version, sha256: definitions.hash),
      asOf: asOf ?? first.period.to, period: first.period, structure: first.structure,
      unit: first.total.unit.code, unitName: first.total.name,
      states: rule.states.map(\.rawValue),
      inputs: inputs,
      tables: tables.map { table, level in
        Table(
          period: table.period.description, level: level,
          units: ([table.total] + table.units).map(Self.figures))
      })
  }

  init(
    kind: String, layout: String?, counting: CountingRule, language: Language, tool: String,
    definitions: DefinitionsVersion, asOf: CalendarDate, period: Period, structure: UnitStructure,
    unit: String, unitName: String, states: [String], inputs: [Input], tables: [Table]
  ) {
    self.kind = kind
    self.layout = layout
    self.language = language
    self.tool = tool
    self.definitions = definitions
    self.asOf = asOf
    self.period = period
    self.structure = structure
    self.unit = unit
    self.unitName = unitName
    self.counting = counting
    self.states = states
    self.inputs = inputs
    self.tables = tables
  }

  private static func figures(of unit: UnitFigures) -> Unit {
    Unit(
      code: unit.unit.code, coverage: unit.coverage,
      figures: unit.indicators.mapValues { indicator in
        var figures: [String: ExactDecimal?] = [:]
        for (key, value) in indicator.values { figures[key.name] = .some(value) }
        for key in indicator.heldBack { figures[key.name] = .some(nil) }
        return figures
      })
  }
}
