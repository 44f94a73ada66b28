/// The formats of a list of log entries.
public enum LogFormat: String, Sendable, CaseIterable {
  case text
  /// The same columns for scripts, separated by tabs.
  case tsv
  /// The same columns as a list of objects.
  case json
  /// One JSON object a line, with the history.
  case jsonl
}
