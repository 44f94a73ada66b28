import P8Model
import P8Registry

/// The villages that come with reports from elsewhere, under the codes that they have there.
struct BroughtVillages: Sendable {
  private let villages: [Village]
  /// The codes that mean another village there than here.
  let strangers: Set<UnitCode>

  init(_ villages: [RegisteredVillage], beside ours: [RegisteredVillage]) {
    self.villages = villages.map(\.village)
    let keys = Dictionary(ours.map { ($0.village.code, $0.nameKey) }) { first, _ in first }
    let codes = Dictionary(
      ours.compactMap { village in
        village.village.code.communeOfVillage.map { ("\($0) \(village.nameKey)", village.village.code) }
      }
    ) { first, _ in first }
    strangers = Set(
      villages.filter { village in
        let code = village.village.code
        guard let commune = code.communeOfVillage else { return true }
        return keys[code].map { $0 != village.nameKey } ?? (codes["\(commune) \(village.nameKey)"] != nil)
      }.map(\.village.code))
  }

  /// Beside ours those of the communes of which they bring any: there their list holds.
  func beside(_ ours: [Village]) -> [Village] {
    let communes = Set(villages.compactMap(\.code.communeOfVillage))
    return villages + ours.filter { $0.code.communeOfVillage.map { !communes.contains($0) } ?? true }
  }
}
