public import Foundation
public import P8Model

/// A model or an event that is to be logged.
public struct LogRequest: Sendable {
  let kind: LogKind
  let units: [UnitCode]
  let answers: [String: String]
  let day: CalendarDate?
  let reason: String
  let identifier: UUID?

  /// - Parameters:
  ///   - kind: The model or event.
  ///   - units: The units that the code may mean, the newest first: a code that was given anew means the unit of
  ///     the day.
  ///   - answers: The texts by column.
  ///   - day: From when a model is so; nil for the day of its decision, or today. An event has its own day.
  ///   - reason: A note; may be empty.
  ///   - identifier: What the sender calls the entry: what is sent twice under one identifier counts once. Nil for a
  ///     new entry.
  public init(
    _ kind: LogKind, units: [UnitCode], answers: [String: String], on day: CalendarDate? = nil,
    reason: String = "", identifier: UUID? = nil
  ) {
    (self.kind, self.units, self.answers, self.day, self.reason) = (kind, units, answers, day, reason)
    self.identifier = identifier
  }
}
