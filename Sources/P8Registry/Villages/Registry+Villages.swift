import GRDB
package import P8Model

extension Registry {
  /// Takes villages into the registry, all in one transaction.
  ///
  /// A village without a number is found by the key of its name; where it is new it gets the next number of its
  /// commune. Numbers are never given twice.
  ///
  /// - Parameter asNew: They are villages of their own, whatever others are called.
  /// - Returns: What became of each, in the same order.
  @discardableResult
  package func importVillages(
    _ entries: [VillageEntry], asNew: Bool = false
  ) throws(RegistryFault) -> [VillageOutcome] {
    try write { database in
      try entries.map { try importVillage($0, asNew: asNew, in: database) }
    }
  }

  /// The villages by code, of one commune or of all.
  package func villages(of commune: UnitCode? = nil) throws(RegistryFault) -> [RegisteredVillage] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          \(Self.selection)
          WHERE ?1 IS NULL OR (structure = ?1 AND commune = ?2)
          ORDER BY structure, commune, number
          """, arguments: [commune?.structure.rawValue, commune?.code]
      ).map(village)
    }
  }

  /// The villages of some communes, in the order of the communes.
  package func villages(ofCommunes communes: [UnitCode]) throws(RegistryFault) -> [RegisteredVillage] {
    try read { database in
      let statement = try database.cachedStatement(
        sql: "\(Self.selection) WHERE structure = ? AND commune = ? ORDER BY number")
      return try communes.flatMap { commune in
        try Row.fetchAll(statement, arguments: [commune.structure.rawValue, commune.code]).map(village)
      }
    }
  }

  /// The village of a code; nil where there is none.
  package func village(_ code: UnitCode) throws(RegistryFault) -> RegisteredVillage? {
    try read { try village(code, in: $0) }
  }

  /// Villages under all codes that they ever had; a code that no village has stands for itself.
  package func allCodes(ofVillages codes: [UnitCode]) throws(RegistryFault) -> Set<UnitCode> {
    try read { database in
      var all = Set(codes)
      for code in codes {
        guard let village = try village(code, in: database) else { continue }
        let rows = try Row.fetchAll(
          database, sql: "\(Self.selection) WHERE village = ?", arguments: [village.identity])
        all.formUnion(try rows.map { try self.village($0).village.code })
      }
      return all
    }
  }

  /// The village of a commune whose name has a key; nil where there is none.
  ///
  /// - Parameters:
  ///   - nameKey: The key, made as it was at the import.
  ///   - commune: The commune.
  /// - Returns: The village.
  /// - Throws: Why it could not be read.
  package func village(
    named nameKey: String, of commune: UnitCode
  ) throws(RegistryFault) -> RegisteredVillage? {
    try read { try village(named: nameKey, of: commune, in: $0) }
  }

  // MARK: - Importing

  private func importVillage(
    _ entry: VillageEntry, asNew: Bool, in database: Database
  ) throws -> VillageOutcome {
    guard entry.commune.level == .commune, !entry.name.isEmpty, !entry.nameKey.isEmpty else {
      return .invalid(entry)
    }
    let named = asNew ? nil : try village(named: entry.nameKey, of: entry.commune, in: database)
    if let number = entry.number {
      if let named, Self.number(of: named.village.code) != number {
        return .conflict(entry, with: named.village)
      }
      if let known = try village(number: number, of: entry.commune, in: database) {
        return try update(known, with: entry, in: database)
      }
    } else if let named {
      return try update(named, with: entry, in: database)
    }
    let number = try entry.number ?? nextNumber(of: entry.commune, in: database)
    guard (1...9999).contains(number) else { return .invalid(entry) }
    let same = try entry.continues.flatMap { try village($0, in: database) }
    guard
      let village = try insert(
        entry, number: number, identity: same?.identity ?? newIdentity(in: database), in: database)
    else { return .invalid(entry) }
    var detail = [("name", village.name)]
    if let same { detail.append(("continues", same.village.code.description)) }
    try log(action: "village.added", subject: "village \(village.code)", detail: detail, in: database)
    return .added(village)
  }

  func insert(
    _ entry: VillageEntry, number: Int, identity: Int64, in database: Database
  ) throws -> Village? {
    guard let code = entry.commune.village(number: number) else { return nil }
    try database.execute(
      sql: """
        INSERT INTO village_code (structure, commune, number, village, name, name_key, known_from, known_to)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        entry.commune.structure.rawValue, entry.commune.code, number, identity, entry.name, entry.nameKey,
        entry.from?.description, entry.to?.description,
      ])
    return Village(code: code, name: entry.name)
  }

  /// An entry says the newest of a village; days that it does not name stay.
  private func update(
    _ known: RegisteredVillage, with entry: VillageEntry, in database: Database
  ) throws -> VillageOutcome {
    let from = entry.from ?? known.from
    let to = entry.to ?? known.to
    guard
      entry.name != known.village.name || entry.nameKey != known.nameKey || from != known.from
        || to != known.to
    else { return .unchanged(known.village) }
    // Found by its key alone, another spelling is not a new name.
    guard entry.number != nil || from != known.from || to != known.to else {
      return .unchanged(known.village)
    }
    let name = entry.number == nil ? known.village.name : entry.name
    let village = Village(code: known.village.code, name: name)
    try database.execute(
      sql: """
        UPDATE village_code SET name = ?, name_key = ?, known_from = ?, known_to = ?
        WHERE structure = ? AND commune = ? AND number = ?
        """,
      arguments: [
        name, entry.number == nil ? known.nameKey : entry.nameKey, from?.description, to?.description,
        entry.commune.structure.rawValue, entry.commune.code, Self.number(of: known.village.code),
      ])
    try log(
      action: "village.updated", subject: "village \(village.code)",
      detail: [
        ("name", name), ("before", known.village.name), ("from", from?.description ?? ""),
        ("to", to?.description ?? ""),
      ], in: database)
    return .updated(village, before: known.village)
  }

  func newIdentity(in database: Database) throws -> Int64 {
    try database.execute(sql: "INSERT INTO village DEFAULT VALUES")
    return database.lastInsertedRowID
  }

  func nextNumber(of commune: UnitCode, in database: Database) throws -> Int {
    let last = try Int.fetchOne(
      database, sql: "SELECT max(number) FROM village_code WHERE structure = ? AND commune = ?",
      arguments: [commune.structure.rawValue, commune.code])
    return (last ?? 0) + 1
  }

  // MARK: - Reading

  static let selection =
    "SELECT structure, commune, number, village, name, name_key, known_from, known_to FROM village_code"

  static func number(of code: UnitCode) -> Int? {
    code.level == .village ? code.code.split(separator: "-").last.flatMap { Int($0) } : nil
  }

  func village(_ code: UnitCode, in database: Database) throws -> RegisteredVillage? {
    guard let commune = code.communeOfVillage, let number = Self.number(of: code) else { return nil }
    return try village(number: number, of: commune, in: database)
  }

  func village(
    number: Int, of commune: UnitCode, in database: Database
  ) throws -> RegisteredVillage? {
    try Row.fetchOne(
      database, sql: "\(Self.selection) WHERE structure = ? AND commune = ? AND number = ?",
      arguments: [commune.structure.rawValue, commune.code, number]
    ).map(village)
  }

  func village(
    named nameKey: String, of commune: UnitCode, in database: Database
  ) throws -> RegisteredVillage? {
    try Row.fetchOne(
      database,
      sql:
        "\(Self.selection) WHERE structure = ? AND commune = ? AND name_key = ? ORDER BY known_to IS NOT NULL",
      arguments: [commune.structure.rawValue, commune.code, nameKey]
    ).map(village)
  }

  func village(_ row: Row) throws -> RegisteredVillage {
    guard let structure = UnitStructure(rawValue: row[0]),
      let code = UnitCode(row[1] as String, structure: structure)?.village(number: row[2])
    else { throw damaged("village \(row[1] as String)-\(row[2] as Int)") }
    return RegisteredVillage(
      identity: row[3], village: Village(code: code, name: row[4]), nameKey: row[5],
      from: (row[6] as String?).flatMap { CalendarDate(iso: $0) },
      to: (row[7] as String?).flatMap { CalendarDate(iso: $0) })
  }
}
