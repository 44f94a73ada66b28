import SpreadsheetML
import Testing

/// A package with one oddity, and what reading it must give.
struct OddPackage: Sendable, CustomTestStringConvertible {
  enum Outcome: Sendable {
    /// These lines of the first sheet, and oddities of these kinds and no others.
    case cells([String], [ReadingNotice.Code] = [])
    /// This fault, at this part and cell where they are known.
    case fault(WorkbookFault.Code, part: String? = nil, cell: String? = nil)
  }

  let name: String
  let limits: ReadingLimits
  let build: @Sendable () -> [UInt8]
  let outcome: Outcome

  var testDescription: String { name }

  init(
    _ name: String, limits: ReadingLimits = ReadingLimits(), _ outcome: Outcome,
    _ build: @escaping @Sendable () -> [UInt8]
  ) {
    self.name = name
    self.limits = limits
    self.outcome = outcome
    self.build = build
  }

  /// A package whose sheet holds these rows.
  static func rows(
    _ name: String, _ outcome: Outcome, limits: ReadingLimits = ReadingLimits(),
    _ rows: @escaping @Sendable () -> String
  ) -> OddPackage {
    OddPackage(name, limits: limits, outcome) { TestPackage(rows: rows()).bytes }
  }

  /// A package with some parts changed.
  static func package(
    _ name: String, _ outcome: Outcome, limits: ReadingLimits = ReadingLimits(),
    _ change: @escaping @Sendable (inout TestPackage) -> Void
  ) -> OddPackage {
    OddPackage(name, limits: limits, outcome) { TestPackage().with(change).bytes }
  }
}

extension ReadingLimits {
  /// The limits with some of them changed.
  static func with(_ change: (inout ReadingLimits) -> Void) -> ReadingLimits {
    var limits = ReadingLimits()
    change(&limits)
    return limits
  }
}
