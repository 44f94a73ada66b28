package import P8Model

/// The reports of a unit and period on their way through their reviewers: who goes first, and who waits for whom.
package struct ReviewQueue: Sendable {
  private let heads: [ReportHead]
  private let units: UnitCatalogue
  private var states: [Int64: ReportState]

  package init(_ heads: [ReportHead], units: UnitCatalogue) {
    self.heads = heads
    self.units = units
    states = Dictionary(heads.map { ($0.number, $0.state) }) { first, _ in first }
  }

  /// The reports that a step concerns, from the villages upwards; those that have come as far are left out.
  package func reports(for action: ReviewAction) -> [ReportHead] {
    heads.filter { isConcerned($0, by: action) }
      .sorted { left, right in
        (units.lineage(of: right.unit).count, left.number)
          < (units.lineage(of: left.unit).count, right.number)
      }
  }

  private func isConcerned(_ head: ReportHead, by action: ReviewAction) -> Bool {
    switch action {
    case .submit: [.returned, .received].contains(head.state)
    case .return: head.state != .returned && head.state != .withdrawn
    case .confirm: head.state != .withdrawn && !head.state.isConfirmed
    case .approve: head.state != .withdrawn && head.state != .approved
    case .withdraw: head.state != .withdrawn
    case .recover: head.state == .withdrawn
    case .undo: false
    }
  }

  /// The reports from within the unit of a report that have not come as far: it is confirmed or approved after them.
  ///
  /// What was withdrawn is not there; whether it is missed is asked elsewhere.
  package func behind(_ head: ReportHead, for action: ReviewAction) -> [ReportHead] {
    let rule: CountingRule
    switch action {
    case .confirm: rule = .confirmed
    case .approve: rule = .approved
    case .submit, .return, .withdraw, .recover, .undo: return []
    }
    guard head.unit.level != .village else { return [] }
    return heads.filter {
      $0.unit != head.unit && units.isSame($0.unit, orInside: head.unit)
        && states[$0.number].map { $0 != .withdrawn && !$0.counts(by: rule) } ?? false
    }
  }

  /// Notes what a report has become.
  package mutating func take(_ head: ReportHead, _ state: ReportState) { states[head.number] = state }
}
