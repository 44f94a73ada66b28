extension VillageLives {
  /// A village of before and one of today that are taken for the same, because nobody linked them and only these two
  /// share a name where the old commune went.
  package struct Presumption: Hashable, Sendable {
    package let old: UnitCode
    package let new: UnitCode
  }

  /// The same lives, with villages that were entered anew under the new structure taken for the old ones of that name.
  ///
  /// Without it a village that reports under a new code would count beside itself. It is said wherever figures rest on
  /// it; linking the villages, or entering one as another, makes an end of it. Where several could be meant, none is
  /// chosen, but as many as came anew are not expected a second time.
  package func presuming(_ units: UnitCatalogue) -> VillageLives {
    struct Name: Hashable {
      let commune: UnitCode
      let key: String
    }
    var olds: [Name: [UnitCode]] = [:]
    var news: [(code: UnitCode, key: String, commune: UnitCode)] = []
    for (code, life) in codes {
      guard let commune = code.communeOfVillage, let key = life.last?.nameKey, !key.isEmpty else { continue }
      if code.structure == .y2024 {
        olds[Name(commune: commune, key: key), default: []].append(code)
      } else if !life.contains(where: { $0.village.code.structure == .y2024 }) {
        news.append((code, key, commune))
      }
    }
    guard !olds.isEmpty, !news.isEmpty else { return self }
    var candidates: [UnitCode: [UnitCode]] = [:]
    var claims: [UnitCode: Int] = [:]
    for new in news {
      let found = units.changes(ofNew: new.commune).flatMap {
        olds[Name(commune: $0.old, key: new.key)] ?? []
      }
      guard !found.isEmpty else { continue }
      candidates[new.code] = found.sorted()
      for old in found { claims[old, default: 0] += 1 }
    }
    var result = self
    var identities: [Int64: Int64] = [:]
    for (new, found) in candidates.sorted(by: { $0.key < $1.key }) {
      if found.count == 1, claims[found[0]] == 1 {
        result.presumptions.append(Presumption(old: found[0], new: new))
        if let from = codes[found[0]]?.first?.identity, let to = codes[new]?.first?.identity {
          identities[from] = to
        }
      } else {
        result.doubtful.insert(new)
        result.doubtful.formUnion(found)
        if let again = found.first(where: { !result.superfluous.contains($0) }) {
          result.superfluous.insert(again)
        }
      }
    }
    guard !identities.isEmpty else { return result }
    var linked = VillageLives(
      villages.map { village in
        RegisteredVillage(
          identity: identities[village.identity] ?? village.identity, village: village.village,
          nameKey: village.nameKey, from: village.from, to: village.to)
      },
      mergers: allMergers.map { merger in
        VillageMerger(
          village: identities[merger.village] ?? merger.village,
          into: merger.into.map { identities[$0] ?? $0 },
          on: merger.on, models: merger.models)
      })
    linked.presumptions = result.presumptions
    linked.doubtful = result.doubtful
    linked.superfluous = result.superfluous
    return linked
  }

  /// Whether it is known which village of both structures a village is.
  package func isSettled(_ village: UnitCode) -> Bool {
    codes[canonical(village)] != nil && !doubtful.contains(canonical(village))
  }
}
