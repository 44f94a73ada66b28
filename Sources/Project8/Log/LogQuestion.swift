package import P8Model

/// A question that the log asks about a thing.
package struct LogQuestion: Sendable {
  /// The id of the column, by which scripts answer: `--set held_on=2023-05-03`.
  package let id: String
  package let label: LocalizedText
  /// A line of help; nil for none.
  package let help: LocalizedText?
  package let isRequired: Bool
  /// The codes that may be answered with their names; empty where any text may.
  package let choices: [(code: String, name: LocalizedText)]
  /// Whether it asks for a day.
  package let isDay: Bool
}
