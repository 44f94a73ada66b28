import P8Definitions
package import P8Model
import P8Presentation
import P8Registry

extension Review {
  /// What ``undo(reason:)`` would take back, in words, and the number of reports.
  package func undoing(_ language: Language) throws(Failure) -> (text: String, count: Int) {
    if isAsked { return try allowedUndoing(.see).undoing(language) }
    let registry = try registryToRead()
    let undoing = try Failure.wrapping { () throws(RegistryFault) in try registry.undoing() }
    guard let undoing else { throw Failure(.wrongUse, ReviewWords.nothingToUndo) }
    return (Self.words(of: undoing)[language], undoing.steps.count)
  }

  /// Takes the last steps back that were taken together here: the reports are again what they were.
  ///
  /// - Parameter reason: Why; may be empty.
  /// - Returns: What was taken back, in words.
  /// - Throws: ``Failure`` where there is nothing to take back, or a report has gone on since.
  package func undo(reason: String) throws(Failure) -> LocalizedText {
    if isAsked {
      let review = try allowedUndoing(.confirm)
      return try workspace.signing { () throws(Failure) in try review.undo(reason: reason) }
    }
    let registry = try existingRegistry()
    let units = definitions.units
    guard try Failure.wrapping({ () throws(RegistryFault) in try registry.undoing() }) != nil else {
      throw Failure(.wrongUse, ReviewWords.nothingToUndo)
    }
    let undone = try Failure.wrapping { () throws(RegistryFault) in
      try registry.undo(reason: reason) { Array(units.lineage(of: $0).dropFirst()) }
    }
    return Self.words(of: undone)
  }

  /// The same for a person who may do something in all units of the steps, and approve where one was approved.
  private func allowedUndoing(_ act: PersonAct) throws(Failure) -> Review {
    let registry = try allowed(act).registryToRead()
    let undoing = try Failure.wrapping { () throws(RegistryFault) in try registry.undoing() }
    let steps = undoing?.steps ?? []
    try workspace.demand(act, in: steps.map(\.unit))
    if act != .see {
      try workspace.demand(
        .approve, inEach: steps.filter { [$0.from, $0.to].contains(.approved) }.map(\.unit))
    }
    return Review(workspace: workspace.allowed)
  }

  private static func words(of undoing: Registry.Undoing) -> LocalizedText {
    let batch = undoing.batch
    let title = ReviewWords.undo(batch.action, proposal: undoing.proposal, at: batch.at, by: batch.author)
    let lines = undoing.steps.map { step in
      ReviewWords.undone("\(step.unit.code) \(step.unitName) (\(step.form))", from: step.from, to: step.to)
    }
    return LocalizedText(
      vi: ([title.vi] + lines.map(\.vi)).joined(separator: "\n"),
      en: ([title.en] + lines.map(\.en)).joined(separator: "\n"))
  }
}
