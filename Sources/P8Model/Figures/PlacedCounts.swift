/// Numbers of people of a period by the places that no unit of any structure divides.
///
/// The figure of every unit of both structures is the sum over the places that lie in it. So whatever can be computed
/// from tables of all levels and structures together is a matter of these.
package struct PlacedCounts: Sendable {
  /// Where people are counted: the lowest units that hold them, one of each structure.
  package struct Place: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The units, in order.
    package let leaves: [UnitCode]

    package init(_ leaves: [UnitCode]) { self.leaves = leaves.sorted() }

    /// Reads what ``description`` writes; nil for anything else.
    package init?(_ text: some StringProtocol) {
      var leaves: [UnitCode] = []
      for word in text.split(separator: "+", omittingEmptySubsequences: false) {
        let pieces = word.split(separator: "@", omittingEmptySubsequences: false)
        guard pieces.count == 2, let structure = UnitStructure(rawValue: String(pieces[1])),
          let unit = UnitCode(pieces[0], structure: structure)
        else { return nil }
        leaves.append(unit)
      }
      self.init(leaves)
    }

    package static func < (left: Place, right: Place) -> Bool {
      left.leaves.lexicographicallyPrecedes(right.leaves)
    }

    /// The codes: `22210-01@2024+22015-03@2025`.
    package var description: String { leaves.map(\.description).joined(separator: "+") }
  }

  /// The period.
  package let period: Period
  /// The numbers by place, by the code of the indicator and the figure; of a ratio over years its persons.
  package private(set) var counts: [Place: [String: [FigureKey: ExactDecimal]]] = [:]
  /// Places of which only the sum is known, which stands with the first of them.
  package private(set) var undivided: [[Place]] = []

  package init(_ period: Period) { self.period = period }

  /// Adds a number at a place.
  package mutating func add(_ value: ExactDecimal, to key: FigureKey, of indicator: String, at place: Place) {
    let sum = counts[place]?[indicator]?[key] ?? .zero
    // Beyond 128 bits no number is small, and the sum of the units is not shown either.
    counts[place, default: [:]][indicator, default: [:]][key] = sum.adding(value) ?? sum
  }

  /// Says that of some places only the sum is known.
  package mutating func join(_ places: [Place]) { undivided.append(places) }

  /// Adds the counts of another area.
  package mutating func add(_ other: PlacedCounts) {
    for (place, indicators) in other.counts {
      for (indicator, values) in indicators {
        for (key, value) in values { add(value, to: key, of: indicator, at: place) }
      }
    }
    undivided += other.undivided
  }

  /// The numbers as text, a line each, the same for the same numbers; zero is as good as nothing.
  package var text: String {
    var text = ""
    for (place, indicators) in counts.sorted(by: { $0.key < $1.key }) {
      for (indicator, values) in indicators.sorted(by: { $0.key < $1.key }) {
        for (name, value) in values.map({ ($0.key.name, $0.value) }).sorted(by: { $0.0 < $1.0 })
        where value != .zero {
          text += "\(place)\t\(indicator)\t\(name)\t\(value)\n"
        }
      }
    }
    return text
  }
}
