import P8Definitions
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
    (self.template, self.report, self.style) = (template, report, style)
    columns = SummaryColumns(template.columns)
  }

  private var language: Language { report.language }
  private var widths: [Double] { template.columns.map(\.width.double) }

  /// The rows in the order of the layout, then the notes and the signatures.
  func sheet() throws(SummaryReport.Failure) -> Worksheet {
    var sheet = Worksheet(name: report.fill(template.name))
    sheet.showsGridLines = false
    for (index, width) in widths.enumerated() { sheet.columnWidths[index + 1] = .characters(width) }
    let frame = PageFrame(report: report, style: style, widths: widths)
    let headerRow = frame.head(of: template, in: &sheet)
    let header = TableHeader(
      template.columns.map { (report.fill($0.header), $0.group.map(report.fill)) }, widths: widths)
    var row = header.write(in: &sheet, row: headerRow, style: style)
    let lastHeaderRow = row - 1
    var kept: [ClosedRange<Int>] = []
    var heading: Int?
    for content in SummaryRow.rows(showing: template.indicators, of: report.definitions) {
      switch content {
      case .content(let content):
        write(content, row: row, in: &sheet)
        heading = row
      case .indicator(let indicator, let ordinal):
        // The name of a content stays with its first indicator, an indicator with its parts.
        let first = heading ?? row
        heading = nil
        try write(indicator, ordinal: ordinal, row: row, in: &sheet)
        for part in template.showsParts ? indicator.parts : [] {
          row += 1
          write(part, of: indicator, row: row, in: &sheet)
        }
        kept.append((first == lastHeaderRow + 1 ? headerRow : first)...row)
      }
      row += 1
    }
    sheet.rowHeights[row] = .points(8)
    let notes = frame.notes(of: template, from: row + 1, in: &sheet)
    let end = frame.signatures(from: notes, in: &sheet)
    sheet.frozenAt = CellReference(row: lastHeaderRow + 1, column: 1)
    sheet.page = report.page(of: template, repeatedRows: headerRow...lastHeaderRow, style: style)
    sheet.page.rowBreaks = PageBreaks(sheet, page: sheet.page, widths: widths)
      .rows(keeping: kept + PageBreaks.closing(table: row, notes: notes, end: end))
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

  /// A switch over what a column shows; the text that needs most lines makes the height of the row.
  private func write(
    _ indicator: Indicator, ordinal: String, row: Int, in sheet: inout Worksheet
  ) throws(SummaryReport.Failure) {
    let isPart = indicator.partOf != nil
    let given = template.columns.map { self.given($0, of: indicator) }
    let values = columns.values(given)
    let heldBack = Set(
      template.columns.indices.filter { index in
        if case .figure(let key) = template.columns[index].content {
          report.table.total.isHeldBack(key, of: indicator.code)
        } else {
          false
        }
      })
    let formulasHeldBack = columns.formulasHeldBack(given, heldBack: heldBack)
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
        let name = report.definitions.measures[indicator.measure]?.name[language] ?? ""
        sheet.set(.text(name), row: row, column: place, style: style.text(.center, isItalic: isPart))
        lines = max(lines, TextFit.lines(name, width: column.width.double - 1, size: style.size))
      case .code:
        sheet.set(.text(indicator.code), row: row, column: place, style: style.text(isItalic: isPart))
      case .baseline:
        if let (baseline, _) = report.definitions.baseline(of: indicator, for: report.table.total.unit) {
          // A number that can be computed with, its year beside it.
          let format = NumberFormat("#,##0.###\" (\(baseline.year))\"")
          let plain = NumberFormat("#,##0\" (\(baseline.year))\"")
          sheet.set(
            .number(baseline.value.double), row: row, column: place,
            style: style.number(as: baseline.value.isWhole ? plain : format, isItalic: isPart))
          continue
        }
        let text = indicator.reference.baseline[language]
        sheet.set(
          text.isEmpty ? .blank : .text(text), row: row, column: place, style: style.text(isItalic: isPart))
        lines = max(lines, TextFit.lines(text, width: column.width.double - 1, size: style.size))
      case .figure, .phaseTarget, .yearPlan:
        let isHeldBack = heldBack.contains(index)
        let number = style.number(
          as: format(of: column, for: indicator, value: values[index]), isItalic: isPart)
        sheet.set(
          FigureCell.content(values[index], isHeldBack: isHeldBack, in: report), row: row, column: place,
          style: isHeldBack ? style.heldBack : number)
      case .formula:
        let formula = try columns.formula(index) { CellReference.letters(ofColumn: $0 + 1) }?.text(row: row)
        let isHeldBack = formulasHeldBack.contains(index)
        sheet.set(
          FigureCell.content(
            formula: formula, value: values[index], dependsOnHeldBack: isHeldBack, in: report), row: row,
          column: place,
          style: isHeldBack ? style.heldBack : style.number(column.format, isItalic: isPart))
      case .place, .field, .byHand:
        sheet.set(.blank, row: row, column: place, style: style.number(column.format, isItalic: isPart))
      case .remarks:
        let text = remarks(on: indicator)
        sheet.set(
          text.isEmpty ? .blank : .text(text), row: row, column: place, style: style.text(isItalic: isPart))
        lines = max(lines, TextFit.lines(text, width: column.width.double - 1, size: style.size))
      }
    }
    sheet.rowHeights[row] = .points(TextFit.height(lines: lines, size: style.size))
  }

  /// The row of a part: its number in the column of the figure that it is a part of.
  private func write(_ part: Indicator.Part, of indicator: Indicator, row: Int, in sheet: inout Worksheet) {
    let whole: FigureKey = indicator.kind == .stock ? .cumulative : .inPeriod
    let key = FigureKey.part(part.id)
    let value = report.table.total.value(key, of: indicator.code)
    let isHeldBack = report.table.total.isHeldBack(key, of: indicator.code)
    for (index, column) in template.columns.enumerated() {
      let place = index + 1
      switch column.content {
      case .label:
        sheet.set(
          .text(part.name[language]), row: row, column: place, style: style.text(isItalic: true, indent: 2))
      case .measure:
        sheet.set(
          .text(report.definitions.measures[indicator.measure]?.name[language] ?? ""), row: row,
          column: place, style: style.text(.center, isItalic: true))
      case .figure(whole):
        let number = style.number(as: format(of: column, for: indicator, value: value), isItalic: true)
        sheet.set(
          FigureCell.content(value, isHeldBack: isHeldBack, in: report), row: row, column: place,
          style: isHeldBack ? style.heldBack : number)
      default:
        sheet.set(.blank, row: row, column: place, style: style.text(.center, isItalic: true))
      }
    }
    let width = (template.columns.first { $0.content == .label }?.width.double ?? 20) - 4
    let lines = TextFit.lines(part.name[language], width: width, size: style.size)
    sheet.rowHeights[row] = .points(TextFit.height(lines: lines, size: style.size))
  }

  private func given(_ column: ReportColumn, of indicator: Indicator) -> ExactDecimal? {
    switch column.content {
    case .figure(let key): report.table.total.value(key, of: indicator.code)
    case .phaseTarget: report.target(of: indicator, span: .phase)?.value
    case .yearPlan: report.target(of: indicator, span: .year(report.table.period.year))?.value
    case .ordinal, .label, .code, .baseline, .place, .field, .byHand, .measure, .formula, .remarks: nil
    }
  }

  private func format(of column: ReportColumn, for indicator: Indicator, value: ExactDecimal?) -> NumberFormat
  {
    SummaryStyle.numberFormat(
      column.format, measure: report.definitions.measures[indicator.measure], value: value)
  }

  private func remarks(on indicator: Indicator) -> String {
    var remarks: [String] = []
    // From how many villages the figures come is said above the table, since it holds for all of them.
    let figures = report.table.total.indicators[indicator.code]
    if figures?.values.isEmpty ?? true, figures?.heldBack.isEmpty ?? true {
      remarks.append(report.say(.noFigure))
    } else if figures?.isCarriedOver ?? false {
      // Where the figure stands, not only below the table.
      remarks.append(report.say(.carriedOver))
    }
    for span in [Target.Span.phase, .year(report.table.period.year)] {
      guard let target = report.target(of: indicator, span: span) else { continue }
      let words: String? =
        switch target.label {
        case .confirmed: nil
        case .press: report.say(.targetPress)
        case .unconfirmed: report.say(.targetUnconfirmed)
        }
      if let words, !remarks.contains(words) { remarks.append(words) }
      if let note = target.note?[language], !remarks.contains(note) { remarks.append(note) }
    }
    let text = remarks.joined(separator: "; ")
    return text.prefix(1).uppercased() + text.dropFirst()
  }
}
