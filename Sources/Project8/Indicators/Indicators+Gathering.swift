import P8Definitions
import Dispatch
import Foundation
package import P8Aggregation
package import P8Model
package import P8Registry
import Synchronization

extension Indicators {
  /// Figures of one period that can be explained, from the reports themselves.
  ///
  /// Without a unit those of all, without a day as the registry stands now, without sections the records of
  /// all; where sections are given, theirs are all that is known.
  /// - Parameter observe: Called with each report that is read, by any core.
  package func explainableFigures(
    of period: Period, structure: UnitStructure, for unit: UnitCode? = nil, asOf day: CalendarDate? = nil,
    counting rule: CountingRule = .accepted, sections: Set<String>? = nil,
    observe: @Sendable (StoredReport) -> Void = { _ in }
  ) throws(Failure) -> Figures {
    if isAsked {
      return try allowed(.see, in: unit ?? .nation(structure)).explainableFigures(
        of: period, structure: structure, for: unit, asOf: day, counting: rule, sections: sections,
        observe: observe)
    }
    let area = unit.flatMap { definitions.units.rollUpArea(of: $0) }
    let basis = try figureBasis(of: area)
    var units = area.map { basis.areas[$0]?.units ?? [] }
    if let all = units, let unit, basis.isClosed(unit, in: [period]) {
      units = try Failure.wrapping { () throws(RegistryFault) in try basis.units(all, concerning: unit) }
    }
    var query = ReportQuery(to: period.to, asOf: day, units: units)
    if let sections { query.isWantedField = { section, _ in sections.contains(section) } }
    var rollUp = basis.aggregator.rollUp(
      [period], structure: structure, villages: basis.lives(in: area), keepsRecords: true, sections: sections)
    try Failure.wrapping { () throws(RegistryFault) in
      try Self.read(query, from: basis.registry, counting: rule, into: &rollUp, observe: observe)
      let entries = area.map { basis.areas[$0]?.entries ?? [] }
      for report in logged(entries ?? basis.entries, calendar: period.calendar, asOf: day) {
        rollUp.add(report)
      }
    }
    return rollUp.finish()[0]
  }

  /// Figures of periods for tables, in their order, which cannot be explained.
  ///
  /// Figures of areas whose reports, villages and definitions are as they were are not added up again: the
  /// registry keeps them, each counting rule's by themselves, but not those of villages. Only one area at a
  /// time and core is held in memory.
  func figures(
    of periods: [Period], structure: UnitStructure, for unit: UnitCode? = nil, by level: UnitLevel? = nil,
    counting rule: CountingRule = .accepted
  ) throws(Failure) -> [Figures] {
    let wanted = unit.flatMap { definitions.units.rollUpArea(of: $0) }.map { [$0] }
    let basis = try figureBasis(of: wanted?.first)
    let areas = wanted ?? basis.areas.keys.sorted()
    let keepsVillages = level == .village || unit?.level == .village
    let digests = Dictionary(areas.map { ($0, basis.digest(of: $0)) }) { first, _ in first }
    var found: [UnitCode: [Period: AreaFigures]] = [:]
    if !keepsVillages {
      for period in periods {
        let kept = try Failure.wrapping { () throws(RegistryFault) in
          try basis.registry.keptFigures(
            of: period, structure: structure, counting: rule, area: wanted?.first?.code)
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
      for: keepsVillages ? unit : nil,
      missing.map { area in (area, periods.filter { found[area]?[$0] == nil }) }, structure: structure,
      basis: basis, digests: keepsVillages ? nil : digests, counting: rule)
    for (area, figures) in added { found[area, default: [:]].merge(figures) { $1 } }
    return periods.map { period in
      basis.aggregator.figures(
        of: areas.compactMap { found[$0]?[period] }, period: period, structure: structure,
        villages: keepsVillages ? basis.lives() : [])
    }
  }

  /// Adds up the reports of areas, as many at a time as there are cores, and keeps the result without its
  /// villages under the digests; without digests nothing is kept and the villages stay, and only what
  /// concerns the unit is read.
  func addUp(
    for unit: UnitCode?, _ tasks: [(area: UnitCode, periods: [Period])], structure: UnitStructure,
    basis: FigureBasis,
    digests: [UnitCode: String]?, counting rule: CountingRule, keeps: Bool = true
  ) throws(Failure) -> [UnitCode: [Period: AreaFigures]] {
    let fields = basis.aggregator.fields
    let results = Mutex<
      (figures: [UnitCode: [Period: AreaFigures]], kept: [KeptFigures], fault: RegistryFault?)
    >(([:], [], nil))
    DispatchQueue.concurrentPerform(iterations: tasks.count) { index in
      let (area, periods) = tasks[index]
      guard let content = basis.areas[area], results.withLock({ $0.fault == nil }) else { return }
      var rollUp = basis.aggregator.rollUp(periods, structure: structure, villages: basis.lives(in: area))
      do throws(RegistryFault) {
        let last = periods.map(\.to).max()
        var units = content.units
        if digests == nil, let unit, basis.isClosed(unit, in: periods) {
          units = try basis.units(units, concerning: unit)
        }
        var query = ReportQuery(to: last, units: units)
        query.isWantedField = { fields[$0]?.contains($1) ?? false }
        query.readsTexts = false
        try Self.read(
          query, from: basis.registry, counting: rule, into: &rollUp,
          parts: max(1, ProcessInfo.processInfo.activeProcessorCount / tasks.count))
        if let calendar = periods.first?.calendar {
          for report in logged(content.entries, calendar: calendar) { rollUp.add(report) }
        }
        let all = rollUp.finishAreas().map { digests == nil ? $0 : $0.byCommune() }
        if keeps, let digest = digests?[area] {
          let kept = all.map { figures in
            KeptFigures(
              area: area.code, structure: structure, period: figures.period, counting: rule, basis: digest,
              content: figures.encoded())
          }
          results.withLock { $0.kept += kept }
        }
        let byPeriod = Dictionary(all.map { ($0.period, $0) }) { first, _ in first }
        results.withLock { $0.figures[area] = byPeriod }
      } catch {
        results.withLock { $0.fault = $0.fault ?? error }
      }
    }
    let (figures, kept, fault) = results.withLock { $0 }
    if let fault { throw Failure(fault) }
    // A registry that cannot be written to, or is busy, gives the same figures; they are added up again next time.
    if !kept.isEmpty, let registry = workspace.registryIfWritable() { try? registry.keep(kept) }
    return figures
  }

  /// Reads reports into a roll-up that has none yet, those of some units beside those of others.
  /// - Parameter observe: Called with each report, by any core.
  static func read(
    _ query: ReportQuery, from registry: Registry, counting rule: CountingRule, into rollUp: inout RollUp,
    parts: Int = ProcessInfo.processInfo.activeProcessorCount,
    observe: @Sendable (StoredReport) -> Void = { _ in }
  ) throws(RegistryFault) {
    let empty = rollUp
    let units = query.units
    let count = max(1, min(parts, units?.count ?? 1))
    let state = Mutex<(parts: [RollUp], fault: RegistryFault?)>(([], nil))
    DispatchQueue.concurrentPerform(iterations: count) { part in
      var own = empty
      var query = query
      // By turns: units of the older structure come first and have most of the reports.
      query.units = units.map { units in stride(from: part, to: units.count, by: count).map { units[$0] } }
      do throws(RegistryFault) {
        try registry.forEachReport(matching: query) { stored in
          own.add(stored.report, counting: rule)
          observe(stored)
        }
        state.withLock { $0.parts.append(own) }
      } catch {
        state.withLock { $0.fault = $0.fault ?? error }
      }
    }
    let (read, fault) = state.withLock { $0 }
    if let fault { throw fault }
    for part in read { rollUp.add(part) }
  }

  /// Adds up anew what is asked for most where reports came in: the last of their periods, and its year.
  ///
  /// So a table of the country need not add all reports up after all offices have sent theirs. Where it
  /// cannot be done nothing is lost: the next table does it.
  func keepFigures(of reports: [(unit: UnitCode, period: Period)]) {
    guard let last = reports.map(\.period).max(by: { $0.to < $1.to }) else { return }
    let year = Period(year: last.year, span: .year, calendar: last.calendar)
    let periods = [last] + (year == last ? [] : [year].compactMap(\.self))
    let areas = Set(reports.map { definitions.units.rollUpArea(of: $0.unit) })
    for (structure, periods) in Dictionary(grouping: periods, by: \.structure) {
      _ = try? figures(of: periods, structure: structure, for: areas.count == 1 ? areas.first ?? nil : nil)
    }
  }

  /// What figures of an area are added up from; nothing of another area is read.
  func figureBasis(
    of area: UnitCode? = nil
  ) throws(Failure) -> FigureBasis {
    let aggregator = try Failure.wrapping { () throws(AggregationFault) in try Aggregator(definitions) }
    let registry = try registryToRead()
    let units = definitions.units
    let inside = area.map { area in
      units.all.map(\.code).filter { units.rollUpArea(of: $0) == area }.sorted()
    }
    return try Failure.wrapping { () throws(RegistryFault) in
      let villages: [RegisteredVillage]
      if let inside {
        villages = try registry.villages(ofCommunes: inside.filter { $0.level == .commune })
      } else {
        villages = try registry.villages()
      }
      return FigureBasis(
        aggregator: aggregator, registry: registry, definitions: definitions, villages: villages,
        ends: try registry.villageEnds(),
        states: try registry.reportsStates(of: inside), entries: try registry.logEntries())
    }
  }

  /// The officers' log as reports for a period.
  func logged(
    _ entries: [LogEntry], calendar: ReportingCalendar, asOf day: CalendarDate? = nil
  ) -> [RegisteredReport] {
    LoggedReports(entries, calendar: calendar, asOf: day, definitions: definitions).reports
  }
}
