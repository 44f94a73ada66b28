import P8Model
import P8Validation

/// The check of a batch, step by step: each file by itself, then files beside each other.
struct BatchRun {
  /// The files, with the reports of one that holds several in its place and behind the others.
  private(set) var files: [BatchFile]
  let jobs: Int
  let keepsReports: Bool
  let judge: FileJudge
  let history: ReportHistory
  /// The context without earlier reports and for any period: what a report is compared with may be of any.
  let context: CheckContext
  private(set) var judged: [JudgedFile] = []
  private var batch: BatchCheck
  private var earlierFiles = EarlierFiles()

  init(
    files: [BatchFile], jobs: Int, keepsReports: Bool, judge: FileJudge, history: ReportHistory,
    context: CheckContext
  ) {
    (self.files, self.jobs, self.keepsReports, self.judge) = (files, jobs, keepsReports, judge)
    (self.history, self.context) = (history, context)
    batch = BatchCheck(judge.checker)
  }

  /// Judges each file by itself and against the registry.
  mutating func judgeAll(
    period: Period?, progress: (Int) -> Void, keepBytes: ([UInt8], Int) throws -> Void
  ) async throws {
    var known = context
    known.period = period
    let history = history
    if history.isKnown {
      known.earlier = { history.stored(of: $0, form: $1, for: $2, $3) }
    }
    let (judge, against, keepsReports) = (judge, known, keepsReports)
    var batch = batch
    var earlierFiles = earlierFiles
    var files = files
    var parts: [Int: [BatchFile]] = [:]
    // The units that tell events which others may have told in an earlier run.
    var sharing: [Period: [UnitCode]] = [:]
    func keep(_ index: Int, _ one: JudgedFile) throws -> JudgedFile {
      if !one.parts.isEmpty {
        parts[index] = one.parts
        return one
      }
      if one.file.sha256 != nil { batch.add(one.source, one.report) }
      if let report = one.report {
        if history.isKnown, batch.sharesEvents(report) {
          sharing[report.period, default: []].append(report.unit)
        }
        earlierFiles.add(report, in: files[index])
        try keepBytes(one.bytes, index)
      }
      return one.slim(keepingReport: keepsReports)
    }
    func judgements(_ places: [Int]) async throws -> [JudgedFile] {
      let chosen = places.map { (index: $0, file: files[$0]) }
      return try await boundedMap(chosen, limit: jobs, progress: progress) {
        (index: $0.index, judged: judge.judge($0.file, in: against))
      } keep: {
        try keep($0.index, $0.judged)
      }
    }
    judged = try await judgements(Array(files.indices))
    // The first report takes the place of the file that holds it, the others come behind all files.
    while !parts.isEmpty {
      var next: [Int] = []
      for (index, reports) in parts.sorted(by: { $0.key < $1.key }) {
        next.append(index)
        next += files.count..<(files.count + reports.count - 1)
        files[index] = reports[0]
        files += reports.dropFirst()
      }
      parts = [:]
      for (index, one) in zip(next, try await judgements(next)) {
        if index < judged.count { judged[index] = one } else { judged.append(one) }
      }
    }
    self.files = files
    for (period, own) in sharing {
      let areas = Set(own.compactMap { batch.area(of: $0) })
      let codes = Set(own.flatMap { history.codes(of: $0) })
      let (places, units) = (batch, codes)
      for report in history.storedReports(
        for: period,
        where: { unit in !units.contains(unit) && places.area(of: unit).map(areas.contains) ?? false })
      where batch.sharesEvents(report) { batch.addStored(report) }
    }
    (self.batch, self.earlierFiles) = (batch, earlierFiles)
  }

  /// Judges those again whose unit sent an earlier report in the same batch.
  mutating func compareWithinBatch(period: Period?) async throws {
    let (judge, history, earlier, plain) = (judge, history, earlierFiles, context)
    let later = earlier.later(formerUnits: history.codes(of:))
    guard !later.isEmpty else { return }
    var compared = context
    compared.period = period
    compared.earlier = { unit, form, period, version in
      let entries = earlier.earlier(than: period, version, of: history.codes(of: unit), form: form)
      let own = entries.compactMap { judge.judge($0.file, in: plain).report }
      return own
        + history.stored(of: unit, form: form, for: period, version).filter { stored in
          !own.contains { $0.period == stored.period && $0.version == stored.version }
        }
    }
    let (against, keepsReports, files) = (compared, keepsReports, files)
    let again = files.indices.filter { later.contains(files[$0]) }
    let second = try await boundedMap(again, limit: jobs) {
      judge.judge(files[$0], in: against)
    } keep: {
      $0.slim(keepingReport: keepsReports)
    }
    // A file that changed in between stays judged as it was when it was seen first.
    for (index, one) in zip(again, second) where one.file.sha256 == judged[index].file.sha256 {
      judged[index] = one
    }
  }

  /// The files with everything that was found, those of communes beside those of their villages.
  func reported(_ findings: FindingHistory) async throws -> [CheckRun.File] {
    let further = batch.findings().mapValues(findings.marked(_:))
    let (judge, history, plain) = (judge, history, context)
    let beside = try await boundedMap(earlierFiles.communes(), limit: jobs) { commune, villages in
      func report(_ entry: EarlierFiles.Entry) -> RegisteredReport? {
        judge.judge(entry.file, in: plain).report
      }
      let name = commune.file.name
      let stored = history.storedVillages(of: commune.unit, for: commune.period)
        .filter { stored in !villages.contains { $0.unit == stored.unit } }
      guard !villages.isEmpty || !stored.isEmpty, let own = report(commune) else {
        return (name, [Finding]())
      }
      let parents = ParentCheck(judge.checker)
      return (name, parents.findings(on: own, beside: villages.compactMap(report) + stored))
    } keep: {
      ($0.0, findings.marked($0.1))
    }
    try history.check()
    let ofParents = Dictionary(beside, uniquingKeysWith: +)
    return judged.map { one in
      let added = (further[one.file.path] ?? []) + (ofParents[one.file.path] ?? [])
      // A file that could not be read was not marked on the way.
      let own =
        one.file.sha256 == nil || one.file.unit == nil
        ? findings.marked(one.file.findings) : one.file.findings
      let isHeld = one.file.verdict == .accepted && added.contains { $0.isOpenError }
      // Most files share their findings with `judged`: nothing is copied for them.
      return one.file.with(findings: added.isEmpty ? own : added + own, verdict: isHeld ? .held : nil)
    }
  }
}
