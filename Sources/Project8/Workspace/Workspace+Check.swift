import P8Forms
import P8Presentation
import P8Definitions
import ContentDigest
import Foundation
import P8Intake
public import P8Model
import P8Validation

/// What came of a run, for whoever shows it.
public struct CheckedBatch: Sendable {
  let run: CheckRun
  let definitions: Definitions

  /// Whether any finding is of severity error and nobody lets it stand.
  public var hasErrors: Bool { run.count(Finding.Severity.error) > 0 }

  /// Whether any finding that nobody lets stand is of a severity or worse.
  public func hasFindings(from severity: Finding.Severity) -> Bool {
    Finding.Severity.allCases.contains { $0 <= severity && run.count($0) > 0 }
  }

  /// The same with only some of the findings; what became of the files stays.
  public func keeping(_ selection: FindingSelection) -> CheckedBatch {
    CheckedBatch(run: run.keeping(selection.contains(_:)), definitions: definitions)
  }

  /// All findings, by file.
  public var findings: [Finding] { run.findings }

  /// The number of files that count, are held, and are rejected.
  public var counts: (accepted: Int, held: Int, rejected: Int) {
    (run.count(.accepted), run.count(.held), run.count(.rejected))
  }

  /// The result in a format.
  ///
  /// - Parameters:
  ///   - format: The format.
  ///   - language: The language of texts; json carries both.
  ///   - isColoured: Whether the text for a terminal may carry colours.
  ///   - output: Where the result will lie, for links from a workbook to the files; nil for the working folder.
  ///   - showsFingerprints: Whether the text for a terminal shows by what a finding is waived.
  /// - Returns: The bytes of the result; the same for the same files and definitions.
  /// - Throws: ``Failure`` where a workbook cannot be written.
  public func formatted(
    _ format: RunFormat, language: Language, isColoured: Bool = false, output: String? = nil,
    showsFingerprints: Bool = false
  ) throws(Failure) -> [UInt8] {
    var text = ""
    switch format {
    case .text:
      TextReport(in: language, isColoured: isColoured, showsFingerprints: showsFingerprints).write(
        run, to: &text)
    case .json: JSONReport.write(run, to: &text)
    case .jsonl: JSONReport.writeLines(run, to: &text)
    case .csv: CSVReport.write(run, in: language, to: &text)
    case .sarif: SARIFReport.write(run, definitions: definitions, in: language, to: &text)
    case .html: HTMLReport(in: language).write(run, to: &text)
    case .xlsx: return try workbook(in: language, output: output)
    }
    return Array(text.utf8)
  }
}

/// The formats in which a run is told.
public enum RunFormat: String, Sendable, CaseIterable {
  /// For a terminal.
  case text
  /// One object with `run` and `findings`.
  case json
  /// A line a finding.
  case jsonl
  /// A table of findings, for a spreadsheet program.
  case csv
  /// SARIF 2.1.0.
  case sarif
  /// One page that works offline and prints well.
  case html
  /// A workbook with a summary, the findings with links into the files, and the communes.
  case xlsx
}

extension Workspace {
  /// Checks files; stores nothing.
  ///
  /// - Parameters:
  ///   - files: The files, as ``FileWalk`` gives them.
  ///   - jobs: How many at a time.
  ///   - earlier: What an earlier run found, to tell what is new, still there and gone; nil for none.
  ///   - period: The only period for which reports are collected; nil for any.
  ///   - progress: Called with the number of files done.
  /// - Returns: What came of them, in the order of their paths.
  /// - Throws: ``Failure`` where the registry or the definitions cannot be used; a bad file is a finding.
  public func check(
    _ files: [BatchFile], jobs: Int, since earlier: [Finding]? = nil, period: Period? = nil,
    progress: (Int) -> Void = { _ in }
  ) async throws -> CheckedBatch {
    try await judge(files, jobs: jobs, since: earlier, period: period, progress: progress).batch
  }

  /// A file with what was read from it.
  struct Judged: Sendable {
    let source: SourceFile
    var report: RegisteredReport?
    /// What was read, as long as somebody may want to store it.
    var bytes: [UInt8] = []
    let file: CheckRun.File
  }

  /// Checks files, in the order of the files.
  ///
  /// Without the reports memory stays small: they are handed back only where `keepsReports` says so. Their bytes are
  /// handed to `keepBytes` with the index of the file, as soon as it is judged.
  func judge(
    _ files: [BatchFile], jobs: Int, since earlierFindings: [Finding]? = nil, period: Period? = nil,
    keepsReports: Bool = false, progress: (Int) -> Void,
    keepBytes: ([UInt8], Int) throws -> Void = { _, _ in }
  ) async throws -> (batch: CheckedBatch, judged: [Judged]) {
    let checker: ReportChecker
    do {
      checker = try ReportChecker(definitions)
    } catch {
      throw Failure(.input, error.message)
    }
    let reader = ReportReader(definitions, readFile: readFile)
    let history = try ReportHistory(registry: try registryIfThere(), units: definitions.units)
    let waived = registryPath == nil ? [] : try waivers().waived
    let findingHistory = FindingHistory(earlier: earlierFindings, waived: waived)
    var context = CheckContext(
      villages: VillageDirectory(try allVillages()), findings: findingHistory, target: target())
    // What a report is compared with may be of any period.
    let plain = context
    context.period = period
    if history.isKnown {
      context.earlier = { history.stored(of: $0, form: $1, for: $2, $3) }
    }
    let known = context
    var batch = BatchCheck(checker)
    var earlierFiles = EarlierFiles()
    var judged = try await boundedMap(Array(zip(files.indices, files)), limit: jobs, progress: progress) {
      (index: $0.0, judged: Self.judge($0.1, reader: reader, checker: checker, context: known))
    } keep: { index, one in
      if one.file.sha256 != nil { batch.add(one.source, one.report) }
      if let report = one.report {
        earlierFiles.add(report, in: files[index])
        try keepBytes(one.bytes, index)
      }
      return one.keepingReport(keepsReports)
    }
    let later = earlierFiles.later(formerUnits: history.codes(of:))
    if !later.isEmpty {
      let earlier = earlierFiles
      context.earlier = { unit, form, period, version in
        let entries = earlier.earlier(than: period, version, of: history.codes(of: unit), form: form)
        let own = entries.compactMap {
          Self.judge($0.file, reader: reader, checker: checker, context: plain).report
        }
        return own
          + history.stored(of: unit, form: form, for: period, version).filter { stored in
            !own.contains { $0.period == stored.period && $0.version == stored.version }
          }
      }
      let compared = context
      let again = files.indices.filter { later.contains(files[$0]) }
      let second = try await boundedMap(again, limit: jobs) {
        Self.judge(files[$0], reader: reader, checker: checker, context: compared)
      } keep: {
        $0.keepingReport(keepsReports)
      }
      // A file that changed in between stays judged as it was when it was seen first.
      for (index, one) in zip(again, second) where one.file.sha256 == judged[index].file.sha256 {
        judged[index] = one
      }
    }
    let further = batch.findings().mapValues(findingHistory.marked(_:))
    let beside = try await boundedMap(earlierFiles.communes(), limit: jobs) { commune, villages in
      func report(_ entry: EarlierFiles.Entry) -> RegisteredReport? {
        Self.judge(entry.file, reader: reader, checker: checker, context: plain).report
      }
      let name = commune.file.name
      let stored = history.storedVillages(of: commune.unit, for: commune.period)
        .filter { stored in !villages.contains { $0.unit == stored.unit } }
      guard !villages.isEmpty || !stored.isEmpty, let own = report(commune) else {
        return (name, [Finding]())
      }
      return (name, ParentCheck(checker).findings(on: own, beside: villages.compactMap(report) + stored))
    } keep: {
      ($0.0, findingHistory.marked($0.1))
    }
    try history.check()
    let ofParents = Dictionary(beside, uniquingKeysWith: +)
    let told = judged.map { one in
      let added = (further[one.file.path] ?? []) + (ofParents[one.file.path] ?? [])
      // A file that could not be read was not marked on the way.
      let own =
        one.file.sha256 == nil || one.file.unit == nil
        ? findingHistory.marked(one.file.findings) : one.file.findings
      let isHeld = one.file.verdict == .accepted && added.contains { $0.isOpenError }
      // Most files share their findings with `judged`: nothing is copied for them.
      return one.file.with(findings: added.isEmpty ? own : added + own, verdict: isHeld ? .held : nil)
    }
    let run = CheckRun(
      version: Self.version, definitions: definitions.hash, files: told,
      gone: findingHistory.isCompared ? Self.gone(findingHistory, from: told) : nil)
    return (CheckedBatch(run: run, definitions: definitions), judged)
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
    return { unit, period, indicator in
      guard let own = targets[unit]?.filter({ $0.indicator == codes[indicator] }) else { return nil }
      let year = period.span == .year ? own.first { $0.span == .year(period.year) } : nil
      return (year ?? own.first { $0.span == .phase })?.value
    }
  }

  private static func judge(
    _ file: BatchFile, reader: ReportReader, checker: ReportChecker, context: CheckContext
  ) -> Judged {
    let path = file.name
    func refused(_ check: String, _ detail: LocalizedText) -> Judged {
      let finding = checker.finding(ofFile: path, sha256: nil, check: check, detail: detail)
      return Judged(
        source: SourceFile(path: path, sha256: "", byteCount: 0), report: nil,
        file: CheckRun.File(unreadable: path, sha256: nil, findings: [finding]))
    }
    let bytes: [UInt8]
    switch reader.readFile(file.path) {
    case .bytes(let read): bytes = read
    case .unreadable(let detail): return refused("file.unreadable", detail)
    case .tooLarge(let detail): return refused("file.too-large", detail)
    }
    let source = SourceFile(path: path, sha256: ContentDigest.sha256(bytes), byteCount: bytes.count)
    do {
      let checked = checker.check(try reader.read(bytes, file: source), in: context)
      return Judged(
        source: source, report: checked.report, bytes: bytes, file: CheckRun.File(source, checked))
    } catch {
      let finding = checker.finding(
        ofFile: path, sha256: source.sha256, check: error.check, arguments: error.arguments,
        detail: error.reason)
      return Judged(
        source: source, report: nil,
        file: CheckRun.File(unreadable: path, sha256: source.sha256, findings: [finding]))
    }
  }
}

extension Workspace.Judged {
  /// The same, with or without the report.
  fileprivate func keepingReport(_ keepsReport: Bool) -> Workspace.Judged {
    var one = self
    one.bytes = []
    if !keepsReport { one.report = nil }
    return one
  }
}
