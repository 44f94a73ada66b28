package import P8Model

/// Whom a blank form is for: a unit, a period and a language.
package struct FormRequest: Hashable, Sendable {
  /// The code of the unit; for a village that has no number yet, the code of its commune.
  package let unit: UnitCode
  /// The name of the unit as people see it; empty for a village that writes its name itself.
  package let unitName: String
  /// The names of the units above, from the nearest to the province.
  package let above: [String]
  /// The reporting period.
  package let period: Period
  /// First version or supplement.
  package let version: ReportStamp.Version
  /// The language of all texts.
  package let language: Language

  package init(
    unit: UnitCode, unitName: String, above: [String], period: Period,
    version: ReportStamp.Version = .initial, language: Language = .vi
  ) {
    self.unit = unit
    self.unitName = unitName
    self.above = above
    self.period = period
    self.version = version
    self.language = language
  }
}
