public import P8Model

/// A form, and who fills it in for which period.
public struct BlankFormRequest: Sendable {
  let form: String
  let unit: UnitCode
  let village: String?
  let period: Period
  let version: ReportStamp.Version
  let language: Language

  /// - Parameters:
  ///   - form: The form: `village-report`.
  ///   - unit: The unit; a commune where `village` names one of its villages.
  ///   - village: The name of a village, which gets a code in the registry where it has none.
  ///   - period: The period.
  ///   - version: First version or supplement.
  ///   - language: The language of all texts.
  public init(
    _ form: String, unit: UnitCode, village: String? = nil, period: Period,
    version: ReportStamp.Version = .initial, language: Language
  ) {
    self.form = form
    self.unit = unit
    self.village = village
    self.period = period
    self.version = version
    self.language = language
  }
}
