/// A list of DHIS2's metadata: what its things must have, what must be unique, and to what they refer.
///
/// By the mappings of dhis2-core 2.44-SNAPSHOT (3f8c14a): the annotations of the entities and `*.hbm.xml`.
struct DHIS2Kind {
  let list: String
  let required: [String]
  let unique: [String]
  /// The properties that refer to other things, and the list of these.
  let references: [(property: String, list: String)]

  init?(list: String) {
    guard let kind = Self.all.first(where: { $0.list == list }) else { return nil }
    self = kind
  }

  private init(
    _ list: String, required: [String], unique: [String],
    _ references: [(property: String, list: String)] = []
  ) {
    (self.list, self.required, self.unique, self.references) = (list, required, unique, references)
  }

  /// The longest texts that are kept.
  static let limits = [("name", 230), ("formName", 230), ("shortName", 50), ("code", 50)]

  static let all: [DHIS2Kind] = [
    DHIS2Kind(
      "categoryOptions", required: ["name", "shortName"], unique: ["name", "shortName", "code"]),
    DHIS2Kind(
      "categories", required: ["name", "shortName", "dataDimensionType"],
      unique: ["name", "shortName", "code"], [("categoryOptions", "categoryOptions")]),
    DHIS2Kind(
      "categoryCombos", required: ["name", "dataDimensionType"], unique: ["name", "code"],
      [("categories", "categories")]),
    DHIS2Kind(
      "categoryOptionCombos", required: ["categoryCombo"], unique: ["code"],
      [("categoryCombo", "categoryCombos"), ("categoryOptions", "categoryOptions")]),
    DHIS2Kind(
      "dataElements", required: ["name", "shortName", "valueType", "domainType", "aggregationType"],
      unique: ["name", "shortName", "code"], [("categoryCombo", "categoryCombos")]),
    DHIS2Kind(
      "dataElementGroups", required: ["name", "shortName"], unique: ["name", "shortName", "code"],
      [("dataElements", "dataElements")]),
    DHIS2Kind("indicatorTypes", required: ["name", "factor"], unique: ["name"]),
    DHIS2Kind(
      "indicators", required: ["name", "shortName", "indicatorType", "numerator", "denominator"],
      unique: ["code"], [("indicatorType", "indicatorTypes")]),
    DHIS2Kind(
      "indicatorGroups", required: ["name"], unique: ["name", "code"], [("indicators", "indicators")]),
    DHIS2Kind("organisationUnitLevels", required: ["name", "level"], unique: ["level"]),
    DHIS2Kind(
      "organisationUnits", required: ["name", "shortName", "openingDate"], unique: ["code"],
      [("parent", "organisationUnits")]),
    DHIS2Kind(
      "organisationUnitGroups", required: ["name", "shortName"], unique: ["name", "shortName", "code"],
      [("organisationUnits", "organisationUnits")]),
    DHIS2Kind(
      "organisationUnitGroupSets", required: ["name", "shortName"], unique: ["name", "shortName", "code"],
      [("organisationUnitGroups", "organisationUnitGroups")]),
    DHIS2Kind(
      "dataSets", required: ["name", "shortName", "periodType"], unique: ["shortName", "code"],
      [
        ("categoryCombo", "categoryCombos"), ("indicators", "indicators"),
        ("organisationUnits", "organisationUnits"),
      ]),
    DHIS2Kind(
      "validationRules", required: ["name", "operator", "periodType", "leftSide", "rightSide"],
      unique: ["name", "code"]),
    DHIS2Kind(
      "validationRuleGroups", required: ["name"], unique: ["name", "code"],
      [("validationRules", "validationRules")]),
  ]
}
