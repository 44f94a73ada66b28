package import P8Model

/// A model or an event in the officers' log, with its history.
package struct LogEntry: Hashable, Sendable {
  /// What was done with an entry.
  package enum Action: String, Hashable, Sendable, CaseIterable {
    /// Written down.
    case logged
    /// Corrected, or its state has changed.
    case edited
    /// A model has come to its end.
    case ended
    /// Taken back: it never was.
    case withdrawn
  }

  /// An entry as it stood from a day on.
  package struct Version: Hashable, Sendable {
    /// What was done.
    package let action: Action
    /// When it was written.
    package let at: String
    /// Who wrote it.
    package let author: String
    /// The day from which it is so: of an event the day on which it was held.
    package let effective: CalendarDate
    /// Why.
    package let reason: String
    /// The thing as it is.
    package let record: ReportedRecord
  }

  /// The number in this registry.
  package let number: Int64
  /// The name that it has in every registry.
  package let uid: String
  /// The id of the model or event.
  package let kind: String
  /// The versions, oldest first; never empty.
  package let versions: [Version]

  /// The version that holds.
  package var current: Version { versions[versions.count - 1] }
  /// Whether it was taken back.
  package var isWithdrawn: Bool { current.action == .withdrawn }

  /// Whether a thing is what the entry says, or once said: what was sent before and is sent again.
  package func holds(_ record: ReportedRecord) -> Bool {
    versions.map(\.record).contains { known in
      known.section == record.section && known.unit == record.unit
        && known.fields.mapValues(\.value) == record.fields.mapValues(\.value)
    }
  }

  /// The place that stands for a cell: `#12` on the sheet of the log.
  static func place(of number: Int64) -> CellPlace {
    CellPlace(sheet: "p8 log", row: Int(number), column: "#")
  }
}
