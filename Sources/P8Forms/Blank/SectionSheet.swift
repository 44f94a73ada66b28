import P8Definitions
import P8Model
import SpreadsheetML

/// The sheet of a section: hidden ids, title, headers, rows to fill in, totals.
struct SectionSheet {
  private let section: SectionDefinition
  private let book: FormWorkbook
  private let layout: SectionLayout
  private let rows: [[String: String]]
  private let answer: SectionAnswer?
  private let checks: RowChecks
  private let lists: ListSheet

  init(
    _ section: SectionDefinition, of book: FormWorkbook, rows: [[String: String]], answer: SectionAnswer?,
    checks: RowChecks, lists: ListSheet
  ) {
    self.section = section
    self.book = book
    self.rows = Self.ordered(rows, in: section)
    self.answer = answer
    self.checks = checks
    self.lists = lists
    layout = SectionLayout(section, filledRows: rows.count, hasCheck: !checks.isEmpty)
  }

  private var language: Language { book.language }
  private var name: String { section.sheet[language] }

  /// Rows with a key stand where the key's fixed row is.
  private static func ordered(
    _ rows: [[String: String]], in section: SectionDefinition
  ) -> [[String: String]] {
    guard !section.fixedRows.isEmpty else { return rows }
    return section.fixedRows.map { fixed in
      rows.first { $0[SectionDefinition.keyColumn] == fixed.key } ?? [:]
    }
  }

  /// The defined names of the table, from its headers to its total, and of the answer to its question.
  var definedNames: [DefinedName] {
    let table = DefinedName(
      FormContract.section(section.id),
      formula: SheetAddress.absolute(
        name, rows: layout.headerRow...layout.lastRow, columns: 1...layout.columnCount))
    guard let row = layout.questionRow else { return [table] }
    return [
      table,
      DefinedName(
        FormContract.answer(section.id),
        formula: SheetAddress.absolute(name, row: row, column: answerColumns.lowerBound)),
    ]
  }

  /// The column of checks, and how many rows it finds wrong now.
  struct Status {
    let range: String
    let errors: Int
    let warnings: Int
  }

  /// What the column of checks says; nil where there is none.
  var status: Status? {
    guard layout.contents.last == .check else { return nil }
    let severities = rows.compactMap { checks.message($0)?.severity }
    return Status(
      range: SheetAddress.absolute(
        name, rows: layout.rows, columns: layout.columnCount...layout.columnCount),
      errors: severities.count { $0 == .error }, warnings: severities.count { $0 != .error })
  }

  func sheet() -> Worksheet {
    var sheet = Worksheet(name: name)
    sheet.showsGridLines = false
    for column in 1...layout.columnCount {
      sheet.columnWidths[column] = .characters(width(of: layout.contents[column - 1]))
    }
    head(in: &sheet)
    question(in: &sheet)
    headers(in: &sheet)
    body(in: &sheet)
    totals(in: &sheet)
    validations(in: &sheet)

    sheet.hiddenRows = [FormContract.idRow]
    for row in layout.spareRows ?? 1...1 { sheet.hiddenRows.insert(row) }
    if let place = layout.contents.firstIndex(of: .key) { sheet.hiddenColumns.insert(place + 1) }
    sheet.frozenAt = CellReference(row: layout.rows.lowerBound, column: min(3, layout.columnCount + 1))
    sheet.selectedCell = CellReference(row: layout.rows.lowerBound, column: 2)
    // Sorting would leave the hidden keys where they are.
    sheet.protection = SheetProtection(
      allowing: section.hasKeys
        ? [.select, .formatColumns, .formatRows, .insertRows]
        : [.select, .formatColumns, .formatRows, .insertRows, .sort, .filter])
    if layout.contents.last == .check { check(in: &sheet) }
    sheet.page = PageSetup(
      orientation: .landscape,
      margins: PageSetup.Margins(left: 20, right: 15, top: 20, bottom: 20, header: 10, footer: 10),
      scaling: .fitToWidth, repeatedRows: layout.headerRow...layout.labelRow,
      headerFooter: Self.headerFooter(of: book), printArea: printArea)
    return sheet
  }

  /// All but the hidden ids and the column of checks, which is for the screen.
  private var printArea: [CellRange] {
    let columns = layout.columnCount - (layout.contents.last == .check ? 1 : 0)
    guard let first = CellReference(row: SectionLayout.titleRow, column: 1),
      let last = CellReference(row: layout.lastRow, column: max(1, columns))
    else { return [] }
    return [CellRange(first, last)]
  }

  /// What the checks say stands out.
  private func check(in sheet: inout Worksheet) {
    guard let first = CellReference(row: layout.rows.lowerBound, column: layout.columnCount),
      let last = CellReference(row: layout.rows.upperBound, column: layout.columnCount)
    else { return }
    sheet.conditionalFormats.append(
      ConditionalFormat(range: CellRange(first, last), rule: .formula("LEN(\(first))>0", .bad)))
  }

  /// The lines above and below each page of a form.
  static func headerFooter(of book: FormWorkbook) -> HeaderFooter {
    let request = book.request
    let unit = ([request.unitName].filter { !$0.isEmpty } + request.above.prefix(1)).joined(separator: ", ")
    return HeaderFooter(
      footer: HeaderFooter.Line(
        left: HeaderFooter.literal(String("\(book.form.id) \(book.form.version)".prefix(60))),
        center: "\(book.words[FormText.page]) \(HeaderFooter.page)/\(HeaderFooter.pages)",
        right: HeaderFooter.literal(
          String("\(unit) - \(request.period.title(book.language))".prefix(120)))))
  }

  // MARK: - Head

  private func head(in sheet: inout Worksheet) {
    let columns = 1...layout.columnCount
    for column in columns {
      let id = SectionLayout.id(of: layout.contents[column - 1], in: section)
      sheet.set(.text(id), row: FormContract.idRow, column: column, style: FormStyle.idRow)
    }
    sheet.span(
      rows: SectionLayout.titleRow...SectionLayout.titleRow, columns: columns,
      .text(section.title[language]), style: FormStyle.title)
    sheet.rowHeights[SectionLayout.titleRow] = .points(26)
    let request = book.request
    let unit = ([request.unitName] + request.above).filter { !$0.isEmpty }.joined(separator: ", ")
    let line = [unit, request.period.title(language)].filter { !$0.isEmpty }.joined(separator: " - ")
    sheet.span(
      rows: SectionLayout.unitRow...SectionLayout.unitRow, columns: columns, .text(line),
      style: FormStyle.subtitle)
    if let row = layout.helpRow, let help = section.help?[language] {
      sheet.span(rows: row...row, columns: columns, .text(help), style: FormStyle.help)
      let width = layout.contents.reduce(0) { $0 + self.width(of: $1) }
      sheet.rowHeights[row] = .points(TextFit.height(lines: TextFit.lines(help, width: width)))
    }
  }

  // MARK: - The question

  /// The columns in which the question is answered: behind its words, wide enough for every answer.
  private var answerColumns: ClosedRange<Int> {
    let words = Double(section.question?[language].count ?? 0)
    var last = 2
    var width = self.width(of: layout.contents[0]) + self.width(of: layout.contents[1])
    while width < words, last < layout.columnCount - 1 {
      width += self.width(of: layout.contents[last])
      last += 1
    }
    let first = min(last + 1, layout.columnCount)
    var end = first
    var room = self.width(of: layout.contents[first - 1])
    while room < 14, end < layout.columnCount {
      room += self.width(of: layout.contents[end])
      end += 1
    }
    return first...end
  }

  /// Whether there is anything to report at all: without rows only a no is a zero.
  private func question(in sheet: inout Worksheet) {
    guard let row = layout.questionRow, let question = section.question?[language] else { return }
    let columns = answerColumns
    sheet.span(
      rows: row...row, columns: 1...(columns.lowerBound - 1), .text(question), style: FormStyle.question)
    let list = book.definitions.codeLists[SectionAnswer.list]
    let text = answer.flatMap { list?.item($0.rawValue)?.name[language] }
    sheet.span(
      rows: row...row, columns: columns, text.map { .text($0) } ?? .blank, style: FormStyle.answer)
    sheet.rowHeights[row] = .points(24)
    guard let cell = CellReference(row: row, column: columns.lowerBound) else { return }
    let help = book.words[FormText.answerHelp]
    sheet.dataValidations.append(
      DataValidation(
        range: CellRange(cell), rule: .listFrom(FormContract.list(SectionAnswer.list)),
        promptTitle: book.words[FormText.answerTitle], prompt: help,
        errorTitle: book.words[FormText.wrongTitle], error: book.words[FormText.chooseFromList]))
  }

  // MARK: - Headers

  private func headers(in sheet: inout Worksheet) {
    for group in layout.groups {
      sheet.span(
        rows: layout.headerRow...layout.headerRow, columns: group.columns, .text(group.label[language]),
        style: FormStyle.header)
    }
    var lines = 1
    for column in 1...layout.columnCount {
      let content = layout.contents[column - 1]
      let text = header(of: content)
      let isGrouped = layout.group(above: column) != nil
      sheet.span(
        rows: (isGrouped ? layout.labelRow : layout.headerRow)...layout.labelRow, columns: column...column,
        .text(text), style: FormStyle.header)
      let needed = TextFit.lines(text, width: width(of: content) - 1, isBold: true)
      // A header over both rows has one line from the row above.
      lines = max(lines, isGrouped || layout.groups.isEmpty ? needed : needed - 1)
    }
    if !layout.groups.isEmpty {
      let needed = layout.groups.map { group in
        let width = group.columns.reduce(0) { $0 + self.width(of: layout.contents[$1 - 1]) }
        return TextFit.lines(group.label[language], width: width - 1, isBold: true)
      }
      sheet.rowHeights[layout.headerRow] = .points(TextFit.height(lines: needed.max() ?? 1))
    }
    sheet.rowHeights[layout.labelRow] = .points(TextFit.height(lines: lines))
  }

  private func header(of content: SectionLayout.Content) -> String {
    switch content {
    case .ordinal: book.words[FormText.ordinal]
    case .measure: book.words[FormText.measure]
    case .check: book.words[FormText.check]
    case .key: FormContract.modelKey
    case .column(let place):
      section.columns[place].isRequired
        ? FormContract.marked(section.columns[place].label[language]) : section.columns[place].label[language]
    }
  }

  private func width(of content: SectionLayout.Content) -> Double {
    switch content {
    case .ordinal: return 5
    case .measure: return 12
    case .key: return 4
    case .check: return 34
    case .column(let place):
      let column = section.columns[place]
      if let width = column.width { return width.double }
      let longest = column.label[language].split(separator: " ").map(\.count).max() ?? 8
      return Double(min(30, max(9, longest + 2, column.label[language].count / 2 + 3)))
    }
  }

  // MARK: - Rows

  /// The rows, as high as writing by hand needs them; a row that was filled in beforehand is blue.
  private func body(in sheet: inout Worksheet) {
    // Of most rows nothing was filled in beforehand: one formula does for all of them.
    var templates: [Int: RowChecks.Template?] = [:]
    func template(_ values: [String: String]) -> RowChecks.Template? {
      let carried = checks.carriedCount(values)
      if let known = templates[carried] { return known }
      let made = checks.template(layout: layout, lists: lists, carried: carried)
      templates[carried] = .some(made)
      return made
    }
    for (index, row) in layout.rows.enumerated() {
      let values = index < rows.count ? rows[index] : [:]
      let fixed = index < section.fixedRows.count ? section.fixedRows[index] : nil
      sheet.rowHeights[row] = .points(rowHeight(values, fixed: fixed))
      for column in 1...layout.columnCount {
        switch layout.contents[column - 1] {
        case .ordinal:
          sheet.set(.number(Double(index + 1)), row: row, column: column, style: FormStyle.lockedOrdinal)
        case .measure:
          let name = fixed?.measure.flatMap { book.definitions.measures[$0]?.name[language] }
          sheet.set(
            name.map { .text($0) } ?? .blank, row: row, column: column, style: FormStyle.lockedOrdinal)
        case .key:
          sheet.set(
            values[ModelKey.field].map { .text($0) } ?? .blank, row: row, column: column,
            style: FormStyle.lockedOrdinal)
        case .check:
          let content = template(values).map { checks.cell(row: row, $0, values: values) } ?? .blank
          sheet.set(content, row: row, column: column, style: FormStyle.check)
        case .column(let place):
          cell(of: place, row: row, column: column, fixed: fixed, values: values, in: &sheet)
        }
      }
    }
  }

  private func cell(
    of place: Int, row: Int, column: Int, fixed: SectionDefinition.FixedRow?, values: [String: String],
    in sheet: inout Worksheet
  ) {
    let definition = section.columns[place]
    if let fixed, definition.id == SectionDefinition.keyColumn {
      sheet.set(.text(fixed.label[language]), row: row, column: column, style: FormStyle.locked)
    } else if let fixed, !fixed.sum.isEmpty, definition.type == .integer || definition.type == .decimal {
      sheet.set(
        sum(of: fixed, column: column, definition), row: row, column: column,
        style: FormStyle.total.with { $0.numberFormat = FormStyle.numberFormat(definition.type) })
    } else {
      let isCarried = values[ModelKey.field] != nil && definition.isCarried
      let style = FormStyle.input(definition.type)
      sheet.set(
        checks.inputs[place].content(of: values[definition.id] ?? ""), row: row, column: column,
        style: isCarried ? style.with { $0.font = FormStyle.font.colored(FormStyle.carried) } : style)
    }
  }

  /// The sum of the rows that a fixed row adds up; empty while they are.
  private func sum(
    of fixed: SectionDefinition.FixedRow, column: Int, _ definition: ColumnDefinition
  ) -> CellContent {
    let places = fixed.sum.compactMap { key in section.fixedRows.firstIndex { $0.key == key } }
    let cells = places.map { SheetAddress.local(row: layout.rows.lowerBound + $0, column: column) }
      .joined(separator: ",")
    let values = places.compactMap { $0 < rows.count ? ExactDecimal(rows[$0][definition.id] ?? "") : nil }
    let total = values.reduce(ExactDecimal.zero) { $0.adding($1) ?? $0 }
    return .formula(
      "IF(COUNT(\(cells))=0,\"\",SUM(\(cells)))",
      cached: values.isEmpty ? .text("") : .number(total.double))
  }

  /// Room for a line by hand, two where a text is long.
  private func rowHeight(_ values: [String: String], fixed: SectionDefinition.FixedRow?) -> Double {
    var lines = 1
    for content in layout.contents {
      guard case .column(let place) = content else { continue }
      let column = section.columns[place]
      let label = column.id == SectionDefinition.keyColumn ? fixed?.label[language] : nil
      guard column.type == .text, let text = label ?? values[column.id] else { continue }
      lines = max(lines, TextFit.lines(text, width: width(of: content)))
    }
    return max(Self.leastRowHeight, TextFit.height(lines: lines))
  }

  private static let leastRowHeight = 22.0

  private func totals(in sheet: inout Worksheet) {
    guard let totalRow = layout.totalRow else { return }
    sheet.rowHeights[totalRow] = .points(Self.leastRowHeight)
    var firstTotal: Int?
    for column in 1...layout.columnCount {
      guard case .column(let place) = layout.contents[column - 1], section.columns[place].hasTotal else {
        sheet.set(.blank, row: totalRow, column: column, style: FormStyle.total)
        continue
      }
      firstTotal = firstTotal ?? column
      let definition = section.columns[place]
      let letters = CellReference.letters(ofColumn: column)
      // What SUM adds: numbers, no texts.
      let sum = rows.compactMap { ExactDecimal($0[definition.id] ?? "") }
        .reduce(ExactDecimal.zero) { $0.adding($1) ?? $0 }
      sheet.set(
        .formula(
          "SUM(\(letters)\(layout.rows.lowerBound):\(letters)\(layout.rows.upperBound))",
          cached: .number(sum.double)),
        row: totalRow, column: column,
        style: FormStyle.total.with { $0.numberFormat = FormStyle.numberFormat(definition.type) })
    }
    sheet.span(
      rows: totalRow...totalRow, columns: 1...max(1, (firstTotal ?? 3) - 1),
      .text(book.words[FormText.total]),
      style: FormStyle.total.with { $0.alignment.horizontal = .center })
  }

  // MARK: - Validations

  private func validations(in sheet: inout Worksheet) {
    for column in 1...layout.columnCount {
      guard case .column(let place) = layout.contents[column - 1] else { continue }
      let definition = section.columns[place]
      if definition.id == SectionDefinition.keyColumn, !section.fixedRows.isEmpty { continue }
      guard let first = CellReference(row: layout.rows.lowerBound, column: column),
        let last = CellReference(row: layout.rows.upperBound, column: column),
        let validation = checks.inputs[place].validation(in: CellRange(first, last))
      else { continue }
      sheet.dataValidations.append(validation)
    }
  }
}
