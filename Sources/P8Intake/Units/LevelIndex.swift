import P8Model
import VietnameseText

/// The units of one level and structure, found by the keys of their names.
struct LevelIndex: Sendable {
  struct Entry: Sendable {
    let code: UnitCode
    let type: String
    let name: String
    let district: UnitCode?
    let province: UnitCode?
    /// Whether the official name has letters with marks, which a text may have lost.
    let hasDiacritics: Bool
  }

  /// Where to look.
  enum Scope: Sendable {
    case country
    case province(UnitCode)
    case districts([UnitCode])
  }

  private(set) var entries: [Entry] = []
  private var byExact: [String: [Int]] = [:]
  private var byFolded: [String: [Int]] = [:]
  private var byVariant: [String: [Int]] = [:]
  private var byUndiacritic: [String: [Int]] = [:]
  private var byParent: [UnitCode: [Int]] = [:]
  private let patterns: NamePatterns

  init(_ units: [AdministrativeUnit], in catalogue: UnitCatalogue) {
    entries.reserveCapacity(units.count)
    for unit in units {
      let index = entries.count
      let name = PlaceName.canonical(unit.shortName)
      let keys = PlaceName.Keys(name)
      let district = unit.code.level == .commune ? catalogue.ancestor(of: unit.code, at: .district) : nil
      let province = catalogue.ancestor(of: unit.code, at: .province)
      entries.append(
        Entry(
          code: unit.code, type: unit.type, name: name, district: district, province: province,
          hasDiacritics: !SearchKey.hasNoDiacritics(unit.shortName)))
      byExact[keys.exact, default: []].append(index)
      byFolded[keys.folded, default: []].append(index)
      byUndiacritic[SearchKey.undiacritic(name), default: []].append(index)
      for variant in unit.variants {
        byVariant[PlaceName.Keys(PlaceName.canonical(variant)).folded, default: []].append(index)
      }
      if let district { byParent[district, default: []].append(index) }
      if let province { byParent[province, default: []].append(index) }
    }
    patterns = NamePatterns(entries.map(\.name))
  }

  /// Whether a name of this level is spelled like this, anywhere in the country.
  func isKnown(_ place: PlaceName) -> Bool {
    place.readings.contains { byFolded[$0.folded] != nil || byVariant[$0.folded] != nil }
      || SearchKey.hasNoDiacritics(place.whole)
        && place.readings.contains { byUndiacritic[SearchKey.undiacritic($0.exact)] != nil }
  }

  func exact(_ place: PlaceName, in scope: Scope) -> [Int] {
    first(place) { filtered(byExact[$0.exact], scope) }
  }

  func folded(_ place: PlaceName, in scope: Scope) -> [Int] {
    first(place) { filtered(byFolded[$0.folded], scope) }
  }

  func variants(_ place: PlaceName, in scope: Scope) -> [Int] {
    first(place) { filtered(byVariant[$0.folded], scope) }
  }

  func undiacritic(_ place: PlaceName, in scope: Scope) -> [Int] {
    first(place) { filtered(byUndiacritic[SearchKey.undiacritic($0.exact)], scope) }
  }

  /// The names nearest to one; more than one where two are near.
  ///
  /// - Parameter isShort: Whether a name of fewer than five letters may differ in one of them.
  func nearest(_ place: PlaceName, in scope: Scope, isShort: Bool = false) -> [Int] {
    // Where the marks are lost, names are compared without them: each lost one would count as a slip.
    let isPlain = SearchKey.hasNoDiacritics(place.whole)
    let pattern = EditPattern(place.name)
    // A letter in five, and the tone that a lost letter takes along.
    let letters = pattern.letters * EditDistance.letter / 5
    var limit = min(3 * EditDistance.letter, pattern.letters < 5 ? letters : letters + 2)
    if isShort { limit = (3..<5).contains(pattern.letters) ? EditDistance.letter + 2 : 0 }
    guard limit > 0 else { return [] }
    let patterns = patterns.all
    let numbers = PlaceName.numbers(of: place.name)
    let gap = EditDistance.letter
    var found: [(index: Int, cost: Int)] = []
    for index in indices(in: scope) {
      let name = entries[index].name
      guard PlaceName.numbers(of: name) == numbers,
        let cost = pattern.distance(
          to: isPlain ? patterns.plain[index] : patterns.full[index], limit: limit + gap)
      else { continue }
      found.append((index, cost))
    }
    guard let best = found.map(\.cost).min(), best <= limit else { return [] }
    return found.filter { $0.cost < best + gap }.map(\.index)
  }

  /// The names that begin with the words of a name.
  func beginning(_ place: PlaceName, in scope: Scope) -> [Int] {
    let words = place.name.split(separator: " ").map { SearchKey.placementFree(String($0)) }
    guard words.count > 1 else { return [] }
    return indices(in: scope).filter { index in
      let name = entries[index].name.split(separator: " ")
      return name.count > words.count
        && zip(name, words).allSatisfy { SearchKey.placementFree(String($0)) == $1 }
    }
  }

  private func first(_ place: PlaceName, _ lookUp: (PlaceName.Keys) -> [Int]) -> [Int] {
    for keys in place.readings {
      let found = lookUp(keys)
      if !found.isEmpty { return found }
    }
    return []
  }

  private func filtered(_ found: [Int]?, _ scope: Scope) -> [Int] {
    guard let found else { return [] }
    return switch scope {
    case .country: found
    case .province(let code): found.filter { entries[$0].province == code }
    case .districts(let codes):
      found.filter { index in entries[index].district.map { codes.contains($0) } ?? false }
    }
  }

  private func indices(in scope: Scope) -> [Int] {
    switch scope {
    // Slips and beginnings are never looked for in the whole country, except among the few provinces.
    case .country: entries.count < 100 ? Array(entries.indices) : []
    case .province(let code): byParent[code] ?? []
    case .districts(let codes): codes.flatMap { byParent[$0] ?? [] }
    }
  }
}
