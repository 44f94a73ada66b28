package import P8Model

/// What the summary reports say beside their layouts: `templates/texts/reports.yaml`.
package enum ReportText: String, FixedText {
  case total, ordinal, unit, nothing
  case wholeCountry = "whole-country"
  case seatOfCentre = "seat-of-centre"
  case unitCode = "unit-code"
  case villagesCounted = "villages-counted"
  case villagesExpected = "villages-expected"
  case aboveUnits = "above-units"
  case heldBack = "held-back"
  case noFigure = "no-figure"
  case targetPress = "target-press"
  case targetUnconfirmed = "target-unconfirmed"
  case notCollected = "not-collected"
  case carriedOver = "carried-over"
  case baselineOf = "span.baseline"
  case approved
  case heldBackNote = "held-back.note"
  case audienceInternal = "audience.internal"
  case audiencePartner = "audience.partner"
  case audiencePublic = "audience.public"
  case listsLeftOut = "audience.lists-left-out"
  case modelsEnded = "note.models-ended"
  case villagesPresumed = "note.villages-presumed"
  case villagesDoubtful = "note.villages-doubtful"
  case provincesUnlisted = "note.provinces-unlisted"
  case provincesListed = "note.provinces-listed"

  case about, layout, period, days, structure, definitions, hash, note, method
  case issuerOfNation = "issuer.nation"
  case issuerOfProvince = "issuer.province"
  case issuerOfDistrict = "issuer.district"
  case issuerOfCommune = "issuer.commune"
  case issuerOfVillage = "issuer.village"
  case recipientOfNation = "recipient.nation"
  case boardOfNation = "board.nation"
  case boardOfProvince = "board.province"
  case boardOfDistrict = "board.district"
  case boardOfCommune = "board.commune"
  case boardOfVillage = "board.village"
  case signerOfNation = "signer.nation"
  case signerOfProvince = "signer.province"
  case signerOfDistrict = "signer.district"
  case signerOfCommune = "signer.commune"
  case signerOfVillage = "signer.village"
  case cumulativeSince = "cumulative-since"
  case openNumber = "open-number"
  case firstEdition = "edition.initial"
  case finalEdition = "edition.supplement"

  case counted, held, missing, expected, share, coverage
  case coverageTitle = "coverage-title"

  case indicator, span, value, measure, label, citation, target, reached
  case targetsTitle = "targets-title"
  case ofTarget = "of-target"
  case noTarget = "no-target"
  case confirmedTarget = "label.confirmed"
  case pressTarget = "label.press"
  case unconfirmedTarget = "label.unconfirmed"
  case year = "span.year"

  case overviewElapsed = "overview.elapsed"
  case overviewChange = "overview.change"
  case overviewNoChange = "overview.no-change"
  case overviewPace = "overview.pace"
  case overviewReached = "overview.reached"
  case overviewInTime = "overview.in-time"
  case overviewBehind = "overview.behind"
  case overviewNoTarget = "overview.no-target"
  case overviewTrust = "overview.trust"
  case overviewProblems = "overview.problems"
  case overviewNoProblem = "overview.no-problem"

  case errors, warnings, supplements, late, timeliness, deadline
  case periodColumn = "period-column"
  case initialVersions = "initial-versions"
  case heldReports = "held-reports"
  case inTime = "in-time"
  case noDeadline = "deadline.none"
  case deadlineWithoutArrivals = "deadline.arrivals-unknown"

  case fileName = "file"
  case sourcesTitle = "sources-title"
  case sourcesInManifest = "sources-in-manifest"

  case counting, disaggregation, none
  case countingStock = "counting.stock"
  case countingFlow = "counting.flow"
  case countingDistinct = "counting.distinct"
  case countingRatio = "counting.ratio"
  case sharedFacts = "reference.shared"
  case countedThings = "reference.counted"
  case notCountedThings = "reference.not-counted"
  case dataSource = "reference.data-source"
  case frequency = "reference.frequency"
  case responsible = "reference.responsible"
  case legalBasis = "reference.legal-basis"
  case baseline = "reference.baseline"
  case limits = "reference.limits"

  package static let file = "reports"

  package var placeholders: [String] {
    switch self {
    case .heldBackNote: ["limit"]
    case .provincesUnlisted, .provincesListed: ["count", "listed", "all", "names"]
    case .modelsEnded, .villagesPresumed, .villagesDoubtful: ["count"]
    case .issuerOfNation, .issuerOfProvince, .issuerOfDistrict, .issuerOfCommune, .issuerOfVillage:
      ["unit", "lead"]
    case .coverage: ["counted", "expected", "villages"]
    case .year, .baselineOf: ["year"]
    case .approved: ["by", "on"]
    case .sourcesInManifest: ["count"]
    case .overviewElapsed: ["phase", "share"]
    case .overviewChange: ["period"]
    case .deadline, .deadlineWithoutArrivals: ["day"]
    default: []
    }
  }
}

extension ReportText {
  /// For whom a file is made, and what that means for what it shows.
  package init(_ audience: Audience) {
    switch audience {
    case .internal: self = .audienceInternal
    case .partner: self = .audiencePartner
    case .public: self = .audiencePublic
    }
  }

  /// How far a target can be trusted.
  package init(_ label: Target.Label) {
    switch label {
    case .confirmed: self = .confirmedTarget
    case .press: self = .pressTarget
    case .unconfirmed: self = .unconfirmedTarget
    }
  }

  /// Who issues a report of a level.
  package init(issuerOf level: UnitLevel) {
    switch level {
    case .nation: self = .issuerOfNation
    case .province: self = .issuerOfProvince
    case .district: self = .issuerOfDistrict
    case .commune: self = .issuerOfCommune
    case .village: self = .issuerOfVillage
    }
  }

  /// On whose behalf a report of a level is signed.
  package init(boardOf level: UnitLevel) {
    switch level {
    case .nation: self = .boardOfNation
    case .province: self = .boardOfProvince
    case .district: self = .boardOfDistrict
    case .commune: self = .boardOfCommune
    case .village: self = .boardOfVillage
    }
  }

  /// The title of who signs a report of a level.
  package init(signerOf level: UnitLevel) {
    switch level {
    case .nation: self = .signerOfNation
    case .province: self = .signerOfProvince
    case .district: self = .signerOfDistrict
    case .commune: self = .signerOfCommune
    case .village: self = .signerOfVillage
    }
  }

  /// What kind of number an indicator is, and how it may be added.
  package init(countingOf kind: Indicator.Kind) {
    switch kind {
    case .stock: self = .countingStock
    case .flow: self = .countingFlow
    case .distinct: self = .countingDistinct
    case .ratio: self = .countingRatio
    }
  }
}

extension TextCatalogue {
  /// From how many villages figures come.
  package func coverage(_ coverage: Coverage) -> LocalizedText {
    let villages = English.count(coverage.expected, "village")
    return filled(
      ReportText.coverage,
      with: ["counted": "\(coverage.counted)", "expected": "\(coverage.expected)", "villages": villages])
  }

  /// What a target is set for.
  package func name(of span: Target.Span, phase: LocalizedText) -> LocalizedText {
    switch span {
    case .phase: phase
    case .year(let year): filled(ReportText.year, with: ["year": "\(year)"])
    case .baseline(let year): filled(ReportText.baselineOf, with: ["year": "\(year)"])
    }
  }
}
