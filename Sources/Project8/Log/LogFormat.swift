/// The formats of a list of log entries.
public enum LogFormat: String, Sendable, CaseIterable {
  case text
  /// One JSON object a line, with the history.
  case jsonl
}
