import P8Aggregation
import P8Definitions
package import P8Model
package import P8Presentation
import P8Registry

/// A report on its way through its reviewers, as a list of a unit's reports shows it.
package struct ReviewedReport: Hashable, Sendable {
  /// The number under which it is stored.
  package let number: Int64
  package let unit: UnitCode
  /// The name of the unit as the report writes it.
  package let unitName: String
  /// The title of the form.
  package let form: LocalizedText
  package let version: ReportStamp.Version
  package let state: ReportState
  /// When the first report of this unit, period and form arrived, as `2023-10-30T08:00:00Z`.
  package let receivedAt: String
  /// The file as it was called when it was stored.
  package let file: String

  init(_ head: ReportHead, form: LocalizedText) {
    (number, unit, unitName, self.form) = (head.number, head.unit, head.unitName, form)
    (version, state, receivedAt, file) = (head.version, head.state, head.firstReceivedAt, head.path)
  }
}

extension Review {
  /// The reports of a unit and of all in it for a period, by unit; none where there is no registry yet.
  package func reports(of code: UnitCode, for period: Period) throws(Failure) -> [ReviewedReport] {
    if isAsked { return try allowed(.see, in: code).reports(of: code, for: period) }
    guard let registry = try registryIfThere() else { return [] }
    let units = definitions.units
    let heads = try Failure.wrapping { () throws(RegistryFault) in
      try registry.heads(of: period) {
        units.isSame(units.placement(of: $0, in: code.structure).unit, orInside: code)
      }
    }
    return heads.map(reviewed).sorted { ($0.unit, $0.number) < ($1.unit, $1.number) }
  }

  /// The proposed replacements of a unit and of all in it for a period.
  package func replacements(of code: UnitCode, for period: Period) throws(Failure) -> [ProposalWords] {
    if isAsked { return try allowed(.see, in: code).replacements(of: code, for: period) }
    let units = definitions.units
    return try replacements().filter { proposal in
      proposal.change.period == period
        && units.isSame(units.placement(of: proposal.change.unit, in: code.structure).unit, orInside: code)
    }
  }

  /// The reports that would take a step, as a list shows them.
  package func reports(in plan: ReviewPlan) -> [ReviewedReport] { plan.taking.map(reviewed) }

  private func reviewed(_ head: ReportHead) -> ReviewedReport {
    ReviewedReport(
      head, form: definitions.forms[head.form]?.title ?? LocalizedText(vi: head.form, en: head.form))
  }
}
