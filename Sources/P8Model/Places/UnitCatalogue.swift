/// The official units of both structures, and what became of each on 1 July 2025.
///
/// Villages are not in it: they have no official codes and live in the registry.
public struct UnitCatalogue: Sendable {
  private let units: [UnitCode: AdministrativeUnit]
  private let childrenOfParent: [UnitCode: [UnitCode]]
  private let changesOfOld: [UnitCode: [UnitChange]]
  private let changesOfNew: [UnitCode: [UnitChange]]
  private let successorOfProvince: [UnitCode: UnitCode]
  private let historyOfUnit: [UnitCode: [UnitHistoryEvent]]
  /// The changes inside the structures, in no particular order.
  let allHistory: [UnitHistoryEvent]

  /// The units of both structures, without the country itself; of two with one code the first stays.
  ///
  /// No province was divided in 2025, so each old one has one successor.
  public init(
    units: [AdministrativeUnit], changes: [UnitChange] = [],
    provinceSuccessors: [UnitCode: UnitCode] = [:], history: [UnitHistoryEvent] = []
  ) {
    let nations = UnitStructure.allCases.map { structure in
      AdministrativeUnit(
        code: .nation(structure), name: "Cả nước", shortName: "Cả nước", type: "quốc gia", parent: nil)
    }
    let all = nations + units
    self.units = Dictionary(all.map { ($0.code, $0) }) { first, _ in first }
    childrenOfParent = Dictionary(grouping: all.filter { $0.parent != nil }) { $0.parent ?? $0.code }
      .mapValues { $0.map(\.code).sorted() }
    changesOfOld = Dictionary(grouping: changes, by: \.old)
    changesOfNew = Dictionary(grouping: changes, by: \.new)
    successorOfProvince = provinceSuccessors
    allHistory = history
    historyOfUnit = Dictionary(grouping: history.sorted { $0.since < $1.since }, by: \.unit)
  }

  /// All units, in no particular order.
  public var all: some Collection<AdministrativeUnit> { units.values }

  /// The unit of a code; nil for an unknown code and for villages.
  public subscript(code: UnitCode) -> AdministrativeUnit? { units[code] }

  /// The units right below a unit, by code.
  public func children(of code: UnitCode) -> [UnitCode] { childrenOfParent[code] ?? [] }

  /// The unit right above: for a village its commune.
  public func parent(of code: UnitCode) -> UnitCode? { code.communeOfVillage ?? units[code]?.parent }

  /// A unit and all above it, from the unit to the country.
  public func lineage(of code: UnitCode) -> [UnitCode] {
    var lineage = [code]
    while let last = lineage.last, let parent = parent(of: last) { lineage.append(parent) }
    return lineage
  }

  /// The unit of a level that contains a unit (or is it); nil where there is none.
  public func ancestor(of code: UnitCode, at level: UnitLevel) -> UnitCode? {
    lineage(of: code).first { $0.level == level }
  }

  /// Whether a unit is another one or lies in it.
  public func isSame(_ code: UnitCode, orInside outer: UnitCode) -> Bool {
    lineage(of: code).contains(outer)
  }

  /// Where an old commune went: one change when it went whole, more when it was divided.
  public func changes(ofOld code: UnitCode) -> [UnitChange] { changesOfOld[code] ?? [] }

  /// What a new commune was made of.
  public func changes(ofNew code: UnitCode) -> [UnitChange] { changesOfNew[code] ?? [] }

  /// The new province that an old province went into.
  public func successor(ofProvince code: UnitCode) -> UnitCode? { successorOfProvince[code] }

  /// What happened to a unit inside its structure, the earliest first.
  public func history(of code: UnitCode) -> [UnitHistoryEvent] { historyOfUnit[code] ?? [] }

  /// The same catalogue with some units as given, and without those that are nil.
  func replacing(_ changed: [UnitCode: AdministrativeUnit?]) -> UnitCatalogue {
    guard !changed.isEmpty else { return self }
    return UnitCatalogue(
      units: units.values.filter { $0.code.level != .nation && changed[$0.code] == nil }
        + changed.values.compactMap(\.self),
      changes: changesOfOld.values.flatMap(\.self), provinceSuccessors: successorOfProvince,
      history: allHistory)
  }
}
