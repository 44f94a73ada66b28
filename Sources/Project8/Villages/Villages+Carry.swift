import P8Definitions
import P8Aggregation
package import P8Model
import P8Presentation
import P8Registry

/// What came of carrying villages over into the structure of today.
package struct CarryOutcome: Sendable {
  /// The villages that were carried, under their new codes; those that would be, in a trial.
  package let carried: [(old: Village, new: String)]
  /// The list of those to be decided; nil where there are none.
  package let open: OpenVillages?
  package var openCount: Int { open?.rows.count ?? 0 }
  /// Rows of the decisions that were not taken, and why.
  package let refused: [LocalizedText]
}

extension Villages {
  /// Carries one village over.
  ///
  /// - Parameter target: The commune of today, or the code there under which the village was entered anew.
  package func carry(
    _ old: UnitCode, to target: UnitCode, reason: String
  ) throws(Failure) -> RegisteredVillage {
    if isAsked { return try allowed(.manageVillages, in: old, target).carry(old, to: target, reason: reason) }
    let registry = try existingRegistry()
    return try Failure.wrapping { () throws(RegistryFault) in
      let link = (old, target.communeOfVillage ?? target, target.level == .village ? target : nil)
      guard let village = try registry.carry([link], reason: reason).first else {
        throw RegistryFault(.village(.unknownVillage(old)), path: registry.path)
      }
      return village
    }
  }

  /// Carries the villages of a unit over: what is sure at once, the rest as it was decided in a list.
  ///
  /// - Parameters:
  ///   - decisions: The list that an earlier run gave, filled in; nil where there is none.
  ///   - isTrial: Nothing is stored.
  package func carry(
    in unit: UnitCode, decisions path: String?, isTrial: Bool, reason: String
  ) throws(Failure) -> CarryOutcome {
    guard let scope = try workspace.scope() else {
      return try carry(in: unit, decisions: path, isTrial: isTrial, reason: reason) { _ in true }
    }
    return try allowed(.manageVillages, in: unit).carry(
      in: unit, decisions: path, isTrial: isTrial, reason: reason, where: scope.contains)
  }

  private func carry(
    in unit: UnitCode, decisions path: String?, isTrial: Bool, reason: String,
    where isAllowed: (UnitCode) -> Bool
  ) throws(Failure) -> CarryOutcome {
    let registry = try existingRegistry()
    let units = definitions.units
    var refused: [LocalizedText] = []
    var carried: [(old: Village, new: String)] = []
    let decided = try path.map { path throws(Failure) in try decisions(in: path, refused: &refused) } ?? []
    if !isTrial {
      for (place, old, target) in decided {
        if let foreign = [old, target].first(where: { !isAllowed($0) }) {
          refused.append(PeopleWords.foreignRow(self.place(of: foreign)).at(place))
          continue
        }
        do {
          let now = try carry(old, to: target, reason: reason)
          carried.append((Village(code: old, name: now.village.name), now.village.code.code))
        } catch {
          refused.append(error.message.at(place))
        }
      }
    }
    let lives = try Failure.wrapping { () throws(RegistryFault) in try registry.villageLives() }
    let plan = VillageCarry(lives, units: units) { code in
      units.isSame(units.placement(of: code, in: unit.structure).unit, orInside: unit)
        || units.isSame(code, orInside: unit)
    }
    if isTrial {
      carried = plan.sure.map { ($0.old.village, $0.known?.code ?? $0.commune.code) }
    } else {
      let links = plan.sure.map { ($0.old.village.code, $0.commune, $0.known) }
      let now = try Failure.wrapping { () throws(RegistryFault) in
        try registry.carry(links, reason: reason)
      }
      carried += zip(plan.sure, now).map { ($0.old.village, $1.village.code.code) }
    }
    return CarryOutcome(
      carried: carried, open: plan.open.isEmpty ? nil : OpenVillages(plan.open, units: units),
      refused: refused)
  }

  /// The decided rows of a list, a workbook or a text file: the old code, and the code that stands under `new`.
  private func decisions(
    in path: String, refused: inout [LocalizedText]
  ) throws(Failure) -> [(place: LocalizedText, old: UnitCode, target: UnitCode)] {
    var decided: [(place: LocalizedText, old: UnitCode, target: UnitCode)] = []
    let tables = try ListTable.read(path, needed: [[.old], [.new]], texts: definitions.texts) { _ in true }
    for table in tables {
      for row in table.rows {
        let (old, new) = (table.text(.old, row), table.text(.new, row))
        guard !new.isEmpty else { continue }
        let place = table.place(of: row)
        guard let from = UnitCode(old, structure: .y2024), from.level == .village else {
          refused.append(ListFileWords.notAVillageCode(old).at(place))
          continue
        }
        guard let target = UnitCode(new, structure: .y2025),
          definitions.units[target.communeOfVillage ?? target]?.code.level == .commune
        else {
          refused.append(ListFileWords.notACommuneOfToday(new).at(place))
          continue
        }
        decided.append((place, from, target))
      }
    }
    return decided
  }
}
