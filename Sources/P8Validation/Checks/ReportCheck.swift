import P8Definitions
import P8Expressions
import P8Model

/// The check of one report: what is known of it so far, and what was found.
struct ReportCheck {
  /// A cell by its places in form, section and row.
  struct CellKey: Hashable {
    let section: Int
    /// The place among the rows that hold anything; nil for the column as a whole.
    let row: Int?
    let column: Int
  }

  let report: FieldReport
  let context: CheckContext
  let checker: ReportChecker
  let form: FormChecks?

  var texts: TextCatalogue { checker.definitions.texts }

  var period: Period?
  var unit: UnitCode?
  var version: ReportStamp.Version?
  /// For each section of the form its part of the report.
  var parts: [ReportSection?] = []
  /// The values of each section, with unsound ones left out.
  var input = EvaluationInput()
  /// The village of each row that names one.
  var villages: [CellKey: UnitCode] = [:]
  /// The fingerprints of the findings about cells without a sound value.
  var unsound: [CellKey: String] = [:]
  /// The cells that a rule found at fault: what another rule says of them has the same cause.
  var told: [CellKey: Finding.Severity] = [:]
  /// The fingerprints of the findings about sections that are missing.
  var missingSections: [Int: String] = [:]

  /// The earlier reports of the unit; empty where none is known.
  var history: EarlierReports?
  /// The same in the layout of the form.
  var earlier: [EarlierReport: EarlierValues] = [:]

  var findings: [PlacedFinding] = []
  /// What was found beyond the bound of a file, by rule or check.
  var unlisted: [String: UnlistedFindings] = [:]
  var fingerprints: [String: Int] = [:]
  var notJudgedCount = 0
  var isRejected = false
  /// How texts with personal data are shown.
  var coveredTexts: [CoveredText] = []

  init(report: FieldReport, context: CheckContext, checker: ReportChecker, form: FormChecks?) {
    self.report = report
    self.context = context
    self.checker = checker
    self.form = form
  }

  mutating func run() -> CheckedReport {
    if form?.layout == nil {
      checkForeignPlace()
      if !isRejected { checkStamp() }
      if !isRejected { checkStatements() }
    }
    if let form, !isRejected {
      parts = form.form.sections.map { report.section($0.id) }
      checkContent(of: form)
    }
    if let form, !isRejected {
      input.keyColumns = form.keyColumns
      input.facts = facts()
      connectHistory(form)
      connectTargets()
      checkForeignLayout(form)
      checkPresence(form)
      checkUnread(form)
      checkHeaders(form)
      checkCells(form)
      checkPlausibleMoney(form)
      checkTotals(form)
      checkAnswers(form)
      checkRows(form)
      checkNearModels(form)
      checkReportRules(form)
      checkSupplement(form)
      checkPersons(form)
    }
    // Findings that are not listed are told after a waiver was looked for: they cannot be waived.
    let sorted =
      context.findings.marked(covered(findings.sorted(by: PlacedFinding.isBefore(_:_:)).map(\.finding)))
      + unlistedFindings()
    return CheckedReport(
      findings: sorted, report: registered(sorted),
      cellCount: report.sections.reduce(0) { sum, section in
        sum + section.rows.reduce(0) { $0 + $1.cells.count { $0 != nil } }
      }, notJudgedCount: notJudgedCount, isTable: form?.layout != nil && !isRejected)
  }

  private func facts() -> [ExpressionFact: Value] {
    var facts: [ExpressionFact: Value] = [:]
    facts[.periodFrom] = (period?.from).map { .date($0) }
    facts[.periodTo] = (period?.to).map { .date($0) }
    if let phase = period.map(checker.definitions.programme.phase(of:)) {
      facts[.programmeFrom] = .date(phase.from)
      facts[.programmeTo] = .date(phase.to)
    }
    facts[.reportDate] = context.reportDate.map { .date($0) }
    return facts
  }
}
