package import ContentDigest
import Foundation
import P8Aggregation
import P8Definitions
package import P8Model
import P8Presentation
import P8Registry

/// Reports on their way between registries: bundles, merges and the conflicts that they bring.
package struct Exchange: Capability {
  let workspace: Workspace

  /// How many reports are read at a time where nobody says.
  package static let processors = ProcessInfo.processInfo.activeProcessorCount

  /// Whether a file begins as a bundle does; never waits on a pipe or a device.
  static func isBundle(_ path: String) -> Bool {
    var facts = stat()
    guard stat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG,
      let handle = FileHandle(forReadingAtPath: path)
    else { return false }
    defer { try? handle.close() }
    return Bundle.isBundle((try? handle.read(upToCount: 64)) ?? Data())
  }

  /// Writes the reports of a unit, or the whole registry, into one file that another registry takes in.
  ///
  /// Reports in whose originals the check found personal data stay here; they are named beside the file.
  package func bundle(
    unit: UnitCode?, period: Period?, signedBy key: SigningKey? = nil
  ) throws(Failure) -> (bytes: [UInt8], reports: Int, withheld: [LocalizedText]) {
    if isAsked {
      let own = try workspace.personKey()
      return try allowed(.exportInternal, in: unit ?? .nation(.y2024)).bundle(
        unit: unit, period: period, signedBy: key ?? own)
    }
    let registry = try registryToRead()
    let scope = ExchangeScope(units: definitions.units, unit: unit)
    let extract = RegistryExtract(of: registry, period: period, withholdingPersonalData: true) { one in
      unit == nil || scope.refusal(of: one) == nil
    }
    let head = Bundle.Head(
      unit: unit, period: period, author: workspace.author, definitions: definitions.hash)
    let bytes = try Failure.wrapping { () throws(RegistryFault) in
      try Bundle.write(extract, head: head, signedBy: key)
    }
    let count = bytes.split(separator: UInt8(ascii: "\n")).count {
      $0.starts(with: Array("{\"report\"".utf8))
    }
    let limits = BundleLimits.standard
    if unit != nil, bytes.count > limits.bytes || count > limits.reports {
      // The receiver would refuse it: better told here.
      let refusal: BundleRefusal =
        bytes.count > limits.bytes
        ? .tooLarge(.bytes, limit: limits.bytes) : .tooLarge(.reports, limit: limits.reports)
      throw Failure(RegistryFault(.bundle(refusal), path: registry.path))
    }
    let withheld = try Failure.wrapping { () throws(RegistryFault) in try extract.withheldReports() }
    return (
      bytes, count,
      withheld.map {
        ProposalWords.withheld(
          "\($0.unit.code) \($0.unitName)", period: $0.period, report: $0.number, codes: $0.codes)
      }
    )
  }

  /// Takes another registry in: what is here stays, conflicts are reported and none is lost.
  ///
  /// Nothing proves whose registry it is: its reports are read again from their originals, steps are not taken.
  /// - Throws: ``Failure`` where its audit log does not hold, or a registry cannot be read or written.
  package func merge(
    registryAt path: String, jobs: Int = Exchange.processors
  ) async throws -> ExchangeReport {
    if isAsked { return try await allowedEverywhere(.backUp).merge(registryAt: path, jobs: jobs) }
    let other = try Failure.wrapping { () throws(RegistryFault) in try Registry(path: path, access: .read) }
    let faults = try Failure.wrapping { () throws(RegistryFault) in try other.verifyAudit() }
    guard faults.isEmpty else {
      let words = BundleWords.notSound(path, faults.count)
      throw Failure(.input, words.message, remedy: words.remedy)
    }
    return try await take(
      RegistryExtract(of: other), into: registry(), scope: ExchangeScope(units: definitions.units),
      hasSameDefinitions: false, signer: nil, jobs: jobs)
  }

  /// The replacements that nobody has decided yet.
  package func conflicts() throws(Failure) -> ExchangeReport {
    let proposals = try workspace.review.replacements()
    // Whoever acts is shown those of their units.
    return ExchangeReport(
      needsAttention: !proposals.isEmpty,
      lines: proposals.isEmpty ? [ProposalWords.none] : texts(of: proposals))
  }
}

// MARK: - Taking in

extension Exchange {
  /// Takes a source in, and says first what a person must look at: other codes, conflicts, what was not taken.
  func take(
    _ source: some ExchangeSource, into registry: Registry, scope: ExchangeScope, hasSameDefinitions: Bool,
    signer: LocalizedText?, jobs: Int
  ) async throws -> ExchangeReport {
    var door = try await door(for: source, scope: scope, hasSameDefinitions: hasSameDefinitions, jobs: jobs)
    let units = definitions.units
    let outcome = try Failure.wrapping { () throws(RegistryFault) in
      try registry.merge(source, through: &door) { Array(units.lineage(of: $0).dropFirst()) }
    }
    var lines = outcome.renumbered.map {
      BundleWords.renumbered($0.name, theirs: $0.theirs, ours: $0.ours)
    }
    lines += texts(of: try workspace.review.replacements(outcome.proposals, in: registry))
    lines += outcome.entryConflicts.map { BundleWords.entryConflict($0.number) }
    lines += notTaken(outcome, door.refusals)
    lines.append(summary(source.name, signer: signer, outcome, refused: door.refusals.count))
    return ExchangeReport(
      needsAttention: !outcome.proposals.isEmpty || !outcome.entryConflicts.isEmpty
        || !outcome.refused.isEmpty || !outcome.lockedEntries.isEmpty || !door.refusals.isEmpty,
      lines: lines)
  }

  func door(
    for source: some ExchangeSource, scope: ExchangeScope, hasSameDefinitions: Bool, jobs: Int
  ) async throws -> ReceivingDoor {
    let carriage = try await JudgedCarriage(source, in: workspace, scope: scope, jobs: max(jobs, 1))
    let villages = try Failure.wrapping { () throws(RegistryFault) in try source.carriedVillages() }
    return ReceivingDoor(
      scope, carriage, hasSameDefinitions: hasSameDefinitions,
      log: try LogEntryJudge(workspace, villages: try allVillages() + villages.map(\.village)))
  }

  /// A line for each thing that was not taken.
  func notTaken(_ outcome: MergeOutcome, _ refusals: [ExchangeRefusal]) -> [LocalizedText] {
    outcome.refused.map { BundleWords.locked($0.unit, $0.unitName, $0.period.name, lock: $0.lock) }
      + outcome.lockedEntries.map {
        BundleWords.locked($0.unit, $0.kind, "\($0.day)", lock: $0.lock)
      } + ExchangeRefusal.lines(refusals)
  }

  func summary(
    _ name: String, signer: LocalizedText?, _ outcome: MergeOutcome, refused: Int
  ) -> LocalizedText {
    BundleWords.summary(
      name, signer: signer,
      taken: (
        outcome.reportsAdded, outcome.reportsKnown, outcome.villagesAdded, outcome.entriesAdded,
        outcome.stepsAdded, outcome.proposals.count + outcome.entryConflicts.count,
        outcome.refused.count, refused + outcome.lockedEntries.count
      ))
  }

  private func texts(of proposals: [ProposalWords]) -> [LocalizedText] {
    proposals.map { LocalizedText(vi: $0.text(definitions, .vi), en: $0.text(definitions, .en)) }
  }
}
