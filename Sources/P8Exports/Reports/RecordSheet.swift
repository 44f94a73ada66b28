import P8Definitions
import P8Model
import SpreadsheetML

/// The sheet that lists the records which figures count, so that its rows add up to the summary's number.
struct RecordSheet {
  private let template: ReportTemplate.Sheet
  private let report: SummaryReport
  private let style: SummaryStyle
  // Made once: a register has a hundred thousand rows.
  private let plain: CellStyle
  private let ordinal: CellStyle
  private let day: CellStyle
  private let numbers: [CellStyle]

  init(_ template: ReportTemplate.Sheet, of report: SummaryReport, style: SummaryStyle) {
    (self.template, self.report, self.style) = (template, report, style)
    plain = style.text()
    ordinal = style.ordinal
    day = style.text(.center).with { $0.numberFormat = .date }
    numbers = template.columns.map { style.number($0.format) }
  }

  private var language: Language { report.language }
  private var widths: [Double] { template.columns.map(\.width.double) }

  func sheet() -> Worksheet {
    var sheet = Worksheet(name: report.fill(template.name))
    sheet.showsGridLines = false
    for (index, width) in widths.enumerated() { sheet.columnWidths[index + 1] = .characters(width) }
    let frame = PageFrame(report: report, style: style, widths: widths)
    let headerRow = frame.head(of: template, in: &sheet)
    let header = TableHeader(
      template.columns.map { (report.fill($0.header), $0.group.map(report.fill)) }, widths: widths)
    let firstRow = header.write(in: &sheet, row: headerRow, style: style)
    var row = firstRow
    var kept: [ClosedRange<Int>] = []
    for code in template.indicators {
      guard let indicator = report.definitions.indicator(code) else { continue }
      // The name of an indicator stays with the first of its rows; the first one of all with the head of the page.
      kept.append((row == firstRow ? headerRow : row)...(row + 2))
      row = write(report.facts.records[code]?[template.figure] ?? [], of: indicator, from: row, in: &sheet)
    }
    sheet.rowHeights[row] = .points(8)
    let end = frame.notes(of: template, from: row + 1, in: &sheet)
    sheet.frozenAt = CellReference(row: firstRow, column: 1)
    sheet.page = report.page(of: template, repeatedRows: headerRow...(firstRow - 1), style: style)
    sheet.page.rowBreaks = PageBreaks(sheet, page: sheet.page, widths: widths)
      .rows(keeping: kept + PageBreaks.closing(table: row, notes: end, end: end))
    return sheet
  }

  /// Writes the records of an indicator under its name; gives the row after them.
  private func write(
    _ records: [SummaryFacts.Record], of indicator: Indicator, from start: Int, in sheet: inout Worksheet
  ) -> Int {
    var row = start
    let last = template.columns.count
    // Of what nobody has reported nothing is said but that.
    let isKnown = !records.isEmpty || report.table.total.value(template.figure, of: indicator.code) != nil
    let title = indicator.name[language] + (isKnown ? ": \(records.count)" : "")
    sheet.span(rows: row...row, columns: 1...last, .text(title), style: style.text(isBold: true))
    sheet.rowHeights[row] = .points(
      TextFit.height(
        lines: TextFit.lines(title, width: widths.reduce(0, +) - 1, size: style.size, isBold: true),
        size: style.size))
    row += 1
    guard !records.isEmpty else {
      sheet.span(
        rows: row...row, columns: 1...last, .text(report.say(isKnown ? .nothing : .noFigure)),
        style: style.text())
      sheet.rowHeights[row] = .points(TextFit.height(lines: 1, size: style.size))
      return row + 1
    }
    let first = row
    for (index, record) in records.enumerated() {
      write(record, ordinal: index + 1, row: row, in: &sheet)
      row += 1
    }
    total(of: records, rows: first...(row - 1), row: row, in: &sheet)
    return row + 1
  }

  private func write(_ record: SummaryFacts.Record, ordinal: Int, row: Int, in sheet: inout Worksheet) {
    var lines = 1
    for (index, column) in template.columns.enumerated() {
      var text: String?
      switch column.content {
      case .ordinal:
        sheet.set(.number(Double(ordinal)), row: row, column: index + 1, style: self.ordinal)
      case .place: text = record.place
      case .field(let field):
        switch value(field, of: record) {
        case .number(let number):
          sheet.set(.number(number.double), row: row, column: index + 1, style: numbers[index])
        case .date(let date):
          sheet.set(
            .date(SerialDate.Moment(year: date.year, month: date.month, day: date.day)), row: row,
            column: index + 1, style: day)
        case .text(let value): text = name(of: value, field: field, section: record.section)
        case .truth(let truth): text = Value.truth(truth).formatted(language)
        case nil: sheet.set(.blank, row: row, column: index + 1, style: plain)
        }
      default: sheet.set(.blank, row: row, column: index + 1, style: plain)
      }
      if let text {
        sheet.set(.text(text), row: row, column: index + 1, style: plain)
        lines = max(lines, TextFit.lines(text, width: column.width.double - 1, size: style.size))
      }
    }
    sheet.rowHeights[row] = .points(TextFit.height(lines: lines, size: style.size))
  }

  private func value(_ field: RecordField, of record: SummaryFacts.Record) -> Value? {
    field.id(in: record.section).flatMap { record.fields[$0] }
  }

  /// What a value is called: of a list its label, otherwise the text itself.
  private func name(of value: String, field: RecordField, section: String) -> String {
    guard let field = field.id(in: section),
      case .list(let list) = report.definitions.records[section]?.field(field)?.type,
      let item = report.definitions.codeLists[list]?.item(value)
    else { return value }
    return item.name[language]
  }

  /// The row of live sums over the columns of numbers.
  private func total(
    of records: [SummaryFacts.Record], rows: ClosedRange<Int>, row: Int, in sheet: inout Worksheet
  ) {
    sheet.rowHeights[row] = .points(TextFit.height(lines: 1, size: style.size))
    for (index, column) in template.columns.enumerated() {
      let place = index + 1
      guard case .field(let field) = column.content, column.format != .text else {
        let text = column.content == .place ? report.say(.total) : ""
        sheet.set(
          text.isEmpty ? .blank : .text(text), row: row, column: place, style: style.text(isBold: true))
        continue
      }
      let known = records.compactMap { value(field, of: $0)?.number }
      // A sum over blanks would be zero.
      guard !known.isEmpty else {
        sheet.set(.blank, row: row, column: place, style: style.text(isBold: true))
        continue
      }
      let sum = known.reduce(ExactDecimal.zero) { $0.adding($1) ?? $0 }
      let letters = CellReference.letters(ofColumn: place)
      sheet.set(
        .formula(
          "SUM(\(letters)\(rows.lowerBound):\(letters)\(rows.upperBound))", cached: .number(sum.double)),
        row: row, column: place, style: style.number(column.format, isBold: true))
    }
  }
}
