package import P8Model

/// The reports of a unit and period on their way through their reviewers: who goes first, and who waits for whom.
package struct ReviewQueue: Sendable {
  private let heads: [ReportHead]
  private let units: UnitCatalogue
  private var states: [Int64: ReviewState]

  package init(_ heads: [ReportHead], units: UnitCatalogue) {
    self.heads = heads
    self.units = units
    states = Dictionary(heads.map { ($0.number, $0.review) }) { first, _ in first }
  }

  /// The reports that a step concerns, from the villages upwards; those that have come as far are left out.
  package func reports(becoming state: ReviewState) -> [ReportHead] {
    heads.filter { $0.review != state && !($0.review == .approved && state == .verified) }
      .sorted { left, right in
        (units.lineage(of: right.unit).count, left.number)
          < (units.lineage(of: left.unit).count, right.number)
      }
  }

  /// The reports from within the unit of a report that have not come as far: it is confirmed or approved after them.
  package func behind(_ head: ReportHead, becoming state: ReviewState) -> [ReportHead] {
    guard state.isVerified, head.unit.level != .village else { return [] }
    return heads.filter {
      $0.unit != head.unit && units.isSame($0.unit, orInside: head.unit)
        && !(states[$0.number].map { $0.hasCome(to: state) } ?? false)
    }
  }

  /// Notes that a report has taken the step.
  package mutating func take(_ head: ReportHead, _ state: ReviewState) { states[head.number] = state }
}
