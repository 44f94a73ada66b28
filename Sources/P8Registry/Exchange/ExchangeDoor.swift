package import P8Model

/// What of a bundle or of another registry is let in.
///
/// It is asked for everything that comes, in this order: the villages, the reports with their steps, the log entries. A
/// door keeps what it refuses, to tell it.
package protocol ExchangeDoor {
  /// The village as it becomes known, with the key of its name as it is made here; nil where it does not.
  mutating func admitted(_ village: RegisteredVillage) -> RegisteredVillage?

  /// What is taken of the revisions of one unit, period and form, as the receiver judges them; the oldest first.
  mutating func admitted(_ group: [CarriedReport]) throws -> [CarriedReport]

  /// Whether a step is taken with a report that is in a state; where not, nor are those after it.
  mutating func admits(
    _ step: Registry.ReviewStep, from state: ReportState, of report: RegisteredReport
  ) -> Bool

  /// Whether an entry of the officers' log is taken; what is known of it here already, if anything.
  mutating func admits(_ entry: LogEntry, beside known: LogEntry?) throws -> Bool
}

/// Lets in everything as it is: between registries of one office, and in tests of the store.
struct OpenDoor: ExchangeDoor {
  mutating func admitted(_ village: RegisteredVillage) -> RegisteredVillage? { village }
  mutating func admitted(_ group: [CarriedReport]) -> [CarriedReport] { group }
  mutating func admits(
    _ step: Registry.ReviewStep, from state: ReportState, of report: RegisteredReport
  ) -> Bool { true }
  mutating func admits(_ entry: LogEntry, beside known: LogEntry?) -> Bool { true }
}
