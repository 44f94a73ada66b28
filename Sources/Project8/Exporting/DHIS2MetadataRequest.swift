public import P8Model

/// What of the programme's metadata goes to an instance of DHIS2.
public struct DHIS2MetadataRequest: Sendable {
  let area: UnitCode?
  let hasUnitsOnly: Bool
  let hasLevels: Bool
  let language: Language

  /// The whole package, unless less is asked for.
  /// - Parameters:
  public init(
    within area: UnitCode? = nil, unitsOnly: Bool = false, levels: Bool = false, language: Language
  ) {
    (self.area, hasUnitsOnly, hasLevels, self.language) = (area, unitsOnly, levels, language)
  }
}
