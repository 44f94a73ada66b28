package import P8Model

/// What the summary reports say beside their layouts: `templates/texts/reports.yaml`.
package enum ReportText: String, FixedText {
  case total, ordinal, unit, nothing
  case unitCode = "unit-code"
  case villagesCounted = "villages-counted"
  case villagesExpected = "villages-expected"
  case aboveUnits = "above-units"
  case heldBack = "held-back"
  case noFigure = "no-figure"
  case targetPress = "target-press"
  case targetUnconfirmed = "target-unconfirmed"
  case notCollected = "not-collected"
  case heldBackNote = "held-back.note"
  case audienceInternal = "audience.internal"
  case audiencePartner = "audience.partner"
  case audiencePublic = "audience.public"
  case listsLeftOut = "audience.lists-left-out"
  case modelsEnded = "note.models-ended"
  case villagesPresumed = "note.villages-presumed"
  case villagesDoubtful = "note.villages-doubtful"

  case about, layout, period, days, structure, definitions, hash, note, method, issuer
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

  case errors, warnings, supplements, late, timeliness, deadline
  case periodColumn = "period-column"
  case initialVersions = "initial-versions"
  case heldReports = "held-reports"
  case inTime = "in-time"
  case noDeadline = "deadline.none"
  case deadlineWithoutArrivals = "deadline.arrivals-unknown"

  case version, state, sha256
  case fileName = "file"
  case sourcesTitle = "sources-title"
  case initial = "version.initial"
  case supplement = "version.supplement"
  case accepted = "state.accepted"
  case heldReport = "state.held"
  case unconfirmedReport = "state.unconfirmed"
  case returnedReport = "state.returned"
  case waitingReport = "state.waiting"

  case counting, disaggregation, none
  case countingStock = "counting.stock"
  case countingFlow = "counting.flow"
  case countingDistinct = "counting.distinct"
  case countingRatio = "counting.ratio"
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
    case .heldBackNote: ["limit", "count", "cells"]
    case .modelsEnded, .villagesPresumed, .villagesDoubtful: ["count"]
    case .issuer: ["unit"]
    case .coverage: ["counted", "expected", "villages"]
    case .year: ["year"]
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
    }
  }
}
