import P8Definitions
import P8Model

/// Places by numbers, with the published units that contain each.
struct PlaceIndex {
  private(set) var places: [PlacedCounts.Place] = []
  /// The units of each place, by their numbers.
  private(set) var units: [[Int]] = []
  /// The units by number.
  private(set) var unitCodes: [UnitCode] = []
  private var numbers: [PlacedCounts.Place: Int] = [:]
  private var unitNumbers: [UnitCode: Int] = [:]
  /// The lineages of leaves that were looked up, which many places share.
  private var lineages: [UnitCode: [Int]] = [:]
  private let catalogue: UnitCatalogue
  private let published: Set<UnitCode>?

  /// - Parameter published: The units that are shown anywhere; nil for all.
  init(_ catalogue: UnitCatalogue, published: Set<UnitCode>? = nil) {
    (self.catalogue, self.published) = (catalogue, published)
  }

  /// The number of a place, which gets one where it has none.
  mutating func number(of place: PlacedCounts.Place) -> Int {
    if let number = numbers[place] { return number }
    let number = places.count
    numbers[place] = number
    places.append(place)
    units.append(place.leaves.flatMap { lineage(of: $0) })
    return number
  }

  private mutating func lineage(of leaf: UnitCode) -> [Int] {
    if let lineage = lineages[leaf] { return lineage }
    var lineage: [Int] = []
    for unit in catalogue.lineage(of: leaf) where published?.contains(unit) ?? true {
      if let number = unitNumbers[unit] {
        lineage.append(number)
      } else {
        unitNumbers[unit] = unitCodes.count
        lineage.append(unitCodes.count)
        unitCodes.append(unit)
      }
    }
    lineages[leaf] = lineage
    return lineage
  }
}
