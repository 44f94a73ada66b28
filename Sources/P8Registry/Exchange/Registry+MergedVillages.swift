import GRDB
import P8Model

extension Registry {
  /// Gives each village of the source its code here; the codes that differ, by theirs.
  func mergeVillages(
    _ villages: [RegisteredVillage], outcome: inout MergeOutcome, in database: Database
  ) throws -> [UnitCode: UnitCode] {
    var codes: [UnitCode: UnitCode] = [:]
    var identities: [Int64: Int64] = [:]
    for village in villages.sorted(by: { $0.village.code < $1.village.code }) {
      guard let commune = village.village.code.communeOfVillage,
        let number = Self.number(of: village.village.code)
      else {
        continue
      }
      if let known = try self.village(named: village.nameKey, of: commune, in: database) {
        identities[village.identity] = identities[village.identity] ?? known.identity
        if known.village.code != village.village.code {
          codes[village.village.code] = known.village.code
          outcome.renumbered.append(
            MergeOutcome.Renumbering(
              name: village.village.name, theirs: village.village.code, ours: known.village.code))
        }
        continue
      }
      let isFree = try self.village(number: number, of: commune, in: database) == nil
      let ours = try isFree ? number : nextNumber(of: commune, in: database)
      let entry = VillageEntry(
        commune: commune, number: ours, name: village.village.name, nameKey: village.nameKey,
        from: village.from,
        to: village.to)
      let identity = try identities[village.identity] ?? newIdentity(in: database)
      identities[village.identity] = identity
      guard let added = try insert(entry, number: ours, identity: identity, in: database) else { continue }
      outcome.villagesAdded += 1
      if added.code != village.village.code {
        codes[village.village.code] = added.code
        outcome.renumbered.append(
          MergeOutcome.Renumbering(name: village.village.name, theirs: village.village.code, ours: added.code)
        )
      }
      try log(
        action: "village.merged", subject: "village \(added.code)",
        detail: [("name", added.name), ("theirs", village.village.code.description)], in: database)
    }
    return codes
  }
}
