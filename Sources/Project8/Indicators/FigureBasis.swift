import P8Definitions
import ContentDigest
import P8Aggregation
import P8Model
import P8Registry

/// What figures are added up from: definitions, villages and reports, by area.
struct FigureBasis: Sendable {
  /// What belongs to one area.
  struct Area: Sendable {
    /// The units that sent reports, in order.
    var units: [UnitCode] = []
    var states: [ReportsState] = []
    var villages: [RegisteredVillage] = []
    /// What the officers logged.
    var entries: [LogEntry] = []
  }

  let aggregator: Aggregator
  let registry: Registry
  let villages: [RegisteredVillage]
  private let ends: [VillageMerger]
  let entries: [LogEntry]
  let areas: [UnitCode: Area]
  /// What the figures of all areas depend on, beside what is their own.
  private let common: String

  init(
    aggregator: Aggregator, registry: Registry, definitions: Definitions, villages: [RegisteredVillage],
    ends: [VillageMerger], states: [UnitCode: ReportsState], entries: [LogEntry]
  ) {
    self.aggregator = aggregator
    self.registry = registry
    common = "\(AreaFigures.encodingVersion) \(definitions.hash)\n"
    let units = definitions.units
    self.villages = villages
    self.ends = ends
    self.entries = entries
    // Most villages share their commune, and most communes their district: each is placed once.
    var areaOf: [UnitCode: UnitCode] = [:]
    func area(of unit: UnitCode) -> UnitCode {
      let commune = unit.communeOfVillage ?? unit
      if let area = areaOf[commune] { return area }
      // What belongs to no province is an area of its own.
      let area = units.rollUpArea(of: commune) ?? .nation(.y2025)
      areaOf[commune] = area
      return area
    }
    var areas: [UnitCode: Area] = [:]
    for village in villages {
      areas[area(of: village.village.code), default: Area()].villages.append(village)
    }
    for (unit, state) in states.sorted(by: { $0.key < $1.key }) {
      let area = area(of: unit)
      areas[area, default: Area()].units.append(unit)
      areas[area, default: Area()].states.append(state)
    }
    for entry in entries {
      areas[area(of: entry.current.record.unit), default: Area()].entries.append(entry)
    }
    self.areas = areas.mapValues { area in
      var area = area
      area.villages.sort { $0.village.code < $1.village.code }
      return area
    }
  }

  /// The digest of all that the figures of an area depend on.
  func digest(of area: UnitCode) -> String {
    guard let content = areas[area] else { return ContentDigest.sha256("") }
    var text = common
    for (unit, state) in zip(content.units, content.states) {
      text += "\(unit) \(state.count) \(state.sum) \(state.steps)\n"
    }
    for village in content.villages {
      text += "\(village.village.code) \(village.from?.description ?? "") \(village.to?.description ?? "")"
      text += " \(village.identity) \(village.nameKey)\n"
    }
    for end in ends { text += "\(end.village) \(end.into ?? 0) \(end.on) \(end.models.rawValue)\n" }
    for entry in content.entries { text += "\(entry.uid) \(entry.versions.count)\n" }
    return ContentDigest.sha256(text)
  }

  /// The lives of the villages of an area, or of all.
  func lives(in area: UnitCode? = nil) -> VillageLives {
    VillageLives(area.map { areas[$0]?.villages ?? [] } ?? villages, mergers: ends)
  }

  /// Whether only what ``units(_:concerning:)`` gives decides the figures of a unit.
  ///
  /// Seen in the old structure a model may be reported again by a village of today that lies in no old commune.
  func isClosed(_ unit: UnitCode, in periods: [Period]) -> Bool {
    unit.structure == .y2025 || periods.allSatisfy { $0.structure == .y2024 }
  }

  /// The units of an area whose reports can change the figures of one that lies in it: the villages in it, all units
  /// above villages, and whoever reported an event that was held for several units.
  func units(_ all: [UnitCode], concerning unit: UnitCode) throws(RegistryFault) -> [UnitCode] {
    guard unit.level != .nation, unit.level != .province else { return all }
    let whole = unit.communeOfVillage ?? unit
    let lives = lives().presuming(aggregator.units)
    let units = aggregator.units
    let inside = all.filter { one in
      guard one.level == .village else { return true }
      // Under any of its codes, and in the village that it went into, it may concern the unit.
      let ends = [lives.canonical(one), lives.survivor(of: one, on: nil)]
      return ends.contains { village in
        let places = lives.codes(of: village, in: unit.structure)
        return (places.isEmpty ? [units.placement(of: village, in: unit.structure).unit] : places).contains {
          units.isSame($0, orInside: whole)
        }
      }
    }
    let known = Set(inside)
    let sharing = try registry.unitsSharingEvents(among: all.filter { !known.contains($0) })
    return all.filter { known.contains($0) || sharing.contains($0) }
  }
}
