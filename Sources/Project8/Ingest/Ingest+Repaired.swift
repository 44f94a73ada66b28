import P8Definitions
import P8Model
import P8Registry
import P8Validation

extension Ingest {
  /// Stores a file as it was sent, before the copy with its repairs takes its place: held, so that it counts nowhere.
  ///
  /// So the registry keeps what the unit sent beside what was made of it, its log has both, and what was changed is told
  /// like any other replacement. Where a report of the unit counts already, the sent file is not stored: it would wait
  /// as a proposal that nobody made; the copy tells by itself what was changed in it.
  func storeSent(
    _ file: BatchFile, before report: RegisteredReport, judgedBy judge: FileJudge, in context: CheckContext,
    inside lineage: [UnitCode], _ registry: Registry
  ) throws(Failure) {
    var query = ReportQuery(units: [report.unit])
    query.form = report.form
    query.isWantedField = { _, _ in false }
    let known = try Failure.wrapping { () throws(RegistryFault) in try registry.reports(matching: query) }
    guard !known.contains(where: { $0.report.period == report.period && $0.report.state.counts() }) else {
      return
    }
    let sent = judge.judge(file.asSent, in: context)
    guard let original = sent.report, original.unit == report.unit, original.period == report.period else {
      return
    }
    do throws(RegistryFault) {
      try registry.store(
        original.with(state: .held, findings: sent.file.findings), findings: sent.file.findings,
        original: sent.bytes, rule: definitions.programme.replacement, inside: lineage)
    } catch {
      // A locked period refuses the copy too, in words of its own.
      guard error.kind == .periodLocked else { throw Failure(error) }
    }
  }
}
