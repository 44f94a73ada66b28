package import P8Definitions
package import P8Model

/// Makes the pattern by which counts of people of a period are held back.
///
/// The places are put into blocks in which nothing that can be computed is small (``CountPartition``). A pattern is
/// made beside those that are there: of a period that has one it only ever holds more back, and of periods that
/// share days its blocks are made up of theirs, so that what follows from several patterns together follows from
/// the sums of its own blocks, which are looked at.
package struct PatternMaker {
  private let definitions: Definitions
  private let limit: Int
  private let published: Set<UnitCode>?

  /// - Parameters:
  ///   - limit: The smallest count that may be shown.
  ///   - published: The units that are shown anywhere; nil for all of both structures.
  package init(_ definitions: Definitions, below limit: Int, published: Set<UnitCode>? = nil) {
    (self.definitions, self.limit, self.published) = (definitions, limit, published)
  }

  /// The pattern of a period.
  ///
  /// - Parameters:
  ///   - counts: The figures.
  ///   - others: The patterns that are there, in the order in which they were made; those of the same period are
  ///     versions that were published.
  /// - Throws: What cannot be published beside a version before.
  package func pattern(
    of counts: PlacedCounts, beside others: [ProtectionPattern] = []
  ) throws(PatternConflict) -> ProtectionPattern {
    var index = PlaceIndex(definitions.units, published: published)
    let undivided = counts.undivided.map { places in places.map { index.number(of: $0) } }
    for place in counts.counts.keys.sorted() { _ = index.number(of: place) }
    var tracks: [String: ProtectionPattern.Track] = [:]
    for family in CountFamily.all(of: definitions) {
      for track in family.tracks {
        tracks[track.id] = try TrackMaker(
          track, counts: counts, before: tracks, beside: others, undivided: undivided,
          programme: definitions.programme, limit: ExactDecimal(limit)
        ).made(in: &index)
      }
    }
    return ProtectionPattern(period: counts.period, limit: limit, tracks: tracks)
  }
}
