import P8Definitions
import P8Model
import SpreadsheetML

/// The first sheet: what the form is, for whom and for when, who fills it in, and how.
struct CoverSheet {
  let book: FormWorkbook
  let signature: FormSignature
  /// For each section what its column of checks says; nil where it has none.
  let statuses: [SectionSheet.Status?]

  private static let labelWidth = 28.0
  private static let valueWidth = 72.0
  private static let unitRow = 4

  private var language: Language { book.language }
  private var words: FormWords { book.words }
  private var name: String { words[FormText.coverSheet] }

  /// The defined name of the cell with the name of the unit.
  var unitName: DefinedName {
    DefinedName(
      FormContract.Stamp.unitName.rawValue,
      formula: SheetAddress.absolute(name, row: Self.unitRow, column: 2))
  }

  func sheet() -> Worksheet {
    var sheet = Worksheet(name: name)
    sheet.columnWidths = [1: .characters(Self.labelWidth), 2: .characters(Self.valueWidth)]
    sheet.showsGridLines = false
    let title = book.form.title[language]
    sheet.span(rows: 1...1, columns: 1...2, .text(title), style: FormStyle.title)
    sheet.rowHeights[1] = .points(
      TextFit.height(
        lines: TextFit.lines(title, width: Self.labelWidth + Self.valueWidth, size: 16, isBold: true),
        size: 16))
    sheet.span(
      rows: 2...2, columns: 1...2, .text(book.request.period.title(language)), style: FormStyle.subtitle)

    var row = fields(in: &sheet)
    for field in Self.unitRow..<row { sheet.rowHeights[field] = .points(20) }
    row = paragraphs(in: &sheet, from: row + 1)
    row = contents(in: &sheet, from: row + 1)
    signatures(in: &sheet, from: row + 1)

    sheet.selectedCell = CellReference(row: Self.unitRow, column: 2)
    sheet.protection = SheetProtection(allowing: [.select, .formatColumns, .formatRows])
    sheet.page = PageSetup(
      orientation: .portrait,
      margins: PageSetup.Margins(left: 25, right: 15, top: 20, bottom: 20, header: 10, footer: 10),
      scaling: .fitToWidth,
      headerFooter: SectionSheet.headerFooter(of: book))
    return sheet
  }

  /// The prefilled and the open fields; gives the row after them.
  ///
  /// What is known is locked, so that nobody sends a report for another unit or period by mistake.
  private func fields(in sheet: inout Worksheet) -> Int {
    let request = book.request
    let isNamed = !request.unitName.isEmpty
    let isCommuneCode = book.form.level == .village && request.unit.level == .commune
    var row = Self.unitRow
    func locked(_ label: FormText, _ text: String) {
      sheet.set(.text(words[label]), row: row, column: 1, style: FormStyle.label)
      sheet.set(.text(text), row: row, column: 2, style: FormStyle.locked)
      row += 1
    }
    func open(_ label: FormText, _ content: CellContent, type: FieldType = .text) {
      sheet.set(.text(words[label]), row: row, column: 1, style: FormStyle.label)
      sheet.set(
        content, row: row, column: 2,
        style: FormStyle.input(type).with { $0.alignment.horizontal = .left })
      row += 1
    }
    if isNamed {
      locked(FormText.reportingUnit, request.unitName)
    } else {
      open(FormText.reportingUnit, .blank)
      prompt(words[FormText.unitNameToFill], row: Self.unitRow, in: &sheet)
    }
    locked(
      isCommuneCode ? FormText.unitCodeOfCommune : FormText.unitCode, request.unit.code)
    if !request.above.isEmpty { locked(FormText.unitsAbove, request.above.joined(separator: ", ")) }
    locked(FormText.structure, request.unit.structure.title[language])
    locked(FormText.period, request.period.title(language))
    locked(FormText.closing, request.period.to.formatted(language))
    locked(FormText.version, request.version.title[language])
    open(FormText.filledBy, signature.name.isEmpty ? .blank : .text(signature.name))
    open(FormText.role, signature.role.isEmpty ? .blank : .text(signature.role))
    open(FormText.filledOn, signature.date?.cellContent ?? .blank, type: .date)
    status(row: row, in: &sheet)
    return row + 1
  }

  /// What all columns of checks say together: "3 lỗi cần sửa".
  private func status(row: Int, in sheet: inout Worksheet) {
    let known = statuses.compactMap(\.self)
    guard !known.isEmpty, let cell = CellReference(row: row, column: 2) else { return }
    let lookAt = words[FormText.lookAt]
    let spoken = known.map { "SUMPRODUCT(--(LEN(\($0.range))>0))" }.joined(separator: "+")
    let warned = known.map { "SUMPRODUCT(--(LEFT(\($0.range),\(lookAt.utf16.count))=\"\(lookAt)\"))" }
      .joined(separator: "+")
    let errors = known.reduce(0) { $0 + $1.errors }
    let warnings = known.reduce(0) { $0 + $1.warnings }
    let mend = words[FormText.toMend]
    let look = words[FormText.toLookAt]
    let nothing = words[FormText.nothingFound]
    let now = errors > 0 ? "\(errors) \(mend)" : warnings > 0 ? "\(warnings) \(look)" : nothing
    sheet.set(.text(words[FormText.status]), row: row, column: 1, style: FormStyle.label)
    sheet.set(
      .formula(
        "IF(\(spoken)>\(warned),(\(spoken))-(\(warned))&\" \(mend)\",IF(\(warned)>0,\(warned)&\" \(look)\",\"\(nothing)\"))",
        cached: .text(now)), row: row, column: 2,
      style: FormStyle.locked.with { $0.font = FormStyle.font.bold })
    sheet.conditionalFormats.append(
      ConditionalFormat(range: CellRange(cell), rule: .formula("\(cell)<>\"\(nothing)\"", .bad)))
  }

  private func prompt(_ text: String, row: Int, in sheet: inout Worksheet) {
    guard let cell = CellReference(row: row, column: 2) else { return }
    sheet.dataValidations.append(
      DataValidation(
        range: CellRange(cell), rule: .any, promptTitle: words[FormText.reportingUnit], prompt: text))
  }

  /// The instructions, numbered; gives the row after them.
  private func paragraphs(in sheet: inout Worksheet, from start: Int) -> Int {
    var row = start
    sheet.span(
      rows: row...row, columns: 1...2, .text(words[FormText.instructions]), style: FormStyle.heading)
    row += 1
    let texts = book.form.instructions.map { $0[language] } + [words[FormText.requiredNote]]
    for (index, text) in texts.enumerated() {
      let numbered = "\(index + 1). \(text)"
      sheet.span(rows: row...row, columns: 1...2, .text(numbered), style: FormStyle.paragraph)
      let lines = TextFit.lines(numbered, width: Self.labelWidth + Self.valueWidth)
      sheet.rowHeights[row] = .points(TextFit.height(lines: lines))
      row += 1
    }
    return row
  }

  /// The sheets to fill in, with links; gives the row after them.
  private func contents(in sheet: inout Worksheet, from start: Int) -> Int {
    var row = start
    sheet.span(rows: row...row, columns: 1...2, .text(words[FormText.sheets]), style: FormStyle.heading)
    row += 1
    for section in book.form.sections {
      let name = section.sheet[language]
      sheet.set(
        .hyperlink(Hyperlink(.place("\(SheetAddress.quoted(name))!A\(SectionLayout.titleRow)")), text: name),
        row: row, column: 1,
        style: FormStyle.paragraph.with { $0.font = FormStyle.font.colored(.linkBlue) })
      sheet.set(.text(section.title[language]), row: row, column: 2, style: FormStyle.paragraph)
      row += 1
    }
    return row
  }

  /// Who signs the form once it is printed: place and date, then a block for each, side by side.
  private func signatures(in sheet: inout Worksheet, from start: Int) {
    let signers = book.form.signatures
    guard !signers.isEmpty else { return }
    sheet.span(
      rows: start...start, columns: 1...2, .text(words[FormText.signedOn]), style: FormStyle.signedOn)
    for (place, signer) in signers.prefix(2).enumerated() {
      sheet.set(.text(signer[language]), row: start + 1, column: place + 1, style: FormStyle.signer)
      sheet.set(
        .text(words[FormText.signHere]), row: start + 2, column: place + 1, style: FormStyle.signHere)
    }
    sheet.rowHeights[start + 1] = .points(20)
    // Room for the hand and the seal.
    sheet.rowHeights[start + 3] = .points(64)
    sheet.set(.blank, row: start + 3, column: 1, style: FormStyle.signHere)
  }
}
