/// What blank forms and forms on the phone say, and why a file could not be read: `templates/texts/forms.yaml`.
package enum FormText: String, FixedText {
  case coverSheet = "cover"
  case reportingUnit = "unit"
  case unitNameToFill = "unit.name-to-fill"
  case unitCode = "unit.code"
  case unitCodeOfCommune = "unit.code-of-commune"
  case unitsAbove = "unit.above"
  case structure
  case period
  case closing
  case version
  case filledBy = "filled.by"
  case role = "filled.role"
  case filledOn = "filled.on"
  case instructions
  case requiredNote = "instructions.required"
  case sheets
  case status
  case nothingFound = "status.nothing"
  case toMend = "status.to-mend"
  case toLookAt = "status.to-look-at"
  case signedOn = "sign.on"
  case signHere = "sign.here"
  case page
  case ordinal = "header.ordinal"
  case measure = "header.measure"
  case check = "header.check"
  case total
  case yes = "answer.true"
  case no = "answer.false"
  case answerTitle = "answer.title"
  case answerHelp = "answer.help"
  case lookAt = "check.look-at"
  case missing = "check.missing"
  case notWhole = "check.whole"
  case notNumber = "check.number"
  case notDate = "check.date"
  case notInPeriod = "check.date-in-period"
  case notListed = "check.choice"
  case wrongTitle = "typing.wrong"
  case chooseFromList = "typing.choice"
  case wholeNumber = "typing.whole"
  case wholeNumberFrom = "typing.whole-from"
  case wholeNumberBetween = "typing.whole-between"
  case number = "typing.number"
  case numberFrom = "typing.number-from"
  case numberBetween = "typing.number-between"
  case date = "typing.date"
  case dateInPeriod = "typing.date-in-period"
  case answerNeeded = "phone.required"
  case atLeast = "phone.at-least"
  case atMost = "phone.at-most"
  case dayInPeriod = "phone.in-period"
  case pleaseCheck = "phone.warning"
  case otherModels = "phone.other-models"
  case modelChanged = "phone.model-changed"
  case lastValue = "phone.last-value"
  case noBytes = "file.no-bytes"
  case emptyArchive = "file.empty-archive"
  case noCells = "file.no-cells"
  case unreadable = "file.unreadable"
  case unknownForm = "file.unknown-form"
  case noForm = "file.no-form"
  case noText = "table.no-text"
  case unknownEncoding = "table.encoding"
  case noHeader = "table.no-header"
  case row = "table.row"
  case tooLarge = "table.too-large"
  case submissionRejected = "submission.rejected"
  case submissionSeveral = "submission.several"
  case submissionTable = "submission.table"
  case submissionWithoutGroups = "submission.without-groups"
  case submissionState = "submission.state"
  case villageColumns = "villages.columns"
  case villageColumnsSum = "villages.columns-sum"
  case villageColumnsBeside = "villages.columns-beside"
  case villageGroups = "villages.groups"
  case villageGroupsBeside = "villages.groups-beside"
  case villageGroupsUnclear = "villages.groups-unclear"
  case placesNotUnicode = "places.not-unicode"
  case placesEmpty = "places.empty"
  case placesWithoutCommune = "places.without-commune"

  package static let file = "forms"

  package var placeholders: [String] {
    switch self {
    case .missing, .notWhole, .notNumber, .notDate, .notInPeriod, .notListed: ["column"]
    case .wholeNumberFrom, .numberFrom, .atLeast: ["low"]
    case .wholeNumberBetween, .numberBetween: ["low", "high"]
    case .date: ["day"]
    case .dateInPeriod, .dayInPeriod: ["from", "to"]
    case .atMost: ["high"]
    case .pleaseCheck: ["rule"]
    case .otherModels: ["section"]
    case .modelChanged: ["name"]
    case .lastValue: ["value"]
    case .unreadable: ["reason"]
    case .unknownForm: ["form", "known"]
    case .noForm: ["headers"]
    case .row: ["row"]
    case .submissionSeveral: ["count"]
    case .villageColumns: ["count", "sheet"]
    case .villageColumnsSum: ["cell", "stated", "sum"]
    case .villageColumnsBeside, .villageGroupsBeside: ["sheet", "other"]
    case .villageGroups: ["count", "sheet"]
    case .villageGroupsUnclear: ["cell", "text"]
    case .submissionState: ["state"]
    default: []
    }
  }
}
