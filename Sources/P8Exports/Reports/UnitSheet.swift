import P8Definitions
import P8Model
import SpreadsheetML

/// The sheet with a row for each unit below and a group of columns for each indicator.
struct UnitSheet {
  /// A column with a figure of an indicator.
  private struct Figure {
    let indicator: Indicator
    /// The place of the column in the layout.
    let place: Int
    let column: ReportColumn
    let style: CellStyle
    let boldStyle: CellStyle
    /// Over the figures of the same indicator; nil for a column without a formula.
    var formula: RowFormula?
  }

  /// The columns of an indicator, side by side.
  private struct Group {
    let indicator: Indicator
    /// The places of its figures on the sheet.
    let figures: Range<Int>
  }

  private let template: ReportTemplate.Sheet
  private let report: SummaryReport
  private let style: SummaryStyle
  private let columns: SummaryColumns
  private let figures: [Figure]
  private let groups: [Group]
  /// For each column of the layout the figure that it shows; nil for a formula and for what no unit has.
  private let keys: [FigureKey?]
  private let textStyle: CellStyle
  private let ordinalStyle: CellStyle
  private let countStyle: CellStyle
  private let heldBackStyle: CellStyle

  /// Number, unit, villages counted, villages expected.
  private static let leadingColumns = 4
  private static let leadingWidths = [6.0, 26, 9, 9]

  init(
    _ template: ReportTemplate.Sheet, of report: SummaryReport, style: SummaryStyle
  ) throws(SummaryReport.Failure) {
    (self.template, self.report, self.style) = (template, report, style)
    columns = SummaryColumns(template.columns)
    keys = template.columns.map { if case .figure(let key) = $0.content { key } else { nil } }
    textStyle = style.text()
    ordinalStyle = style.text(.center)
    countStyle = style.number(.whole)
    heldBackStyle = style.heldBack
    // In the order of the layout.
    let indicators =
      template.indicators.isEmpty
      ? report.definitions.indicators : template.indicators.compactMap(report.definitions.indicator)
    var figures: [Figure] = []
    var groups: [Group] = []
    for indicator in indicators {
      let first = figures.count
      for (place, column) in template.columns.enumerated() where Self.shows(column, of: indicator, template) {
        switch column.content {
        case .figure, .formula:
          figures.append(
            Figure(
              indicator: indicator, place: place, column: column, style: style.number(column.format),
              boldStyle: style.number(column.format, isBold: true)))
        case .ordinal, .label, .code, .baseline, .place, .field, .byHand, .measure, .phaseTarget, .yearPlan,
          .remarks:
          break
        }
      }
      let group = first..<figures.count
      groups.append(Group(indicator: indicator, figures: group))
      let places = figures[group].map(\.place)
      for index in group {
        figures[index].formula = try columns.formula(figures[index].place) { place in
          CellReference.letters(
            ofColumn: Self.leadingColumns + 1 + first + (places.firstIndex(of: place) ?? 0))
        }
      }
    }
    (self.figures, self.groups) = (figures, groups)
  }

  /// Whether a column says anything of an indicator: dialogues have no "new" ones, so no column for these.
  ///
  /// Where formulas stand beside it every column stays, since they may name it.
  private static func shows(
    _ column: ReportColumn, of indicator: Indicator, _ template: ReportTemplate.Sheet
  ) -> Bool {
    guard case .figure(.part(let part)) = column.content else { return true }
    let hasFormulas = template.columns.contains { if case .formula = $0.content { true } else { false } }
    return hasFormulas || indicator.parts.contains { $0.id == part }
  }

  private var language: Language { report.language }
  private var widths: [Double] { Self.leadingWidths + figures.map(\.column.width.double) }

  func sheet() -> Worksheet {
    var sheet = Worksheet(name: report.fill(template.name))
    sheet.showsGridLines = false
    for (index, width) in widths.enumerated() { sheet.columnWidths[index + 1] = .characters(width) }
    let frame = PageFrame(report: report, style: style, widths: widths)
    let headerRow = frame.head(of: template, in: &sheet)
    let firstRow = TableHeader(headers, widths: widths).write(in: &sheet, row: headerRow, style: style)
    var row = firstRow
    for (index, unit) in report.table.units.enumerated() {
      lead(String(index + 1), unit.name, unit.coverage, row: row, in: &sheet)
      write(figures(of: unit), of: unit, row: row, in: &sheet, isBold: false)
      row += 1
    }
    let rest = remainder()
    let restCoverage = report.table.remainderCoverage
    if restCoverage != nil || rest.contains(where: { $0 != nil }) {
      lead(
        String(report.table.units.count + 1), report.say(.aboveUnits), restCoverage, row: row, in: &sheet)
      write(rest, of: nil, row: row, in: &sheet, isBold: false)
      row += 1
    }
    total(row: row, summing: firstRow..<row, in: &sheet)
    sheet.rowHeights[row + 1] = .points(8)
    let end = frame.notes(of: template, from: row + 2, in: &sheet)
    sheet.frozenAt = CellReference(row: firstRow, column: 3)
    sheet.page = report.page(of: template, repeatedRows: headerRow...(firstRow - 1), style: style)
    sheet.page.repeatedColumns = 1...2
    sheet.page.rowBreaks = PageBreaks(sheet, page: sheet.page, widths: widths)
      .rows(keeping: PageBreaks.closing(table: row + 1, notes: end, end: end))
    return sheet
  }

  private var headers: [(header: String, group: String?)] {
    let leading: [(header: String, group: String?)] = [
      (report.say(.ordinal), nil), (report.say(.unit), nil),
      (report.say(.villagesCounted), nil), (report.say(.villagesExpected), nil),
    ]
    let shown = Set(figures.map(\.place)).count
    return leading
      + figures.map { figure in
        let measure = report.definitions.measures[figure.indicator.measure]?.name[language] ?? ""
        let name = figure.indicator.name[language] + (measure.isEmpty ? "" : " (\(measure))")
        return shown > 1 ? (report.fill(figure.column.header), name) : (name, nil)
      }
  }

  private func lead(
    _ ordinal: String, _ name: String, _ coverage: Coverage?, row: Int, in sheet: inout Worksheet
  ) {
    sheet.set(.text(ordinal), row: row, column: 1, style: ordinalStyle)
    sheet.set(.text(name), row: row, column: 2, style: textStyle)
    let counts = [coverage?.counted, coverage?.expected]
    for (offset, count) in counts.enumerated() {
      sheet.set(
        count.map { .number(Double($0)) } ?? .blank, row: row, column: 3 + offset, style: countStyle)
    }
    let lines = TextFit.lines(name, width: Self.leadingWidths[1] - 1, size: style.size)
    sheet.rowHeights[row] = .points(TextFit.height(lines: lines, size: style.size))
  }

  // MARK: - Figures

  /// The figures of a unit by the columns of the sheet.
  private func figures(of unit: UnitFigures) -> [ExactDecimal?] {
    var shown: [ExactDecimal?] = []
    shown.reserveCapacity(figures.count)
    for group in groups {
      let known = unit.indicators[group.indicator.code]?.values ?? [:]
      let values = columns.values(keys.map { key in key.flatMap { known[$0] } })
      for figure in figures[group.figures] { shown.append(values[figure.place]) }
    }
    return shown
  }

  /// Whether a column's total is the sum over the units.
  private func isSummed(_ figure: Figure) -> Bool {
    guard case .figure = figure.column.content else { return false }
    return figure.indicator.overPlace == .sum && figure.indicator.kind != .ratio
  }

  /// Whether the units add up to the total as they are shown: nothing of a column is held back.
  private func isShownWhole(_ figure: Figure) -> Bool {
    guard case .figure(let key) = figure.column.content else { return false }
    return !report.table.isAnyHeldBack(key, of: figure.indicator.code)
  }

  /// What belongs to the unit as a whole and to none below: an event of its own, people of a divided commune.
  private func remainder() -> [ExactDecimal?] {
    figures.map { figure in
      guard isSummed(figure), case .figure(let key) = figure.column.content else { return nil }
      return report.table.remainder(key, of: figure.indicator.code)
    }
  }

  /// The places of a unit's figures that are not shown, formulas over them included.
  private func heldBack(of unit: UnitFigures) -> Set<Int> {
    var places: Set<Int> = []
    for group in groups {
      guard let known = unit.indicators[group.indicator.code], !known.heldBack.isEmpty else { continue }
      var heldBack = Set(keys.indices.filter { index in keys[index].map(known.heldBack.contains) ?? false })
      let given = keys.map { key in key.flatMap { known.values[$0] } }
      heldBack.formUnion(columns.formulasHeldBack(given, heldBack: heldBack))
      places.formUnion(group.figures.filter { heldBack.contains(figures[$0].place) })
    }
    return places
  }

  private func write(
    _ values: [ExactDecimal?], of unit: UnitFigures?, row: Int, in sheet: inout Worksheet, isBold: Bool
  ) {
    let heldBack = unit.map(self.heldBack(of:)) ?? []
    for group in groups {
      for index in group.figures {
        let figure = figures[index]
        let isHeldBack = heldBack.contains(index)
        let content: CellContent
        if let formula = figure.formula {
          content = FigureCell.content(
            formula: formula.text(row: row), value: values[index], dependsOnHeldBack: isHeldBack, in: report)
        } else {
          content = FigureCell.content(values[index], isHeldBack: isHeldBack, in: report)
        }
        sheet.set(
          content, row: row, column: Self.leadingColumns + index + 1,
          style: isHeldBack ? heldBackStyle : isBold ? figure.boldStyle : figure.style)
      }
    }
  }

  private func total(row: Int, summing rows: Range<Int>, in sheet: inout Worksheet) {
    let total = report.table.total
    sheet.span(
      rows: row...row, columns: 1...2, .text(report.say(.total)),
      style: style.text(.center, isBold: true))
    sheet.rowHeights[row] = .points(TextFit.height(lines: 1, size: style.size))
    let hasRows = !rows.isEmpty
    func sum(_ column: Int) -> String {
      let letters = CellReference.letters(ofColumn: column)
      return "SUM(\(letters)\(rows.lowerBound):\(letters)\(rows.upperBound - 1))"
    }
    let parts = report.table.units.map(\.coverage) + [report.table.remainderCoverage].compactMap(\.self)
    for (offset, count) in [\Coverage.counted, \.expected].enumerated() {
      let whole = total.coverage[keyPath: count]
      // What belongs to no unit below has a row of its own among those that are summed.
      let isSum = hasRows && parts.reduce(0) { $0 + $1[keyPath: count] } == whole
      let content: CellContent =
        isSum ? .formula(sum(3 + offset), cached: .number(Double(whole))) : .number(Double(whole))
      sheet.set(content, row: row, column: 3 + offset, style: style.number(.whole, isBold: true))
    }
    let values = figures(of: total)
    write(values, of: total, row: row, in: &sheet, isBold: true)
    for (index, figure) in figures.enumerated() {
      guard hasRows, isSummed(figure), isShownWhole(figure), let value = values[index] else { continue }
      let column = Self.leadingColumns + index + 1
      sheet.set(
        .formula(sum(column), cached: .number(value.double)), row: row, column: column,
        style: figure.boldStyle)
    }
  }
}
