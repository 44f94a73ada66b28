import P8Definitions
import P8Model

/// Organisation units with their levels and groups.
extension DHIS2Metadata {
  var levels: [JSONValue] {
    let names: [ExchangeText] = [.nation, .province, .thirdLevel, .fourthLevel, .fifthLevel]
    return names.enumerated().map { place, name in
      .object([
        ("id", .text(DHIS2Identifier.of("\(settings.prefix)/\(place + 1)", kind: "organisationUnitLevels"))),
        ("level", .number(place + 1)), ("name", .text(texts[name][language])),
      ])
    }
  }

  func unit(_ unit: DHIS2Units.Unit) -> JSONValue {
    let code = ExchangeCode.unit(unit.code)
    var members: [(String, JSONValue)] = [
      ("id", .text(DHIS2Identifier.of(code, kind: "organisationUnits"))), ("code", .text(code)),
      ("name", .text(name(of: unit))), ("shortName", .text(String(name(of: unit).prefix(50)))),
      ("openingDate", .text(opening(of: unit.code.structure).description)),
    ]
    if let closed = closing(of: unit.code.structure) {
      members.append(("closedDate", .text(closed.description)))
    }
    if let parent = unit.parent {
      members.append(("parent", reference(ExchangeCode.unit(parent), "organisationUnits")))
    }
    return .object(members)
  }

  private func name(of unit: DHIS2Units.Unit) -> String {
    unit.code.level == .nation ? "\(unit.name) (\(unit.code.structure.rawValue))" : unit.name
  }

  /// The first day of the structure, or of the period where its figures are shown in a later structure: DHIS2
  /// refuses values from before a unit was opened.
  private func opening(of structure: UnitStructure) -> CalendarDate {
    let first = exchange.definitions.programme.firstPhase.from
    guard let change = structure.inForceFrom else { return min(first, exchange.table.period.from) }
    return structure == exchange.table.structure ? min(change, exchange.table.period.from) : change
  }

  /// The last day of the older structure; nil where figures from after it are shown in it.
  private func closing(of structure: UnitStructure) -> CalendarDate? {
    guard structure == .y2024, let last = UnitStructure.y2025.inForceFrom?.advanced(byDays: -1) else {
      return nil
    }
    return structure == exchange.table.structure && exchange.table.period.to > last ? nil : last
  }

  private func groupCode(_ structure: UnitStructure) -> String {
    ExchangeCode.joined([settings.prefix, "STRUCTURE", structure.rawValue])
  }

  func group(_ structure: UnitStructure, of units: [DHIS2Units.Unit]) -> JSONValue {
    .object(
      identity(
        groupCode(structure), "organisationUnitGroups",
        name: texts.filled(ExchangeText.structureGroup, with: ["structure": structure.rawValue])
      ) + [
        (
          "organisationUnits",
          .list(
            units.filter { $0.code.structure == structure }.map {
              reference(ExchangeCode.unit($0.code), "organisationUnits")
            })
        )
      ])
  }

  var groupSet: JSONValue {
    .object(
      identity(
        ExchangeCode.joined([settings.prefix, "STRUCTURE"]), "organisationUnitGroupSets",
        name: texts[ExchangeText.structures]
      ) + [
        ("compulsory", .truth(false)), ("dataDimension", .truth(true)),
        (
          "organisationUnitGroups",
          .list(UnitStructure.allCases.map { reference(groupCode($0), "organisationUnitGroups") })
        ),
      ])
  }
}
