package import P8Model
import Synchronization
import VietnameseText

/// The villages of the register, found by code or, within a commune, by name.
package struct VillageDirectory: Sendable {
  private let byCommune: [UnitCode: [Village]]
  private let names: PreparedNames
  private let formerByCommune: [UnitCode: [FormerVillageName]]

  /// Creates a directory of villages as they are called now, with the names that they once had.
  package init(_ villages: [Village], former: [FormerVillageName] = []) {
    var formerByCommune: [UnitCode: [FormerVillageName]] = [:]
    for name in former {
      if let commune = name.code.communeOfVillage { formerByCommune[commune, default: []].append(name) }
    }
    self.formerByCommune = formerByCommune
    var byCommune: [UnitCode: [Village]] = [:]
    for village in villages {
      guard let commune = village.code.communeOfVillage else { continue }
      byCommune[commune, default: []].append(village)
    }
    self.byCommune = byCommune
    names = PreparedNames()
  }

  /// Whether a village of this code is registered.
  package func contains(_ code: UnitCode) -> Bool {
    code.communeOfVillage.flatMap { byCommune[$0]?.contains { $0.code == code } } ?? false
  }

  /// Whether any village of a commune is registered.
  package func knowsVillages(of commune: UnitCode) -> Bool { byCommune[commune] != nil }

  /// The names of a village: those that it once had, then the one under which it is registered.
  package func names(of code: UnitCode) -> [String] {
    guard let commune = code.communeOfVillage else { return [] }
    let former = formerByCommune[commune]?.filter { $0.code == code }.map(\.name) ?? []
    return former + (byCommune[commune]?.filter { $0.code == code }.map(\.name) ?? [])
  }

  /// The village that once had a name, in any spelling of it; nil where none had it, or more than one.
  package func village(formerly name: String, of commune: UnitCode) -> Village? {
    guard let former = formerByCommune[commune] else { return nil }
    let wanted = VillageName(name)
    let codes = Set(former.filter { VillageName($0.name).isSame(as: wanted) }.map(\.code))
    guard codes.count == 1, let code = codes.first else { return nil }
    return byCommune[commune]?.last { $0.code == code }
  }

  /// The village of a name within a commune, in any spelling of it; nil where there is none, or more than one.
  ///
  /// Of two villages with one name the first is found, as long as the type word is the same too.
  package func village(named name: String, of commune: UnitCode) -> UnitCode? {
    guard let villages = prepared(commune) else { return nil }
    let whole = MatchKey.of(name)
    if let village = villages.first(where: { $0.wholeKey == whole }) { return village.code }
    let wanted = VillageName(name)
    return Self.only(villages.filter { $0.name.key == wanted.key })
      ?? Self.only(villages.filter { $0.name.isSame(as: wanted) })
  }

  /// The village whose name is that of no village but for a slip; nil where there is none, or more than one.
  package func village(near name: String, of commune: UnitCode) -> Village? {
    guard let villages = prepared(commune) else { return nil }
    let wanted = VillageName(name)
    let near = villages.filter { $0.name.bareKey == wanted.bareKey || $0.name.isNear(wanted) }
    guard let code = Self.only(near) else { return nil }
    return byCommune[commune]?.last { $0.code == code }
  }

  private static func only(_ villages: [PreparedNames.Entry]) -> UnitCode? {
    let codes = Set(villages.map(\.code))
    return codes.count == 1 ? codes.first : nil
  }

  private func prepared(_ commune: UnitCode) -> [PreparedNames.Entry]? {
    byCommune[commune].map { names.entries(of: commune, $0) }
  }
}

/// The names of villages ready to be compared, made for a commune when it is asked for first: a run looks into few of
/// the communes of a register.
private final class PreparedNames: Sendable {
  struct Entry {
    let code: UnitCode
    let wholeKey: String
    let name: VillageName
  }

  private let known = Mutex<[UnitCode: [Entry]]>([:])

  func entries(of commune: UnitCode, _ villages: [Village]) -> [Entry] {
    if let entries = known.withLock({ $0[commune] }) { return entries }
    let entries = villages.map {
      Entry(code: $0.code, wholeKey: MatchKey.of($0.name), name: VillageName($0.name))
    }
    known.withLock { $0[commune] = entries }
    return entries
  }
}
