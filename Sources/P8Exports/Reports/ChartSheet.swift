import P8Definitions
import P8Model
import SpreadsheetML

/// The sheet of charts, each beside the table of the numbers that it draws.
struct ChartSheet {
  /// The numbers of a chart: a row for each name, a column for each series.
  private struct Numbers {
    var corner: String
    var series: [(name: String, format: NumberFormat)] = []
    var rows: [(name: String, values: [(value: ExactDecimal?, isHeldBack: Bool)])] = []
  }

  private let template: ReportTemplate.Sheet
  private let report: SummaryReport
  private let style: SummaryStyle

  /// The names, up to four series, a gap, the room of the chart.
  private static let widths = [34.0, 16, 16, 16, 16, 2, 14, 14, 14, 14, 14]
  private static let chartColumn = 7
  private static let chartSize = (width: 380.0, height: 185.0)

  init(_ template: ReportTemplate.Sheet, of report: SummaryReport, style: SummaryStyle) {
    (self.template, self.report, self.style) = (template, report, style)
  }

  private var language: Language { report.language }

  func sheet() -> Worksheet {
    let name = report.fill(template.name)
    var sheet = Worksheet(name: name)
    sheet.showsGridLines = false
    for (index, width) in Self.widths.enumerated() { sheet.columnWidths[index + 1] = .characters(width) }
    let frame = PageFrame(report: report, style: style, widths: Self.widths)
    var row = frame.head(of: template, in: &sheet)
    for (index, chart) in template.charts.enumerated() {
      // Two charts to a page.
      if index > 0, index.isMultiple(of: 2) { sheet.page.rowBreaks.append(row - 1) }
      row = write(chart, sheetName: name, row: row, in: &sheet)
    }
    let breaks = sheet.page.rowBreaks
    sheet.page = report.page(of: template, repeatedRows: nil, style: style)
    sheet.page.rowBreaks = breaks
    return sheet
  }

  /// Writes a table and its chart; gives the first row below both.
  private func write(_ chart: ReportChart, sheetName: String, row start: Int, in sheet: inout Worksheet)
    -> Int
  {
    let numbers = self.numbers(of: chart)
    let title = report.fill(chart.title)
    var row = start
    sheet.span(rows: row...row, columns: 1...Self.widths.count, .text(title), style: style.sectionTitle)
    sheet.rowHeights[row] = .points(24)
    row += 1
    let top = row
    guard !numbers.rows.isEmpty else {
      sheet.span(
        rows: row...row, columns: 1...5, .text(report.say(chart.kind == .progress ? .noTarget : .noFigure)),
        style: style.note)
      return row + 2
    }
    sheet.set(.text(numbers.corner), row: row, column: 1, style: style.header)
    var lines = TextFit.lines(numbers.corner, width: Self.widths[0] - 1, size: style.size, isBold: true)
    for (index, series) in numbers.series.enumerated() {
      sheet.set(.text(series.name), row: row, column: 2 + index, style: style.header)
      lines = max(
        lines, TextFit.lines(series.name, width: Self.widths[1] - 1, size: style.size, isBold: true))
    }
    sheet.rowHeights[row] = .points(TextFit.height(lines: lines, size: style.size))
    var height = TextFit.height(lines: lines, size: style.size)
    row += 1
    let first = row
    for entry in numbers.rows {
      sheet.set(.text(entry.name), row: row, column: 1, style: style.text())
      for (index, cell) in entry.values.enumerated() {
        sheet.set(
          FigureCell.content(cell.value, isHeldBack: cell.isHeldBack, in: report), row: row,
          column: 2 + index,
          style: cell.isHeldBack ? style.heldBack : style.number(as: numbers.series[index].format))
      }
      let lines = TextFit.lines(entry.name, width: Self.widths[0] - 1, size: style.size)
      sheet.rowHeights[row] = .points(TextFit.height(lines: lines, size: style.size))
      height += TextFit.height(lines: lines, size: style.size)
      row += 1
    }
    draw(chart, numbers, title: title, sheetName: sheetName, rows: first...(row - 1), top: top, in: &sheet)
    // The rows that the chart takes and the table does not.
    while height < Self.chartSize.height + 8 {
      sheet.rowHeights[row] = .points(12)
      height += 12
      row += 1
    }
    return row + 1
  }

  private func draw(
    _ chart: ReportChart, _ numbers: Numbers, title: String, sheetName: String, rows: ClosedRange<Int>,
    top: Int, in sheet: inout Worksheet
  ) {
    func source(_ column: Int) -> Chart.Source? {
      guard let first = CellReference(row: rows.lowerBound, column: column),
        let last = CellReference(row: rows.upperBound, column: column)
      else { return nil }
      return Chart.Source(sheet: sheetName, range: CellRange(first, last))
    }
    func header(_ column: Int) -> Chart.Source? {
      CellReference(row: top, column: column).map {
        Chart.Source(sheet: sheetName, range: CellRange($0, $0))
      }
    }
    // Of the progress only the share is drawn; target and figure stand beside it.
    let drawn = chart.kind == .progress ? [numbers.series.count - 1] : Array(numbers.series.indices)
    let series = drawn.compactMap { index in
      source(2 + index).map {
        Chart.Series(
          name: numbers.series[index].name, nameCell: header(2 + index), categories: source(1), values: $0,
          color: Self.colors[index % Self.colors.count])
      }
    }
    guard !series.isEmpty, let cell = CellReference(row: top, column: Self.chartColumn) else { return }
    let kind: Chart.Plot =
      switch chart.kind {
      case .progress: .bar(.clustered)
      // A line through one point cannot be seen.
      case .periods: rows.count > 1 ? .line(hasMarkers: true) : .column(.clustered)
      case .units: .column(.clustered)
      }
    sheet.charts.append(
      Chart(
        kind, title: title, series: series,
        numberFormat: drawn.first.map { numbers.series[$0].format } ?? .general,
        legend: series.count > 1 ? .bottom : nil, dataLabels: chart.kind == .progress ? .value : .none,
        at: cell,
        width: Self.chartSize.width, height: Self.chartSize.height, description: title))
  }

  /// Dark enough on white to be distinguished, in grey too.
  private static let colors = [0x1F4E79, 0xC55A11, 0x548235, 0x7F6000].map { Color.rgb($0) }

  // MARK: - Numbers

  private func numbers(of chart: ReportChart) -> Numbers {
    let indicators = chart.indicators.compactMap(report.definitions.indicator)
    switch chart.kind {
    case .progress: return progress(of: indicators, figure: chart.figure)
    case .periods:
      return Numbers(
        corner: report.say(.periodColumn), series: series(of: indicators),
        rows: (report.earlier + [report.table]).map { table in
          (table.period.title(language), indicators.map { cell(table.total, chart.figure, $0) })
        })
    case .units:
      return Numbers(
        corner: report.say(.unit), series: series(of: indicators),
        rows: report.table.units.map { unit in
          (unit.name, indicators.map { cell(unit, chart.figure, $0) })
        })
    }
  }

  /// The indicators as series: the table has room for four.
  private func series(of indicators: [Indicator]) -> [(name: String, format: NumberFormat)] {
    indicators.prefix(4).map { indicator in
      (indicator.name[language], style.number(.whole).numberFormat)
    }
  }

  private func cell(
    _ unit: UnitFigures, _ key: FigureKey, _ indicator: Indicator
  ) -> (value: ExactDecimal?, isHeldBack: Bool) {
    (unit.value(key, of: indicator.code), unit.isHeldBack(key, of: indicator.code))
  }

  private func progress(of indicators: [Indicator], figure: FigureKey) -> Numbers {
    var numbers = Numbers(
      corner: report.say(.indicator),
      series: [
        (report.say(.target), style.number(.whole).numberFormat),
        (report.say(.reached), style.number(.whole).numberFormat),
        (report.say(.ofTarget), style.number(.percent).numberFormat),
      ])
    for indicator in indicators {
      guard let target = report.target(of: indicator, span: .phase)?.value else { continue }
      let actual = cell(report.table.total, figure, indicator)
      numbers.rows.append(
        (
          indicator.name[language],
          [
            (target, false), actual,
            (actual.value.flatMap { $0.divided(by: target) }, actual.isHeldBack),
          ]
        ))
    }
    return numbers
  }
}
