package import P8Model
import P8Registry

extension Indicators {
  /// The periods of which the registry has reports, the newest first and of these the longest.
  package func reportedPeriods() throws(Failure) -> [Period] {
    // Which periods there are tells nothing of anybody: who sees what is made for partners chooses among them, too.
    if isAsked { return try Indicators(workspace: workspace.allowed).reportedPeriods() }
    guard let registry = try registryIfThere() else { return [] }
    return try Failure.wrapping { () throws(RegistryFault) in try registry.reportedPeriods() }
      .sorted { ($1.to, $1.days) < ($0.to, $0.days) }
  }
}
