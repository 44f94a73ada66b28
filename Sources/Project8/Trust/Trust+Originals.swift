import P8Aggregation
import P8Definitions
package import P8Model
import P8Presentation
import P8Registry

extension Trust {
  /// Fails where a file that a report of a unit and period came in is not what it was: no other office would take it.
  /// - Parameter period: The period; nil for all.
  package func requireSoundOriginals(of unit: UnitCode?, period: Period?) throws(Failure) {
    if isAsked {
      return try allowed(.exportInternal, in: unit ?? .nation(.y2024)).requireSoundOriginals(
        of: unit, period: period)
    }
    let registry = try registryToRead()
    let units = definitions.units
    let check = try Failure.wrapping { () throws(RegistryFault) in
      try registry.checkOriginals(.all, of: period) { one in
        // As a bundle chooses.
        unit.map { units.isSame(units.placement(of: one, in: $0.structure).unit, orInside: $0) } ?? true
      }
    }
    guard !check.faults.isEmpty else { return }
    throw Failure(
      .input, ManifestWords.damagedOriginals(check.faults), remedy: ManifestWords.damagedOriginalsAdvice)
  }
}
