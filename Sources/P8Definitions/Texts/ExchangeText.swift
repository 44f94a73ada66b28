/// What exchange formats say where they have no field for a meaning: `templates/texts/exchange.yaml`.
package enum ExchangeText: String, FixedText {
  case explanation
  case ratio = "kind.ratio"
  case persons = "kind.persons"
  case models = "kind.models"
  case events = "kind.events"
  case sinceStart = "kind.cumulative"
  case existing = "kind.at-closing"
  case inPeriod = "count.in-period"
  case cumulative = "count.cumulative"
  case atClosing = "count.at-closing"

  case coverage, days, structure, definitions
  case unconfirmed = "coverage.unconfirmed"

  case nation = "level.nation"
  case province = "level.province"
  case district = "level.district"
  case commune = "level.commune"
  case village = "level.village"

  case place = "iati.place"
  case baseline = "iati.baseline"
  case target = "iati.target"

  case thirdLevel = "dhis2.level.3"
  case fourthLevel = "dhis2.level.4"
  case fifthLevel = "dhis2.level.5"
  case structureGroup = "dhis2.structure"
  case structures = "dhis2.structures"
  case element = "dhis2.element"
  case dataSet = "dhis2.data-set"
  case yearly = "dhis2.yearly"
  case halfYearly = "dhis2.six-monthly"
  case quarterly = "dhis2.quarterly"
  case monthly = "dhis2.monthly"

  package static let file = "exchange"

  package var placeholders: [String] {
    switch self {
    case .explanation: ["kind", "counted", "not-counted", "limits"]
    case .coverage: ["counted", "expected", "held", "unconfirmed", "missing"]
    case .unconfirmed: ["count"]
    case .days: ["from", "to"]
    case .structure, .structureGroup: ["structure"]
    case .definitions: ["version", "hash"]
    case .place: ["level", "code", "structure"]
    case .baseline: ["text", "baseline"]
    case .target: ["label", "citation"]
    case .element: ["indicator", "count", "dimension"]
    case .dataSet: ["programme", "period"]
    default: []
    }
  }
}
