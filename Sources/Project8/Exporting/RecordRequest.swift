public import P8Model
import P8Presentation

/// Which stored models and events are wanted, and for whom.
public struct RecordRequest: Sendable {
  /// The files that records are written as.
  public enum Container: Sendable {
    /// Rows of one kind.
    case csv
    /// A sheet for each kind.
    case xlsx
  }

  let unit: UnitCode
  let period: Period
  let records: [String]
  let counting: CountingRule
  let audience: Audience
  let recipient: String
  let language: Language
  let container: Container

  /// - Parameter records: The ids of the models and events; empty for all.
  public init(
    unit: UnitCode, period: Period, records: [String] = [], counting: CountingRule = .accepted,
    audience: Audience = .internal, recipient: String = "", language: Language, container: Container
  ) {
    (self.unit, self.period, self.records, self.counting) = (unit, period, records, counting)
    (self.audience, self.recipient) = (audience, recipient)
    (self.language, self.container) = (language, container)
  }
}

extension RecordRequest.Container {
  /// The container that the ending of a file asks for.
  /// - Throws: ``Failure`` for any other ending.
  public init(writing path: String) throws(Failure) {
    switch path.lowercased() {
    case let name where name.hasSuffix(".csv"): self = .csv
    case let name where name.hasSuffix(".xlsx"): self = .xlsx
    default: throw Failure(.wrongUse, RecordListWords.ending(path))
    }
  }
}
