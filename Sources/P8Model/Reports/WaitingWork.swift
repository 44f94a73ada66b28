/// What waits for people in a unit: reports that have not come, are held or propose to replace others, and locks.
package struct WaitingWork: Sendable {
  /// A report that counts nowhere yet: held for its errors, sent back, or waiting for a person.
  package struct Held: Hashable, Sendable {
    package let unit: UnitCode
    package let unitName: String
    package let period: Period
    package let state: ReportState
    /// Why it was sent back; nil where it was not.
    package let returnedBecause: String?

    package init(
      unit: UnitCode, unitName: String, period: Period, state: ReportState, returnedBecause: String? = nil
    ) {
      (self.unit, self.unitName, self.period, self.state) = (unit, unitName, period, state)
      self.returnedBecause = returnedBecause
    }
  }

  /// A report that waits to take the place of one that counts.
  package struct Proposal: Hashable, Sendable {
    package let number: Int64
    package let unit: UnitCode
    package let unitName: String
    package let period: Period
    /// Why it waits.
    package let reason: LocalizedText

    package init(number: Int64, unit: UnitCode, unitName: String, period: Period, reason: LocalizedText) {
      (self.number, self.unit, self.unitName) = (number, unit, unitName)
      (self.period, self.reason) = (period, reason)
    }
  }

  /// A lock that holds for the unit, or an exception from one.
  package struct Lock: Hashable, Sendable {
    package let unit: UnitCode
    package let period: Period
    /// When it was set, as `2023-10-30T08:00:00Z`.
    package let at: String
    package let reason: String
    package let isException: Bool

    package init(unit: UnitCode, period: Period, at: String, reason: String, isException: Bool) {
      (self.unit, self.period, self.at) = (unit, period, at)
      (self.reason, self.isException) = (reason, isException)
    }
  }

  package let unit: UnitCode
  /// Who has sent for the newest period of which a report is there, by unit in the structure of that period; empty
  /// where no report is there.
  package let statuses: [ReportingStatus]
  package let held: [Held]
  package let proposals: [Proposal]
  package let locks: [Lock]

  package init(
    unit: UnitCode, statuses: [ReportingStatus], held: [Held], proposals: [Proposal], locks: [Lock]
  ) {
    (self.unit, self.statuses, self.held) = (unit, statuses, held)
    (self.proposals, self.locks) = (proposals, locks)
  }
}
