import P8Model
import VietnameseText

extension UnitMatcher {
  /// The matcher of the names and districts of a day; removed units are found under the unit that they went into.
  func asOf(_ day: CalendarDate) -> UnitMatcher {
    let then = catalogue.asOf(day)
    return UnitMatcher(catalogue: then, today: catalogue)
  }

  /// A match by names of another day, given in codes that are still in the list.
  func current(_ match: UnitMatch) -> UnitMatch {
    guard let today, let code = match.code, today[code] == nil else { return match }
    guard let successor = today.successor(ofRemoved: code) else {
      return UnitMatch(.none, reason: .removed)
    }
    return UnitMatch(.likely, successor, candidates: [successor], reason: .removed)
  }
}

extension UnitAddress {
  /// The key under which an answer for the address is remembered: spellings that mean the same have the same one.
  package var key: String {
    [commune, district, province].map { SearchKey.placementFree($0) }.joined(separator: "|")
  }
}
