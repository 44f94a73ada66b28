import P8Definitions
import P8Model
import VietnameseText

/// Names of models that have lost their diacritics: each is put together with the only name of the same letters that its
/// village has with them, whichever report came first.
struct BareNames {
  private struct Place: Hashable {
    let unit: UnitCode
    let section: Int
  }

  private let indicators: CompiledIndicators
  /// For each place the names with diacritics by the letters that are left without; nil for letters of several names.
  private var marked: [Place: [String: String?]] = [:]

  init(_ reports: [ReducedReport], indicators: CompiledIndicators) {
    self.indicators = indicators
    var places: Set<Place> = []
    var isAnyMarked = false
    for report in reports {
      for record in report.records where isModel(record) {
        if GroupName.isBare(record.identity) {
          places.insert(Place(unit: record.unit, section: record.section))
        } else {
          isAnyMarked = true
        }
      }
    }
    guard isAnyMarked, !places.isEmpty else { return }
    for report in reports {
      for record in report.records where isModel(record) && !GroupName.isBare(record.identity) {
        let place = Place(unit: record.unit, section: record.section)
        guard places.contains(place) else { continue }
        let letters = GroupName.bareKey(record.identity)
        if let known = marked[place]?[letters], known != record.identity {
          marked[place]?[letters] = .some(nil)
        } else {
          marked[place, default: [:]][letters] = record.identity
        }
      }
    }
  }

  private func isModel(_ record: ReducedRecord) -> Bool {
    indicators.sections[record.section].kind == .model && !record.identity.isEmpty
      && !record.identity.hasPrefix("~")
  }

  /// The report with the names that its bare ones are put together with.
  func resolved(_ report: ReducedReport) -> ReducedReport {
    guard !marked.isEmpty else { return report }
    return report.with { record in
      guard isModel(record), GroupName.isBare(record.identity) else { return nil }
      let names = marked[Place(unit: record.unit, section: record.section)]
      return names?[GroupName.bareKey(record.identity)] ?? nil
    }
  }
}
