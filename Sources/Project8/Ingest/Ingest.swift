import P8Definitions
import P8Aggregation
public import P8Model
import P8Presentation
import P8Registry
import P8Validation

/// Stores what may be stored, and says what it replaced.
public struct Ingest: Capability {
  let workspace: Workspace

  /// Checks files, then stores what may be stored: a report with errors is stored as held and enters no total.
  ///
  /// - Parameters:
  ///   - files: The files, as ``FileWalk`` gives them.
  ///   - jobs: How many are checked at a time; storing goes one by one.
  ///   - period: The only period that is collected, and that of files that are not our form and name none.
  ///   - unit: The unit of files that are not our form.
  ///   - progress: Called with the number of files done.
  /// - Returns: What came of them.
  /// A bundle that cannot be read, or that waits, holds no file up.
  /// - Throws: ``Failure`` where the registry cannot be written; what was stored before stays.
  public func store(
    _ files: [BatchFile], jobs: Int, period: Period? = nil, unit: UnitCode? = nil,
    progress: (Int) -> Void = { _ in }
  ) async throws -> IngestedBatch {
    guard isAsked else {
      return try await store(files, jobs: jobs, period: period, unit: unit, for: nil, progress: progress)
    }
    try workspace.demand(.send, inEach: [unit].compactMap(\.self))
    return try await allowed(.send).store(
      files, jobs: jobs, period: period, unit: unit, for: workspace, progress: progress)
  }

  /// - Parameter sender: In whose hands the workspace is that a person works with: only reports of their units are taken.
  private func store(
    _ files: [BatchFile], jobs: Int, period: Period?, unit: UnitCode?, for sender: Workspace?,
    progress: (Int) -> Void
  ) async throws -> IngestedBatch {
    let registry = try registry()
    let bundles = files.filter { Exchange.isBundle($0.path) }
    var exchanges: [ExchangeReport] = []
    for bundle in bundles {
      exchanges.append(try await workspace.exchange.takeBundle(bundle.path, jobs: jobs, for: sender))
    }
    let files = bundles.isEmpty ? files : files.filter { !bundles.contains($0) }
    let originals = try JudgedOriginals(besideRegistry: registry.path)
    let (batch, judged) = try await workspace.checking.judge(
      files, jobs: jobs, period: period, unit: unit, keepsReports: true, limitedTo: try sender?.scope(),
      progress: progress, keepBytes: originals.keep)
    var refused = batch.refused
    let verdicts = Dictionary(batch.run.files.map { ($0.path, $0) }) { first, _ in first }
    var counts = (stored: 0, held: 0, unchanged: 0, rejected: 0)
    var stored: [(unit: UnitCode, period: Period)] = []
    var replaced: [(older: Int64, newer: Int64)] = []
    var proposed: [Int64] = []
    let hasRepairs = files.contains { $0.repairs != nil }
    let sentJudge = hasRepairs ? (try FileJudge(workspace), try workspace.checking.context()) : nil
    for (index, one) in judged.enumerated() {
      guard let report = one.report, let file = verdicts[one.file.path] else {
        counts.rejected += 1
        continue
      }
      let state: RegisteredReport.State = file.verdict == .accepted ? .accepted : .held
      let original = try originals.bytes(at: index)
      let lineage = Array(definitions.units.lineage(of: report.unit).dropFirst())
      if let (judge, context) = sentJudge, files.indices.contains(index), files[index].repairs != nil {
        try storeSent(
          files[index], before: report, judgedBy: judge, in: context, inside: lineage, registry)
      }
      let outcome: StoreOutcome
      do throws(RegistryFault) {
        outcome = try registry.store(
          report.with(state: state, findings: file.findings), findings: file.findings,
          original: original, rule: definitions.programme.replacement,
          inside: lineage)
      } catch {
        // A locked period holds up its own reports only.
        guard error.kind == .periodLocked else { throw Failure(error) }
        refused.append(
          LocalizedText(
            vi: "\(one.file.path): \(error.message.vi). \(error.advice.vi)",
            en: "\(one.file.path): \(error.message.en). \(error.advice.en)"))
        continue
      }
      switch outcome.action {
      case .unchanged: counts.unchanged += 1
      case .stored, .rejudged, .replaced, .superseded, .proposed:
        counts.stored += 1
        stored.append((report.unit, report.period))
      }
      if let proposal = outcome.proposal { proposed.append(proposal) }
      if outcome.action == .replaced, let older = outcome.other { replaced.append((older, outcome.report)) }
      if state == .held { counts.held += 1 }
    }
    workspace.indicators.keepFigures(of: stored)
    return IngestedBatch(
      check: batch, counts: (counts.stored, counts.unchanged), changes: try changes(replaced, in: registry),
      proposals: try workspace.review.replacements(proposed, in: registry), refused: refused,
      exchanges: exchanges,
      summary: IngestWords(
        registry: registry.path, stored: counts.stored, unchanged: counts.unchanged, held: counts.held,
        notStored: counts.rejected + refused.count - batch.refused.count
      ).summary)
  }

  /// What reports say otherwise than those that they replaced.
  private func changes(
    _ replaced: [(older: Int64, newer: Int64)], in registry: Registry
  ) throws(Failure) -> [ReportChange] {
    guard !replaced.isEmpty else { return [] }
    let aggregator = try Failure.wrapping { () throws(AggregationFault) in try Aggregator(definitions) }
    var changes: [ReportChange] = []
    for (older, newer) in replaced {
      let stored = try Failure.wrapping { () throws(RegistryFault) in
        (try registry.report(older), try registry.report(newer))
      }
      guard let older = stored.0, let newer = stored.1 else { continue }
      changes.append(
        try ReportChange(from: older, to: newer, aggregator: aggregator, indicators: definitions.indicators))
    }
    return changes
  }
}

extension RegisteredReport {
  /// The report with a state that the batch as a whole gave it.
  func with(state: State, findings: [Finding]) -> RegisteredReport {
    RegisteredReport(
      unit: unit, unitName: unitName, period: period, version: version, form: form, file: file, state: state,
      findingCounts: Dictionary(findings.map { ($0.severity, 1) }, uniquingKeysWith: +), records: records)
  }
}
