import P8Definitions
import P8Model
import SpreadsheetML

/// The sheet with a row for each indicator and a group of columns for each period, the earliest first.
struct PeriodSheet {
  private let template: ReportTemplate.Sheet
  private let report: SummaryReport
  private let style: SummaryStyle
  private let leading: [ReportColumn]
  private let figures: [(column: ReportColumn, key: FigureKey)]

  init(_ template: ReportTemplate.Sheet, of report: SummaryReport, style: SummaryStyle) {
    (self.template, self.report, self.style) = (template, report, style)
    leading = template.columns.filter {
      if case .figure = $0.content { false } else { true }
    }
    figures = template.columns.compactMap { column in
      if case .figure(let key) = column.content { (column, key) } else { nil }
    }
  }

  private var language: Language { report.language }
  private var tables: [IndicatorTable] { report.earlier + [report.table] }
  private var widths: [Double] {
    leading.map(\.width.double) + tables.flatMap { _ in figures.map(\.column.width.double) }
  }

  func sheet() -> Worksheet {
    var sheet = Worksheet(name: report.fill(template.name))
    sheet.showsGridLines = false
    for (index, width) in widths.enumerated() { sheet.columnWidths[index + 1] = .characters(width) }
    let frame = PageFrame(report: report, style: style, widths: widths)
    let headerRow = frame.head(of: template, in: &sheet)
    let headers: [(header: String, group: String?)] =
      leading.map { (report.fill($0.header), nil) }
      + tables.flatMap { table in
        figures.map { (report.fill($0.column.header), table.period.title(language)) }
      }
    var row = TableHeader(headers, widths: widths).write(in: &sheet, row: headerRow, style: style)
    let firstRow = row
    for content in SummaryRow.rows(showing: template.indicators, of: report.definitions) {
      guard case .indicator(let indicator, _) = content else { continue }
      write(indicator, row: row, in: &sheet)
      row += 1
    }
    sheet.rowHeights[row] = .points(8)
    let end = frame.notes(of: template, from: row + 1, in: &sheet)
    sheet.frozenAt = CellReference(row: firstRow, column: leading.count + 1)
    sheet.page = report.page(of: template, repeatedRows: headerRow...(firstRow - 1), style: style)
    sheet.page.rowBreaks = PageBreaks(sheet, page: sheet.page, widths: widths)
      .rows(keeping: PageBreaks.closing(table: row, notes: end, end: end))
    return sheet
  }

  /// The columns that name the indicator stand once, those of figures once for each period.
  private func write(_ indicator: Indicator, row: Int, in sheet: inout Worksheet) {
    let measure = report.definitions.measures[indicator.measure]
    var lines = 1
    for (index, column) in leading.enumerated() {
      let text: String =
        switch column.content {
        case .label: indicator.name[language]
        case .code: indicator.code
        case .measure: measure?.name[language] ?? ""
        case .baseline: indicator.reference.baseline[language]
        case .ordinal, .place, .field, .byHand, .figure, .phaseTarget, .yearPlan, .formula, .remarks: ""
        }
      sheet.set(
        text.isEmpty ? .blank : .text(text), row: row, column: index + 1,
        style: style.text(column.content == .measure ? .center : .left))
      lines = max(lines, TextFit.lines(text, width: column.width.double - 1, size: style.size))
    }
    var column = leading.count + 1
    for table in tables {
      for figure in figures {
        let value = table.total.value(figure.key, of: indicator.code)
        let isHeldBack = table.total.isHeldBack(figure.key, of: indicator.code)
        sheet.set(
          FigureCell.content(value, isHeldBack: isHeldBack, in: report), row: row, column: column,
          style: isHeldBack
            ? style.heldBack
            : style.number(
              as: SummaryStyle.numberFormat(figure.column.format, measure: measure, value: value)))
        column += 1
      }
    }
    sheet.rowHeights[row] = .points(TextFit.height(lines: lines, size: style.size))
  }
}
