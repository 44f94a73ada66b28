import P8Definitions
import P8Model
import SpreadsheetML

/// The sheet whose rows the layout writes out, with a column of figures for each period.
///
/// A row without an indicator stays empty for people to fill in, and says so.
struct LineSheet {
  /// A column of the sheet.
  private enum Column {
    case written(ReportColumn)
    case figures(ReportColumn, IndicatorTable)

    var layout: ReportColumn {
      switch self {
      case .written(let column), .figures(let column, _): column
      }
    }
  }

  private let template: ReportTemplate.Sheet
  private let report: SummaryReport
  private let style: SummaryStyle
  private let columns: [Column]

  init(_ template: ReportTemplate.Sheet, of report: SummaryReport, style: SummaryStyle) {
    (self.template, self.report, self.style) = (template, report, style)
    columns = template.columns.flatMap { column -> [Column] in
      if case .figure = column.content {
        (report.earlier + [report.table]).map { .figures(column, $0) }
      } else {
        [.written(column)]
      }
    }
  }

  private var language: Language { report.language }
  private var widths: [Double] { columns.map(\.layout.width.double) }

  func sheet() -> Worksheet {
    var sheet = Worksheet(name: report.fill(template.name))
    sheet.showsGridLines = false
    for (index, width) in widths.enumerated() { sheet.columnWidths[index + 1] = .characters(width) }
    let frame = PageFrame(report: report, style: style, widths: widths)
    let headerRow = frame.head(of: template, in: &sheet)
    let headers = columns.map { column -> (header: String, group: String?) in
      let group = column.layout.group.map(report.fill)
      return switch column {
      case .written(let layout): (report.fill(layout.header), group)
      case .figures(_, let table): (table.period.title(language), group)
      }
    }
    var row = TableHeader(headers, widths: widths).write(in: &sheet, row: headerRow, style: style)
    let firstRow = row
    for line in template.lines {
      write(line, row: row, in: &sheet)
      row += 1
    }
    sheet.rowHeights[row] = .points(8)
    let notes = frame.notes(of: template, from: row + 1, in: &sheet)
    let end = frame.signatures(from: notes, in: &sheet)
    sheet.frozenAt = CellReference(row: firstRow, column: 1)
    sheet.page = report.page(of: template, repeatedRows: headerRow...(firstRow - 1), style: style)
    sheet.page.rowBreaks = PageBreaks(sheet, page: sheet.page, widths: widths)
      .rows(keeping: PageBreaks.closing(table: row, notes: notes, end: end))
    return sheet
  }

  private func write(_ line: ReportLine, row: Int, in sheet: inout Worksheet) {
    let indicator = line.indicator.flatMap(report.definitions.indicator)
    let measure = indicator.flatMap { report.definitions.measures[$0.measure] }
    var lines = 1
    for (index, column) in columns.enumerated() {
      switch column {
      case .written(let layout):
        let text = text(of: layout.content, line, indicator, measure)
        let isLabel = layout.content == .label
        sheet.set(
          text.isEmpty ? .blank : .text(text), row: row, column: index + 1,
          style: style.text(
            layout.content == .ordinal ? .center : .left, isBold: line.isBold,
            indent: isLabel && line.ordinal.isEmpty ? 1 : 0))
        lines = max(
          lines,
          TextFit.lines(text, width: layout.width.double - 2, size: style.size, isBold: line.isBold))
      case .figures(let layout, let table):
        let value = indicator.flatMap { table.total.value(line.figure, of: $0.code) }
        let isHeldBack = indicator.map { table.total.isHeldBack(line.figure, of: $0.code) } ?? false
        let format = SummaryStyle.numberFormat(layout.format, measure: measure, value: value)
        sheet.set(
          FigureCell.content(value, isHeldBack: isHeldBack, in: report), row: row, column: index + 1,
          style: isHeldBack ? style.heldBack : style.number(as: format, isBold: line.isBold))
      }
    }
    sheet.rowHeights[row] = .points(TextFit.height(lines: lines, size: style.size))
  }

  private func text(
    of content: ReportColumn.Content, _ line: ReportLine, _ indicator: Indicator?, _ measure: Measure?
  ) -> String {
    switch content {
    case .ordinal: line.ordinal
    case .label: report.fill(line.label)
    case .code: indicator?.code ?? ""
    case .measure: measure?.name[language] ?? ""
    case .baseline: indicator?.reference.baseline[language] ?? ""
    case .remarks: indicator == nil && !line.isHeading ? report.say(.notCollected) : ""
    case .place, .field, .byHand, .figure, .phaseTarget, .yearPlan, .formula: ""
    }
  }
}
