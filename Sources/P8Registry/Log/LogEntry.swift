public import P8Model

/// A model or an event in the officers' log, with its history.
public struct LogEntry: Hashable, Sendable {
  /// What was done with an entry.
  public enum Action: String, Hashable, Sendable, CaseIterable {
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
  public struct Version: Hashable, Sendable {
    /// What was done.
    public let action: Action
    /// When it was written.
    public let at: String
    /// Who wrote it.
    public let author: String
    /// The day from which it is so: of an event the day on which it was held.
    public let effective: CalendarDate
    /// Why.
    public let reason: String
    /// The thing as it is.
    public let record: ReportedRecord
  }

  /// The number in this registry.
  public let number: Int64
  /// The name that it has in every registry.
  public let uid: String
  /// The id of the model or event.
  public let kind: String
  /// The versions, oldest first; never empty.
  public let versions: [Version]

  /// The version that holds.
  public var current: Version { versions[versions.count - 1] }
  /// Whether it was taken back.
  public var isWithdrawn: Bool { current.action == .withdrawn }

  /// The place that stands for a cell: `#12` on the sheet of the log.
  static func place(of number: Int64) -> CellPlace {
    CellPlace(sheet: "p8 log", row: Int(number), column: "#")
  }
}
