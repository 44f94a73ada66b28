import GRDB
package import P8Model

extension Registry {
  /// Remembers which unit an address means.
  ///
  /// - Parameters:
  ///   - unit: The unit.
  ///   - address: The key of the address: equal for spellings that mean the same.
  /// - Throws: Why it could not be stored.
  package func confirm(_ unit: UnitCode, for address: String) throws(RegistryFault) {
    try write { database in
      try database.execute(
        sql: """
          INSERT INTO unit_answer (structure, address, code) VALUES (?, ?, ?)
          ON CONFLICT (structure, address) DO UPDATE SET code = excluded.code
          """, arguments: [unit.structure.rawValue, address, unit.code])
      try log(
        action: "unit.confirmed", subject: "unit \(unit)", detail: [("address", address)], in: database)
    }
  }

  /// The units that were confirmed, by the keys of their addresses.
  package func confirmedUnits(in structure: UnitStructure) throws(RegistryFault) -> [String: UnitCode] {
    try read { database in
      var units: [String: UnitCode] = [:]
      for row in try Row.fetchAll(
        database, sql: "SELECT address, code FROM unit_answer WHERE structure = ?",
        arguments: [structure.rawValue])
      {
        units[row[0]] = try unit(row[1], structure: structure.rawValue)
      }
      return units
    }
  }

  /// Stores the classes of communes; classes stored before are replaced.
  ///
  /// - Parameter classes: The codes of the classes by commune.
  /// - Returns: How many communes have another class than before.
  /// - Throws: Why they could not be stored; then none was.
  @discardableResult
  package func setClasses(_ classes: [UnitCode: String]) throws(RegistryFault) -> Int {
    try write { database in
      let statement = try database.cachedStatement(
        sql: """
          INSERT INTO commune_class (structure, commune, class) VALUES (?1, ?2, ?3)
          ON CONFLICT (structure, commune) DO UPDATE SET class = excluded.class WHERE class <> excluded.class
          """)
      var changed = 0
      for (commune, name) in classes.sorted(by: { $0.key < $1.key }) {
        try statement.execute(arguments: [commune.structure.rawValue, commune.code, name])
        changed += database.changesCount
      }
      if changed > 0 {
        try log(
          action: "unit.classes", subject: "\(classes.count) communes", detail: [("changed", "\(changed)")],
          in: database)
      }
      return changed
    }
  }

  /// The classes of communes that are known.
  ///
  /// - Returns: The codes of the classes by commune.
  /// - Throws: Why they could not be read.
  package func classes() throws(RegistryFault) -> [UnitCode: String] {
    try read { database in
      var classes: [UnitCode: String] = [:]
      for row in try Row.fetchAll(database, sql: "SELECT structure, commune, class FROM commune_class") {
        classes[try unit(row[1], structure: row[0])] = row[2]
      }
      return classes
    }
  }
}
