import P8Definitions
import Foundation
public import P8Model
import P8Presentation
import P8Validation

/// What is wrong with files: the check of a batch, marked copies, and findings that officers let stand.
public struct Checking: Capability {
  let workspace: Workspace

  /// Checks files; stores nothing.
  ///
  /// What an earlier run found says what is new, still there and gone. Where a period is given, reports are
  /// collected for no other. Files that are not our form and do not say theirs are of this period and this unit.
  /// - Throws: ``Failure`` where the registry or the definitions cannot be used; a bad file is a finding.
  public func check(
    _ files: [BatchFile], jobs: Int, since earlier: [Finding]? = nil, period: Period? = nil,
    unit: UnitCode? = nil, progress: (Int) -> Void = { _ in }
  ) async throws -> CheckedBatch {
    if let scope = try workspace.scope() {
      try workspace.demand(.check, inEach: [unit].compactMap(\.self))
      return try await allowed(.check).judge(
        files, jobs: jobs, since: earlier, period: period, unit: unit, limitedTo: scope, progress: progress
      ).batch
    }
    return try await judge(
      files, jobs: jobs, since: earlier, period: period, unit: unit, progress: progress
    ).batch
  }

  /// Checks files, in the order of the files.
  ///
  /// Without the reports memory stays small: they are handed back only where `keepsReports` says so. Their
  /// bytes are handed to `keepBytes` with the index of the file, as soon as it is judged. Reports from elsewhere bring
  /// the villages of their own communes.
  func judge(
    _ files: [BatchFile], jobs: Int, since earlierFindings: [Finding]? = nil, period: Period? = nil,
    unit: UnitCode? = nil, keepsReports: Bool = false, bringing villages: BroughtVillages? = nil,
    limitedTo scope: PersonScope? = nil, correcting corrections: [HeaderCorrection] = [],
    progress: (Int) -> Void = { _ in },
    keepBytes: ([UInt8], Int) throws -> Void = { _, _ in }
  ) async throws -> (batch: CheckedBatch, judged: [JudgedFile]) {
    let judge = try FileJudge(workspace)
    let history = try ReportHistory(
      registry: try registryIfThere(), units: definitions.units, strangers: villages?.strangers ?? [])
    var context = try context(since: earlierFindings, bringing: villages)
    (context.foreignUnit, context.foreignPeriod) = (unit, period)
    context.proposedCorrections = corrections
    let findingHistory = context.findings
    var run = BatchRun(
      files: files, jobs: jobs, keepsReports: keepsReports, judge: judge, history: history, context: context)
    try await run.judgeAll(period: period, progress: progress, keepBytes: keepBytes)
    try await run.compareWithinBatch(period: period)
    let judged = run.judged
    let (reported, refused) = own(try await run.reported(findingHistory), of: scope)
    let gone = findingHistory.isCompared ? Self.gone(findingHistory, from: reported) : nil
    let check = CheckRun(
      version: Workspace.version, definitions: definitions.hash, files: reported, gone: gone)
    return (CheckedBatch(run: check, definitions: definitions, refused: refused), judged)
  }

  /// The files of a person's own units, and words on the others: what earlier reports say of these is not told.
  private func own(
    _ files: [CheckRun.File], of scope: PersonScope?
  ) -> (files: [CheckRun.File], refused: [LocalizedText]) {
    guard let scope else { return (files, []) }
    let isOwn = { (file: CheckRun.File) in file.unit.map(scope.contains) ?? true }
    return (
      files.filter(isOwn),
      files.filter { !isOwn($0) }.map { file in
        PeopleWords.foreignReport(
          file.path, of: file.unit.map { "\(file.unitName) (\($0))" } ?? file.unitName)
      }
    )
  }

  /// What is known of the villages, of earlier findings and of targets; nothing of earlier reports.
  func context(
    since earlier: [Finding]? = nil, bringing villages: BroughtVillages? = nil
  ) throws(Failure) -> CheckContext {
    let list = workspace.registryPath == nil ? nil : try waivers()
    var context = CheckContext(
      villages: try villageDirectory(bringing: villages),
      findings: FindingHistory(earlier: earlier, waived: list?.waived ?? []), target: target())
    context.corrections = list?.corrections ?? [:]
    return context
  }

  /// What an earlier run found in these files or reports, or in files that are not there any more.
  ///
  /// An earlier run over more files says nothing about those that are not checked now.
  private static func gone(_ history: FindingHistory, from files: [CheckRun.File]) -> [Finding] {
    let paths = Set(files.map(\.path))
    let reports = Set(files.map { "\($0.unit?.description ?? "") \($0.period?.description ?? "")" })
    return history.gone(among: files.flatMap(\.findings)).filter { finding in
      paths.contains(finding.at.file)
        || finding.about.unit.map { reports.contains("\($0) \(finding.about.period ?? "")") } ?? false
        || !FileManager.default.fileExists(atPath: finding.at.file)
    }
  }

  /// The target of an indicator for a unit: of the year, else of the phase.
  private func target() -> @Sendable (UnitCode, Period, String) -> ExactDecimal? {
    let codes = Dictionary(
      definitions.indicators.flatMap { [($0.id, $0.code), ($0.code, $0.code)] },
      uniquingKeysWith: { first, _ in first })
    let targets = Dictionary(grouping: definitions.targets.filter { $0.value != nil }, by: \.unit)
    let programme = definitions.programme
    return { unit, period, indicator in
      guard case .inside(let phase) = programme.place(of: period),
        let own = targets[unit]?.filter({ $0.indicator == codes[indicator] && $0.phase == phase.id })
      else { return nil }
      let year = period.span == .year ? own.first { $0.span == .year(period.year) } : nil
      return (year ?? own.first { $0.span == .phase })?.value
    }
  }
}
