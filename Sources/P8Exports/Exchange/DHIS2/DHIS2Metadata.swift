import P8Definitions
import P8Expressions
package import P8Model

/// Writes the metadata that DHIS2 needs before it takes the values: `POST /api/metadata`.
///
/// Data elements with their categories, indicators for quotients, organisation units of both structures, the
/// data set of the period, and the validation rules that hold for sums.
package struct DHIS2Metadata: Sendable {
  let exchange: ExchangeTable
  let language: Language

  /// Names are in the language; the other language is written as a translation.
  package init(_ exchange: ExchangeTable, language: Language = .vi) {
    (self.exchange, self.language) = (exchange, language)
  }

  /// The bytes of the file.
  /// - Throws: ``ExchangeFailure`` where there is no figure, or DHIS2 has no such period.
  package func bytes() throws(ExchangeFailure) -> [UInt8] {
    guard !exchange.isEmpty else { throw .noFigures(exchange.table) }
    guard let period = ExchangePeriod.dataSet(exchange.table.period),
      let dataSet = DHIS2Codes.dataSet(of: exchange)
    else { throw .period(exchange.table.period, format: "DHIS2") }
    let units = DHIS2Units(exchange).units
    return JSONValue.object(
      categoryLists + [
        ("dataElements", .list(elements.map(element(_:)))),
        ("indicatorTypes", .list(ratios.isEmpty ? [] : [percentage])),
        ("indicators", .list(ratios.compactMap(ratio(_:)))),
        ("organisationUnitLevels", .list(levels)),
        ("organisationUnits", .list(units.map(unit(_:)))),
        ("organisationUnitGroups", .list(UnitStructure.allCases.map { group($0, of: units) })),
        ("organisationUnitGroupSets", .list([groupSet])),
        ("dataSets", .list([self.dataSet(dataSet, period, units)])),
        ("validationRules", .list(DHIS2Rules(exchange).rules.map { rule($0, period.type) })),
      ]
    ).indentedBytes
  }

  var settings: ExchangeSettings { exchange.definitions.programme.exchange }
  var texts: TextCatalogue { exchange.definitions.texts }

  // MARK: - The parts that all things have

  func reference(_ code: String, _ kind: String) -> JSONValue {
    .object([("id", .text(DHIS2Identifier.of(code, kind: kind)))])
  }

  /// Identifier, code, names and their translation.
  func identity(
    _ code: String, _ kind: String, name: LocalizedText, shortName: String? = nil
  ) -> [(String, JSONValue)] {
    let other: Language = language == .vi ? .en : .vi
    return [
      ("id", .text(DHIS2Identifier.of(code, kind: kind))), ("code", .text(code)),
      // DHIS2 keeps 230 signs of a name and 50 of a short one, each unique.
      ("name", .text(String(name[language].prefix(230)))),
      ("shortName", .text(String((shortName ?? code).prefix(50)))),
      (
        "translations",
        .list([
          .object([
            ("locale", .text(other.rawValue)), ("property", .text("NAME")),
            ("value", .text(String(name[other].prefix(230)))),
          ])
        ])
      ),
    ]
  }

  // MARK: - Data set and rules

  private func dataSet(
    _ code: String, _ period: (type: String, code: String, name: ExchangeText), _ units: [DHIS2Units.Unit]
  ) -> JSONValue {
    let reported = Set(exchange.units.map(\.unit))
    return .object(
      identity(
        code, "dataSets",
        name: texts.filled(
          ExchangeText.dataSet,
          with: ["programme": exchange.definitions.programme.name, "period": texts[period.name]])
      ) + [
        ("periodType", .text(period.type)), ("openFuturePeriods", .number(0)),
        ("categoryCombo", .object([("id", .text(DHIS2Identifier.defaultCategoryCombo))])),
        (
          "dataSetElements",
          .list(elements.map { .object([("dataElement", reference($0.element, "dataElements"))]) })
        ),
        (
          "organisationUnits",
          .list(
            units.filter { reported.contains($0.code) }.map {
              reference(ExchangeCode.unit($0.code), "organisationUnits")
            })
        ),
      ])
  }

  private func rule(_ rule: DHIS2Rules.Rule, _ periodType: String) -> JSONValue {
    let definition = rule.definition
    let count = texts.name(of: rule.count)
    func text(_ language: Language) -> String {
      "\(rule.indicator): \(definition.title[language]), \(count[language])"
    }
    func side(_ expression: String) -> JSONValue {
      .object([
        ("expression", .text(expression)), ("description", .text(text(language))),
        ("missingValueStrategy", .text(rule.printed.missing.rawValue)), ("slidingWindow", .truth(false)),
      ])
    }
    let code = ExchangeCode.joined([definition.code, rule.indicator, rule.count.code])
    return .object(
      identity(
        code, "validationRules",
        name: LocalizedText(vi: "\(definition.code) \(text(.vi))", en: "\(definition.code) \(text(.en))")
      ).filter { $0.0 != "shortName" } + [
        ("description", .text(definition.id)), ("instruction", .text(text(language))),
        ("importance", .text(definition.severity == .error ? "HIGH" : "MEDIUM")),
        ("operator", .text(rule.printed.operator)), ("periodType", .text(periodType)),
        ("leftSide", side(rule.printed.left)), ("rightSide", side(rule.printed.right)),
      ])
  }
}
