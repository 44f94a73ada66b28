extension UnitCatalogue {
  /// The days on which the lists of units changed inside their structure, in order.
  public var historyDays: [CalendarDate] { Set(allHistory.map(\.since)).sorted() }

  /// The units as they were called and placed on a day.
  ///
  /// The lists themselves are those of the last day of the old structure and the first day of the new one:
  /// older changes are undone, later ones done. Units that were removed are there again. What became of units
  /// on 1 July 2025 stays the same.
  public func asOf(_ day: CalendarDate) -> UnitCatalogue {
    var changed: [UnitCode: AdministrativeUnit?] = [:]
    func unit(_ code: UnitCode) -> AdministrativeUnit? { changed[code] ?? self[code] }
    for event in allHistory.sorted(by: { $0.since > $1.since })
    where event.unit.structure == .y2024 && event.since > day {
      switch event.kind {
      case .created: changed[event.unit] = .some(nil)
      case .removed, .renamed, .retyped, .moved:
        // Of a district that is no more the list is not there: the unit stands where it, or what it went into, is now.
        let district = event.oldDistrict.flatMap { self[$0]?.code }
        changed[event.unit] = Self.unit(
          event.unit, named: event.oldName,
          in: district ?? unit(event.unit)?.parent
            ?? successor(ofRemoved: event.unit).flatMap { self[$0]?.parent })
      }
    }
    for event in allHistory.sorted(by: { $0.since < $1.since })
    where event.unit.structure == .y2025 && event.since <= day {
      changed[event.unit] = Self.unit(event.unit, named: event.newName, in: unit(event.unit)?.parent)
    }
    return replacing(changed)
  }

  /// The changes by which other units went into one, in no order that means anything.
  public func events(into code: UnitCode) -> [UnitHistoryEvent] {
    allHistory.filter { $0.successor == code }
  }

  /// What a removed unit of the old structure went into, followed to one that is still there.
  ///
  /// Nil where the code never was one, is still one, or no source says where it went.
  public func successor(ofRemoved code: UnitCode) -> UnitCode? {
    guard self[code] == nil else { return nil }
    var code = code
    // A chain of removals ends, and a circle in the data does not hold us up.
    for _ in 0..<8 {
      guard let next = history(of: code).last(where: { $0.kind == .removed })?.successor else { return nil }
      if self[next] != nil { return next }
      code = next
    }
    return nil
  }

  private static func unit(
    _ code: UnitCode, named name: String, in parent: UnitCode?
  ) -> AdministrativeUnit? {
    let types = ["thị trấn", "phường", "xã", "đặc khu", "thành phố", "tỉnh"]
    let small = name.lowercased()
    let type = types.first { small.hasPrefix($0 + " ") } ?? ""
    let short = type.isEmpty ? name : String(name.dropFirst(type.count + 1))
    return AdministrativeUnit(code: code, name: name, shortName: short, type: type, parent: parent)
  }
}
