import P8Definitions
package import P8Model
import P8Presentation
import P8Registry
import VietnameseText

/// What happens to villages, by a decision of their commune.
extension Villages {
  /// A village, found by its code or entered by its name; what has to be asked is a failure with the way out.
  ///
  /// - Parameters:
  ///   - isNew: It is another village than those of nearly the same name.
  ///   - code: The village of the other structure that it is; nil where it is to be found.
  package func enter(
    _ name: String, in commune: UnitCode, isNew: Bool = false, continues code: UnitCode? = nil,
    from day: CalendarDate? = nil
  ) throws(Failure) -> Village {
    if isAsked {
      try workspace.demand(.manageVillages, inEach: [code].compactMap(\.self))
      return try allowed(.manageVillages, in: commune).enter(
        name, in: commune, isNew: isNew, continues: code, from: day)
    }
    let name = NormalForm.clean(name).text
    guard !name.isEmpty else { throw Failure(.wrongUse, VillageRefusal.emptyName.message, remedy: nil) }
    let registry = try registry()
    var continues = code
    if !isNew, code == nil {
      let lives = try Failure.wrapping { () throws(RegistryFault) in try registry.villageLives() }
      switch VillageNames(lives, units: definitions.units, former: try formerNames()).meaning(
        of: name, in: commune)
      {
      case .known(let village): return village
      case .continues(let code): continues = code
      case .open(let question): throw Failure(.wrongUse, question.message, remedy: question.remedy)
      case .new: break
      }
    }
    let entry = VillageEntry(
      commune: commune, name: name, nameKey: SearchKey.placementFree(name), from: day, continues: continues)
    let outcomes = try Failure.wrapping { () throws(RegistryFault) in
      if let continues, try registry.village(continues) == nil {
        throw RegistryFault(.village(.unknownVillage(continues)), path: registry.path)
      }
      return try registry.importVillages([entry], asNew: isNew)
    }
    switch outcomes.first {
    case .added(let village), .unchanged(let village), .updated(let village, _), .conflict(_, let village):
      return village
    case .invalid, nil:
      throw Failure(
        .wrongUse, VillageRefusal.notACommune(commune).message,
        remedy: VillageRefusal.notACommune(commune).remedy)
    }
  }

  package func rename(
    _ code: UnitCode, to name: String, decision: VillageChange.Decision
  ) throws(Failure) -> VillageChange {
    if isAsked { return try allowed(.manageVillages, in: code).rename(code, to: name, decision: decision) }
    let registry = try existingRegistry()
    let name = NormalForm.clean(name).text
    return try Failure.wrapping { () throws(RegistryFault) in
      let before = try registry.village(code)?.village.name ?? ""
      return try registry.rename(
        code, to: name, nameKey: SearchKey.placementFree(name),
        isRetyped: VillageName(before).key == VillageName(name).key, decision: decision)
    }
  }

  package func move(
    _ code: UnitCode, to commune: UnitCode, decision: VillageChange.Decision
  ) throws(Failure) -> VillageChange {
    if isAsked {
      return try allowed(.manageVillages, in: code, commune).move(code, to: commune, decision: decision)
    }
    let registry = try existingRegistry()
    return try Failure.wrapping { () throws(RegistryFault) in
      try registry.move(code, to: commune, decision: decision)
    }
  }

  package func merge(
    _ codes: [UnitCode], into code: UnitCode, named name: String?, models: VillageMerger.Models,
    decision: VillageChange.Decision
  ) throws(Failure) -> VillageChange {
    if isAsked {
      try workspace.demand(.manageVillages, in: codes + [code])
      return try allowed(.manageVillages).merge(
        codes, into: code, named: name, models: models, decision: decision)
    }
    let registry = try existingRegistry()
    return try Failure.wrapping { () throws(RegistryFault) in
      try registry.merge(codes, into: code, named: name.map(Self.named), models: models, decision: decision)
    }
  }

  package func split(
    _ code: UnitCode, into names: [String], ends: VillageMerger.Models?, decision: VillageChange.Decision
  ) throws(Failure) -> VillageChange {
    if isAsked {
      return try allowed(.manageVillages, in: code).split(code, into: names, ends: ends, decision: decision)
    }
    let registry = try existingRegistry()
    return try Failure.wrapping { () throws(RegistryFault) in
      try registry.split(code, into: names.map(Self.named), ends: ends, decision: decision)
    }
  }

  package func close(
    _ code: UnitCode, models: VillageMerger.Models, decision: VillageChange.Decision
  ) throws(Failure) -> VillageChange {
    if isAsked {
      return try allowed(.manageVillages, in: code).close(code, models: models, decision: decision)
    }
    let registry = try existingRegistry()
    return try Failure.wrapping { () throws(RegistryFault) in
      try registry.close(code, models: models, decision: decision)
    }
  }

  package func undo(_ number: Int64, reason: String) throws(Failure) -> VillageChange {
    if isAsked {
      let villages = try allowed(.manageVillages)
      let registry = try villages.existingRegistry()
      let change = try Failure.wrapping { () throws(RegistryFault) in
        try registry.villageChanges().first { $0.number == number }
      }
      let touched = (change?.before ?? []) + (change?.after ?? [])
      try workspace.demand(.manageVillages, in: touched.map(\.village.code))
      return try villages.undo(number, reason: reason)
    }
    let registry = try existingRegistry()
    return try Failure.wrapping { () throws(RegistryFault) in
      try registry.undoVillageChange(number, reason: reason)
    }
  }

  /// A change in words.
  package func text(of change: VillageChange, _ language: Language) -> String { change.line(language) }

  private static func named(_ name: String) -> (text: String, key: String) {
    let text = NormalForm.clean(name).text
    return (text, SearchKey.placementFree(text))
  }

  /// The villages of a unit as they are on a day, by code.
  ///
  /// - Parameter name: A part of the name, or of one that the village once had, with or without diacritics; nil for all.
  package func list(
    in unit: UnitCode, on day: CalendarDate?, named name: String? = nil
  ) throws(Failure) -> [RegisteredVillage] {
    if isAsked { return try allowed(.see, in: unit).list(in: unit, on: day, named: name) }
    let registry = try registryToRead()
    let units = definitions.units
    let key = SearchKey.undiacritic(name ?? "")
    let former = name == nil ? [:] : Dictionary(grouping: try formerNames(), by: \.code)
    let all = try Failure.wrapping { () throws(RegistryFault) in try registry.villages() }
    return all.filter { village in
      let names = [village.village.name] + (former[village.village.code] ?? []).map(\.name)
      return units.isSame(village.village.code, orInside: unit)
        && (day.map { village.isThere(on: $0) } ?? true)
        && names.contains { key.isEmpty || SearchKey.undiacritic($0).contains(key) }
    }
  }

  /// What villages were called before, in words by code.
  package func formerNames(_ language: Language) throws(Failure) -> [UnitCode: String] {
    if let scope = try workspace.scope() {
      return try allowed(.see).formerNames(language).filter { scope.contains($0.key) }
    }
    return Dictionary(grouping: try formerNames(), by: \.code).mapValues {
      VillageListWords.formerly($0)[language]
    }
  }

  /// A village under all its codes, with what happened to it.
  package func life(
    of code: UnitCode
  ) throws(Failure) -> (villages: [RegisteredVillage], changes: [VillageChange]) {
    if isAsked { return try allowed(.see, in: code).life(of: code) }
    let registry = try registryToRead()
    return try Failure.wrapping { () throws(RegistryFault) in
      guard let village = try registry.village(code) else {
        throw RegistryFault(.village(.unknownVillage(code)), path: registry.path)
      }
      return (
        try registry.villages().filter { $0.identity == village.identity },
        try registry.villageChanges(of: village.identity)
      )
    }
  }
}
