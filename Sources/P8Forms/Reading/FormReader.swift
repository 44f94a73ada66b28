package import P8Definitions
package import P8Model
package import SpreadsheetML

/// Reads form workbooks back after people have filled them in with Excel, LibreOffice or a script.
///
/// Sheets may have been renamed and reordered, rows inserted and columns moved: the stamp and the sections are found
/// by defined names, then by what stands on the sheets; columns by the hidden row of ids, then by their headers.
/// Nothing is judged here: every cell keeps the text as seen, a value where there is one beyond doubt, and what is
/// odd about it.
package struct FormReader: Sendable {
  /// The sections of each form, prepared once for all files.
  private let forms: [String: [SectionReader]]
  /// The ids of the forms, those of villages first: of two that fit alike the form of the smaller place is meant until a
  /// title says otherwise.
  private let order: [String]
  private let headers: HeaderTexts
  private let texts: TextCatalogue
  private let cover: CoverReader
  /// Reads filled phone forms, which servers export as workbooks too.
  private let submissions: SubmissionReader
  private let exports: SubmissionTables
  /// How the sheets begin that the toolkit itself puts into files.
  private let passingOver: [String]
  /// The defined names that say anything about a form.
  private let wantedNames: Set<String>
  /// Whether a heading between rows names a village.
  private let namesVillage: @Sendable (String) -> Bool
  /// Why a workbook cannot be read, in words for its sender.
  private let words: @Sendable (WorkbookFault) -> LocalizedText

  /// One reader reads any number of files.
  ///
  /// - Parameters:
  ///   - forms: The forms by id.
  ///   - codeLists: The code lists by id.
  ///   - texts: What is said of a file that gives no report.
  ///   - passingOver: How the names of sheets begin that the toolkit itself puts into files.
  ///   - namesVillage: Whether a heading between rows names a village.
  ///   - words: Why a workbook cannot be read, in words for its sender.
  package init(
    forms: [String: FormDefinition], codeLists: [String: CodeList], texts: TextCatalogue,
    passingOver: [String] = [], namesVillage: @escaping @Sendable (String) -> Bool = { _ in false },
    words: @escaping @Sendable (WorkbookFault) -> LocalizedText
  ) {
    self.texts = texts
    self.words = words
    self.namesVillage = namesVillage
    self.passingOver = passingOver
    cover = CoverReader(texts)
    submissions = SubmissionReader(forms: forms, codeLists: codeLists, texts: texts)
    exports = SubmissionTables(forms: forms, texts: texts)
    headers = HeaderTexts(forms.values.flatMap(\.sections))
    let interpreter = CellInterpreter(codeLists: codeLists)
    self.forms = forms.mapValues { form in
      form.sections.map { SectionReader($0, interpreter: interpreter) }
    }
    order = forms.values.sorted {
      $0.level == $1.level ? $0.id < $1.id : $0.level.isBelow($1.level)
    }.map(\.id)
    wantedNames = Set(
      self.forms.values.joined().flatMap { [$0.definedName, $0.answerName].compactMap(\.self) }
    )
    .union(FormContract.Stamp.allCases.map { FormContract.key(ofName: $0.rawValue) })
  }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - bytes: The bytes of the file.
  ///   - file: Its description, for the report.
  ///   - form: The form as which a file without a stamp is read; nil for the one of which most is there.
  /// - Returns: The report as it stands in the file.
  /// - Throws: Why the file gives no report.
  package func read(
    _ bytes: [UInt8], file: SourceFile, as form: String? = nil
  ) throws(FormRefusal) -> FieldReport {
    guard !bytes.isEmpty else {
      throw FormRefusal(file: file, check: IntakeCheck.empty, reason: texts[FormText.noBytes])
    }
    return try refusing(file) {
      try report(
        from: WorkbookReader(bytes: bytes, named: file.path, limits: Self.limits), file: file, as: form)
    }
  }

  /// What a body gives; whatever it throws is a refusal of the file, in words.
  private func refusing<Read>(_ file: SourceFile, _ body: () throws -> Read) throws(FormRefusal) -> Read {
    do {
      return try body()
    } catch let fault as WorkbookFault {
      throw refusal(fault, file: file)
    } catch let refusal as FormRefusal {
      throw refusal
    } catch {
      throw FormRefusal(
        file: file, check: IntakeCheck.damaged,
        reason: texts.filled(FormText.unreadable, with: ["reason": "\(error)"]))
    }
  }

  /// What a form may ask for: far more than any form holds, far less than a workbook may.
  private static var limits: ReadingLimits {
    var limits = ReadingLimits()
    limits.fileBytes = 64 << 20
    limits.totalBytes = 512 << 20
    limits.sheets = 200
    limits.cells = 500_000
    limits.workbookCells = 500_000
    limits.strings = 500_000
    return limits
  }

  private func grids(of reader: WorkbookReader) throws(WorkbookFault) -> [SheetGrid] {
    var sheets: [SheetGrid] = []
    // What the formulas of the form refer to is nothing that anybody reports.
    for sheet in reader.sheets where sheet.type == .worksheet && sheet.name != FormContract.listSheet {
      sheets.append(try SheetGrid(sheet, of: reader, headers: headers))
    }
    return sheets
  }

  private func report(
    from reader: WorkbookReader, file: SourceFile, as wanted: String?
  ) throws -> FieldReport {
    let sheets = try grids(of: reader)
    guard sheets.contains(where: { !$0.rows.isEmpty }) else {
      throw FormRefusal(file: file, check: IntakeCheck.empty, reason: texts[FormText.noCells])
    }
    var names: [String: NamedRange] = [:]
    for name in reader.definedNames {
      let key = FormContract.key(ofName: name.name)
      guard wantedNames.contains(key), name.sheet == nil || names[key] == nil else { continue }
      names[key] = NamedRange(formula: name.formula)
    }
    if let exported = try exported(sheets, file: file) { return try submissions.read(exported, file: file) }
    let stamp = StampFinder(sheets: sheets, names: names).stamp()
    if stamp.form.text.isEmpty, let table = try villageColumns(in: sheets, file: file) {
      throw FormRefusal(
        file: file, check: IntakeCheck.severalUnits,
        reason: texts.filled(
          FormText.villageColumns, with: ["count": "\(table.columns.count)", "sheet": table.grid.name]))
    }
    if stamp.form.text.isEmpty, let table = try villageGroups(in: sheets, file: file) {
      throw FormRefusal(
        file: file, check: IntakeCheck.severalUnits,
        reason: texts.filled(
          FormText.villageGroups, with: ["count": "\(table.groups.count)", "sheet": table.grid.name]))
    }
    let (id, form) = try form(of: stamp, as: wanted, sheets: sheets, names: names, file: file)
    let cover = names[FormContract.Stamp.unitName.rawValue].flatMap { range in
      sheets.first { $0.name == range.sheet }
    }
    let isForeign = stamp.form.text.isEmpty
    let sections = sections(of: form, sheets: sheets, names: names, isForeign: isForeign)
    var report = FieldReport(
      file: file, stamp: stamp, sections: sections,
      statements: (cover ?? sheets.first).map(self.cover.statements(on:)) ?? [],
      unread: unread(in: sheets, besides: sections, cover: cover, of: form, isForeign: isForeign))
    report.oldFont =
      sheets.lazy.compactMap { sheet in
        sheet.oldFont.map { old in
          ReportStamp.Field(
            text: old.text,
            place: CellPlace(
              sheet: sheet.name, row: old.cell.row, column: CellReference.letters(ofColumn: old.cell.column)))
        }
      }.first
    return isForeign ? report.stamped(stamp.of(form: id), foreign: ForeignLayout()) : report
  }

  /// The sheets that people see and that are no part of the form: a second one of a section may hold rows that nobody
  /// counts.
  private func unread(
    in sheets: [SheetGrid], besides sections: [ReportSection], cover: SheetGrid?, of form: [SectionReader],
    isForeign: Bool
  ) -> [UnreadPart] {
    // Where the form's own names are gone nobody knows its first page.
    guard cover != nil || isForeign else { return [] }
    let read = Set(sections.map(\.sheet))
    return sheets.compactMap { sheet in
      guard sheet.isVisible, sheet.name != cover?.name, !read.contains(sheet.name),
        !passingOver.contains(where: sheet.name.hasPrefix), let first = sheet.rows.first?.cells.first
      else { return nil }
      let isCopy = form.contains { section in
        section.finder.head(in: sheet, table: nil).map {
          $0.share >= 0.5 && !section.section(on: sheet, head: $0, answer: nil).rows.isEmpty
        } ?? false
      }
      return UnreadPart(
        isCopy ? .copiedSheet : .sheet,
        ReportStamp.Field(
          text: sheet.text(of: first),
          place: CellPlace(
            sheet: sheet.name, row: first.reference.row,
            column: CellReference.letters(ofColumn: first.reference.column))))
    }
  }

  /// The form that the stamp names; without a stamp the one of which most is there.
  private func form(
    of stamp: ReportStamp, as wanted: String?, sheets: [SheetGrid], names: [String: NamedRange],
    file: SourceFile
  ) throws(FormRefusal) -> (id: String, sections: [SectionReader]) {
    let known = forms.keys.sorted().joined(separator: ", ")
    if !stamp.form.text.isEmpty {
      if let form = forms[stamp.form.text] { return (stamp.form.text, form) }
      throw FormRefusal(
        file: file, check: IntakeCheck.otherForm,
        reason: texts.filled(FormText.unknownForm, with: ["form": stamp.form.text, "known": known]),
        arguments: ["form": stamp.form.text, "expected": known])
    }
    if let wanted, let form = forms[wanted] { return (wanted, form) }
    var best: (id: String, form: [SectionReader], score: Int)?
    for id in order {
      guard let form = forms[id] else { continue }
      let columns = sections(of: form, sheets: sheets, names: names, isForeign: true).flatMap(\.columns)
      // What a form has too much counts against it: a commune's report is a village's with one more column.
      let found = columns.count { $0 != nil }
      let score = found * 2 - (columns.count - found)
      if found > 0, score > best?.score ?? .min { best = (id, form, score) }
    }
    guard let best else {
      throw FormRefusal(
        file: file, check: IntakeCheck.otherForm,
        reason: texts.filled(FormText.noForm, with: ["headers": Self.widestRows(of: sheets)]),
        arguments: ["form": "", "expected": known])
    }
    return (best.id, best.form)
  }

  /// What was read of a file in which nothing was recognised: of each sheet the row with most texts.
  private static func widestRows(of sheets: [SheetGrid]) -> String {
    sheets.filter(\.isVisible).prefix(3).compactMap { sheet in
      let rows = sheet.head.map { row in row.columns.compactMap { row[$0]?.text }.filter { !$0.isEmpty } }
      guard let widest = rows.max(by: { $0.count < $1.count }), !widest.isEmpty else { return nil }
      let shown = widest.prefix(6).map { String($0.prefix(24)) }.joined(separator: " | ")
      return "\(sheet.name): \(shown)"
    }.joined(separator: "; ")
  }

  /// Whether a sheet has the fields of the stamp beside one another, as form servers export filled phone forms.
  private static func isOfPhones(_ sheet: SheetGrid) -> Bool {
    let wanted = [FormContract.Stamp.form.rawValue, FormContract.Stamp.unit.rawValue]
    return sheet.rows.first.map { first in
      wanted.allSatisfy { name in first.cells.contains { $0.value.text == name } }
    } ?? false
  }

  // MARK: - Several reports in a workbook

  /// The submissions of a workbook that a form server exported, where several count, or the villages that stand beside one
  /// another in a table: each by itself; nil for any other workbook.
  ///
  /// - Returns: The name of each, and its bytes: JSON, or a workbook with what is of this village, where it stood.
  package func parts(
    of bytes: [UInt8], file: SourceFile
  ) throws(FormRefusal) -> [(name: String, bytes: [UInt8])]? {
    try refusing(file) {
      let sheets = try grids(of: WorkbookReader(bytes: bytes, named: file.path, limits: Self.limits))
      if let exported = try exported(sheets, file: file) { return submissions.parts(exported) }
      if let table = try villageColumns(in: sheets, file: file) { return try table.parts() }
      return try villageGroups(in: sheets, file: file)?.parts()
    }
  }

  /// The submissions of a workbook as JSON; nil where no sheet holds any.
  private func exported(_ sheets: [SheetGrid], file: SourceFile) throws(FormRefusal) -> [UInt8]? {
    guard sheets.contains(where: Self.isOfPhones) else { return nil }
    return try exports.json(sheets.compactMap(ExportedTable.init), file: file)
  }

  /// The table of a file that has a column for each village; nil where there is none.
  ///
  /// - Throws: Why it cannot be taken apart: its totals are not those of the villages, or other sheets would be lost.
  private func villageColumns(in sheets: [SheetGrid], file: SourceFile) throws(FormRefusal) -> SidewaysTable?
  {
    func refusal(_ text: FormText, _ words: [String: String]) -> FormRefusal {
      FormRefusal(file: file, check: IntakeCheck.severalUnits, reason: texts.filled(text, with: words))
    }
    let visible = sheets.filter { $0.isVisible && !$0.rows.isEmpty }
    for id in order {
      for section in forms[id] ?? [] {
        for grid in visible {
          guard let table = SidewaysTable(on: grid, of: section), table.columns.count > 1 else { continue }
          if let other = visible.first(where: { $0.name != grid.name }) {
            throw refusal(.villageColumnsBeside, ["sheet": grid.name, "other": other.name])
          }
          if let wrong = table.wrongTotal {
            throw refusal(
              .villageColumnsSum,
              [
                "cell": wrong.cell.description, "stated": wrong.stated.description,
                "sum": wrong.sum.description,
              ])
          }
          return table
        }
      }
    }
    return nil
  }

  /// The table of a file in which the name of each village stands above its rows; nil where there is none.
  ///
  /// - Throws: Why it cannot be taken apart: a heading may be a village or not, its total is another one, or other sheets
  ///   would be lost.
  private func villageGroups(in sheets: [SheetGrid], file: SourceFile) throws(FormRefusal) -> GroupedTable? {
    func refusal(_ text: FormText, _ words: [String: String]) -> FormRefusal {
      FormRefusal(file: file, check: IntakeCheck.severalUnits, reason: texts.filled(text, with: words))
    }
    let visible = sheets.filter { $0.isVisible && !$0.rows.isEmpty }
    for grid in visible {
      guard let table = GroupedTable(on: grid, of: order.flatMap { forms[$0] ?? [] }, isVillage: namesVillage)
      else { continue }
      if let other = visible.first(where: { $0.name != grid.name }) {
        throw refusal(.villageGroupsBeside, ["sheet": grid.name, "other": other.name])
      }
      if let heading = table.unclearHeading {
        throw refusal(.villageGroupsUnclear, ["cell": heading.cell.description, "text": heading.text])
      }
      if let wrong = table.wrongTotal {
        throw refusal(
          .villageColumnsSum,
          ["cell": wrong.cell.description, "stated": wrong.stated.description, "sum": wrong.sum.description])
      }
      return table
    }
    return nil
  }

  // MARK: - Sections

  /// Each section with the sheet that is most surely its own: a defined name leads to one sheet, a sheet's name may have
  /// been copied, and what stands on a sheet may fit two sections.
  private func sections(
    of form: [SectionReader], sheets: [SheetGrid], names: [String: NamedRange], isForeign: Bool
  ) -> [ReportSection] {
    lazy var sheetKeys = sheets.map { SectionReader.sheetKey($0.name) }
    var heads: [Int: (sheet: Int, head: ColumnFinder.Head)] = [:]
    var taken: Set<Int> = []
    // By defined name, then by the name of the sheet.
    for (index, section) in form.enumerated() {
      func take(_ sheet: Int?, table: CellRange?) {
        guard heads[index] == nil, let sheet, !taken.contains(sheet),
          let head = section.finder.head(in: sheets[sheet], table: table)
        else { return }
        heads[index] = (sheet, head)
        taken.insert(sheet)
      }
      if let named = names[section.definedName] {
        take(sheets.firstIndex { $0.name == named.sheet }, table: named.range)
      }
      if heads[index] == nil {
        take(sheetKeys.firstIndex { section.sheetKeys.contains($0) }, table: nil)
      }
    }
    // By what stands on the sheets that are left: the best fit first.
    var candidates: [(section: Int, sheet: Int, head: ColumnFinder.Head)] = []
    for (index, section) in form.enumerated() where heads[index] == nil {
      for (sheet, grid) in sheets.enumerated() where !taken.contains(sheet) {
        guard let head = section.finder.head(in: grid, table: nil) else { continue }
        if head.share >= 0.5 { candidates.append((index, sheet, head)) }
      }
    }
    for candidate in candidates.sorted(by: { ($1.head.share, $0.section) < ($0.head.share, $1.section) })
    where heads[candidate.section] == nil && !taken.contains(candidate.sheet) {
      heads[candidate.section] = (candidate.sheet, candidate.head)
      taken.insert(candidate.sheet)
    }
    if isForeign {
      takeTables(under: &heads, of: form, sheets: sheets)
      takeSidewaysTables(&heads, of: form, sheets: sheets)
    }
    return form.enumerated().compactMap { index, section in
      heads[index].map { found in
        section.section(
          on: sheets[found.sheet], head: found.head, answer: section.answerName.flatMap { names[$0] },
          isForeign: isForeign)
      }
    }
  }

  /// Sheets of one's own may hold several tables: each ends where the next one begins, and sections that were not found
  /// yet are looked for among them.
  private func takeTables(
    under heads: inout [Int: (sheet: Int, head: ColumnFinder.Head)], of form: [SectionReader],
    sheets: [SheetGrid]
  ) {
    for (sheet, grid) in sheets.enumerated() where grid.isVisible {
      for table in SheetTables(on: grid, of: form).tables {
        if let known = heads[table.section] {
          guard known.sheet == sheet else { continue }
          if known.head.firstRow != table.head.firstRow {
            // The one above is read; where the one below was found first, rows stand above it that are not.
            if heads[table.section]?.head.secondTable == nil {
              heads[table.section]?.head.secondTable = table.row
            }
            continue
          }
          heads[table.section]?.head.lastRow = table.head.lastRow
          heads[table.section]?.head.firstTitleRow = table.head.firstTitleRow
        } else {
          heads[table.section] = (sheet, table.head)
        }
      }
    }
  }

  /// Tables with one column of numbers under a header that is none of the section's.
  private func takeSidewaysTables(
    _ heads: inout [Int: (sheet: Int, head: ColumnFinder.Head)], of form: [SectionReader], sheets: [SheetGrid]
  ) {
    let taken = Set(heads.filter { form[$0.key].section.valueColumn == nil }.values.map(\.sheet))
    for (index, section) in form.enumerated() where section.section.valueColumn != nil {
      // Where headers were found that are the section's own none of them stands over numbers here.
      for (sheet, grid) in sheets.enumerated() where grid.isVisible && !taken.contains(sheet) {
        guard let head = SidewaysTable(on: grid, of: section)?.onlyHead else { continue }
        heads[index] = (sheet, head)
        break
      }
    }
  }

  // MARK: - Refusals

  private func refusal(_ fault: WorkbookFault, file: SourceFile) -> FormRefusal {
    let check =
      switch fault.code {
      case .encrypted: IntakeCheck.encrypted
      case .notAWorkbook, .otherSpreadsheetFormat: IntakeCheck.notAWorkbook
      case .oldBinaryFormat: IntakeCheck.oldFormat
      case .limitExceeded: IntakeCheck.tooLarge
      case .damagedContainer, .damagedPart, .missingPart, .documentType, .noSuchSheet, .unreadableFile:
        IntakeCheck.damaged
      }
    let reason = words(fault)
    let place = [fault.part, fault.sheet, fault.cell?.description].compactMap(\.self).joined(separator: ", ")
    // It stands in brackets within the check's own words, which say what to do.
    func detail(_ reason: String) -> String {
      (place.isEmpty ? "" : place + ": ") + (reason.hasSuffix(".") ? String(reason.dropLast()) : reason)
    }
    return FormRefusal(
      file: file, check: check,
      reason: LocalizedText(vi: detail(reason.vi), en: detail(reason.en)),
      arguments: ["reason": fault.code.rawValue])
  }
}
