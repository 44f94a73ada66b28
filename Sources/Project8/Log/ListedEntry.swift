package import P8Model

/// An entry of the officers' log as a list shows it.
package struct ListedEntry: Sendable {
  package let number: Int64
  /// The name of the model or event.
  package let kind: LocalizedText
  package let day: CalendarDate
  /// The unit in words.
  package let place: String
  /// What tells it from others of its kind.
  package let summary: String
  /// What was done last.
  package let state: LocalizedText
}
