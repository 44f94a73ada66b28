public import P8Model
import P8Presentation
import P8Registry

/// What became of a list of villages.
public struct VillageListOutcome: Sendable {
  private(set) var added = 0
  private(set) var unchanged = 0
  private(set) var updated = 0
  /// Of those added, the villages that are ones of the other structure.
  var linked = 0
  /// The rows that were not taken, and what to do about each.
  public internal(set) var problems: [LocalizedText] = []

  mutating func count(_ outcome: VillageOutcome) {
    switch outcome {
    case .added: added += 1
    case .unchanged: unchanged += 1
    case .updated: updated += 1
    case .conflict(let entry, let village):
      problems.append(VillageListWords.numberTaken(entry.name, entry.number ?? 0, by: village))
    case .invalid(let entry): problems.append(VillageListWords.withoutName(in: entry.commune))
    }
  }

  /// A line for each row that was not taken, and a summary.
  public func formatted(_ language: Language) -> String {
    let summary = VillageListWords.summary(
      added: added, unchanged: unchanged, updated: updated, linked: linked, leftOut: problems.count)
    return (problems + [summary]).map { $0[language] }.joined(separator: "\n")
  }
}
