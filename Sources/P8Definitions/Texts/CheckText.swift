package import P8Model

/// What the checks of reports say besides the messages of rules: `templates/texts/checks.yaml`.
package enum CheckText: String, FixedText {
  case beforeUnknown = "before.unknown"
  case beforeMerged = "before.merged"
  case beforeReform = "before.reform"
  case mergedInto = "merged.into"
  case sinceReform = "since.reform"
  case otherVillage = "other.village"
  case dong = "money.dong"
  case thousandDong = "money.thousand"
  case millionDong = "money.million"
  case billionDong = "money.billion"
  case nation = "level.nation"
  case province = "level.province"
  case district = "level.district"
  case commune = "level.commune"
  case village = "level.village"
  case setCell = "cell.set"
  case askAboutCell = "cell.ask"
  case blank = "cell.blank"
  case understoodPart = "layout.part"
  case understoodPlace = "layout.place"
  case foundOnPage = "layout.found-on-page"
  case foundInName = "layout.found-in-name"
  case foundInRequest = "layout.found-in-request"
  case missingUnit = "layout.missing-unit"
  case missingPeriod = "layout.missing-period"
  case unreadable = "cell.unreadable"
  case unreadableMessage = "cell.unreadable.message"

  package static let file = "checks"

  package var placeholders: [String] {
    switch self {
    case .beforeUnknown: ["district"]
    case .beforeMerged, .beforeReform: ["names"]
    case .mergedInto, .sinceReform, .otherVillage: ["name", "code"]
    case .setCell: ["cell", "value"]
    case .askAboutCell: ["cell"]
    case .unreadableMessage: ["text"]
    case .understoodPart: ["section", "sheet", "columns", "rows"]
    case .understoodPlace: ["unit", "unitSource", "period", "periodSource"]
    case .foundOnPage: ["cell", "sheet"]
    case .foundInName: ["name"]
    case .dong, .thousandDong, .millionDong, .billionDong: []
    case .foundInRequest, .missingUnit, .missingPeriod: []
    case .nation, .province, .district, .commune, .village, .blank, .unreadable: []
    }
  }

  /// What people call a level.
  package init(_ level: UnitLevel) {
    self =
      switch level {
      case .nation: .nation
      case .province: .province
      case .district: .district
      case .commune: .commune
      case .village: .village
      }
  }
}
