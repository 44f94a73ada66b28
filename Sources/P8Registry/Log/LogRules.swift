package import P8Definitions
package import P8Model

/// What may be logged, and under which unit and day: rules without a registry.
package enum LogRules {
  /// The unit that a code means on a day, among those that it may mean, the newest first.
  ///
  /// 22096 was Xã Xuân Quang 1 and is Xã Phú Mỡ: what was held in 2023 was held in the former. Where the day is not
  /// known, or neither unit existed on it under the code, the newest is meant.
  package static func unit(among candidates: [UnitCode], on day: CalendarDate?) -> UnitCode? {
    let then = day.map { UnitStructure(on: $0) }
    return candidates.first { $0.structure == then } ?? candidates.first
  }

  /// The day of a model or event; nil where the answers give none.
  ///
  /// An event has its own day. A model is so from the day that is given, or else from that of its decision.
  package static func day(
    of kind: RecordDefinition, in section: SectionDefinition, _ cells: [ReportCell?], on day: CalendarDate?
  ) -> CalendarDate? {
    func date(_ column: (ColumnDefinition) -> Bool) -> CalendarDate? {
      section.columns.firstIndex(where: column).flatMap { cells[$0]?.value?.date }
    }
    guard kind.kind == .event else { return day ?? date { $0.id == "decision_date" } }
    return date { $0.type == .date && ($0.isRequired || kind.identity.contains($0.field ?? "")) } ?? day
  }

  /// Whether entries of a kind can come to an end: an event has none.
  package static func hasEnd(_ kind: RecordDefinition) -> Bool { kind.kind == .model }

  /// The answers that end a model on a day; nil for an event.
  package static func ending(_ kind: RecordDefinition, on day: CalendarDate) -> [String: String]? {
    hasEnd(kind) ? ["status": "dissolved", "ended_on": day.description] : nil
  }

  /// Whether an entry may be changed: what was taken back stays so, and nothing is logged twice.
  package static func canChange(_ entry: LogEntry, by action: LogEntry.Action) -> Bool {
    !entry.isWithdrawn && action != .logged
  }

  /// The entry that says the same as a draft already.
  package static func twin(of record: ReportedRecord, among entries: [LogEntry]) -> LogEntry? {
    entries.first { !$0.isWithdrawn && $0.current.record.identity == record.identity }
  }
}
