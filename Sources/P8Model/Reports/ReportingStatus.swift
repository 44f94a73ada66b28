/// Who has sent the report of a period, who is late, who was sent it back.
public struct ReportingStatus: Sendable {
  /// What became of the report of one village.
  public struct Sender: Sendable {
    /// The village.
    public let unit: UnitCode
    /// Its name.
    public let name: String
    /// The name of its commune; empty where it is not known.
    public let commune: String
    /// The day on which its report arrived; nil where none did.
    public let received: CalendarDate?
    /// Whether it came after the last day; nil where no deadline is set, nothing came or the day is not known.
    public let isLate: Bool?
    /// Whether the report is held for its errors.
    public let isHeld: Bool
    /// Where the report stands; nil where none is there.
    public let review: String?
    /// Why it was returned; nil where it was not.
    public let returnedBecause: String?
    /// The signed document by which it was confirmed; nil where none was told.
    public let document: SignedDocument?
    /// A signed document whose figures are not those that count now: its report was replaced by one with other figures,
    /// or was returned or withdrawn after it; nil where there is none.
    public let outdatedDocument: SignedDocument?

    package init(
      unit: UnitCode, name: String, commune: String, received: CalendarDate?, isLate: Bool?, isHeld: Bool,
      review: String?, returnedBecause: String?, document: SignedDocument? = nil,
      outdatedDocument: SignedDocument? = nil
    ) {
      self.document = document
      self.outdatedDocument = outdatedDocument
      self.unit = unit
      self.name = name
      self.commune = commune
      self.received = received
      self.isLate = isLate
      self.isHeld = isHeld
      self.review = review
      self.returnedBecause = returnedBecause
    }
  }

  /// The numbers of a unit.
  public struct Row: Sendable {
    /// The unit.
    public let unit: UnitCode
    /// Its name.
    public let name: String
    /// The villages that should send.
    public package(set) var expected = 0
    /// Those whose report is here; one that was returned or withdrawn is not.
    public package(set) var received = 0
    /// Those that sent by the last day; of no meaning where ``ReportingStatus/knowsArrivals`` is false.
    public package(set) var inTime = 0
    /// Those whose report is held for its errors.
    public package(set) var held = 0
    /// Those whose report was returned.
    public package(set) var returned = 0
    /// Those whose report the commune confirmed, approved ones included.
    public package(set) var confirmed = 0
    /// Those whose report is approved.
    public package(set) var approved = 0

    package init(unit: UnitCode, name: String) {
      self.unit = unit
      self.name = name
    }

    /// Those that have not sent; one whose report was returned has, and is awaited.
    public var missing: Int { expected - received - returned }
    /// Those that sent after the last day.
    public var late: Int { received - inTime }
    /// The share of the expected that sent, in percent with one decimal; nil where none is expected.
    public var completeness: ExactDecimal? { Self.percent(received, of: expected) }
    /// The share of the expected that sent in time, in percent with one decimal; nil where none is expected.
    public var timeliness: ExactDecimal? { Self.percent(inTime, of: expected) }

    private static func percent(_ part: Int, of whole: Int) -> ExactDecimal? {
      ExactDecimal(part).multiplied(by: 100)?.divided(by: ExactDecimal(whole), scale: 1)
    }
  }

  /// The period.
  public let period: Period
  /// The version that is asked for.
  public let version: ReportStamp.Version
  /// The day from which it is looked at.
  public let asOf: CalendarDate
  /// The last day for villages; nil where no deadline is set.
  public let lastDay: CalendarDate?
  /// The day on which the registry was begun; nil where nothing was written in it yet.
  public let registryBegan: CalendarDate?
  /// The unit as a whole.
  public let total: Row
  /// The units below, by code.
  public let rows: [Row]
  /// The villages, by code.
  public let senders: [Sender]

  /// What must be said of the counts: that provinces without a list of villages are not among the expected.
  public let note: LocalizedText?

  package init(
    period: Period, version: ReportStamp.Version, asOf: CalendarDate, lastDay: CalendarDate?,
    registryBegan: CalendarDate?, total: Row, rows: [Row], senders: [Sender], note: LocalizedText? = nil
  ) {
    self.note = note
    self.period = period
    self.version = version
    self.asOf = asOf
    self.lastDay = lastDay
    self.registryBegan = registryBegan
    self.total = total
    self.rows = rows
    self.senders = senders
  }

  /// Whether the registry can tell who sent in time: there is a deadline, and it was in use on that day.
  ///
  /// The registry knows when a report was entered. In one that was begun later, reports of before are entered when they
  /// are, which says nothing of the day on which they arrived.
  public var knowsArrivals: Bool {
    guard let lastDay, let registryBegan else { return false }
    return registryBegan <= lastDay
  }

  /// Whether who has not sent yet is late already.
  public var isOverdue: Bool { lastDay.map { $0 < asOf } ?? false }
}

/// The formats of a status.
public enum StatusFormat: String, Sendable, CaseIterable {
  /// Columns for people.
  case text
  /// One object, with every village.
  case json
  /// A row a unit.
  case csv
}
