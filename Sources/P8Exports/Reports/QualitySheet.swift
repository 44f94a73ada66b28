import P8Definitions
import P8Model
import SpreadsheetML

/// The sheet that says how good the data are: coverage, findings, versions by unit, and the reports held.
struct QualitySheet {
  private struct Tally {
    var errors = 0
    var warnings = 0
    var initial = 0
    var supplements = 0

    mutating func add(_ source: SummaryFacts.Source) {
      errors += source.findings[.error] ?? 0
      warnings += source.findings[.warning] ?? 0
      if source.version == .supplement { supplements += 1 } else { initial += 1 }
    }
  }

  private let template: ReportTemplate.Sheet
  private let report: SummaryReport
  private let style: SummaryStyle

  private static let widths = [6.0, 30, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10]

  init(_ template: ReportTemplate.Sheet, of report: SummaryReport, style: SummaryStyle) {
    (self.template, self.report, self.style) = (template, report, style)
  }

  private var language: Language { report.language }
  private var table: IndicatorTable { report.table }

  /// The reports that close in the period.
  private var sources: [SummaryFacts.Source] {
    report.facts.sources.filter { table.period.contains($0.period) }
  }

  /// Reports are counted at the unit shown that they lie in; the total counts all, shown below or not.
  func sheet() -> Worksheet {
    var sheet = Worksheet(name: report.fill(template.name))
    sheet.showsGridLines = false
    for (index, width) in Self.widths.enumerated() { sheet.columnWidths[index + 1] = .characters(width) }
    let frame = PageFrame(report: report, style: style, widths: Self.widths)
    let headerRow = frame.head(of: template, in: &sheet)
    let headers = [
      ReportText.ordinal, .unit, .expected, .counted, .held, .missing, .share, .inTime, .late, .timeliness,
      .errors, .warnings, .initialVersions, .supplements,
    ].map { (header: report.say($0), group: String?.none) }
    let firstRow = TableHeader(headers, widths: Self.widths).write(in: &sheet, row: headerRow, style: style)
    var row = firstRow
    var whole = Tally()
    var tallies: [UnitCode: Tally] = [:]
    let shown = Set(table.units.map(\.unit))
    for source in sources {
      whole.add(source)
      if let unit = report.definitions.units.lineage(of: source.place).first(where: shown.contains) {
        tallies[unit, default: Tally()].add(source)
      }
    }
    for (index, unit) in table.units.enumerated() {
      sheet.set(.number(Double(index + 1)), row: row, column: 1, style: style.ordinal)
      sheet.set(.text(unit.name), row: row, column: 2, style: style.text())
      write(unit, tallies[unit.unit] ?? Tally(), row: row, isBold: false, in: &sheet)
      let lines = TextFit.lines(unit.name, width: Self.widths[1] - 1, size: style.size)
      sheet.rowHeights[row] = .points(TextFit.height(lines: lines, size: style.size))
      row += 1
    }
    sheet.span(
      rows: row...row, columns: 1...2, .text(report.say(.total)),
      style: style.text(.center, isBold: true))
    write(table.total, whole, row: row, isBold: true, in: &sheet)
    sheet.rowHeights[row] = .points(TextFit.height(lines: 1, size: style.size))
    if let timeliness = report.facts.timeliness {
      row += 1
      sheet.span(
        rows: row...row, columns: 1...Self.widths.count,
        .text(deadline(timeliness)), style: style.note)
      sheet.rowHeights[row] = .points(TextFit.height(lines: 1, size: style.size))
    }
    let heldRow = row + 2
    row = held(from: heldRow, in: &sheet)
    _ = frame.notes(of: template, from: row + 1, in: &sheet)
    sheet.frozenAt = CellReference(row: firstRow, column: 3)
    sheet.page = report.page(of: template, repeatedRows: headerRow...(firstRow - 1), style: style)
    sheet.page.rowBreaks = PageBreaks(sheet, page: sheet.page, widths: Self.widths)
      .rows(keeping: [heldRow...(heldRow + 3)])
    return sheet
  }

  private func write(
    _ unit: UnitFigures, _ tally: Tally, row: Int, isBold: Bool, in sheet: inout Worksheet
  ) {
    let coverage = unit.coverage
    let number = style.number(.whole, isBold: isBold)
    let counts = [coverage.expected, coverage.counted, coverage.notCounted, coverage.missing]
    for (offset, count) in counts.enumerated() {
      sheet.set(.number(Double(count)), row: row, column: 3 + offset, style: number)
    }
    let share = ExactDecimal(coverage.counted).divided(by: ExactDecimal(coverage.expected))
    sheet.set(
      .formula("IF(C\(row)=0,\"\",D\(row)/C\(row))", cached: share.map { .number($0.double) } ?? .text("")),
      row: row, column: 7, style: style.number(.percent, isBold: isBold))
    // Without a deadline nothing is late; without arrivals nothing is known, which is not zero.
    let arrivals = report.facts.timeliness.flatMap { timeliness in
      timeliness.lastDay == nil
        ? nil : timeliness.arrivals.map { $0[unit.unit] ?? .init(inTime: 0, late: 0) }
    }
    for (offset, count) in [arrivals?.inTime, arrivals?.late].enumerated() {
      sheet.set(
        count.map { .number(Double($0)) } ?? .blank, row: row, column: 8 + offset, style: number)
    }
    let inTime = arrivals.flatMap {
      ExactDecimal($0.inTime).divided(by: ExactDecimal(coverage.expected))
    }
    sheet.set(
      arrivals == nil
        ? .blank
        : .formula(
          "IF(C\(row)=0,\"\",H\(row)/C\(row))", cached: inTime.map { .number($0.double) } ?? .text("")),
      row: row, column: 10, style: style.number(.percent, isBold: isBold))
    for (offset, count) in [tally.errors, tally.warnings, tally.initial, tally.supplements].enumerated() {
      sheet.set(.number(Double(count)), row: row, column: 11 + offset, style: number)
    }
  }

  /// By when villages had to send, and why nobody is called late where that is not known.
  private func deadline(_ timeliness: SummaryFacts.Timeliness) -> String {
    guard let day = timeliness.lastDay else { return report.say(.noDeadline) }
    return report.definitions.texts.filled(
      timeliness.arrivals == nil ? ReportText.deadlineWithoutArrivals : .deadline,
      with: ["day": LocalizedText(vi: day.formatted(.vi), en: day.formatted(.en))])[
        language]
  }

  /// Lists the reports that are held; gives the row after them.
  private func held(from start: Int, in sheet: inout Worksheet) -> Int {
    var row = start
    let last = Self.widths.count
    sheet.span(
      rows: row...row, columns: 1...last, .text(report.say(.heldReports)),
      style: style.sectionTitle)
    sheet.rowHeights[row] = .points(24)
    row += 1
    let held = sources.filter { $0.state == .held }
    guard !held.isEmpty else {
      sheet.span(
        rows: row...row, columns: 1...last, .text(report.say(.nothing)), style: style.note)
      return row + 1
    }
    for (text, columns) in [
      (ReportText.ordinal, 1...1), (.unit, 2...2), (.unitCode, 3...3),
      (.periodColumn, 4...5), (.fileName, 6...10), (.errors, 11...11),
      (.warnings, 12...12),
    ] {
      sheet.span(rows: row...row, columns: columns, .text(report.say(text)), style: style.header)
    }
    row += 1
    for (index, source) in held.enumerated() {
      sheet.set(.number(Double(index + 1)), row: row, column: 1, style: style.ordinal)
      let period = source.period.title(language)
      sheet.set(.text(source.location), row: row, column: 2, style: style.text())
      sheet.set(.text(source.unit.code), row: row, column: 3, style: style.text(.center))
      sheet.span(rows: row...row, columns: 4...5, .text(period), style: style.text(.center))
      sheet.span(rows: row...row, columns: 6...10, .text(source.file.path), style: style.text())
      for (offset, severity) in [Finding.Severity.error, .warning].enumerated() {
        sheet.set(
          .number(Double(source.findings[severity] ?? 0)), row: row, column: 11 + offset,
          style: style.number(.whole))
      }
      let lines = max(
        TextFit.lines(source.location, width: Self.widths[1] - 1, size: style.size),
        TextFit.lines(period, width: Self.widths[3...4].reduce(0, +) - 1, size: style.size),
        TextFit.lines(source.file.path, width: Self.widths[5...9].reduce(0, +) - 1, size: style.size))
      sheet.rowHeights[row] = .points(TextFit.height(lines: lines, size: style.size))
      row += 1
    }
    return row
  }
}
