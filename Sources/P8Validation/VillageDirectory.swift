package import P8Model

/// The villages of the register, found by code or, within a commune, by name.
package struct VillageDirectory: Sendable {
  private let codes: Set<UnitCode>
  private let byName: [UnitCode: [String: UnitCode]]

  /// Creates a directory; of two villages of one commune with one name the first is found.
  package init(_ villages: [Village]) {
    codes = Set(villages.map(\.code))
    var byName: [UnitCode: [String: UnitCode]] = [:]
    for village in villages {
      guard let commune = village.code.communeOfVillage else { continue }
      byName[commune, default: [:]][MatchKey.of(village.name), default: village.code] = village.code
      let short = MatchKey.ofVillage(village.name)
      if byName[commune]?[short] == nil { byName[commune]?[short] = village.code }
    }
    self.byName = byName
  }

  /// Whether a village of this code is registered.
  package func contains(_ code: UnitCode) -> Bool { codes.contains(code) }

  /// Whether any village of a commune is registered.
  package func knowsVillages(of commune: UnitCode) -> Bool { byName[commune] != nil }

  /// The village of a name within a commune, with or without its type word; nil where there is none.
  package func village(named name: String, of commune: UnitCode) -> UnitCode? {
    guard let names = byName[commune] else { return nil }
    return names[MatchKey.of(name)] ?? names[MatchKey.ofVillage(name)]
  }
}
