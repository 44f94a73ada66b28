import P8Definitions
import P8Aggregation
package import P8Model
import P8Registry

extension Indicators {
  /// The reports that the commune had confirmed at the end of a day or has now, approved ones included, by
  /// number.
  func confirmedReports(in registry: Registry, asOf day: CalendarDate? = nil) throws(Failure) -> Set<Int64> {
    try Failure.wrapping { () throws(RegistryFault) in try registry.confirmedReports(asOf: day) }
  }

  /// The note that a table of confirmed reports carries: how many of a unit and period are not confirmed.
  package func unconfirmedNote(
    of unit: UnitCode, period: Period, counting rule: CountingRule
  ) throws(Failure) -> [LocalizedText] {
    guard rule == .verified, let registry = try registryIfThere() else { return [] }
    let units = definitions.units
    let open = try Failure.wrapping { () throws(RegistryFault) in
      try registry.unconfirmedReports(of: period) {
        units.isSame(units.placement(of: $0, in: unit.structure).unit, orInside: unit)
      }
    }
    guard !open.isEmpty else { return [] }
    let named = open.prefix(5).map { "\($0.unit.code) \($0.name)" }.joined(separator: ", ")
    let more = open.count > 5 ? ", …" : ""
    return [
      LocalizedText(
        vi: "\(open.count) báo cáo chưa được xã xác thực nên không tính: \(named)\(more).",
        en:
          "Not confirmed by the commune and not counted: \(English.count(open.count, "report")), \(named)\(more)."
      )
    ]
  }
}

extension IndicatorTable {
  package func adding(_ further: [LocalizedText]) -> IndicatorTable {
    guard !further.isEmpty else { return self }
    return IndicatorTable(
      period: period, structure: structure, total: total, units: units, cumulativeSince: cumulativeSince,
      notes: notes + further)
  }
}
