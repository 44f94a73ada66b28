/// A unit of one structure: the country, a province, a district, a commune or a village.
public struct AdministrativeUnit: Hashable, Sendable {
  /// The code with its structure.
  public let code: UnitCode
  /// The official name with its type word: `Xã Ea Lâm`.
  public let name: String
  /// The name without its type word: `Ea Lâm`.
  public let shortName: String
  /// The type word in small letters: `xã`, `phường`, `thị trấn`.
  public let type: String
  /// The unit above; nil for the country.
  public let parent: UnitCode?
  /// Other spellings of the short name found in the sources.
  public let variants: [String]

  /// Creates a unit.
  public init(
    code: UnitCode, name: String, shortName: String, type: String, parent: UnitCode?,
    variants: [String] = []
  ) {
    (self.code, self.name, self.shortName, self.type, self.parent) = (code, name, shortName, type, parent)
    self.variants = variants
  }
}

/// What became of a commune of 2024 (or an island district) on 1 July 2025.
public struct UnitChange: Hashable, Sendable {
  /// What an official table says of the people of a part of a divided unit.
  public enum Population: String, Hashable, Sendable {
    /// All people went this way.
    case all
    /// Land only.
    case none
    /// The people were divided; no source says in what share.
    case part
    /// The sources contradict each other.
    case unclear
  }

  /// The old unit, in the structure of 2024.
  public let old: UnitCode
  /// The new commune, in the structure of 2025.
  public let new: UnitCode
  /// Whether the whole old unit went there.
  public let isWhole: Bool
  /// What is known of the people; nil where the table has no row.
  public let population: Population?

  /// Creates a change.
  public init(old: UnitCode, new: UnitCode, isWhole: Bool, population: Population?) {
    (self.old, self.new, self.isWhole, self.population) = (old, new, isWhole, population)
  }
}
