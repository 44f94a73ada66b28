import ContentDigest
import Dispatch
import P8Aggregation
import P8Model
import P8Registry
import Synchronization

extension Workspace {
  /// Figures of one period that can be explained, from the reports themselves.
  ///
  /// - Parameters:
  ///   - period: The period.
  ///   - structure: The structure in which units are shown.
  ///   - unit: The unit that is asked about; reports that cannot concern it are not read. Nil for all units.
  ///   - day: As the registry stood at the end of this day; nil for now.
  ///   - rule: Which reports count.
  ///   - observe: Called with each report that is read.
  /// - Returns: The figures of the unit and those below it.
  /// - Throws: ``Failure`` where there is no registry or it cannot be read.
  func explainableFigures(
    of period: Period, structure: UnitStructure, for unit: UnitCode? = nil, asOf day: CalendarDate? = nil,
    counting rule: CountingRule = .accepted, observe: (StoredReport) -> Void = { _ in }
  ) throws(Failure) -> Figures {
    let basis = try figureBasis()
    var rollUp = basis.aggregator.rollUp(
      [period], structure: structure, villages: basis.villages, keepsRecords: true)
    let units = unit.flatMap { definitions.units.rollUpArea(of: $0) }.map { basis.areas[$0]?.units ?? [] }
    let confirmed = try rule == .verified ? confirmedReports(in: basis.registry, asOf: day) : nil
    try Self.telling { () throws(RegistryFault) in
      try basis.registry.forEachReport(matching: ReportQuery(to: period.to, asOf: day, units: units)) {
        rollUp.add($0.report, isConfirmed: confirmed?.contains($0.number) ?? true)
        observe($0)
      }
      let entries = unit.flatMap { definitions.units.rollUpArea(of: $0) }.map {
        basis.areas[$0]?.entries ?? []
      }
      for report in loggedReports(entries ?? basis.entries, calendar: period.calendar, asOf: day) {
        rollUp.add(report)
      }
    }
    return rollUp.finish()[0]
  }

  /// Figures of one period for a table; see ``figures(of:structure:for:by:counting:)``.
  func gather(
    period: Period, structure: UnitStructure, for unit: UnitCode? = nil, by level: UnitLevel? = nil,
    counting rule: CountingRule = .accepted
  ) throws(Failure) -> Figures {
    try figures(of: [period], structure: structure, for: unit, by: level, counting: rule)[0]
  }

  /// Figures of periods for tables, in their order.
  ///
  /// Figures of areas whose reports, villages and definitions are as they were are not added up again: the registry
  /// keeps them. Only one area at a time and core is held in memory.
  ///
  /// - Parameters:
  ///   - periods: The periods.
  ///   - structure: The structure in which units are shown.
  ///   - unit: The unit that is asked about; areas that cannot concern it are left out. Nil for all units.
  ///   - level: The level of the units below that are asked about; figures of villages are not kept.
  ///   - rule: Which reports count; figures of confirmed ones only are not kept.
  /// - Returns: The figures, which cannot be explained.
  /// - Throws: ``Failure`` where there is no registry or it cannot be read.
  func figures(
    of periods: [Period], structure: UnitStructure, for unit: UnitCode? = nil, by level: UnitLevel? = nil,
    counting rule: CountingRule = .accepted
  ) throws(Failure) -> [Figures] {
    let basis = try figureBasis()
    let wanted = unit.flatMap { definitions.units.rollUpArea(of: $0) }.map { [$0] }
    let areas = wanted ?? basis.areas.keys.sorted()
    let keepsVillages = level == .village || unit?.level == .village || rule != .accepted
    let digests = Dictionary(areas.map { ($0, basis.digest(of: $0)) }) { first, _ in first }
    var found: [UnitCode: [Period: AreaFigures]] = [:]
    if !keepsVillages {
      for period in periods {
        let kept = try Self.telling { () throws(RegistryFault) in
          try basis.registry.keptFigures(of: period, structure: structure, area: wanted?.first?.code)
        }
        for area in areas {
          guard let figures = kept[area.code], figures.basis == digests[area] else { continue }
          found[area, default: [:]][period] = AreaFigures(
            figures.content, period: period, structure: structure)
        }
      }
    }
    let missing = areas.filter { area in periods.contains { found[area]?[$0] == nil } }
    let added = try addUp(
      missing.map { area in (area, periods.filter { found[area]?[$0] == nil }) }, structure: structure,
      basis: basis, digests: keepsVillages ? nil : digests, counting: rule)
    for (area, figures) in added { found[area, default: [:]].merge(figures) { $1 } }
    return periods.map { period in
      basis.aggregator.figures(
        of: areas.compactMap { found[$0]?[period] }, period: period, structure: structure,
        villages: keepsVillages ? basis.villages : [])
    }
  }

  /// Adds up the reports of areas, as many at a time as there are cores, and keeps the result without its villages under
  /// the digests; without digests nothing is kept and the villages stay.
  private func addUp(
    _ tasks: [(area: UnitCode, periods: [Period])], structure: UnitStructure, basis: FigureBasis,
    digests: [UnitCode: String]?, counting rule: CountingRule
  ) throws(Failure) -> [UnitCode: [Period: AreaFigures]] {
    let confirmed = try rule == .verified ? confirmedReports(in: basis.registry) : nil
    let results = Mutex<(figures: [UnitCode: [Period: AreaFigures]], fault: RegistryFault?)>(([:], nil))
    DispatchQueue.concurrentPerform(iterations: tasks.count) { index in
      let (area, periods) = tasks[index]
      guard let content = basis.areas[area], results.withLock({ $0.fault == nil }) else { return }
      var rollUp = basis.aggregator.rollUp(periods, structure: structure, villages: content.villages)
      do throws(RegistryFault) {
        let last = periods.map(\.to).max()
        try basis.registry.forEachReport(matching: ReportQuery(to: last, units: content.units)) {
          rollUp.add($0.report, isConfirmed: confirmed?.contains($0.number) ?? true)
        }
        if let calendar = periods.first?.calendar {
          for report in loggedReports(content.entries, calendar: calendar) { rollUp.add(report) }
        }
        let all = rollUp.finishAreas().map { digests == nil ? $0 : $0.byCommune() }
        // A registry that cannot be written to, or is busy, gives the same figures; they are added up again next time.
        if let digest = digests?[area] {
          try? basis.registry.keep(
            all.map { figures in
              KeptFigures(
                area: area.code, structure: structure, period: figures.period, basis: digest,
                content: figures.encoded())
            })
        }
        let byPeriod = Dictionary(all.map { ($0.period, $0) }) { first, _ in first }
        results.withLock { $0.figures[area] = byPeriod }
      } catch {
        results.withLock { $0.fault = $0.fault ?? error }
      }
    }
    let (figures, fault) = results.withLock { $0 }
    if let fault { try Self.telling { () throws(RegistryFault) in throw fault } }
    return figures
  }

  private func figureBasis() throws(Failure) -> FigureBasis {
    let aggregator = try Self.telling { () throws(AggregationFault) in try Aggregator(definitions) }
    guard let registry = try registryIfThere() else {
      throw Failure(
        .input,
        LocalizedText(
          vi: "Chưa có sổ đăng ký: \(registryPath ?? "")",
          en: "There is no registry yet: \(registryPath ?? "")"),
        remedy: LocalizedText(
          vi: "Ghi báo cáo trước: p8 ingest THƯ-MỤC, hoặc chỉ đúng tệp bằng --registry.",
          en: "Store reports first: p8 ingest FOLDER, or name the right file with --registry."))
    }
    return try Self.telling { () throws(RegistryFault) in
      FigureBasis(
        aggregator: aggregator, registry: registry, definitions: definitions,
        villages: try registry.villages(), states: try registry.reportsStates(),
        entries: try registry.logEntries())
    }
  }
}

/// What figures are added up from: definitions, villages and reports, by area.
private struct FigureBasis: Sendable {
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
  private let definitionsHash: String

  init(
    aggregator: Aggregator, registry: Registry, definitions: Definitions, villages: [RegisteredVillage],
    states: [UnitCode: ReportsState], entries: [LogEntry]
  ) {
    self.aggregator = aggregator
    self.registry = registry
    definitionsHash = definitions.hash
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
    self.areas = areas
  }

  /// The digest of all that the figures of an area depend on.
  func digest(of area: UnitCode) -> String {
    guard let content = areas[area] else { return ContentDigest.sha256("") }
    var text = "\(AreaFigures.encodingVersion) \(definitionsHash)\n"
    for (unit, state) in zip(content.units, content.states) {
      text += "\(unit) \(state.count) \(state.sum)\n"
    }
    for village in content.villages {
      text += "\(village.village.code) \(village.from?.description ?? "") \(village.to?.description ?? "")"
      text += " \(village.successor?.code ?? "")\n"
    }
    for entry in content.entries { text += "\(entry.uid) \(entry.versions.count)\n" }
    return ContentDigest.sha256(text)
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
