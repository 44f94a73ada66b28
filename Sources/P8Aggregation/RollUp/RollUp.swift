import P8Definitions
import Dispatch
package import P8Model
import Synchronization

/// Reports being gathered for the figures of one or several periods.
package struct RollUp: Sendable {
  let aggregator: Aggregator
  let periods: [Period]
  /// The structure in which units are shown; nil for that of each period's closing date.
  let structure: UnitStructure?
  let villages: VillageLives
  let keepsRecords: Bool
  let reducer: Reducer
  private(set) var reports: [ReducedReport] = []

  init(
    aggregator: Aggregator, periods: [Period], structure: UnitStructure?, villages: VillageLives,
    keepsRecords: Bool, sections: Set<Int>? = nil
  ) {
    self.init(
      aggregator: aggregator, periods: periods, structure: structure, villages: villages,
      keepsRecords: keepsRecords,
      sharing: Reducer(
        indicators: aggregator.indicators, phases: aggregator.definitions.programme.phases,
        identities: UnitIdentities(villages: villages, units: aggregator.definitions.units),
        sections: sections))
  }

  private init(
    aggregator: Aggregator, periods: [Period], structure: UnitStructure?, villages: VillageLives,
    keepsRecords: Bool, sharing reducer: Reducer
  ) {
    self.aggregator = aggregator
    self.periods = periods
    self.structure = structure
    self.villages = villages
    self.keepsRecords = keepsRecords
    self.reducer = reducer
  }

  /// The same for one period in another structure, each contribution of a record kept; its reports are not copied.
  init(_ other: RollUp, in structure: UnitStructure, _ period: Period) {
    self.init(
      aggregator: other.aggregator, periods: [period], structure: structure, villages: other.villages,
      keepsRecords: true, sharing: other.reducer)
  }

  /// Adds a report, which is read once for all periods.
  ///
  /// - Parameters:
  ///   - report: The report.
  ///   - rule: By which it counts, or is told as left out.
  package mutating func add(_ report: RegisteredReport, counting rule: CountingRule = .accepted) {
    reports.append(reducer.reduce(report, counting: rule, keepingSource: keepsRecords))
  }

  /// Adds the reports of another roll-up of the same make; their order does not matter.
  package mutating func add(_ other: RollUp) {
    reports += other.reports
  }

  /// Puts the figures of the periods together, in their order.
  package func finish() -> [Figures] {
    let reports = sortedReports
    return periods.map { Figures(RollUpResolution(self, reports: reports, period: $0)) }
  }

  /// Puts the figures of the periods together without the reports, to be kept; as many at a time as there are cores.
  package func finishAreas() -> [AreaFigures] {
    let reports = sortedReports
    let figures = Mutex<[(place: Int, figures: AreaFigures)]>([])
    DispatchQueue.concurrentPerform(iterations: periods.count) { place in
      let own = RollUpResolution(self, reports: reports, period: periods[place]).areaFigures
      figures.withLock { $0.append((place, own)) }
    }
    return figures.withLock { $0 }.sorted { $0.place < $1.place }.map(\.figures)
  }

  var sortedReports: [ReducedReport] {
    let names = BareNames(reports, indicators: aggregator.indicators)
    return reports.map(names.resolved(_:)).sorted { left, right in
      left.unit != right.unit ? left.unit < right.unit : left.precedes(right)
    }
  }
}
