import ContentDigest
import P8Aggregation
import P8Model
import P8Registry

extension Indicators {
  /// What the numbers of people of all places depend on, without adding anything up.
  func placedBasis(_ basis: FigureBasis, counting rule: CountingRule) -> String {
    ContentDigest.sha256(
      basis.areas.keys.sorted().map { "\($0) \(basis.digest(of: $0))\n" }.joined() + rule.rawValue)
  }

  /// The numbers of people of the whole registry, by the lowest units of both structures together.
  ///
  /// Only one area at a time is held in memory.
  func placedCounts(
    of periods: [Period], _ basis: FigureBasis, counting rule: CountingRule
  ) throws(Failure) -> [PlacedCounts] {
    var counts = periods.map { PlacedCounts($0) }
    guard let last = periods.map(\.to).max() else { return counts }
    let fields = basis.aggregator.fields
    for area in basis.areas.keys.sorted() {
      guard let content = basis.areas[area] else { continue }
      var rollUp = basis.aggregator.rollUp(periods, villages: basis.lives(in: area))
      var query = ReportQuery(to: last, units: content.units)
      query.isWantedField = { fields[$0]?.contains($1) ?? false }
      query.readsTexts = false
      try Failure.wrapping { () throws(RegistryFault) in
        try Self.read(query, from: basis.registry, counting: rule, into: &rollUp)
      }
      for calendar in Set(periods.map(\.calendar)).sorted(by: { $0.rawValue < $1.rawValue }).prefix(1) {
        for report in logged(content.entries, calendar: calendar) { rollUp.add(report) }
      }
      for (place, own) in rollUp.placedCounts().enumerated() { counts[place].add(own) }
    }
    return counts
  }
}
