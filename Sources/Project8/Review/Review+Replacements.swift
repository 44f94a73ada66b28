import P8Aggregation
import P8Definitions
package import P8Model
package import P8Presentation
import P8Registry

/// Reports that wait to take the place of counting ones, from file, bundle or merge alike.
extension Review {
  /// The proposed replacements that nobody has decided yet, oldest first.
  package func replacements() throws(Failure) -> [ProposalWords] {
    if let scope = try workspace.scope() {
      return try allowed(.see).replacements().filter { scope.contains($0.change.unit) }
    }
    let registry = try registryToRead()
    let proposals = try Failure.wrapping { () throws(RegistryFault) in try registry.proposals() }
    return try words(for: proposals, in: registry)
  }

  /// Some proposed replacements by their numbers; those that are decided already are left out.
  func replacements(_ numbers: [Int64], in registry: Registry) throws(Failure) -> [ProposalWords] {
    var proposals: [ProposedReplacement] = []
    for number in numbers {
      let proposal = try Failure.wrapping { () throws(RegistryFault) in try registry.proposal(number) }
      if let proposal { proposals.append(proposal) }
    }
    return try words(for: proposals, in: registry)
  }

  /// Decides a proposed replacement.
  ///
  /// - Parameters:
  ///   - number: The number of the proposal.
  ///   - isAccepted: Whether the new report counts from now on.
  ///   - reason: Why; it may not be empty.
  /// - Returns: What was done, in words.
  /// - Throws: ``Failure`` where there is no reason or no such proposal, or the period is locked.
  package func decide(
    replacement number: Int64, isAccepted: Bool, reason: String
  ) throws(Failure) -> LocalizedText {
    if isAsked {
      let review = try allowed(.confirm)
      if let proposal = try review.proposal(number) {
        try workspace.demand(proposal.isApproved ? .approve : .confirm, in: proposal.unit)
      }
      return try workspace.signing { () throws(Failure) in
        try review.decide(replacement: number, isAccepted: isAccepted, reason: reason)
      }
    }
    guard !reason.isEmpty else { throw Failure.missingReason }
    let registry = try existingRegistry()
    let units = definitions.units
    try Failure.wrapping { () throws(RegistryFault) in
      let unit = try registry.proposal(number)?.unit
      try registry.decide(
        proposal: number, isAccepted: isAccepted, reason: reason,
        inside: unit.map { Array(units.lineage(of: $0).dropFirst()) } ?? [])
    }
    return ProposalWords.decided(number, isAccepted: isAccepted)
  }

  /// Of which unit a proposal is, and whether the report that counts has been approved; nil for no such proposal.
  private func proposal(_ number: Int64) throws(Failure) -> (unit: UnitCode, isApproved: Bool)? {
    let registry = try registryToRead()
    return try Failure.wrapping { () throws(RegistryFault) in
      guard let proposal = try registry.proposal(number) else { return nil }
      return (proposal.unit, try registry.report(proposal.counting)?.report.state == .approved)
    }
  }

  private func words(
    for proposals: [ProposedReplacement], in registry: Registry
  ) throws(Failure) -> [ProposalWords] {
    guard !proposals.isEmpty else { return [] }
    let aggregator = try Failure.wrapping { () throws(AggregationFault) in try Aggregator(definitions) }
    var words: [ProposalWords] = []
    for proposal in proposals {
      let stored = try Failure.wrapping { () throws(RegistryFault) in
        (try registry.report(proposal.counting), try registry.report(proposal.proposed))
      }
      guard let older = stored.0, let newer = stored.1 else { continue }
      words.append(
        ProposalWords(
          number: proposal.number, cause: proposal.cause, source: proposal.source,
          change: try ReportChange(
            from: older, to: newer, aggregator: aggregator, indicators: definitions.indicators)))
    }
    return words
  }
}
