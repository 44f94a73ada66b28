public import P8Model
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
      problems.append(
        LocalizedText(
          vi: "\(entry.name): số \(entry.number ?? 0) đã thuộc về \(village.name) (\(village.code.code))",
          en: "\(entry.name): number \(entry.number ?? 0) belongs to \(village.name) (\(village.code.code))"))
    case .invalid(let entry):
      problems.append(
        LocalizedText(
          vi: "xã \(entry.commune.code): thiếu tên thôn",
          en: "commune \(entry.commune.code): a village has no name"))
    }
  }

  /// A line for each row that was not taken, and a summary.
  public func formatted(_ language: Language) -> String {
    var summary = LocalizedText(
      vi: "\(added) thôn mới, \(unchanged) đã có, \(updated) cập nhật, \(problems.count) dòng bỏ qua.",
      en:
        "\(English.count(added, "village")) added, \(unchanged) already there, \(updated) updated, \(English.count(problems.count, "row")) left out."
    )
    if linked > 0 {
      summary = LocalizedText(
        vi: summary.vi + " \(linked) thôn được nối với thôn ở danh mục kia.",
        en: summary.en + " \(English.count(linked, "village")) linked with one of the other structure.")
    }
    return (problems.map { $0[language] } + [summary[language]]).joined(separator: "\n")
  }
}
