import P8Definitions
import P8Model

/// Which models there are on the closing date, and what was done with them in the period.
extension RollUpResolution {
  private struct ModelIdentity: Hashable {
    let unit: UnitCode
    let section: Int
    let identity: String
  }

  mutating func addModels() {
    var observations: [ModelIdentity: [RecordPlace]] = [:]
    var order: [ModelIdentity] = []
    var byKey = firstKeys()
    for (index, report) in reports.enumerated() where report.counts(until: period.to) {
      for (place, record) in report.records.enumerated()
      where indicators.sections[record.section].kind == .model {
        if isTold(record, byItselfBeside: report) {
          if period.contains(report.period) {
            leave(RecordPlace(report: index, record: place), out: .ownReportFirst, at: placed(record.unit))
          }
          continue
        }
        // A thing without a name of its own is only itself.
        let identity = record.identity.isEmpty ? "\u{0}\(report.file)\u{0}\(place)" : record.identity
        var key = ModelIdentity(unit: record.unit, section: record.section, identity: identity)
        if let carried = record.modelKey {
          key = byKey[carried] ?? key
          byKey[carried] = key
        }
        if observations[key] == nil { order.append(key) }
        observations[key, default: []].append(RecordPlace(report: index, record: place))
      }
    }
    takeOver(&observations, order)
    let renamed = renamed(order)
    let inPeriod = Set(chosenInPeriod.values.joined())
    for key in order {
      guard let seen = observations[key] else { continue }
      if renamed.contains(key) {
        if let last = seen.max(by: isEarlier) { leave(last, out: .renamed, at: placed(key.unit)) }
      } else {
        addModel(seen, of: key.unit, inPeriod: inPeriod)
      }
    }
  }

  /// The models by the keys that the next forms give them, where any report carries a key: whatever a row is called, its
  /// key says which model it is.
  private func firstKeys() -> [String: ModelIdentity] {
    let counting = reports.filter { $0.counts(until: period.to) }
    guard counting.contains(where: { $0.records.contains { $0.modelKey != nil } }) else { return [:] }
    let names = Dictionary(indicators.sectionNumbers.map { ($1, $0) }) { first, _ in first }
    var keys: [String: ModelIdentity] = [:]
    for report in counting {
      for record in report.records
      where record.modelKey == nil && indicators.sections[record.section].kind == .model {
        let key = ModelKey.first(
          unit: record.reported, section: names[record.section] ?? "", identity: record.reportedIdentity)
        keys[key] = ModelIdentity(unit: record.unit, section: record.section, identity: record.identity)
      }
    }
    return keys
  }

  /// Models that a village took over with another one go on as what they were: what the village that stays reports
  /// under a name that only the other one had is a report of the other one's model.
  private func takeOver(_ observations: inout [ModelIdentity: [RecordPlace]], _ order: [ModelIdentity]) {
    let villages = identities.villages
    guard villages.hasMergers(until: period.to) else { return }
    for key in order {
      guard let end = villages.merger(of: key.unit, until: period.to), end.merger.models == .goOn,
        observations[key] != nil
      else { continue }
      let taken = ModelIdentity(
        unit: villages.survivor(of: key.unit, on: period.to), section: key.section, identity: key.identity)
      guard taken != key, let seen = observations[taken],
        seen.allSatisfy({ reports[$0.report].period.to >= end.merger.on })
      else { continue }
      observations[key, default: []] += seen
      observations[taken] = nil
    }
  }

  /// Models of old units that the unit of today reports again.
  ///
  /// Only where no one can say which village of today is which of before does the name of the model decide: as many
  /// as were reported under a name in the new commune are not counted again in the old ones.
  private func renamed(_ keys: [ModelIdentity]) -> Set<ModelIdentity> {
    guard period.structure == .y2025 else { return [] }
    func group(_ key: ModelIdentity, in unit: UnitCode) -> ModelIdentity {
      ModelIdentity(unit: unit.communeOfVillage ?? unit, section: key.section, identity: key.identity)
    }
    var again: [ModelIdentity: Int] = [:]
    for key in keys where key.unit.structure == .y2025 && !identities.villages.isSettled(key.unit) {
      again[group(key, in: key.unit), default: 0] += 1
    }
    guard !again.isEmpty else { return [] }
    var renamed: Set<ModelIdentity> = []
    for key in keys where key.unit.structure == .y2024 && !identities.villages.isSettled(key.unit) {
      let place = group(key, in: units.placement(of: key.unit, in: .y2025).unit)
      guard let left = again[place], left > 0 else { continue }
      again[place] = left - 1
      renamed.insert(key)
    }
    return renamed
  }

  private mutating func addModel(_ seen: [RecordPlace], of village: UnitCode, inPeriod: Set<Int>) {
    guard let closing = seen.max(by: isEarlier) else { return }
    let end = identities.villages.merger(of: village, until: period.to)
    // What the village had is where it went; what was reported since is where it was reported.
    let unit = placed(
      end == nil
        ? reports[closing.report].records[closing.record].unit
        : identities.villages.survivor(of: village, on: period.to))
    let now = seen.filter { inPeriod.contains($0.report) }.sorted(by: isEarlier)
    if let end, end.merger.models != .goOn {
      leave(closing, out: .endedByMerger, at: unit)
    } else {
      addStock(closing, seenNow: now, at: unit)
    }
    // What was done in the period: the founding, or else the last consolidation.
    let done = now.last { self.status(of: $0) == .new } ?? now.last { self.status(of: $0) == .consolidated }
    guard let done else { return }
    let record = reports[done.report].records[done.record]
    let section = indicators.sections[record.section]
    for amount in record.amounts {
      let measurement = section.measurements[amount.measurement]
      guard measurement.isStock, measurement.figures.part == nil else { continue }
      contribute(
        amount.value, to: indicators.figure(of: measurement, cumulative: false), of: unit, from: done)
    }
  }

  /// Adds a model to what there is on the closing date.
  private mutating func addStock(_ closing: RecordPlace, seenNow now: [RecordPlace], at unit: UnitCode) {
    let record = reports[closing.report].records[closing.record]
    let section = indicators.sections[record.section]
    let isReported = period.contains(reports[closing.report].period)
    let statuses = Set(now.compactMap { self.status(of: $0) })
    let status = record.status.map { isReported ? $0.over(statuses) : $0.carriedOver }
    var counts = false
    for amount in record.amounts {
      let measurement = section.measurements[amount.measurement]
      guard measurement.isStock else { continue }
      if let wanted = measurement.statuses {
        guard let status, wanted.contains(status) else { continue }
      }
      counts = true
      contribute(
        amount.value, to: indicators.figure(of: measurement, cumulative: true), of: unit, from: closing)
    }
    if counts, !isReported { tallies[unit, default: RollUpTally()].carriedOver += 1 }
  }

  private func status(of place: RecordPlace) -> ModelStatus? {
    reports[place.report].records[place.record].status
  }

  private func isEarlier(_ left: RecordPlace, than right: RecordPlace) -> Bool {
    let first = reports[left.report]
    let second = reports[right.report]
    if first.period.to != second.period.to { return first.period.to < second.period.to }
    if left.report != right.report {
      return second.precedes(first) || !first.precedes(second) && left.report > right.report
    }
    return left.record < right.record
  }
}
