import P8Definitions
package import P8Model

/// What of a period is held back outside the programme, made once for all levels of both structures.
///
/// Every export that leaves the programme is made by the pattern of its period, so that no two of them together
/// tell what one of them holds back.
package struct ProtectionPattern: Sendable {
  /// The figures of a track in one block of places.
  struct Block: Hashable, Sendable {
    let places: [PlacedCounts.Place]
    /// The sums, in the order of the track's figures.
    let sums: [ExactDecimal]
    /// The figures, by their place, that are held back although they are zero now.
    let held: Set<Int>
  }

  /// The figures of a family that are held back together.
  struct Track: Hashable, Sendable {
    /// Those that are published at all.
    let components: [CountComponent]
    /// The places in blocks, those of one place only where anybody is counted there.
    let blocks: [Block]
  }

  /// The period.
  package let period: Period
  /// The smallest count that may be shown.
  package let limit: Int
  /// The tracks by ``CountTrack/id``.
  let tracks: [String: Track]

  /// The figures that are held back of each unit, besides those that are published nowhere.
  func heldComponents(_ definitions: Definitions) -> [UnitCode: Set<CountComponent>] {
    var held: [UnitCode: Set<CountComponent>] = [:]
    var lineages: [UnitCode: [UnitCode]] = [:]
    func lineage(_ leaf: UnitCode) -> [UnitCode] {
      if let known = lineages[leaf] { return known }
      let lineage = definitions.units.lineage(of: leaf)
      lineages[leaf] = lineage
      return lineage
    }
    for track in tracks.values {
      for block in track.blocks where block.places.count > 1 {
        let hidden = track.components.enumerated().filter {
          block.sums[$0.offset] != .zero || block.held.contains($0.offset)
        }.map(\.element)
        guard !hidden.isEmpty else { continue }
        var counts: [UnitCode: Int] = [:]
        for place in block.places {
          for leaf in place.leaves {
            for unit in lineage(leaf) { counts[unit, default: 0] += 1 }
          }
        }
        for (unit, count) in counts where count < block.places.count {
          held[unit, default: []].formUnion(hidden)
        }
      }
    }
    return held
  }
}
