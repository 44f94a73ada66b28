package import P8Definitions
package import P8Model

/// What an export is made of, so that whoever receives it can say what was counted, from which reports, by
/// which definitions, and whether the file is still the one that was written.
///
/// It lies beside the export as `FILE.manifest.json` and, where the format has a place for it, inside of it; it is made
/// from the same values as the export itself: it asks no clock, so the same input gives the same bytes.
package struct ExportManifest: Hashable, Sendable {
  /// A report that was counted, or that was there and was held.
  package struct Input: Hashable, Sendable {
    package let unit: String
    /// The period of the report, with its calendar.
    package let period: String
    /// First version or supplement.
    package let version: String
    package let state: String
    package let sha256: String

    package init(unit: String, period: String, version: String, state: String, sha256: String) {
      (self.unit, self.period, self.version, self.state) = (unit, period, version, state)
      self.sha256 = sha256
    }
  }

  /// Which definitions an export was made by.
  package struct DefinitionsVersion: Hashable, Sendable {
    package let id: String
    /// The version that the programme's file gives itself.
    package let version: String
    /// The SHA-256 of all files.
    package let sha256: String
  }

  /// The figures of one unit as the export shows them.
  package struct Unit: Hashable, Sendable {
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
    package let units: [Unit]
  }

  /// What kind of export it is: `national`, `iati`.
  package let kind: String
  /// The layout; nil where there is but one.
  package let layout: String?
  /// For whom it is; nil in manifests of before.
  package let audience: Audience?
  /// The rule by which reports count.
  package let counting: CountingRule
  package let language: Language
  package let tool: String
  /// The definitions by which it was made.
  package let definitions: DefinitionsVersion
  /// The date as of which the figures stand.
  package let asOf: CalendarDate
  package let period: Period
  /// The structure in which units are shown.
  package let structure: UnitStructure
  package let unit: String
  package let unitName: String
  /// Where the audit log of the registry stood; nil for a registry without entries, and in manifests of before.
  package let registry: AuditHead?
  /// The states of reports that count.
  package let states: [String]
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
}

extension ExportManifest {
  /// The manifest of an export; nil for no table.
  ///
  /// What is held back in the tables must be held back already; the first is the one that the export is
  /// about.
  package init?(
    kind: String, layout: String?, audience: Audience, counting rule: CountingRule, language: Language,
    tool: String, definitions: Definitions,
    asOf: CalendarDate?, registry: AuditHead?, tables: [(table: IndicatorTable, level: UnitLevel?)],
    inputs: [Input]
  ) {
    guard let first = tables.first?.table else { return nil }
    self.init(
      kind: kind, layout: layout, audience: audience, counting: rule, language: language, tool: tool,
      definitions: DefinitionsVersion(
        id: definitions.programme.id, version: definitions.programme.version, sha256: definitions.hash),
      asOf: asOf ?? first.period.to, period: first.period, structure: first.structure,
      unit: first.total.unit.code, unitName: first.total.name,
      registry: registry, states: rule.states.map(\.rawValue),
      inputs: inputs,
      tables: tables.map { table, level in
        Table(
          period: table.period.description, level: level,
          units: ([table.total] + table.units).map(Self.figures))
      })
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
