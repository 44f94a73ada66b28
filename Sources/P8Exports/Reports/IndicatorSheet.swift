import P8Model
import SpreadsheetML

/// The sheet with a row for each indicator, grouped by content.
struct IndicatorSheet {
  private let template: ReportTemplate.Sheet
  private let report: SummaryReport
  private let style: SummaryStyle
  private let columns: SummaryColumns

  init(
    _ template: ReportTemplate.Sheet, of report: SummaryReport, style: SummaryStyle
  ) throws(SummaryReport.Failure) {
    self.template = template
    self.report = report
    self.style = style
    columns = try SummaryColumns(template.columns)
  }

  private var language: Language { report.language }
  private var widths: [Double] { template.columns.map(\.width.double) }

  func sheet() throws(SummaryReport.Failure) -> Worksheet {
    var sheet = Worksheet(name: report.fill(template.name))
    sheet.showsGridLines = false
    for (index, width) in widths.enumerated() { sheet.columnWidths[index + 1] = .characters(width) }
    let frame = PageFrame(report: report, style: style, widths: widths)
    let headerRow = frame.head(title: report.fill(template.title), in: &sheet)
    let header = TableHeader(
      template.columns.map { (report.fill($0.header), $0.group.map(report.fill)) }, widths: widths)
    var row = header.write(in: &sheet, row: headerRow, style: style)
    let lastHeaderRow = row - 1
    for content in SummaryRow.rows(showing: template.indicators, of: report.definitions) {
      switch content {
      case .content(let content): write(content, row: row, in: &sheet)
      case .indicator(let indicator, let ordinal):
        try write(indicator, ordinal: ordinal, row: row, in: &sheet)
      }
      row += 1
    }
    sheet.rowHeights[row] = .points(8)
    _ = frame.foot(from: row + 1, in: &sheet, withSignatures: true)
    sheet.frozenAt = CellReference(row: lastHeaderRow + 1, column: 1)
    sheet.page = style.page(repeatedRows: headerRow...lastHeaderRow, isFirst: report.isFirst(template))
    return sheet
  }

  /// The row of a content: its number in Roman and its name over the other columns.
  ///
  /// It has no figures: teams, clubs and dialogues cannot be added.
  private func write(_ content: ProgrammeContent, row: Int, in sheet: inout Worksheet) {
    let numbered = template.columns.firstIndex { $0.content == .ordinal }
    let first = (numbered ?? -1) + 2
    for column in 1...template.columns.count {
      sheet.set(.blank, row: row, column: column, style: style.text(isBold: true))
    }
    if let numbered {
      sheet.set(
        .text(RomanNumeral.text(content.number)), row: row, column: numbered + 1,
        style: style.text(.center, isBold: true))
    }
    guard first <= template.columns.count else { return }
    let name = content.shortName[language]
    sheet.span(
      rows: row...row, columns: first...template.columns.count, .text(name),
      style: style.text(isBold: true))
    sheet.rowHeights[row] = .points(
      TextFit.height(
        lines: TextFit.lines(
          name, width: widths[(first - 1)...].reduce(0, +), size: style.size, isBold: true),
        size: style.size))
  }

  private func write(
    _ indicator: Indicator, ordinal: String, row: Int, in sheet: inout Worksheet
  ) throws(SummaryReport.Failure) {
    let isPart = indicator.partOf != nil
    let values = columns.values(template.columns.map { given($0, of: indicator) })
    var lines = 1
    for (index, column) in template.columns.enumerated() {
      let place = index + 1
      switch column.content {
      case .ordinal:
        sheet.set(.text(ordinal), row: row, column: place, style: style.text(.center, isItalic: isPart))
      case .label:
        let name = indicator.name[language]
        sheet.set(
          .text(name), row: row, column: place, style: style.text(isItalic: isPart, indent: isPart ? 1 : 0))
        lines = max(
          lines, TextFit.lines(name, width: column.width.double - (isPart ? 3 : 1), size: style.size))
      case .measure:
        sheet.set(
          .text(report.definitions.measures[indicator.measure]?.name[language] ?? ""), row: row,
          column: place, style: style.text(.center, isItalic: isPart))
      case .figure, .phaseTarget, .yearPlan:
        sheet.set(
          values[index].map { .number($0.double) } ?? .blank, row: row, column: place,
          style: style.number(as: format(of: column, for: indicator, value: values[index]), isItalic: isPart))
      case .formula:
        let formula = try columns.formula(index) { SheetAddress.local(row: row, column: $0 + 1) }
        sheet.set(
          formula.map { .formula($0, cached: Self.cached(values[index])) } ?? .blank, row: row,
          column: place, style: style.number(column.format, isItalic: isPart))
      case .remarks:
        let text = remarks(on: indicator)
        sheet.set(
          text.isEmpty ? .blank : .text(text), row: row, column: place, style: style.text(isItalic: isPart))
        lines = max(lines, TextFit.lines(text, width: column.width.double - 1, size: style.size))
      }
    }
    sheet.rowHeights[row] = .points(TextFit.height(lines: lines, size: style.size))
  }

  private static func cached(_ value: ExactDecimal?) -> FormulaResult {
    value.map { .number($0.double) } ?? .text("")
  }

  private func given(_ column: ReportColumn, of indicator: Indicator) -> ExactDecimal? {
    switch column.content {
    case .figure(let key): report.table.total.value(key, of: indicator.code)
    case .phaseTarget: report.target(of: indicator, span: .phase)?.value
    case .yearPlan: report.target(of: indicator, span: .year(report.table.period.year))?.value
    case .ordinal, .label, .measure, .formula, .remarks: nil
    }
  }

  /// Digits after the comma where the measure has them, though the column is one of whole numbers.
  private func format(of column: ReportColumn, for indicator: Indicator, value: ExactDecimal?) -> NumberFormat
  {
    guard column.format == .whole, let measure = report.definitions.measures[indicator.measure],
      !measure.isWhole, let value, !value.isWhole
    else { return SummaryStyle.numberFormat(column.format) }
    // A percentage is kept in hundredths, as its measure says: 82,5.
    return measure.id == "percent" ? .groupedOneDecimal : SummaryStyle.numberFormat(.decimal)
  }

  private func remarks(on indicator: Indicator) -> String {
    var remarks: [String] = []
    // From how many villages the figures come is said above the table, since it holds for all of them.
    if report.table.total.indicators[indicator.code]?.values.isEmpty ?? true {
      remarks.append(SummaryPhrases.noFigure[language])
    }
    for span in [Target.Span.phase, .year(report.table.period.year)] {
      guard let target = report.target(of: indicator, span: span) else { continue }
      let words: LocalizedText? =
        switch target.label {
        case .confirmed: nil
        case .press: SummaryPhrases.targetPress
        case .unconfirmed: SummaryPhrases.targetUnconfirmed
        }
      if let words, !remarks.contains(words[language]) { remarks.append(words[language]) }
    }
    let text = remarks.joined(separator: "; ")
    return text.prefix(1).uppercased() + text.dropFirst()
  }
}
