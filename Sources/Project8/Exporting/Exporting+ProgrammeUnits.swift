import P8Definitions
import P8Exports
import P8Model
import P8Registry

extension Exporting {
  /// The units that other systems know by metadata of the programme: the official ones, and all villages of
  /// which figures may be told.
  func exchangeUnits(within area: UnitCode?) throws(Failure) -> ExchangeUnits {
    ExchangeUnits(definitions.units, villages: try toldVillages(), within: area)
  }

  /// The villages of the registry's list, and those that have sent reports without being in it.
  private func toldVillages() throws(Failure) -> [Village] {
    let listed = try allVillages()
    guard let registry = try registryIfThere() else { return listed }
    let codes = Set(listed.map(\.code))
    var query = ReportQuery { $0.level == .village && !codes.contains($0) }
    query.isWantedField = { _, _ in false }
    let wanted = query
    let reports = try Failure.wrapping { () throws(RegistryFault) in
      try registry.reports(matching: wanted).map(\.report)
    }
    var names: [UnitCode: String] = [:]
    // The newest report has the name of today.
    for report in reports.sorted(by: { $0.period.to < $1.period.to }) { names[report.unit] = report.unitName }
    return listed + names.sorted { $0.key < $1.key }.map { Village(code: $0.key, name: $0.value) }
  }
}
