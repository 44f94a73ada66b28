public import P8Model
import P8Presentation
import P8Registry

/// What became of a list of villages.
public struct VillageListOutcome: Sendable {
  /// The file.
  public let file: String
  /// The sheet of a workbook; nil for a text file.
  public let sheet: String?
  private let isTrial: Bool
  private(set) var added = 0
  private(set) var unchanged = 0
  private(set) var updated = 0
  /// Of those added, the villages that are ones of the other structure.
  var linked = 0
  /// Of a trial, the rows that would be taken.
  var wouldBe = 0
  /// How the list was understood.
  public internal(set) var notes: [LocalizedText] = []
  /// The rows that were not taken, and what to do about each.
  public internal(set) var problems: [LocalizedText] = []

  init(file: String, sheet: String? = nil, isTrial: Bool = false) {
    (self.file, self.sheet, self.isTrial) = (file, sheet, isTrial)
  }

  mutating func count(_ outcome: VillageOutcome, at place: LocalizedText) {
    switch outcome {
    case .added: added += 1
    case .unchanged: unchanged += 1
    case .updated: updated += 1
    case .conflict(let entry, let village):
      problems.append(VillageListWords.numberTaken(entry.name, entry.number ?? 0, by: village).at(place))
    case .invalid(let entry): problems.append(VillageListWords.withoutName(in: entry.commune).at(place))
    }
  }

  /// How the list was understood, a line for each row that was not taken, and a summary.
  public func formatted(_ language: Language) -> String {
    (notes + problems + [summary]).map { $0[language] }.joined(separator: "\n")
  }

  /// How many villages were taken, and how many rows were not.
  public var summary: LocalizedText {
    isTrial
      ? VillageListWords.trial(taken: wouldBe, leftOut: problems.count)
      : VillageListWords.summary(
        added: added, unchanged: unchanged, updated: updated, linked: linked, leftOut: problems.count)
  }
}
