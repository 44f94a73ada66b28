package import P8Definitions
import P8Expressions
package import P8Model

/// Writes the metadata that DHIS2 needs before it takes the values: `POST /api/metadata`.
///
/// One package for the programme, whatever period and unit an export is about: data elements with their
/// categories and option combinations, indicators for quotients, groups, both structures of units, the data
/// sets, and the validation rules that hold for sums. Loading a data set takes away from it what the file
/// does not have, so a part of it is never written.
package struct DHIS2Metadata: Sendable {
  /// What a file has.
  package enum Content: Hashable, Sendable {
    case all
    /// Units, their groups, and the data sets to which they belong: for units that were added since.
    case units
  }

  let programme: DHIS2Programme
  let language: Language
  private let units: ExchangeUnits
  private let content: Content
  private let hasLevels: Bool

  /// Names are in the language; the other language is written as a translation.
  /// - Parameters:
  package init(
    _ definitions: Definitions, units: ExchangeUnits, content: Content = .all, hasLevels: Bool = false,
    language: Language = .vi
  ) {
    programme = DHIS2Programme(definitions)
    (self.units, self.content, self.hasLevels, self.language) = (units, content, hasLevels, language)
  }

  /// The bytes of the file: the same for the same definitions and villages.
  package func bytes() -> [UInt8] {
    let units = units.units
    var lists: [(String, [JSONValue])] = []
    if content == .all {
      lists += categoryLists
      lists += [
        ("dataElements", programme.elements.map(element(_:))), ("dataElementGroups", elementGroups),
        ("indicatorTypes", [percentage]), ("indicators", programme.ratios.compactMap(ratio(_:))),
        ("indicatorGroups", indicatorGroups),
      ]
    }
    if hasLevels { lists.append(("organisationUnitLevels", levels)) }
    lists += [
      ("organisationUnits", units.map(unit(_:))),
      ("organisationUnitGroups", UnitStructure.allCases.map { group($0, of: units) }),
      ("organisationUnitGroupSets", [groupSet]), ("dataSets", settings.dataSets.map { dataSet($0, units) }),
    ]
    if content == .all { lists += [("validationRules", rules), ("validationRuleGroups", ruleGroups)] }
    var text = ""
    JSONValue.object(lists.map { ($0.0, .list($0.1)) }).writeIndented(to: &text, width: Self.lineWidth)
    return Array(text.utf8)
  }

  /// Things of a list stand on a line each as far as they are short: there are fourteen thousand units.
  private static let lineWidth = 240

  var settings: ExchangeSettings { programme.settings }
  var definitions: Definitions { programme.definitions }
  var texts: TextCatalogue { definitions.texts }

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

  /// A name of the programme's own beside those of others in an instance.
  func ownName(_ text: LocalizedText) -> LocalizedText {
    let programme = definitions.programme.name
    return LocalizedText(vi: "\(programme.vi) - \(text.vi)", en: "\(programme.en) - \(text.en)")
  }

  // MARK: - Data sets and rules

  private func dataSet(_ span: ExchangeSettings.DataSetSpan, _ units: [ExchangeUnits.Unit]) -> JSONValue {
    let code = DHIS2Codes.dataSet(span, prefix: settings.prefix)
    return .object(
      identity(
        code, "dataSets",
        name: texts.filled(
          ExchangeText.dataSet,
          with: ["programme": definitions.programme.name, "period": texts[span.dhis2.name]])
      ) + [
        ("periodType", .text(span.dhis2.type)), ("openFuturePeriods", .number(0)),
        ("categoryCombo", .object([("id", .text(DHIS2Identifier.defaultCategoryCombo))])),
        (
          "dataSetElements",
          .list(
            programme.elements.map {
              .object([
                ("dataSet", reference(code, "dataSets")),
                ("dataElement", reference($0.element, "dataElements")),
              ])
            })
        ),
        (
          "indicators",
          .list(programme.ratios.filter { ratio($0) != nil }.map { reference($0.element, "indicators") })
        ),
        (
          "organisationUnits",
          .list(units.map { reference(ExchangeCode.unit($0.code), "organisationUnits") })
        ),
      ])
  }

  private var printedRules: [DHIS2Rules.Rule] { DHIS2Rules(programme).rules }

  private var rules: [JSONValue] {
    // A rule has one kind of period; that of the first data set is the one that is loaded.
    guard let span = settings.dataSets.first else { return [] }
    return printedRules.map { rule($0, span.dhis2.type) }
  }

  private var ruleGroups: [JSONValue] {
    let rules = printedRules
    guard !rules.isEmpty else { return [] }
    return [
      .object(
        identity(
          ExchangeCode.joined([settings.prefix, "RULES"]), "validationRuleGroups",
          name: ownName(texts[ExchangeText.ruleGroup])
        ).filter { $0.0 != "shortName" } + [
          ("description", .text(texts[ExchangeText.ruleGroup][language])),
          ("validationRules", .list(rules.map { reference(code(of: $0), "validationRules") })),
        ])
    ]
  }

  private func code(of rule: DHIS2Rules.Rule) -> String {
    ExchangeCode.joined([rule.definition.code, rule.indicator, rule.count.code])
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
    return .object(
      identity(
        code(of: rule), "validationRules",
        name: LocalizedText(vi: "\(definition.code) \(text(.vi))", en: "\(definition.code) \(text(.en))")
      ).filter { $0.0 != "shortName" } + [
        ("description", .text(definition.id)), ("instruction", .text(text(language))),
        ("importance", .text(definition.severity == .error ? "HIGH" : "MEDIUM")),
        ("operator", .text(rule.printed.operator)), ("periodType", .text(periodType)),
        ("leftSide", side(rule.printed.left)), ("rightSide", side(rule.printed.right)),
      ])
  }
}
