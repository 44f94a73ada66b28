import P8Model
import P8Presentation
import P8Registry
import P8Validation

/// The originals of what a source carries, judged as if its files had come here by themselves.
struct JudgedCarriage: Sendable {
  /// What distinguishes a carried report from all others.
  struct Key: Hashable, Sendable {
    let unit: UnitCode
    let period: Period
    let form: String
    let version: ReportStamp.Version
    let sha256: String

    init(_ report: RegisteredReport) {
      (unit, period, form) = (report.unit, report.period, report.form)
      (version, sha256) = (report.version, report.file.sha256)
    }
  }

  /// An original as it was judged.
  struct Original: Sendable {
    /// The report; nil where the original is none.
    let report: RegisteredReport?
    let findings: [Finding]
  }

  private let judge: FileJudge
  private let context: CheckContext
  private var originals: [Key: Original] = [:]

  /// Judges the reports that speak where they come from, beside each other and beside what is stored here.
  init(
    _ source: some ExchangeSource, in workspace: Workspace, scope: ExchangeScope, jobs: Int
  ) async throws {
    let there = try Failure.wrapping { () throws(RegistryFault) in
      try source.carriedVillages().filter { scope.refusal(of: $0.village.code) == nil }.map(\.keyedHere)
    }
    let here = try workspace.registryIfThere()
    let ours = try Failure.wrapping { () throws(RegistryFault) in try here?.villages() ?? [] }
    let villages = BroughtVillages(there, beside: ours)
    var keys: [Key] = []
    var files: [BatchFile] = []
    var names: Set<String> = []
    try Failure.wrapping { () throws(RegistryFault) in
      try source.forEachGroup { group in
        guard let speaker = group.last(where: \.isCurrent) ?? group.last else { return }
        let report = speaker.report
        guard speaker.original != nil, !speaker.isOriginalDamaged,
          scope.refusal(of: report.unit, in: report.period) == nil
        else { return }
        let name = report.file.path
        files.append(
          BatchFile(path: "\(keys.count)", name: names.insert(name).inserted ? name : "\(keys.count)/\(name)")
        )
        keys.append(Key(report))
      }
    }
    var reading = workspace
    reading.readFile = { [keys] path in
      guard let index = Int(path), keys.indices.contains(index) else {
        return .unreadable(BundleWords.originalGone)
      }
      do throws(RegistryFault) {
        return try source.originalFile(sha256: keys[index].sha256).map { .bytes($0) }
          ?? .unreadable(BundleWords.originalGone)
      } catch {
        return .unreadable(error.message)
      }
    }
    judge = try FileJudge(workspace)
    context = try workspace.checking.context(bringing: villages)
    let (batch, judged) = try await reading.checking.judge(
      files, jobs: jobs, keepsReports: true, bringing: villages)
    let verdicts = Dictionary(batch.run.files.map { ($0.path, $0) }) { first, _ in first }
    for (key, one) in zip(keys, judged) {
      let file = verdicts[one.file.path] ?? one.file
      originals[key] = Original(
        report: one.report?.with(
          state: file.verdict == .accepted ? .accepted : .held, findings: file.findings),
        findings: file.findings)
    }
  }

  /// The original of a report that speaks there; of one that does not, judged by itself.
  func original(of carried: CarriedReport, bytes: [UInt8]) -> Original {
    if let known = originals[Key(carried.report)], known.report != nil { return known }
    // Of a file that is not our form somebody there may have said the unit and the period.
    var context = context
    (context.foreignUnit, context.foreignPeriod) = (carried.report.unit, carried.report.period)
    let judged = judge.judge(bytes, of: carried.report.file, in: context)
    let state: ReportState = judged.file.verdict == .accepted ? .accepted : .held
    return Original(
      report: judged.report?.with(state: state, findings: judged.file.findings),
      findings: judged.file.findings)
  }

  /// The original as it stands, without being judged; nil where it is no report, which judging it has told already.
  func fieldReport(_ bytes: [UInt8], of source: SourceFile) -> FieldReport? {
    try? judge.fieldReport(bytes, of: source, in: context)
  }
}
