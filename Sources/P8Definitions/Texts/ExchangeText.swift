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
  case carriedOver = "carried-over"

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
  case ratioGroup = "dhis2.ratios"
  case ruleGroup = "dhis2.rules"

  case dataflow = "sdmx.dataflow"
  case frequency = "sdmx.freq"
  case area = "sdmx.area"
  case indicator = "sdmx.indicator"
  case timePeriod = "sdmx.time"
  case observation = "sdmx.value"
  case measure = "sdmx.measure"
  case status = "sdmx.status"
  case villagesCounted = "sdmx.counted"
  case villagesExpected = "sdmx.expected"
  case wholeOfDimension = "sdmx.total"
  case annual = "sdmx.freq.A"
  case semester = "sdmx.freq.S"
  case threeMonths = "sdmx.freq.Q"
  case oneMonth = "sdmx.freq.M"
  case otherMonths = "sdmx.freq.other"
  case normal = "sdmx.status.A"
  case missing = "sdmx.status.O"
  case heldBack = "sdmx.status.Q"
  case imputed = "sdmx.status.I"
  case indicatorCode = "plain.indicator-code"
  case areaCode = "plain.area-code"

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
    case .dataflow: ["programme"]
    default: []
    }
  }
}
