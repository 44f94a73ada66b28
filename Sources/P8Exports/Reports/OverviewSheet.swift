import P8Definitions
import P8Model
import SpreadsheetML

/// The first page for a reader with a minute: what was reached, what changed, and how far it can be trusted.
struct OverviewSheet {
  private let template: ReportTemplate.Sheet
  private let report: SummaryReport
  private let style: SummaryStyle

  private static let widths = [9.0, 44, 13, 13, 11, 24, 16]

  init(_ template: ReportTemplate.Sheet, of report: SummaryReport, style: SummaryStyle) {
    (self.template, self.report, self.style) = (template, report, style)
  }

  private var language: Language { report.language }
  private var columnCount: Int { Self.widths.count }
  /// The period before, with which this one is compared; nil where nothing is known of it.
  private var before: IndicatorTable? { report.earlier.last }

  func sheet() -> Worksheet {
    var sheet = Worksheet(name: report.fill(template.name))
    sheet.showsGridLines = false
    for (index, width) in Self.widths.enumerated() { sheet.columnWidths[index + 1] = .characters(width) }
    let frame = PageFrame(report: report, style: style, widths: Self.widths)
    var row = results(in: &sheet, from: frame.head(of: template, in: &sheet))
    row = trust(in: &sheet, from: row + 1)
    sheet.page = report.page(of: template, repeatedRows: nil, style: style)
    sheet.page.scaling = .fit(pagesWide: 1, pagesTall: 1)
    return sheet
  }

  // MARK: - Results

  private func results(in sheet: inout Worksheet, from start: Int) -> Int {
    let elapsed = elapsedShare.map { share in
      report.definitions.texts.filled(
        ReportText.overviewElapsed, with: ["phase": report.phase.name, "share": percent(share)])
    }
    let change =
      before.map { table in
        report.definitions.texts.filled(
          ReportText.overviewChange,
          with: [
            "period": LocalizedText(vi: table.period.titleInside(.vi), en: table.period.titleInside(.en))
          ])
      } ?? report.definitions.texts[ReportText.overviewNoChange]
    let header = TableHeader(
      [
        (report.say(.unitCode), nil), (report.say(.indicator), nil), (report.say(.reached), nil),
        (report.say(.target), nil), (report.say(.ofTarget), nil), (report.say(.overviewPace), nil),
        (change[language], nil),
      ], widths: Self.widths)
    var row = header.write(in: &sheet, row: start, style: style)
    for content in SummaryRow.rows(showing: template.indicators, of: report.definitions) {
      guard case .indicator(let indicator, _) = content else { continue }
      write(indicator, row: row, in: &sheet)
      row += 1
    }
    if let elapsed { row = line(elapsed[language], row: row, in: &sheet, style: style.note) }
    return row
  }

  private func write(_ indicator: Indicator, row: Int, in sheet: inout Worksheet) {
    let total = report.table.total
    let measure = report.definitions.measures[indicator.measure]
    let isHeldBack = total.isHeldBack(.cumulative, of: indicator.code)
    let reached = isHeldBack ? nil : total.value(.cumulative, of: indicator.code)
    let target = report.target(of: indicator, span: .phase)?.value
    func number(_ value: ExactDecimal?) -> CellStyle {
      style.number(as: SummaryStyle.numberFormat(.whole, measure: measure, value: value))
    }
    sheet.set(.text(indicator.code), row: row, column: 1, style: style.text())
    sheet.set(.text(indicator.name[language]), row: row, column: 2, style: style.text())
    sheet.set(
      FigureCell.content(reached, isHeldBack: isHeldBack, in: report), row: row, column: 3,
      style: isHeldBack ? style.heldBack : number(reached))
    sheet.set(target.map { .number($0.double) } ?? .blank, row: row, column: 4, style: number(target))
    let share = target.flatMap { target in reached.flatMap { $0.divided(by: target) } }
    sheet.set(
      share == nil
        ? .blank : .formula("C\(row)/D\(row)", cached: share.map { .number($0.double) } ?? .text("")),
      row: row, column: 5, style: style.number(.percent))
    let pace = report.say(self.pace(share: share, target: target, isHeldBack: isHeldBack, reached: reached))
    sheet.set(.text(pace), row: row, column: 6, style: style.text())
    let change = before.flatMap { before in
      before.total.value(.cumulative, of: indicator.code).flatMap { old in reached?.subtracting(old) }
    }
    sheet.set(
      change.map { .number($0.double) } ?? .blank, row: row, column: 7,
      style: style.number(as: NumberFormat("+#,##0.###;-#,##0.###;0")))
    let lines = max(
      TextFit.lines(indicator.name[language], width: Self.widths[1] - 1, size: style.size),
      TextFit.lines(pace, width: Self.widths[5] - 1, size: style.size))
    sheet.rowHeights[row] = .points(TextFit.height(lines: lines, size: style.size))
  }

  /// Whether an indicator keeps up with the time: the share of its target that is reached beside the share of the phase
  /// that is over.
  ///
  /// Nothing more is read into it: no threshold of ours calls a figure good or bad.
  private func pace(
    share: ExactDecimal?, target: ExactDecimal?, isHeldBack: Bool, reached: ExactDecimal?
  ) -> ReportText {
    if isHeldBack { return .heldBack }
    guard reached != nil else { return .noFigure }
    guard target != nil, let share, let elapsedShare else { return .overviewNoTarget }
    if share >= 1 { return .overviewReached }
    return share >= elapsedShare ? .overviewInTime : .overviewBehind
  }

  /// How much of the phase is over at the end of the period; nil for a period outside of it.
  private var elapsedShare: ExactDecimal? {
    let phase = report.phase
    guard phase.contains(report.table.period.to) else { return nil }
    let days = ExactDecimal(report.table.period.to.daysSince1970 - phase.from.daysSince1970 + 1)
    return days.divided(by: ExactDecimal(phase.to.daysSince1970 - phase.from.daysSince1970 + 1))
  }

  // MARK: - Trust

  /// How many villages stand behind the figures, what is held back, and what is known to be wrong.
  private func trust(in sheet: inout Worksheet, from start: Int) -> Int {
    sheet.span(
      rows: start...start, columns: 1...columnCount, .text(report.say(.overviewTrust)),
      style: style.sectionTitle)
    sheet.rowHeights[start] = .points(24)
    var row = start + 1
    let coverage = report.table.total.coverage
    let share = ExactDecimal(coverage.counted).divided(by: ExactDecimal(coverage.expected))
    let counted = report.definitions.texts.coverage(coverage)[language]
    let lines: [(ReportText, String)] = [
      (.coverageTitle, counted + (share.map { " (\(percent($0)[language]))" } ?? "")),
      (.held, String(coverage.held)), (.missing, String(coverage.missing)),
    ]
    for (label, text) in lines { row = pair(report.say(label), text, row: row, in: &sheet) }
    let problems = report.facts.notes + report.table.notes
    if problems.isEmpty {
      row = pair(report.say(.overviewProblems), report.say(.overviewNoProblem), row: row, in: &sheet)
    }
    for (index, problem) in problems.enumerated() {
      row = pair(index == 0 ? report.say(.overviewProblems) : "", report.fill(problem), row: row, in: &sheet)
    }
    return row
  }

  private func pair(_ label: String, _ text: String, row: Int, in sheet: inout Worksheet) -> Int {
    sheet.span(
      rows: row...row, columns: 1...2, label.isEmpty ? .blank : .text(label), style: style.text(isBold: true))
    sheet.span(rows: row...row, columns: 3...columnCount, .text(text), style: style.text())
    let lines = TextFit.lines(text, width: Self.widths[2...].reduce(0, +) - 1, size: style.size)
    sheet.rowHeights[row] = .points(TextFit.height(lines: lines, size: style.size))
    return row + 1
  }

  private func line(_ text: String, row: Int, in sheet: inout Worksheet, style line: CellStyle) -> Int {
    sheet.span(rows: row...row, columns: 1...columnCount, .text(text), style: line)
    let lines = TextFit.lines(text, width: Self.widths.reduce(0, +) - 1, size: style.size)
    sheet.rowHeights[row] = .points(TextFit.height(lines: lines, size: style.size))
    return row + 1
  }

  /// A share as a percentage with one decimal, in both languages.
  private func percent(_ share: ExactDecimal) -> LocalizedText {
    let value = share.multiplied(by: 100) ?? .zero
    return LocalizedText(vi: value.percentage(.vi), en: value.percentage(.en))
  }
}
