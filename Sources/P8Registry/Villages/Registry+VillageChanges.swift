import GRDB
package import P8Model

/// What happens to villages: each change is one transaction, kept with what was before and after it, so that its
/// opposite can take it back.
extension Registry {
  /// Links villages of before with those of today: each gets a code in a commune, or becomes one with a village that
  /// was entered there anew.
  ///
  /// - Parameter links: The code of before, the commune of today, and the code of the same village there where it has one.
  /// - Throws: A ``VillageRefusal`` as the fault where one of them contradicts what is stored; then none is linked.
  package func carry(
    _ links: [(old: UnitCode, commune: UnitCode, as: UnitCode?)], reason: String
  ) throws(RegistryFault) -> [RegisteredVillage] {
    try write { database in
      // Codes of a new structure hold from its first day, and need no resolution of a commune.
      guard let day = UnitStructure.y2025.inForceFrom else { return [] }
      let decision = VillageChange.Decision(effective: day, reason: reason)
      return try links.map { link in
        let before = try known(link.old, in: database)
        guard link.commune.level == .commune else { throw refusal(.notACommune(link.commune)) }
        guard link.commune.structure != link.old.structure else {
          throw refusal(.otherStructure(link.commune, link.old.structure))
        }
        if let there = try life(of: before.identity, in: database).first(where: {
          $0.village.code.structure == link.commune.structure
        }) {
          throw refusal(.alreadyCarried(link.old, to: there.village.code))
        }
        let same = try link.as.map { try known($0, in: database) }
        if let same,
          try life(of: same.identity, in: database).contains(where: {
            $0.village.code.structure == link.old.structure
          })
        {
          throw refusal(.codeOfAnother(same.village.code))
        }
        let identities = [before.identity, same?.identity].compactMap(\.self)
        let change = try change(.carry, of: identities, decision: decision, in: database) { _ in
          if let same {
            try database.execute(
              sql: "UPDATE village_code SET village = ? WHERE village = ?",
              arguments: [before.identity, same.identity])
            return [before.identity]
          }
          try addCode(
            of: before, named: before.village.name, key: before.nameKey, in: link.commune, from: nil,
            keepsNumber: true, in: database)
          return [before.identity]
        }
        guard let now = change.after.last(where: { $0.village.code.structure == link.commune.structure })
        else {
          throw damaged("village \(link.old)")
        }
        return now
      }
    }
  }

  /// Gives a village another name from a day on; `isRetyped` where only its type word changes.
  package func rename(
    _ code: UnitCode, to name: String, nameKey: String, isRetyped: Bool, decision: VillageChange.Decision
  ) throws(RegistryFault) -> VillageChange {
    try write { database in
      let village = try there(code, decision, in: database)
      try requireResolution(decision)
      return try change(
        isRetyped ? .retype : .rename, of: [village.identity], decision: decision, in: database
      ) {
        _ in
        try setName(name, key: nameKey, of: village, in: database)
        return [village.identity]
      }
    }
  }

  /// Moves a village into another commune of the same structure, where it gets a new code.
  package func move(
    _ code: UnitCode, to commune: UnitCode, decision: VillageChange.Decision
  ) throws(RegistryFault) -> VillageChange {
    try write { database in
      let village = try there(code, decision, in: database)
      try requireResolution(decision)
      guard commune.level == .commune else { throw refusal(.notACommune(commune)) }
      guard commune.structure == code.structure else {
        throw refusal(.otherStructure(commune, code.structure))
      }
      guard commune != code.communeOfVillage else { throw refusal(.intoItself(commune)) }
      if let other = try self.village(named: village.nameKey, of: commune, in: database), other.to == nil {
        throw refusal(.nameTaken(village.village.name, by: other.village))
      }
      return try change(.move, of: [village.identity], decision: decision, in: database) { _ in
        try addCode(
          of: village, named: village.village.name, key: village.nameKey, in: commune,
          from: decision.effective,
          keepsNumber: false, in: database)
        try end(village, before: decision.effective, in: database)
        return [village.identity]
      }
    }
  }

  /// Merges villages into one that stays, under its own name or a new one.
  package func merge(
    _ codes: [UnitCode], into code: UnitCode, named name: (text: String, key: String)?,
    models: VillageMerger.Models, decision: VillageChange.Decision
  ) throws(RegistryFault) -> VillageChange {
    try write { database in
      let stays = try there(code, decision, in: database)
      let ending = try codes.map { try there($0, decision, in: database) }
      try requireResolution(decision)
      guard !ending.isEmpty, ending.allSatisfy({ $0.identity != stays.identity }) else {
        throw refusal(.intoItself(code))
      }
      return try change(
        .merge, of: [stays.identity] + ending.map(\.identity), decision: decision, models: models,
        in: database
      ) { number in
        for village in ending {
          try end(village, before: decision.effective, in: database)
          try endLife(of: village, into: stays, decision, models, change: number, in: database)
        }
        // A name of a village that ended is free from here on.
        if let name { try setName(name.text, key: name.key, of: stays, in: database) }
        return [stays.identity] + ending.map(\.identity)
      }
    }
  }

  /// Founds villages out of one, which goes on or ends.
  package func split(
    _ code: UnitCode, into names: [(text: String, key: String)], ends: VillageMerger.Models?,
    decision: VillageChange.Decision
  ) throws(RegistryFault) -> VillageChange {
    try write { database in
      let village = try there(code, decision, in: database)
      try requireResolution(decision)
      guard let commune = code.communeOfVillage, !names.isEmpty else { throw refusal(.emptyName) }
      return try change(.split, of: [village.identity], decision: decision, models: ends, in: database) {
        number in
        if let ends {
          try end(village, before: decision.effective, in: database)
          try endLife(of: village, into: nil, decision, ends, change: number, in: database)
        }
        var identities = [village.identity]
        for name in names {
          try requireFree(name.text, key: name.key, of: commune, except: nil, in: database)
          let identity = try newIdentity(in: database)
          let entry = VillageEntry(
            commune: commune, name: name.text, nameKey: name.key, from: decision.effective, to: nil)
          guard
            try insert(entry, number: nextNumber(of: commune, in: database), identity: identity, in: database)
              != nil
          else { throw refusal(.notACommune(commune)) }
          identities.append(identity)
        }
        return identities
      }
    }
  }

  /// Ends a village; the day before the decision takes effect is its last.
  package func close(
    _ code: UnitCode, models: VillageMerger.Models, decision: VillageChange.Decision
  ) throws(RegistryFault) -> VillageChange {
    try write { database in
      let village = try there(code, decision, in: database)
      try requireResolution(decision)
      return try change(.close, of: [village.identity], decision: decision, models: models, in: database) {
        number in
        try end(village, before: decision.effective, in: database)
        try endLife(of: village, into: nil, decision, models, change: number, in: database)
        return [village.identity]
      }
    }
  }

  /// Takes a change back: the villages are as they were before it.
  package func undoVillageChange(
    _ number: Int64, reason: String
  ) throws(RegistryFault) -> VillageChange {
    try write { database in
      guard let undone = try villageChange(number, in: database) else {
        throw refusal(.unknownChange(number))
      }
      let decision = VillageChange.Decision(effective: undone.decision.effective, reason: reason)
      guard undone.undoneBy == nil, undone.kind != .undo else { throw refusal(.alreadyUndone(number)) }
      let identities = Set((undone.before + undone.after).map(\.identity)).sorted()
      let now = try identities.flatMap { try life(of: $0, in: database) }
      guard Set(now) == Set(undone.after) else {
        let later = try Int64.fetchOne(
          database, sql: "SELECT max(id) FROM village_change WHERE id > ? AND undone_by IS NULL",
          arguments: [number])
        throw refusal(.changedSince(number, by: later))
      }
      let gone = Set(undone.after.map(\.village.code)).subtracting(undone.before.map(\.village.code))
      for code in gone.sorted() where try hasReports(code, in: database) { throw refusal(.hasReports(code)) }
      let change = try change(.undo, of: identities, decision: decision, in: database) { _ in
        try database.execute(sql: "DELETE FROM village_end WHERE change = ?", arguments: [number])
        for identity in identities {
          try database.execute(sql: "DELETE FROM village_code WHERE village = ?", arguments: [identity])
        }
        for village in undone.before { try put(village, in: database) }
        return identities
      }
      try database.execute(
        sql: "UPDATE village_change SET undone_by = ? WHERE id = ?", arguments: [change.number, number])
      return change
    }
  }

  /// The changes, oldest first; those that concern a village, or all.
  package func villageChanges(of identity: Int64? = nil) throws(RegistryFault) -> [VillageChange] {
    try read { database in
      try Row.fetchAll(database, sql: "\(Self.changeSelection) ORDER BY id").map(villageChange)
        .filter { change in
          identity.map { one in (change.before + change.after).contains { $0.identity == one } } ?? true
        }
    }
  }

  /// The villages that ended, and where they went.
  package func villageEnds() throws(RegistryFault) -> [VillageMerger] {
    try read { database in
      try Row.fetchAll(
        database, sql: "SELECT village, into_village, effective, models FROM village_end ORDER BY village"
      ).map { row in
        guard let day = CalendarDate(iso: row[2] as String),
          let models = VillageMerger.Models(rawValue: row[3])
        else { throw damaged("end of village \(row[0] as Int64)") }
        return VillageMerger(village: row[0], into: row[1], on: day, models: models)
      }
    }
  }

  /// The names that villages once had.
  package func formerVillageNames(
    of villages: [RegisteredVillage]
  ) throws(RegistryFault) -> [FormerVillageName] {
    // A whole country is carried over by as many changes as it has villages, and none of them changes a name.
    let changes = try read { database in
      try Row.fetchAll(
        database,
        sql:
          "\(Self.changeSelection) WHERE kind IN ('rename', 'retype', 'merge') AND undone_by IS NULL ORDER BY id"
      ).map(villageChange)
    }
    return FormerVillageName.all(of: villages, changes: changes)
  }

  /// The lives of all villages.
  package func villageLives() throws(RegistryFault) -> VillageLives {
    VillageLives(try villages(), mergers: try villageEnds())
  }

  // MARK: - The parts of a change

  /// Writes a change down beside what it does; the body says which villages it concerned in the end.
  private func change(
    _ kind: VillageChange.Kind, of identities: [Int64], decision: VillageChange.Decision,
    models: VillageMerger.Models? = nil, in database: Database, _ body: (Int64) throws -> [Int64]
  ) throws -> VillageChange {
    guard !decision.reason.isEmpty else { throw refusal(.noReason) }
    let before = try identities.flatMap { try life(of: $0, in: database) }
    let at = clock()
    try database.execute(
      sql: """
        INSERT INTO village_change (kind, effective, resolution, resolution_date, models, reason, at, author, before,
          after)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '[]')
        """,
      arguments: [
        kind.rawValue, decision.effective.description, decision.resolution,
        decision.resolutionDate?.description,
        models?.rawValue, decision.reason, at, author, Self.json(before),
      ])
    let number = database.lastInsertedRowID
    let after = try body(number).flatMap { try life(of: $0, in: database) }
    try database.execute(
      sql: "UPDATE village_change SET after = ? WHERE id = ?", arguments: [Self.json(after), number])
    try log(
      action: "village.\(kind.rawValue)", subject: "village change \(number)",
      detail: [
        ("before", Self.json(before)), ("after", Self.json(after)),
        ("effective", decision.effective.description),
        ("resolution", decision.resolution), ("models", models?.rawValue ?? ""), ("reason", decision.reason),
      ], in: database)
    return VillageChange(
      number: number, kind: kind, decision: decision, models: models, at: at, author: author, before: before,
      after: after, undoneBy: nil)
  }

  private func addCode(
    of village: RegisteredVillage, named name: String, key: String, in commune: UnitCode, from: CalendarDate?,
    keepsNumber: Bool, in database: Database
  ) throws {
    let own = keepsNumber ? Self.number(of: village.village.code) : nil
    let isFree = try own.map { try self.village(number: $0, of: commune, in: database) == nil } ?? false
    let entry = VillageEntry(
      commune: commune, name: name, nameKey: key, from: from ?? village.from, to: village.to)
    guard
      try insert(
        entry, number: isFree ? own ?? 1 : nextNumber(of: commune, in: database), identity: village.identity,
        in: database) != nil
    else { throw refusal(.notACommune(commune)) }
  }

  private func setName(
    _ name: String, key: String, of village: RegisteredVillage, in database: Database
  ) throws {
    guard let commune = village.village.code.communeOfVillage, !name.isEmpty, !key.isEmpty else {
      throw refusal(.emptyName)
    }
    try requireFree(name, key: key, of: commune, except: village.identity, in: database)
    try database.execute(
      sql:
        "UPDATE village_code SET name = ?, name_key = ? WHERE structure = ? AND commune = ? AND number = ?",
      arguments: [name, key, commune.structure.rawValue, commune.code, Self.number(of: village.village.code)])
  }

  private func requireFree(
    _ name: String, key: String, of commune: UnitCode, except identity: Int64?, in database: Database
  ) throws {
    if let other = try village(named: key, of: commune, in: database), other.to == nil,
      other.identity != identity
    {
      throw refusal(.nameTaken(name, by: other.village))
    }
  }

  private func end(
    _ village: RegisteredVillage, before day: CalendarDate, in database: Database
  ) throws {
    let code = village.village.code
    try database.execute(
      sql: "UPDATE village_code SET known_to = ? WHERE structure = ? AND commune = ? AND number = ?",
      arguments: [
        day.advanced(byDays: -1)?.description, code.structure.rawValue, code.communeOfVillage?.code,
        Self.number(of: code),
      ])
  }

  private func endLife(
    of village: RegisteredVillage, into stays: RegisteredVillage?, _ decision: VillageChange.Decision,
    _ models: VillageMerger.Models, change: Int64, in database: Database
  ) throws {
    try database.execute(
      sql:
        "INSERT INTO village_end (village, into_village, effective, models, change) VALUES (?, ?, ?, ?, ?)",
      arguments: [
        village.identity, stays?.identity, decision.effective.description, models.rawValue, change,
      ])
  }

  private func put(_ village: RegisteredVillage, in database: Database) throws {
    guard let commune = village.village.code.communeOfVillage,
      let number = Self.number(of: village.village.code)
    else { throw refusal(.unknownVillage(village.village.code)) }
    let entry = VillageEntry(
      commune: commune, name: village.village.name, nameKey: village.nameKey, from: village.from,
      to: village.to)
    _ = try insert(entry, number: number, identity: village.identity, in: database)
  }

  // MARK: - Reading

  /// A village under all its codes, the older structure first.
  private func life(of identity: Int64, in database: Database) throws -> [RegisteredVillage] {
    try Row.fetchAll(
      database.cachedStatement(
        sql: "\(Self.selection) WHERE village = ? ORDER BY structure, known_from, commune, number"),
      arguments: [identity]
    ).map(village)
  }

  private func known(_ code: UnitCode, in database: Database) throws -> RegisteredVillage {
    guard let village = try village(code, in: database) else { throw refusal(.unknownVillage(code)) }
    return village
  }

  /// A village that is there when a decision takes effect, and was before it.
  private func there(
    _ code: UnitCode, _ decision: VillageChange.Decision, in database: Database
  ) throws -> RegisteredVillage {
    let village = try known(code, in: database)
    guard village.isThere(on: decision.effective), village.from.map({ $0 < decision.effective }) ?? true
    else {
      throw refusal(.notThere(code, decision.effective))
    }
    return village
  }

  private func requireResolution(_ decision: VillageChange.Decision) throws {
    guard !decision.resolution.isEmpty else { throw refusal(.noResolution) }
  }

  private func hasReports(_ code: UnitCode, in database: Database) throws -> Bool {
    try Bool.fetchOne(
      database,
      sql: """
        SELECT EXISTS (SELECT 1 FROM report WHERE structure = ?1 AND unit = ?2)
          OR EXISTS (SELECT 1 FROM record WHERE unit = ?3) OR EXISTS (SELECT 1 FROM log_version WHERE unit = ?3)
        """, arguments: [code.structure.rawValue, code.code, code.description]) ?? false
  }

  private func refusal(_ refusal: VillageRefusal) -> RegistryFault {
    RegistryFault(.village(refusal), path: path)
  }

  private static let changeSelection = """
    SELECT id, kind, effective, resolution, resolution_date, models, reason, at, author, before, after, undone_by
    FROM village_change
    """

  private func villageChange(_ number: Int64, in database: Database) throws -> VillageChange? {
    try Row.fetchOne(database, sql: "\(Self.changeSelection) WHERE id = ?", arguments: [number])
      .map(villageChange)
  }

  private func villageChange(_ row: Row) throws -> VillageChange {
    guard let kind = VillageChange.Kind(rawValue: row[1]), let day = CalendarDate(iso: row[2] as String)
    else {
      throw damaged("village change \(row[0] as Int64)")
    }
    return VillageChange(
      number: row[0], kind: kind,
      decision: VillageChange.Decision(
        effective: day, resolution: row[3],
        resolutionDate: (row[4] as String?).flatMap { CalendarDate(iso: $0) },
        reason: row[6]),
      models: (row[5] as String?).flatMap { VillageMerger.Models(rawValue: $0) }, at: row[7], author: row[8],
      before: try villages(json: row[9]), after: try villages(json: row[10]), undoneBy: row[11])
  }

  private static func json(_ villages: [RegisteredVillage]) -> String {
    var text = ""
    JSONValue.list(villages.map(\.json)).write(to: &text)
    return text
  }

  private func villages(json text: String) throws -> [RegisteredVillage] {
    guard case .list(let items) = try JSONValue(Array(text.utf8)) else { throw damaged(text) }
    return try items.map { item in
      guard let village = RegisteredVillage(item) else { throw damaged(text) }
      return village
    }
  }
}
