/// Where one figure comes from, down to the cells.
package struct Explanation: Hashable, Sendable {
  /// A unit with what it adds to the figure.
  package struct Part: Hashable, Sendable {
    package let unit: UnitCode
    package let name: String
    /// What it adds, with all below it; nil where nothing is known.
    package let value: ExactDecimal?
    package let parts: [Part]
    /// The records that stand at this unit itself.
    package let records: [Record]

    package init(
      unit: UnitCode, name: String, value: ExactDecimal?, parts: [Part], records: [Record]
    ) {
      self.unit = unit
      self.name = name
      self.value = value
      self.parts = parts
      self.records = records
    }
  }

  /// A record that adds to the figure.
  package struct Record: Hashable, Sendable {
    /// What it adds; nil where the value is missing.
    package let value: ExactDecimal?
    /// The unit that the record is about.
    package let unit: UnitCode
    package let section: String
    /// What distinguishes the thing from others of its kind in the unit.
    package let identity: String
    package let report: Source
    /// The fields that decide the value, as written, in their cells.
    package let fields: [Field]

    package init(
      value: ExactDecimal?, unit: UnitCode, section: String, identity: String, report: Source, fields: [Field]
    ) {
      self.value = value
      self.unit = unit
      self.section = section
      self.identity = identity
      self.report = report
      self.fields = fields
    }
  }

  package struct Field: Hashable, Sendable {
    package let name: String
    package let value: Value
    /// The text as written.
    package let text: String
    package let place: CellPlace

    package init(
      name: String, value: Value, text: String, place: CellPlace
    ) {
      self.name = name
      self.value = value
      self.text = text
      self.place = place
    }
  }

  /// A record, or a whole report, that was reported and adds nothing.
  package struct LeftOut: Hashable, Sendable {
    /// Why it adds nothing.
    package enum Reason: String, Hashable, Sendable, CaseIterable {
      /// The report has errors.
      case held
      /// The commune has not confirmed it, and confirmed reports only count.
      case unconfirmed
      /// The level above has not approved it, and approved reports only count.
      case unapproved
      /// It was sent back to be corrected.
      case returned
      /// It was withdrawn.
      case withdrawn
      /// It waits for a person.
      case waiting
      /// A report of a longer period has its days.
      case inLongerPeriod = "in-longer-period"
      /// Some of its days only lie in the period.
      case straddling
      /// The village that the row is about reported itself.
      case ownReportFirst = "own-report-first"
      /// Another report has the same event.
      case toldAgain = "told-again"
      /// A report of an earlier period reported the same event.
      case toldBefore = "told-before"
      /// The model was reported again by the same name under the new commune.
      case renamed
      /// The model ended when its village was merged into another one.
      case endedByMerger = "ended-by-merger"
    }

    package let reason: Reason
    /// The unit that it is about.
    package let unit: UnitCode
    package let report: Source
    /// The section of the record; empty for a whole report.
    package let section: String
    package let fields: [Field]

    package init(
      reason: Reason, unit: UnitCode, report: Source, section: String, fields: [Field]
    ) {
      self.reason = reason
      self.unit = unit
      self.report = report
      self.section = section
      self.fields = fields
    }
  }

  package struct Source: Hashable, Sendable {
    package let unit: UnitCode
    /// Its name, as the report has it.
    package let unitName: String
    package let period: Period
    /// First version or supplement.
    package let version: ReportStamp.Version
    /// Whether it counts.
    package let state: RegisteredReport.State
    package let form: String
    package let file: SourceFile

    /// The report as it is named in explanations.
    package init(_ report: RegisteredReport) {
      unit = report.unit
      unitName = report.unitName
      period = report.period
      version = report.version
      state = report.state
      form = report.form
      file = report.file
    }
  }

  /// The code of the indicator.
  package let indicator: String
  /// Which of its figures.
  package let key: FigureKey
  package let period: Period
  package let value: ExactDecimal?
  /// From how many villages it comes.
  package let coverage: Coverage
  /// How it is computed, as the definitions have it.
  package let formula: String
  /// The figures of a ratio; empty for other kinds.
  package let operands: [Explanation]
  /// The unit with all that adds to the figure; of a ratio it has no parts.
  package let root: Part
  /// What was reported and adds nothing, in the order of reports.
  package let leftOut: [LeftOut]
  /// What a reader must know of the table that the figure stands in.
  package let notes: [LocalizedText]

  package init(
    indicator: String, key: FigureKey, period: Period, value: ExactDecimal?, coverage: Coverage,
    formula: String, operands: [Explanation], root: Part, leftOut: [LeftOut], notes: [LocalizedText]
  ) {
    self.indicator = indicator
    self.key = key
    self.period = period
    self.value = value
    self.coverage = coverage
    self.formula = formula
    self.operands = operands
    self.root = root
    self.leftOut = leftOut
    self.notes = notes
  }

  /// The records that add to the figure, in the order of the tree.
  package var records: [Record] { Self.records(of: root) }

  private static func records(of part: Part) -> [Record] {
    part.records + part.parts.flatMap { records(of: $0) }
  }
}

extension Explanation.LeftOut.Reason {
  /// Why a report in a state does not count by a rule; nil where it counts.
  package init?(_ state: ReportState, counting rule: CountingRule) {
    guard !state.counts(by: rule) else { return nil }
    switch state {
    case .draft, .received: self = .waiting
    case .held: self = .held
    case .accepted: self = .unconfirmed
    case .confirmed, .approved: self = .unapproved
    case .returned: self = .returned
    case .withdrawn: self = .withdrawn
    }
  }
}
