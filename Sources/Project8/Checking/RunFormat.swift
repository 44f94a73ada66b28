/// The formats in which a run is reported.
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
