import P8Model
import P8Registry
import P8Validation
import Synchronization

/// Earlier reports of units, from the registry and from the files of the batch at hand.
final class ReportHistory: Sendable {
  private let registry: Registry?
  private let units: UnitCatalogue
  private let villages: VillageLives
  private let strangers: Set<UnitCode>
  private let fault = Mutex<RegistryFault?>(nil)

  /// - Parameter strangers: Codes under which the files at hand mean another village than the registry: nothing is known of
  ///   their past.
  init(registry: Registry?, units: UnitCatalogue, strangers: Set<UnitCode> = []) throws(Failure) {
    (self.registry, self.units, self.strangers) = (registry, units, strangers)
    guard let registry else {
      villages = []
      return
    }
    villages = try Failure.wrapping { () throws(RegistryFault) in try registry.villageLives() }.presuming(
      units)
  }

  /// A unit under all its codes, its own first.
  func codes(of unit: UnitCode) -> [UnitCode] {
    if unit.level == .village {
      return [unit]
        + UnitStructure.allCases.flatMap { villages.codes(of: unit, in: $0) }.filter { $0 != unit }
    }
    let changes = units.changes(ofNew: unit)
    guard changes.count == 1, let change = changes.first, change.isWhole else { return [unit] }
    return [unit, change.old]
  }

  /// The reports of the registry that one of a unit, period and version may be compared with.
  ///
  /// A registry that cannot be read gives none, and ``check()`` says why.
  func stored(
    of unit: UnitCode, form: String, for period: Period, _ version: ReportStamp.Version
  ) -> [RegisteredReport] {
    guard let registry, !strangers.contains(unit) else { return [] }
    do {
      let query = ReportQuery(units: codes(of: unit), form: form) {
        EarlierReports.matters($0, $1, to: period, version)
      }
      // Of several revisions the last one speaks.
      var latest: [String: StoredReport] = [:]
      try registry.forEachReport(matching: query) { stored in
        let report = stored.report
        guard report.state != .returned, report.state != .withdrawn else { return }
        let key = "\(report.unit) \(report.period) \(report.version)"
        if (latest[key]?.revision ?? 0) < stored.revision { latest[key] = stored }
      }
      return latest.sorted { $0.key < $1.key }.map(\.value.report)
    } catch {
      fault.withLock { $0 = $0 ?? error }
      return []
    }
  }

  /// The reports that the villages of a commune have sent for a period.
  func storedVillages(of commune: UnitCode, for period: Period) -> [RegisteredReport] {
    guard let registry else { return [] }
    do {
      let villages = try registry.villages(of: commune).map(\.village.code)
      guard !villages.isEmpty else { return [] }
      let query = ReportQuery(from: period.from, to: period.to, units: villages)
      var found: [RegisteredReport] = []
      try registry.forEachReport(matching: query) { stored in
        let state = stored.report.state
        guard state != .returned, state != .withdrawn else { return }
        if stored.report.period == period { found.append(stored.report) }
      }
      return found
    } catch {
      fault.withLock { $0 = $0 ?? error }
      return []
    }
  }

  /// The reports of a period that count, of the units for which a condition holds.
  func storedReports(
    for period: Period, where isWanted: @escaping @Sendable (UnitCode) -> Bool
  ) -> [RegisteredReport] {
    guard let registry else { return [] }
    do {
      let query = ReportQuery(from: period.from, to: period.to, isWanted: isWanted)
      var found: [RegisteredReport] = []
      try registry.forEachReport(matching: query) { stored in
        if stored.report.period == period, stored.report.state.counts() { found.append(stored.report) }
      }
      return found
    } catch {
      fault.withLock { $0 = $0 ?? error }
      return []
    }
  }

  /// Whether anything is known of the past.
  var isKnown: Bool { registry != nil }

  /// Throws a fault of the registry that came up on the way.
  func check() throws(Failure) {
    if let fault = fault.withLock({ $0 }) { throw Failure(fault) }
  }
}
