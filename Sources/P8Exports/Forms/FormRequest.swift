public import P8Model

/// Whom a blank form is for: a unit, a period and a language.
public struct FormRequest: Hashable, Sendable {
  /// The code of the unit; for a village that has no number yet, the code of its commune.
  public let unit: UnitCode
  /// The name of the unit as people see it; empty for a village that writes its name itself.
  public let unitName: String
  /// The names of the units above, from the nearest to the province.
  public let above: [String]
  /// The reporting period.
  public let period: Period
  /// First version or supplement.
  public let version: ReportStamp.Version
  /// The language of all texts.
  public let language: Language

  /// Creates a request.
  public init(
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
