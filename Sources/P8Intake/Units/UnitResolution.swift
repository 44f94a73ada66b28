import P8Model
import VietnameseText

/// The way from the province to the commune.
extension UnitMatcher {
  /// A unit above, or several of one name, and whether it was found by a slip.
  private struct Parents {
    var codes: [UnitCode]
    var bySlip: Bool
    /// Whether a name with diacritics was written without.
    var lostDiacritics: Bool
  }

  /// The match of a row as it stands; slips of the pen are allowed or not.
  func resolve(_ address: UnitAddress, slips: Bool) -> UnitMatch {
    let place = PlaceName(address.commune)
    if place.isEmpty || PlaceName.isNumberInBrackets(address.commune) {
      return UnitMatch(.none, reason: .empty)
    }
    if TotalRow.recognise([address.commune]) != nil { return UnitMatch(.none, reason: .total) }
    let result = resolve(place, address, slips: slips)
    if result.code == nil, result.candidates.isEmpty, let split = AddressSplitter.split(address) {
      let parted = resolve(PlaceName(split.commune), split, slips: slips)
      if parted.status != .none || result.reason == .levelAbove { return parted }
    }
    return result
  }

  private func resolve(_ place: PlaceName, _ address: UnitAddress, slips: Bool) -> UnitMatch {
    switch address.structure {
    case .y2024: resolveOld(place, address, slips: slips)
    case .y2025: resolveNew(place, address, slips: slips)
    }
  }

  // MARK: - The structure of 2024

  private func resolveOld(_ place: PlaceName, _ address: UnitAddress, slips: Bool) -> UnitMatch {
    let isASCII = [address.commune, address.district, address.province].allSatisfy(SearchKey.hasNoDiacritics)
    var scope = LevelIndex.Scope.country
    var bySlip = false
    var lost = false
    var hasParent = false
    let provinceName = PlaceName(address.province)
    if !provinceName.isEmpty {
      guard let found = province(provinceName, in: old, slips: slips) else {
        return UnitMatch(.none, reason: .unknownProvince)
      }
      (bySlip, lost, hasParent) = (found.bySlip, found.lostDiacritics, true)
      if let code = found.codes.first { scope = .province(code) }
    }
    let districtName = PlaceName(address.district)
    if !districtName.isEmpty {
      guard let found = parents(districtName, in: old.districts, scope: scope, slips: slips) else {
        return UnitMatch(.none, candidates: communes(place, in: scope), reason: .unknownDistrict)
      }
      bySlip = bySlip || found.bySlip
      lost = lost || found.lostDiacritics
      hasParent = true
      scope = .districts(found.codes)
    }
    return commune(
      place, in: old, scope: scope, hasParent: hasParent, bySlip: bySlip,
      mayHaveLost: place.hasLostDiacritics || isASCII && (lost || !hasParent), slips: slips)
  }

  // MARK: - The structure of 2025

  private func resolveNew(_ place: PlaceName, _ address: UnitAddress, slips: Bool) -> UnitMatch {
    let isASCII = [address.commune, address.province].allSatisfy(SearchKey.hasNoDiacritics)
    var scope = LevelIndex.Scope.country
    var bySlip = false
    var lost = false
    var oldProvince: UnitCode?
    let provinceName = PlaceName(address.province)
    if !provinceName.isEmpty {
      var found = province(provinceName, in: new, slips: false)
      if found == nil, let before = province(provinceName, in: old, slips: slips) {
        // The old name of a province is still written; it went as a whole into one new province.
        oldProvince = before.codes.first
        found = before
        found?.codes = before.codes.compactMap { catalogue.successor(ofProvince: $0) }
      }
      if found == nil, slips { found = province(provinceName, in: new, slips: true) }
      guard let found, let code = found.codes.first else { return UnitMatch(.none, reason: .unknownProvince) }
      (bySlip, lost) = (found.bySlip, found.lostDiacritics)
      scope = .province(code)
    }
    let result = commune(
      place, in: new, scope: scope, hasParent: !provinceName.isEmpty, bySlip: bySlip,
      mayHaveLost: place.hasLostDiacritics || isASCII && (lost || provinceName.isEmpty), slips: slips)
    guard result.status == .ambiguous else { return result }
    return narrowed(result, toOldDistrict: PlaceName(address.district), of: oldProvince) ?? result
  }

  /// The one candidate that was made of communes of the old district or province that the row still names.
  private func narrowed(
    _ match: UnitMatch, toOldDistrict name: PlaceName, of province: UnitCode?
  ) -> UnitMatch? {
    var outer = province.map { [$0] } ?? []
    if !name.isEmpty {
      let scope = province.map { LevelIndex.Scope.province($0) } ?? .country
      guard let found = parents(name, in: old.districts, scope: scope, slips: false) else { return nil }
      outer = found.codes
    }
    guard !outer.isEmpty else { return nil }
    let inside = match.candidates.filter { code in
      catalogue.changes(ofNew: code).contains { change in
        outer.contains { catalogue.isSame(change.old, orInside: $0) }
      }
    }
    guard inside.count == 1, let code = inside.first else { return nil }
    return UnitMatch(.likely, code, reason: match.reason)
  }

  // MARK: - Units above

  private func province(_ name: PlaceName, in index: StructureIndex, slips: Bool) -> Parents? {
    if index.provinces.folded(name, in: .country).isEmpty, let known = alias(name, in: index) { return known }
    return parents(name, in: index.provinces, scope: .country, slips: slips)
  }

  /// A province by another name in daily use.
  private func alias(_ name: PlaceName, in index: StructureIndex) -> Parents? {
    for keys in name.readings {
      for other in ProvinceAliases.others(of: keys.folded) {
        let found = index.provinces.folded(PlaceName(other), in: .country)
        if let first = found.first, found.count == 1 {
          return Parents(codes: [index.provinces.entries[first].code], bySlip: false, lostDiacritics: false)
        }
      }
    }
    return nil
  }

  private func parents(
    _ name: PlaceName, in level: LevelIndex, scope: LevelIndex.Scope, slips: Bool
  ) -> Parents? {
    let isASCII = SearchKey.hasNoDiacritics(name.whole)
    var found = level.exact(name, in: scope)
    if found.isEmpty { found = level.folded(name, in: scope) }
    var bySlip = false
    if isASCII {
      // `Hoang Hoa` may be any of the names that lost these letters.
      found = Array(Set(found).union(level.undiacritic(name, in: scope))).sorted()
    } else if found.isEmpty {
      let lost = level.undiacritic(name, in: scope)
      if lost.count == 1 { (found, bySlip) = (lost, true) }
    }
    if found.isEmpty, slips {
      let nearest = level.nearest(name, in: scope)
      if nearest.count == 1 { (found, bySlip) = (nearest, true) }
    }
    if found.count > 1, let type = name.word?.type {
      let typed = found.filter { level.entries[$0].type == type }
      if !typed.isEmpty { found = typed }
    }
    guard !found.isEmpty else { return nil }
    return Parents(
      codes: found.map { level.entries[$0].code }, bySlip: bySlip,
      lostDiacritics: isASCII && found.contains { level.entries[$0].hasDiacritics })
  }

  // MARK: - The commune

  private func commune(
    _ place: PlaceName, in index: StructureIndex, scope: LevelIndex.Scope, hasParent: Bool, bySlip: Bool,
    mayHaveLost: Bool, slips: Bool
  ) -> UnitMatch {
    let level = index.communes
    if let above = place.word?.level, above == .district || above == .province || above == .city {
      return UnitMatch(.none, reason: .levelAbove)
    }
    for (reason, found) in steps(place, in: level, scope: scope, mayHaveLost: mayHaveLost) {
      let found = found()
      guard !found.isEmpty else { continue }
      return settle(
        found, place, in: level, reason: reason, isSure: hasParent && !bySlip, hasParent: hasParent)
    }
    if place.word?.level == .village { return UnitMatch(.none, reason: .village) }
    if slips {
      let nearest = level.nearest(place, in: scope)
      if !nearest.isEmpty {
        return settle(nearest, place, in: level, reason: .slip, isSure: false, hasParent: hasParent)
      }
      // In a name of a few letters one slip makes too many others: they are shown, none is proposed.
      let near = level.nearest(place, in: scope, isShort: true)
      if !near.isEmpty {
        return UnitMatch(.ambiguous, candidates: near.map { level.entries[$0].code }, reason: .slip)
      }
      let beginning = level.beginning(place, in: scope)
      if !beginning.isEmpty {
        return UnitMatch(.ambiguous, candidates: beginning.map { level.entries[$0].code }, reason: .beginning)
      }
    }
    return other(place, than: index, scope: scope)
  }

  /// The keys in their order; the first that finds something decides.
  private func steps(
    _ place: PlaceName, in level: LevelIndex, scope: LevelIndex.Scope, mayHaveLost: Bool
  ) -> [(UnitMatch.Reason, () -> [Int])] {
    let undiacritic = { level.undiacritic(place, in: scope) }
    // Where the row has lost its diacritics, a name without them proves nothing: Sa Pa may be Sa Pả.
    if mayHaveLost { return [(.undiacritic, undiacritic), (.variant, { level.variants(place, in: scope) })] }
    var steps: [(UnitMatch.Reason, () -> [Int])] = [
      (.name, { level.exact(place, in: scope) }), (.spelling, { level.folded(place, in: scope) }),
      (.variant, { level.variants(place, in: scope) }),
    ]
    if SearchKey.hasNoDiacritics(place.name) { steps.append((.undiacritic, undiacritic)) }
    return steps
  }

  private func settle(
    _ found: [Int], _ place: PlaceName, in level: LevelIndex, reason: UnitMatch.Reason, isSure: Bool,
    hasParent: Bool
  ) -> UnitMatch {
    var found = found
    let type = place.word?.level == .commune ? place.word?.type : nil
    if found.count > 1, let type {
      let typed = found.filter { level.entries[$0].type == type }
      if !typed.isEmpty { found = typed }
    }
    let codes = found.map { level.entries[$0].code }
    guard codes.count == 1, let code = codes.first, let entry = found.first.map({ level.entries[$0] }) else {
      return UnitMatch(.ambiguous, candidates: codes, reason: reason)
    }
    if let type, type != entry.type {
      // A number says little without its type: `Xã 1` is not `Phường 1`.
      return UnitMatch(.likely, code, reason: .otherType)
    }
    if !hasParent { return UnitMatch(.likely, code, reason: .noParent) }
    // A number without a type may count rows.
    let isSure = isSure && !(place.word == nil && place.whole.utf8.allSatisfy { (48...57).contains($0) })
    return UnitMatch(isSure ? .sure : .likely, code, reason: reason)
  }

  private func communes(_ place: PlaceName, in scope: LevelIndex.Scope) -> [UnitCode] {
    if case .country = scope { return [] }
    return old.communes.folded(place, in: scope).map { old.communes.entries[$0].code }
  }

  /// A name that belongs to the other structure: the old communes' successors are offered.
  private func other(_ place: PlaceName, than index: StructureIndex, scope: LevelIndex.Scope) -> UnitMatch {
    guard index.structure == .y2025, case .province(let province) = scope else {
      return UnitMatch(.none, reason: .unknownCommune)
    }
    let olds = old.communes.folded(place, in: .country).map { old.communes.entries[$0].code }
    let successors = olds.flatMap { catalogue.changes(ofOld: $0).map(\.new) }
      .filter { catalogue.isSame($0, orInside: province) }
    guard !successors.isEmpty else { return UnitMatch(.none, reason: .unknownCommune) }
    return UnitMatch(.none, candidates: Array(Set(successors)), reason: .otherStructure)
  }
}
