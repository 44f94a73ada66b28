import P8Definitions
package import P8Model
import P8Presentation

extension Workspace {
  /// Fails for a period that lies in two phases, whose targets and cumulative figures differ.
  package func requireOnePhase(_ period: Period) throws(Failure) {
    guard case .across(let boundary) = definitions.programme.place(of: period) else { return }
    throw Failure(.wrongUse, PhaseWords.across(period, at: boundary), remedy: PhaseWords.acrossRemedy)
  }

  /// Fails for a period that is not of one phase: what leaves the toolkit names its programme, and there is none then.
  package func requirePhase(of period: Period) throws(Failure) {
    try requireOnePhase(period)
    guard case .inside = definitions.programme.place(of: period) else {
      throw Failure(
        .wrongUse, PhaseWords.outside(period, definitions.programme), remedy: PhaseWords.outsideRemedy)
    }
  }
}
