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

  func unit(_ unit: ExchangeUnits.Unit) -> JSONValue {
    let code = ExchangeCode.unit(unit.code)
    var members: [(String, JSONValue)] = [
      ("id", .text(DHIS2Identifier.of(code, kind: "organisationUnits"))), ("code", .text(code)),
      ("name", .text(name(of: unit))), ("shortName", .text(String(name(of: unit).prefix(50)))),
      ("openingDate", .text(opening.description)),
    ]
    if let closed = ExchangeUnits.lastDay(of: unit.code.structure) {
      members.append(("closedDate", .text(closed.description)))
    }
    if let parent = unit.parent {
      members.append(("parent", reference(ExchangeCode.unit(parent), "organisationUnits")))
    }
    return .object(members)
  }

  private func name(of unit: ExchangeUnits.Unit) -> String {
    unit.code.level == .nation ? "\(unit.name) (\(unit.code.structure.rawValue))" : unit.name
  }

  /// The first day of the programme for units of both structures.
  ///
  /// DHIS2 refuses values of periods that begin before a unit was opened. The year 2025 closes in the newer
  /// structure and begins before it, and figures of earlier years are shown in it too.
  private var opening: CalendarDate { definitions.programme.firstPhase.from }

  private func groupCode(_ structure: UnitStructure) -> String {
    ExchangeCode.joined([settings.prefix, "STRUCTURE", structure.rawValue])
  }

  func group(_ structure: UnitStructure, of units: [ExchangeUnits.Unit]) -> JSONValue {
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
