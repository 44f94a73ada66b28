package import P8Model

/// What of a bundle or of another registry is let in.
///
/// It is asked for everything that comes, in this order: the villages, the reports with their steps, the log entries. A
/// door keeps what it refuses, to tell it.
package protocol ExchangeDoor {
  /// Whether a village becomes known.
  mutating func admits(_ village: RegisteredVillage) -> Bool

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
  mutating func admits(_ village: RegisteredVillage) -> Bool { true }
  mutating func admitted(_ group: [CarriedReport]) -> [CarriedReport] { group }
  mutating func admits(
    _ step: Registry.ReviewStep, from state: ReportState, of report: RegisteredReport
  ) -> Bool { true }
  mutating func admits(_ entry: LogEntry, beside known: LogEntry?) -> Bool { true }
}
