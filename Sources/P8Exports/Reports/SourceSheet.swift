import P8Definitions
import P8Model
import SpreadsheetML

/// The sheet that says where the numbers come from: reports, coverage, targets and their sources, versions.
struct SourceSheet {
  private let template: ReportTemplate.Sheet
  private let report: SummaryReport
  private let style: SummaryStyle

  private static let widths = [6.0, 32, 12, 12, 12, 12, 16, 50]

  init(_ template: ReportTemplate.Sheet, of report: SummaryReport, style: SummaryStyle) {
    (self.template, self.report, self.style) = (template, report, style)
  }

  private var language: Language { report.language }
  private var columnCount: Int { Self.widths.count }

  func sheet() -> Worksheet {
    var sheet = Worksheet(name: report.fill(template.name))
    sheet.showsGridLines = false
    for (index, width) in Self.widths.enumerated() { sheet.columnWidths[index + 1] = .characters(width) }
    let frame = PageFrame(report: report, style: style, widths: Self.widths)
    var row = about(in: &sheet, from: frame.title(of: template, in: &sheet))
    let coverageRow = row + 1
    row = coverage(in: &sheet, from: coverageRow)
    let targetRow = row + 1
    row = targets(in: &sheet, from: targetRow)
    sheet.page = report.page(of: template, repeatedRows: nil, style: style)
    // A short table stands on one page, of a long one the beginning: no row repeats heads in the middle of a sheet.
    func kept(_ start: Int, _ end: Int) -> ClosedRange<Int> { start...(end - start > 20 ? start + 3 : end) }
    sheet.page.rowBreaks = PageBreaks(sheet, page: sheet.page, widths: Self.widths)
      .rows(keeping: [kept(coverageRow, targetRow - 2), kept(targetRow, row - 1)])
    return sheet
  }

  // MARK: - About

  /// A label and a text a row; the taller of the two makes the height.
  private func about(in sheet: inout Worksheet, from start: Int) -> Int {
    let table = report.table
    let programme = report.definitions.programme
    var lines: [(ReportText, String)] = [
      (
        .unit,
        "\(report.name(of: table.total)) (\(table.total.unit.code), \(report.definitions.texts.coverage(table.total.coverage)[language]))"
      ),
      (.period, table.period.title(language)),
      (
        .days,
        "\(table.period.from.formatted(language)) - \(table.period.to.formatted(language))"
      ),
      (.structure, table.structure.title[language]),
      (.layout, "\(report.template.id): \(report.template.name[language])"),
      (.definitions, "\(programme.id) \(programme.version)"),
      (.hash, report.definitions.hash),
    ]
    if let since = table.cumulativeSince {
      lines.insert((.cumulativeSince, since.formatted(language)), at: 3)
    }
    if !report.facts.sources.isEmpty {
      // Files and hashes are for programs: the manifest has them.
      let count = "\(report.facts.sources.count)"
      let text = report.definitions.texts.filled(ReportText.sourcesInManifest, with: ["count": count])
      lines.append((.sourcesTitle, text[language]))
    }
    lines += (report.facts.notes + report.table.notes).map { (.note, report.fill($0)) }
    if report.template.holdsBackSmallCounts {
      lines += report.template.notes.map { (.method, report.fill($0)) }
    }
    var row = heading(.about, row: start, in: &sheet)
    for (label, text) in lines {
      sheet.span(rows: row...row, columns: 1...2, .text(report.say(label)), style: style.text(isBold: true))
      sheet.span(rows: row...row, columns: 3...columnCount, .text(text), style: style.text())
      let lines = max(
        TextFit.lines(
          report.say(label), width: Self.widths[0] + Self.widths[1] - 1, size: style.size, isBold: true),
        TextFit.lines(text, width: Self.widths[2...].reduce(0, +) - 1, size: style.size))
      sheet.rowHeights[row] = .points(TextFit.height(lines: lines, size: style.size))
      row += 1
    }
    return row
  }

  // MARK: - Coverage

  private func coverage(in sheet: inout Worksheet, from start: Int) -> Int {
    var row = heading(.coverageTitle, row: start, in: &sheet)
    row = header(
      [
        (.ordinal, 1...1), (.unit, 2...2), (.unitCode, 3...3),
        (.counted, 4...4), (.held, 5...5), (.missing, 6...6),
        (.expected, 7...7), (.share, 8...8),
      ], row: row, in: &sheet)
    let first = row
    for (index, unit) in report.table.units.enumerated() {
      sheet.set(.text(String(index + 1)), row: row, column: 1, style: style.text(.center))
      sheet.set(.text(unit.name), row: row, column: 2, style: style.text())
      sheet.set(.text(unit.unit.code), row: row, column: 3, style: style.text(.center))
      counts(unit.coverage, row: row, isBold: false, in: &sheet) { .number(Double($1)) }
      row += 1
    }
    sheet.span(
      rows: row...row, columns: 1...3, .text(report.say(.total)),
      style: style.text(.center, isBold: true))
    let units = report.table.units.map { Self.parts(of: $0.coverage) }
    counts(report.table.total.coverage, row: row, isBold: true, in: &sheet) { column, count in
      guard first < row, units.reduce(0, { $0 + $1[column - 4] }) == count else {
        return .number(Double(count))
      }
      let letters = CellReference.letters(ofColumn: column)
      return .formula("SUM(\(letters)\(first):\(letters)\(row - 1))", cached: .number(Double(count)))
    }
    return row + 1
  }

  /// Counted, held, missing, expected.
  private static func parts(of coverage: Coverage) -> [Int] {
    [
      coverage.counted, coverage.notCounted, coverage.missing, coverage.expected,
    ]
  }

  private func counts(
    _ coverage: Coverage, row: Int, isBold: Bool, in sheet: inout Worksheet,
    content: (_ column: Int, _ count: Int) -> CellContent
  ) {
    for (offset, count) in Self.parts(of: coverage).enumerated() {
      sheet.set(
        content(4 + offset, count), row: row, column: 4 + offset, style: style.number(.whole, isBold: isBold))
    }
    let share = ExactDecimal(coverage.counted).divided(by: ExactDecimal(coverage.expected))
    sheet.set(
      .formula("IF(G\(row)=0,\"\",D\(row)/G\(row))", cached: share.map { .number($0.double) } ?? .text("")),
      row: row, column: 8,
      style: style.number(.percent, isBold: isBold).with { $0.alignment.horizontal = .center })
  }

  // MARK: - Targets

  /// Both spans of every indicator, since a plan of the year and a target of the phase have sources of their own.
  private func targets(in sheet: inout Worksheet, from start: Int) -> Int {
    var row = heading(.targetsTitle, row: start, in: &sheet)
    row = header(
      [
        (.ordinal, 1...1), (.indicator, 2...3), (.span, 4...4),
        (.value, 5...5), (.measure, 6...6), (.label, 7...7),
        (.citation, 8...8),
      ], row: row, in: &sheet)
    var number = 0
    for indicator in report.definitions.indicators {
      let baseline = report.definitions.baseline(of: indicator, for: report.table.total.unit)?.target
      let spans = [baseline?.span, .phase, .year(report.table.period.year)].compactMap(\.self)
      for span in spans {
        guard let target = report.target(of: indicator, span: span) else { continue }
        number += 1
        let name = "\(indicator.code) \(indicator.name[language])"
        let measure = report.definitions.measures[indicator.measure]
        sheet.set(.text(String(number)), row: row, column: 1, style: style.text(.center))
        sheet.span(rows: row...row, columns: 2...3, .text(name), style: style.text())
        sheet.set(
          .text(
            report.definitions.texts.name(of: span, phase: report.phase.name)[language]),
          row: row, column: 4, style: style.text(.center))
        sheet.set(
          target.value.map { .number($0.double) } ?? .blank, row: row, column: 5,
          style: style.number(measure?.isWhole ?? true ? .whole : .decimal))
        sheet.set(
          .text(measure?.name[language] ?? indicator.measure), row: row, column: 6,
          style: style.text(.center))
        sheet.set(
          .text(report.say(ReportText(target.label))), row: row, column: 7,
          style: style.text(.center))
        let citation = citation(of: target)
        sheet.set(.text(citation), row: row, column: 8, style: style.text())
        let lines = max(
          TextFit.lines(name, width: Self.widths[1] + Self.widths[2] - 1, size: style.size),
          TextFit.lines(citation, width: Self.widths[7] - 1, size: style.size),
          TextFit.lines(report.phase.name[language], width: 11, size: style.size))
        sheet.rowHeights[row] = .points(TextFit.height(lines: lines, size: style.size))
        row += 1
      }
    }
    guard number > 0 else {
      sheet.span(rows: row...row, columns: 1...columnCount, .text(report.say(.nothing)), style: style.text())
      return row + 1
    }
    return row
  }

  /// Where a target comes from, and who approved it.
  private func citation(of target: Target) -> String {
    guard let approval = target.approval else { return target.citation[language] }
    func both(_ text: (Language) -> String) -> LocalizedText { LocalizedText(vi: text(.vi), en: text(.en)) }
    let approved = report.definitions.texts.filled(
      ReportText.approved, with: ["by": both { _ in approval.by }, "on": both { approval.on.formatted($0) }])
    return "\(target.citation[language]); \(approved[language])"
  }

  // MARK: - Parts

  private func heading(_ text: ReportText, row: Int, in sheet: inout Worksheet) -> Int {
    sheet.span(rows: row...row, columns: 1...columnCount, .text(report.say(text)), style: style.sectionTitle)
    sheet.rowHeights[row] = .points(24)
    return row + 1
  }

  private func header(
    _ cells: [(ReportText, ClosedRange<Int>)], row: Int, in sheet: inout Worksheet
  ) -> Int {
    var lines = 1
    for (label, columns) in cells {
      let text = report.say(label)
      sheet.span(rows: row...row, columns: columns, .text(text), style: style.header)
      let width = Self.widths[(columns.lowerBound - 1)...(columns.upperBound - 1)].reduce(0, +) - 1
      lines = max(lines, TextFit.lines(text, width: width, size: style.size, isBold: true))
    }
    sheet.rowHeights[row] = .points(TextFit.height(lines: lines, size: style.size))
    return row + 1
  }
}
