/// The lives of villages: which codes are one village, which code it has on a day, and when it should report.
///
/// A village is told apart by its identity. Wherever figures of several periods meet, each village stands under one
/// code, its newest, which ``canonical(_:)`` gives.
package struct VillageLives: Sendable {
  /// All villages under all their codes.
  package let villages: [RegisteredVillage]
  /// The newest code by any other one; what is not here is its own.
  private let newest: [UnitCode: UnitCode]
  /// The codes of each village, in order, by its newest one.
  let codes: [UnitCode: [RegisteredVillage]]
  /// What became of villages that were merged into others, by their newest code.
  private let mergers: [UnitCode: (into: UnitCode?, merger: VillageMerger)]
  let allMergers: [VillageMerger]
  /// Villages that are taken for one another though nobody linked them, see ``presuming(_:)``.
  package internal(set) var presumptions: [Presumption] = []
  /// Villages of which it is open which one of the other structure they are.
  package internal(set) var doubtful: Set<UnitCode> = []
  /// Those of before that are not expected beside the ones of today that may be they.
  var superfluous: Set<UnitCode> = []

  package init(_ villages: [RegisteredVillage], mergers: [VillageMerger] = []) {
    self.villages = villages
    allMergers = mergers
    var byIdentity: [Int64: [RegisteredVillage]] = [:]
    byIdentity.reserveCapacity(villages.count)
    for village in villages { byIdentity[village.identity, default: []].append(village) }
    var newest: [UnitCode: UnitCode] = [:]
    var codes: [UnitCode: [RegisteredVillage]] = [:]
    codes.reserveCapacity(byIdentity.count)
    var canonical: [Int64: UnitCode] = [:]
    let merged = Set(mergers.flatMap { [$0.village, $0.into].compactMap(\.self) })
    for (identity, life) in byIdentity {
      let life = life.count == 1 ? life : life.sorted(by: Self.precedes)
      guard let last = life.last?.village.code else { continue }
      codes[last] = life
      for village in life.dropLast() { newest[village.village.code] = last }
      if merged.contains(identity) { canonical[identity] = last }
    }
    self.newest = newest
    self.codes = codes
    var ends: [UnitCode: (into: UnitCode?, merger: VillageMerger)] = [:]
    for merger in mergers {
      guard let village = canonical[merger.village] else { continue }
      ends[village] = (merger.into.flatMap { canonical[$0] }, merger)
    }
    self.mergers = ends
  }

  private static func precedes(_ left: RegisteredVillage, _ right: RegisteredVillage) -> Bool {
    let (first, second) = (left.village.code, right.village.code)
    if first.structure != second.structure { return first.structure < second.structure }
    if left.from != right.from {
      return right.from.map { day in left.from.map { $0 < day } ?? true } ?? false
    }
    return first < second
  }

  /// The newest code of the village that a code belongs to; any other unit is itself.
  package func canonical(_ code: UnitCode) -> UnitCode { newest[code] ?? code }

  /// The code of a village in a structure on a day; nil where it has none in the structure.
  ///
  /// On a day before its first code or after its last one it stands where it then began or ended.
  package func code(of village: UnitCode, in structure: UnitStructure, on day: CalendarDate) -> UnitCode? {
    guard let life = codes[canonical(village)] else { return nil }
    let inStructure = life.filter { $0.village.code.structure == structure }
    let begun = inStructure.last { village in village.from.map { $0 <= day } ?? true }
    return (begun ?? inStructure.first)?.village.code
  }

  /// All codes of a village in a structure.
  package func codes(of village: UnitCode, in structure: UnitStructure) -> [UnitCode] {
    (codes[canonical(village)] ?? []).map(\.village.code).filter { $0.structure == structure }
  }

  /// Whether a village is there on the closing date of a period, under a code of that day's structure or under an older
  /// one where it has no other.
  package func isExpected(_ village: UnitCode, for period: Period) -> Bool {
    guard let life = codes[canonical(village)] else { return false }
    let current = life.filter { $0.village.code.structure == period.structure }
    if !current.isEmpty { return current.contains { $0.isThere(on: period.to) } }
    return period.structure == .y2025 && !superfluous.contains(canonical(village))
      && life.contains { $0.isThere(on: period.to) }
  }

  /// The villages that should report for a period, under their newest codes, in no order.
  package func expected(for period: Period) -> [UnitCode] {
    codes.keys.filter { isExpected($0, for: period) }
  }

  /// Whether a village had ended before a day: its newest code is no more.
  package func hasEnded(_ village: UnitCode, before day: CalendarDate) -> Bool {
    codes[canonical(village)]?.last?.to.map { $0 < day } ?? false
  }

  /// The days of a period on which a village was there; all of them where nothing is known of it.
  package func days(of village: UnitCode, in period: Period) -> Int {
    let life = codes[canonical(village)]
    let first = max(life?.first?.from ?? period.from, period.from)
    let last = min(life?.last?.to ?? period.to, period.to)
    return last < first ? 0 : last.daysSince1970 - first.daysSince1970 + 1
  }

  /// How a village ended up to a day, and the village that stays where there is one; nil where it did not end.
  ///
  /// - Parameter day: The day; nil for ever.
  package func merger(
    of village: UnitCode, until day: CalendarDate?
  ) -> (into: UnitCode?, merger: VillageMerger)? {
    guard let end = mergers[canonical(village)], day.map({ end.merger.on <= $0 }) ?? true else { return nil }
    return end
  }

  /// The village in which another one goes on on a day: itself, or where mergers led.
  ///
  /// - Parameter day: The day; nil for ever.
  package func survivor(of village: UnitCode, on day: CalendarDate?) -> UnitCode {
    var village = canonical(village)
    // A circle in the data does not hold us up.
    for _ in 0..<8 {
      guard let next = merger(of: village, until: day)?.into else { break }
      village = next
    }
    return village
  }

  /// Whether any village ended by a merger up to a day.
  package func hasMergers(until day: CalendarDate) -> Bool { mergers.values.contains { $0.merger.on <= day } }

  /// The names by code.
  package var names: [UnitCode: String] {
    Dictionary(villages.map { ($0.village.code, $0.village.name) }) { first, _ in first }
  }
}

extension VillageLives: ExpressibleByArrayLiteral {
  package init(arrayLiteral villages: RegisteredVillage...) { self.init(villages) }
}
