public import P8Model

/// Reports being gathered for the figures of one period.
public struct RollUp: Sendable {
  let aggregator: Aggregator
  let period: Period
  let structure: UnitStructure
  let villages: [ExpectedVillage]
  let keepsRecords: Bool
  let reducer: Reducer
  /// The codes of villages in the older structure by those in the newer one.
  let oldCodes: [UnitCode: UnitCode]
  private(set) var reports: [ReducedReport] = []

  init(
    aggregator: Aggregator, period: Period, structure: UnitStructure, villages: [ExpectedVillage],
    keepsRecords: Bool
  ) {
    self.aggregator = aggregator
    self.period = period
    self.structure = structure
    self.villages = villages
    self.keepsRecords = keepsRecords
    let successors = villages.compactMap { village in village.successor.map { (village.village.code, $0) } }
    oldCodes = Dictionary(successors.map { ($0.1, $0.0) }) { first, _ in first }
    reducer = Reducer(
      indicators: aggregator.indicators, programme: aggregator.definitions.programme,
      villages: Dictionary(successors) { first, _ in first })
  }

  /// Adds a report; one that closes after the period counts nowhere, and is told where it shares days with it.
  public mutating func add(_ report: RegisteredReport) {
    guard report.period.from <= period.to else { return }
    reports.append(
      reducer.reduce(report, endsLater: report.period.to > period.to, keepingSource: keepsRecords))
  }

  /// The villages that should report for the period.
  ///
  /// Where a new commune has a list of its villages, the old ones in it that nobody linked are not asked again.
  func expectedVillages(_ units: UnitCatalogue) -> [UnitCode] {
    let expected = villages.filter { $0.isExpected(for: period) }.map(\.village.code)
    guard period.structure == .y2025 else { return expected }
    let listed = Set(expected.filter { $0.structure == .y2025 }.compactMap(\.communeOfVillage))
    return expected.filter { code in
      code.structure == .y2025 || !listed.contains(units.placement(of: code, in: .y2025).unit)
    }
  }

  /// Puts the figures together.
  public consuming func finish() -> Figures {
    Figures(RollUpResolution(self))
  }
}
