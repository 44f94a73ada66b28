/// The formats in which a run is reported.
public enum RunFormat: String, Sendable, CaseIterable {
  case text
  /// One object with `run` and `findings`.
  case json
  /// A line a finding.
  case jsonl
  /// A table of findings, for a spreadsheet program.
  case csv
  case sarif
  /// One page that works offline and prints well.
  case html
  /// A workbook with a summary, the findings with links into the files, and the communes.
  case xlsx
}
