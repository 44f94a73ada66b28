import ContentDigest
import Foundation
import P8Intake
public import P8Model
import P8Validation

/// What came of a run, for whoever shows it.
public struct CheckedBatch: Sendable {
  let run: CheckRun
  let definitions: Definitions

  /// Whether any finding is of severity error.
  public var hasErrors: Bool { run.count(Finding.Severity.error) > 0 }

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
  /// - Returns: The bytes of the result; the same for the same files and definitions.
  /// - Throws: ``Failure`` where a workbook cannot be written.
  public func formatted(
    _ format: RunFormat, language: Language, isColoured: Bool = false, output: String? = nil
  ) throws(Failure) -> [UInt8] {
    var text = ""
    switch format {
    case .text: TextReport(in: language, isColoured: isColoured).write(run, to: &text)
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
  ///   - progress: Called with the number of files done.
  /// - Returns: What came of them, in the order of their paths.
  /// - Throws: ``Failure`` where the registry or the definitions cannot be used; a bad file is a finding.
  public func check(
    _ files: [BatchFile], jobs: Int, progress: (Int) -> Void = { _ in }
  ) async throws -> CheckedBatch {
    try await judge(files, jobs: jobs, progress: progress).batch
  }

  /// A file with what was read from it.
  struct Judged: Sendable {
    let source: SourceFile
    let report: RegisteredReport?
    let file: CheckRun.File
  }

  /// Checks files and keeps the reports, in the order of the files.
  func judge(
    _ files: [BatchFile], jobs: Int, progress: (Int) -> Void
  ) async throws -> (batch: CheckedBatch, judged: [Judged]) {
    let checker: ReportChecker
    do {
      checker = try ReportChecker(definitions)
    } catch {
      throw Failure(.input, error.message)
    }
    let reader = FormReader(forms: definitions.forms, codeLists: definitions.codeLists)
    let context = CheckContext(villages: VillageDirectory(try allVillages()))
    let judged = try await boundedMap(files, limit: jobs, progress: progress) { file in
      Self.judge(file, reader: reader, checker: checker, context: context)
    }
    var batch = BatchCheck(checker)
    for one in judged where one.file.sha256 != nil { batch.add(one.source, one.report) }
    let further = batch.findings()
    let run = CheckRun(
      version: Self.version, definitions: definitions.hash,
      files: judged.map { one in
        let added = further[one.file.path] ?? []
        guard !added.isEmpty else { return one.file }
        let isHeld = one.file.verdict == .accepted && added.contains { $0.severity == .error }
        return CheckRun.File(
          path: one.file.path, sha256: one.file.sha256, unit: one.file.unit, unitName: one.file.unitName,
          period: one.file.period, verdict: isHeld ? .held : one.file.verdict,
          findings: added + one.file.findings)
      })
    return (CheckedBatch(run: run, definitions: definitions), judged)
  }

  private static func judge(
    _ file: BatchFile, reader: FormReader, checker: ReportChecker, context: CheckContext
  ) -> Judged {
    let path = file.name
    guard let data = FileManager.default.contents(atPath: file.path) else {
      let detail = LocalizedText(vi: "không mở được", en: "it cannot be opened")
      let finding = checker.finding(ofFile: path, sha256: nil, check: "file.unreadable", detail: detail)
      return Judged(
        source: SourceFile(path: path, sha256: "", byteCount: 0), report: nil,
        file: CheckRun.File(unreadable: path, sha256: nil, findings: [finding]))
    }
    let bytes = Array(data)
    let source = SourceFile(path: path, sha256: ContentDigest.sha256(bytes), byteCount: bytes.count)
    do {
      let checked = checker.check(try reader.read(bytes, file: source), in: context)
      return Judged(source: source, report: checked.report, file: CheckRun.File(source, checked))
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
