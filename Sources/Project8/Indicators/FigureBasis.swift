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
    var villages: [ExpectedVillage] = []
    /// What the officers logged.
    var entries: [LogEntry] = []
  }

  let aggregator: Aggregator
  let registry: Registry
  let villages: [ExpectedVillage]
  let entries: [LogEntry]
  let areas: [UnitCode: Area]
  /// What the figures of all areas depend on, beside what is their own.
  private let common: String

  init(
    aggregator: Aggregator, registry: Registry, definitions: Definitions, villages: [RegisteredVillage],
    states: [UnitCode: ReportsState], decidedConflicts: Int, entries: [LogEntry]
  ) {
    (self.aggregator, self.registry) = (aggregator, registry)
    common = "\(AreaFigures.encodingVersion) \(definitions.hash) \(decidedConflicts)\n"
    let units = definitions.units
    let expected = Self.expected(villages)
    self.villages = expected
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
    for village in expected {
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
      text += " \(village.successor?.code ?? "")\n"
    }
    for entry in content.entries { text += "\(entry.uid) \(entry.versions.count)\n" }
    return ContentDigest.sha256(text)
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
    let links = villages.compactMap { village in village.successor.map { (village.village.code, $0) } }
    let newCodes = Dictionary(links) { first, _ in first }
    let oldCodes = Dictionary(links.map { ($1, $0) }) { first, _ in first }
    let units = aggregator.units
    let inside = all.filter { one in
      guard one.level == .village else { return true }
      let newest = newCodes[one] ?? one
      let place =
        unit.structure == .y2024
        ? oldCodes[newest] ?? units.placement(of: newest, in: .y2024).unit
        : units.placement(of: newest, in: .y2025, villages: newCodes).unit
      return units.isSame(place, orInside: whole)
    }
    let known = Set(inside)
    let sharing = try registry.unitsSharingEvents(among: all.filter { !known.contains($0) })
    return all.filter { known.contains($0) || sharing.contains($0) }
  }

  private static func expected(_ villages: [RegisteredVillage]) -> [ExpectedVillage] {
    let newCodes = Dictionary(
      villages.filter { $0.village.code.structure == .y2025 }.map { ($0.identity, $0.village.code) }
    ) { first, _ in first }
    return villages.map { village in
      ExpectedVillage(
        village: village.village, from: village.from, to: village.to,
        successor: village.village.code.structure == .y2024 ? newCodes[village.identity] : nil)
    }
  }
}
