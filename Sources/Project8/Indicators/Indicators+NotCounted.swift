import P8Aggregation
import P8Definitions
package import P8Model
import P8Presentation
import P8Registry

extension Indicators {
  /// What a table says of reports that do not count by its rule, and of villages that are missing by decision.
  package func reviewNotes(
    of unit: UnitCode, period: Period, counting rule: CountingRule
  ) throws(Failure) -> [LocalizedText] {
    if isAsked {
      return try allowed(.see, in: unit).reviewNotes(of: unit, period: period, counting: rule)
    }
    return try notCountedNote(of: unit, period: period, counting: rule)
      + missingNote(of: unit, period: period)
  }

  /// The note that names the villages without which the unit, or one in it, was confirmed.
  private func missingNote(of unit: UnitCode, period: Period) throws(Failure) -> [LocalizedText] {
    guard let registry = try registryIfThere() else { return [] }
    let units = definitions.units
    let missing = try Failure.wrapping { () throws(RegistryFault) in
      try registry.missingVillages(for: period).filter {
        units.isSame(units.placement(of: $0.unit, in: unit.structure).unit, orInside: unit)
      }
    }
    guard !missing.isEmpty else { return [] }
    return [ReviewWords.confirmedWithout(missing.map { ($0.unit.code, $0.reason) })]
  }

  /// The note that a table carries whose rule leaves reports out that would count by a weaker one.
  private func notCountedNote(
    of unit: UnitCode, period: Period, counting rule: CountingRule
  ) throws(Failure) -> [LocalizedText] {
    guard rule != .accepted, let registry = try registryIfThere() else { return [] }
    let units = definitions.units
    let open = try Failure.wrapping { () throws(RegistryFault) in
      try registry.reports(of: period, notCountingBy: rule) {
        units.isSame(units.placement(of: $0, in: unit.structure).unit, orInside: unit)
      }
    }
    guard !open.isEmpty else { return [] }
    let named =
      open.prefix(5).map { "\($0.unit.code) \($0.name)" }.joined(separator: ", ")
      + (open.count > 5 ? ", …" : "")
    return [ReviewWords.notCounted(open.count, named, counting: rule)]
  }
}

extension IndicatorTable {
  /// The table with further notes.
  package func adding(_ further: [LocalizedText]) -> IndicatorTable {
    guard !further.isEmpty else { return self }
    return IndicatorTable(
      period: period, structure: structure, total: total, units: units, cumulativeSince: cumulativeSince,
      notes: notes + further)
  }
}
