import P8Definitions
public import P8Model
import P8Presentation

/// What came of a run, for whoever shows it.
public struct CheckedBatch: Sendable {
  package let run: CheckRun
  let definitions: Definitions
  /// The files that a person handed in of units that are not theirs, a line each: nothing more is told of them.
  package var refused: [LocalizedText] = []

  /// Whether any finding is of severity error and not waived.
  public var hasErrors: Bool { run.count(Finding.Severity.error) > 0 }

  /// Whether any finding that is not waived is of a severity or worse.
  public func hasFindings(from severity: Finding.Severity) -> Bool {
    Finding.Severity.allCases.contains { $0 <= severity && run.count($0) > 0 }
  }

  /// The same with only some of the findings; what became of the files stays.
  package func keeping(_ selection: FindingSelection) -> CheckedBatch {
    CheckedBatch(run: run.keeping(selection.contains(_:)), definitions: definitions, refused: refused)
  }

  /// The files with what was found in each.
  package var files: [CheckRun.File] { run.files }

  /// All findings, by file.
  public var findings: [Finding] { run.findings }

  /// The number of files that count, are held, and are rejected.
  public var counts: (accepted: Int, held: Int, rejected: Int) {
    (run.count(.accepted), run.count(.held), run.count(.rejected))
  }

  /// The result in a format: the same bytes for the same files and definitions; json carries both languages.
  ///
  /// A terminal may be shown colours, and by what a finding is waived. `output` says where the result will lie,
  /// for links from a workbook to the files.
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
