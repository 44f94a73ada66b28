import P8Aggregation
import P8Model
import P8Registry

extension Indicators {
  /// Adds up again what is kept and in use, and compares; what is out of date is never shown and is left out.
  /// - Returns: How many figures of an area were added up, and those that were kept otherwise.
  func wrongKeptFigures() throws(Failure) -> (count: Int, faults: [AuditFault]) {
    let basis = try figureBasis()
    let digests = Dictionary(basis.areas.keys.map { ($0, basis.digest(of: $0)) }) { first, _ in first }
    let areas = basis.areas.keys.sorted()
    var count = 0
    var faults: [AuditFault] = []
    let periods = try Failure.wrapping { () throws(RegistryFault) in try basis.registry.keptPeriods() }
    for (period, structure, rule) in periods {
      let kept = try Failure.wrapping { () throws(RegistryFault) in
        try basis.registry.keptFigures(of: period, structure: structure, counting: rule)
      }
      let inUse = areas.filter { kept[$0.code].map(\.basis) == digests[$0] }
      let now = try addUp(
        for: nil, inUse.map { ($0, [period]) }, structure: structure, basis: basis, digests: digests,
        counting: rule, keeps: false)
      for area in inUse {
        guard let figures = kept[area.code], let right = now[area]?[period] else { continue }
        count += 1
        guard right.encoded() != figures.content else { continue }
        faults.append(
          AuditFault(
            kind: .wrongFigures,
            subject: "figures \(area.code) \(period) \(structure.rawValue) \(rule.rawValue)"))
      }
    }
    return (count, faults)
  }
}
