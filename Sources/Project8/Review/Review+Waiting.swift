import P8Aggregation
import P8Definitions
package import P8Model
import P8Presentation
import P8Registry

extension Review {
  /// What waits for people in a unit and all in it, whatever the structure of its reports; nil where there is no
  /// registry yet.
  package func waiting(in code: UnitCode) throws(Failure) -> WaitingWork? {
    if isAsked { return try allowed(.see, in: code).waiting(in: code) }
    guard let registry = try registryIfThere() else { return nil }
    let units = definitions.units
    func isInside(_ unit: UnitCode) -> Bool {
      units.isSame(units.placement(of: unit, in: code.structure).unit, orInside: code)
    }
    let (heads, locks, exceptions) = try Failure.wrapping { () throws(RegistryFault) in
      (try registry.heads(where: isInside), try registry.locks(), try registry.lockExceptions())
    }
    let newest = heads.map(\.period).max { ($0.to, $0.days) < ($1.to, $1.days) }
    var statuses: [ReportingStatus] = []
    if let newest {
      for unit in counterparts(of: code, in: newest.structure) {
        statuses.append(try status(of: unit, for: newest, by: nil))
      }
    }
    let held = heads.filter { [.held, .received, .returned].contains($0.state) }.map {
      WaitingWork.Held(
        unit: $0.unit, unitName: $0.unitName, period: $0.period, state: $0.state,
        returnedBecause: $0.state == .returned ? $0.lastStep?.reason : nil)
    }
    let proposals = try replacements().filter { isInside($0.change.unit) }.map {
      WaitingWork.Proposal(
        number: $0.number, unit: $0.change.unit, unitName: $0.change.unitName, period: $0.change.period,
        reason: $0.reason)
    }
    let above = Set(units.lineage(of: code))
    func own(_ lock: Registry.PeriodLock, isException: Bool) -> WaitingWork.Lock? {
      guard isInside(lock.unit) || above.contains(lock.unit) else { return nil }
      return WaitingWork.Lock(
        unit: lock.unit, period: lock.period, at: lock.at, reason: lock.reason, isException: isException)
    }
    return WaitingWork(
      unit: code, statuses: statuses, held: held, proposals: proposals,
      locks: locks.compactMap { own($0, isException: false) }
        + exceptions.compactMap { own($0, isException: true) })
  }

  /// The units of a structure that are, or are made of, the same places: of a province several that were merged into it.
  package func counterparts(of code: UnitCode, in structure: UnitStructure) -> [UnitCode] {
    guard code.structure != structure else { return [code] }
    if code.level == .nation { return [.nation(structure)] }
    let units = definitions.units
    guard structure == .y2024 else { return [units.placement(of: code, in: structure).unit] }
    if code.level == .province {
      return units.children(of: .nation(structure)).filter { units.successor(ofProvince: $0) == code }
        .sorted()
    }
    return Set(units.changes(ofNew: code.communeOfVillage ?? code).map(\.old)).sorted()
  }
}
