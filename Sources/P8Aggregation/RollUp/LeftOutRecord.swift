import P8Model

/// A record, or a whole report, that was reported and adds nothing.
struct LeftOutRecord: Sendable {
  /// The unit where it would stand, in the structure of the table.
  let unit: UnitCode
  let report: Int
  /// Its place in the report; nil for the whole report.
  let record: Int?
  let reason: Explanation.LeftOut.Reason
}
