import P8Model
import VietnameseText

/// What the name of a village means where it is entered.
///
/// Only an equal name within one commune is the same village, and across the change of structures only where the whole
/// old commune went into the new one and nobody else bears the name. Whatever is nearer than by chance is asked about.
struct VillageNames {
  enum Meaning {
    /// A village of the commune.
    case known(Village)
    /// The village of the other structure that it surely is.
    case continues(UnitCode)
    case open(VillageQuestion)
    /// Nothing that is here.
    case new
  }

  private struct Entry {
    let village: Village
    let key: String
    let name: VillageName
    let isOpen: Bool
  }

  private let units: UnitCatalogue
  private let lives: VillageLives
  private let byCommune: [UnitCode: [Entry]]
  private let formerByCommune: [UnitCode?: [FormerVillageName]]

  init(_ lives: VillageLives, units: UnitCatalogue, former: [FormerVillageName]) {
    formerByCommune = Dictionary(grouping: former) { $0.code.communeOfVillage }
    self.units = units
    self.lives = lives
    var byCommune: [UnitCode: [Entry]] = [:]
    for village in lives.villages {
      guard let commune = village.village.code.communeOfVillage else { continue }
      byCommune[commune, default: []].append(
        Entry(
          village: village.village, key: village.nameKey, name: VillageName(village.village.name),
          isOpen: village.to == nil))
    }
    self.byCommune = byCommune
  }

  func meaning(of name: String, in commune: UnitCode) -> Meaning {
    let key = SearchKey.placementFree(name)
    let wanted = VillageName(name)
    let here = byCommune[commune] ?? []
    let same = here.filter { $0.isOpen && $0.key == key }
    if same.count == 1 { return .known(same[0].village) }
    if same.count > 1 { return .open(.near(name, commune, same.map(\.village))) }
    let near = here.filter { $0.isOpen && $0.name.bareKey == wanted.bareKey }
    if !near.isEmpty { return .open(.near(name, commune, near.map(\.village))) }
    let former = Set(
      (formerByCommune[commune] ?? []).filter { VillageName($0.name).isSame(as: wanted) }.map(\.code))
    let once = here.filter { $0.isOpen && former.contains($0.village.code) }
    if !once.isEmpty { return .open(.former(name, commune, once.map(\.village))) }
    let candidates = related(to: commune).filter { $0.entry.name.bareKey == wanted.bareKey }
    guard let first = candidates.first else { return .new }
    if candidates.count == 1, first.isWhole, first.entry.key == key {
      return .continues(first.entry.village.code)
    }
    return .open(.same(name, commune, candidates.map(\.entry.village)))
  }

  /// The villages of the other structure in communes that a commune has to do with and that have no code in its own.
  private func related(to commune: UnitCode) -> [(entry: Entry, isWhole: Bool)] {
    let changes = commune.structure == .y2025 ? units.changes(ofNew: commune) : units.changes(ofOld: commune)
    return changes.flatMap { change in
      let other = commune.structure == .y2025 ? change.old : change.new
      let isWhole = change.isWhole && units.changes(ofOld: change.old).count == 1
      return (byCommune[other] ?? []).filter {
        $0.isOpen && lives.codes(of: $0.village.code, in: commune.structure).isEmpty
      }.map { ($0, isWhole) }
    }
  }
}
