import P8Model
import VietnameseText

/// Which villages of before can be carried over into the structure of today, and which a person must decide.
///
/// Sure is only what the whole commune did. A village of a divided commune, or one of which two may be meant, is listed.
struct VillageCarry {
  struct Link {
    let old: RegisteredVillage
    let commune: UnitCode
    /// The code under which the village was entered anew; nil where it gets one.
    let known: UnitCode?
  }

  struct Open {
    let old: RegisteredVillage
    /// The communes into which the old one went.
    let communes: [UnitCode]
    /// Villages of today that may be it.
    let candidates: [Village]
  }

  private(set) var sure: [Link] = []
  private(set) var open: [Open] = []

  /// - Parameter isWanted: Whether a village of before is to be carried.
  init(_ lives: VillageLives, units: UnitCatalogue, where isWanted: (UnitCode) -> Bool) {
    guard let eve = UnitStructure.y2025.inForceFrom?.advanced(byDays: -1) else { return }
    let olds = lives.villages.filter {
      $0.village.code.structure == .y2024 && lives.codes(of: $0.village.code, in: .y2025).isEmpty
        && isWanted($0.village.code) && $0.isThere(on: eve)
    }.sorted { $0.village.code < $1.village.code }
    var newcomers: [UnitCode: [RegisteredVillage]] = [:]
    for village in lives.villages
    where village.village.code.structure == .y2025
      && lives.codes(of: village.village.code, in: .y2024).isEmpty
    {
      guard let commune = village.village.code.communeOfVillage else { continue }
      newcomers[commune, default: []].append(village)
    }
    // How many villages of before share a name among those of one commune of today.
    var claims: [String: Int] = [:]
    func claim(_ old: RegisteredVillage, _ commune: UnitCode) -> String {
      "\(commune) \(VillageName(old.village.name).bareKey)"
    }
    let targets = olds.map { old in
      old.village.code.communeOfVillage.map { units.changes(ofOld: $0) } ?? []
    }
    for (old, changes) in zip(olds, targets) {
      for change in changes { claims[claim(old, change.new), default: 0] += 1 }
    }
    for (old, changes) in zip(olds, targets) {
      let name = VillageName(old.village.name)
      let near = changes.flatMap { newcomers[$0.new] ?? [] }.filter {
        VillageName($0.village.name).bareKey == name.bareKey
      }
      guard changes.count == 1, let change = changes.first, change.isWhole else {
        open.append(Open(old: old, communes: changes.map(\.new), candidates: near.map(\.village)))
        continue
      }
      switch near.count {
      case 0: sure.append(Link(old: old, commune: change.new, known: nil))
      case 1 where near[0].nameKey == old.nameKey && claims[claim(old, change.new)] == 1:
        sure.append(Link(old: old, commune: change.new, known: near[0].village.code))
      default: open.append(Open(old: old, communes: [change.new], candidates: near.map(\.village)))
      }
    }
    // Villages of the commune that kept its code keep their numbers, too.
    func keepsCode(_ link: Link) -> Bool { link.old.village.code.communeOfVillage?.code == link.commune.code }
    sure = sure.filter(keepsCode) + sure.filter { !keepsCode($0) }
  }
}
