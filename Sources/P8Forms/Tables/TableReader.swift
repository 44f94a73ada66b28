package import P8Definitions
package import P8Model
import SpreadsheetML

/// Reads tables that come as delimited text: CSV with commas, semicolons or tabs, in UTF-8, UTF-16 or Windows-1258.
///
/// The layout is found by the header. A report so read has no stamp: its form is the layout's id.
package struct TableReader: Sendable {
  private let layouts: [TableLayout]
  private let heads: TableHead
  private let cells: [TableCells]
  private let texts: TextCatalogue
  private let words: KnownWords

  private static let delimiters = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
  /// How many of the first records are looked through for the header.
  private static let headRecords = 60
  private static let maximumBytes = 64 << 20
  /// Two such files are read at a time, with an archive of them in memory.
  private static let maximumCells = 300_000

  /// One reader reads any number of files.
  ///
  /// - Parameters:
  ///   - layouts: The layouts that may come, those first that are preferred.
  ///   - codeLists: The code lists by id.
  ///   - texts: What is said of a file that gives no report.
  ///   - words: By which words the encoding of a text is known.
  package init(
    layouts: [TableLayout], codeLists: [String: CodeList], texts: TextCatalogue, words: KnownWords
  ) {
    self.texts = texts
    self.words = words
    let interpreter = CellInterpreter(codeLists: codeLists)
    self.layouts = layouts
    heads = TableHead(layouts)
    cells = layouts.map { TableCells($0, interpreter: interpreter) }
  }

  /// Whether a file is to be read as delimited text: its name says so, and it is not a workbook under another name.
  package static func reads(_ path: String, _ bytes: [UInt8]) -> Bool {
    let name = path.lowercased()
    guard [".csv", ".tsv", ".tab"].contains(where: name.hasSuffix) else { return false }
    return !WorkbookReader.isWorkbook(bytes)
  }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - bytes: The bytes of the file.
  ///   - file: Its description, for the report.
  ///   - form: The form of which a saved sheet is read as a part; nil for the one that fits best.
  /// - Returns: The rows as they stand in the file, as the only section of a report.
  /// - Throws: Why the file gives no rows.
  package func read(
    _ bytes: [UInt8], file: SourceFile, as form: String? = nil
  ) throws(FormRefusal) -> FieldReport {
    guard bytes.count <= Self.maximumBytes else { throw tooLarge(file) }
    guard let written = WrittenText(bytes, words: words) else {
      throw FormRefusal(
        file: file, check: IntakeCheck.damaged,
        reason: texts[FormText.unknownEncoding])
    }
    let text = written.bytes
    guard text.contains(where: { $0 > UInt8(ascii: " ") }) else {
      throw FormRefusal(
        file: file, check: IntakeCheck.empty,
        reason: texts[FormText.noText])
    }
    guard !Self.isOfPhones(text) else {
      throw FormRefusal(file: file, check: IntakeCheck.submissions, reason: texts[FormText.submissionTable])
    }
    var start = Start(text)
    guard let found = start.head(heads, of: form, delimiters: Self.delimiters, records: Self.headRecords)
    else {
      throw FormRefusal(
        file: file, check: IntakeCheck.unknownTable,
        reason: texts[FormText.noHeader],
        arguments: [
          "expected": layouts.filter { !$0.isPartOfForm }.map(\.id).joined(separator: ", ")
        ])
    }
    var report = try report(from: &start.scanner, head: found, file: file)
    if written.isOfOldFont { report.oldFont = Self.firstText(of: report) }
    return report
  }

  /// The first cell with letters that are not of ASCII: the one at which an old font is told.
  private static func firstText(of report: FieldReport) -> ReportStamp.Field? {
    for section in report.sections {
      for row in section.rows {
        for (column, cell) in zip(section.columns, row.cells) {
          guard let column, let cell, !cell.text.utf8.allSatisfy({ $0 < 0x80 }) else { continue }
          return ReportStamp.Field(
            text: cell.text,
            place: CellPlace(sheet: section.sheet, row: row.number, column: column.letters))
        }
      }
    }
    return nil
  }

  /// The first records, in which the header is looked for.
  private struct Start {
    let text: [UInt8]
    /// Where the first record begins: behind the line by which Excel names the delimiter.
    let first: Int
    var scanner: DelimitedScanner

    init(_ text: [UInt8]) {
      self.text = text
      var first = 0
      if text.count > 5, text.starts(with: Array("sep=".utf8)), text[5] == 13 || text[5] == 10 {
        first = text[5] == 13 && text.count > 6 && text[6] == 10 ? 7 : 6
      }
      self.first = first
      scanner = DelimitedScanner(text, delimiter: UInt8(ascii: ","), from: first)
    }

    /// The header, as written in the definitions under any delimiter, else as people write it.
    mutating func head(
      _ heads: TableHead, of form: String?, delimiters: [UInt8], records: Int
    ) -> TableHead.Found? {
      for isExact in [true, false] {
        for delimiter in delimiters {
          scanner = DelimitedScanner(text, delimiter: delimiter, from: first)
          var cells: [DelimitedScanner.Cell] = []
          var above: [String] = []
          while scanner.number < records, scanner.next(&cells) {
            let texts = cells.map { Self.header(scanner.text(of: $0)) }
            if cells.count > 1, let found = heads.match(texts, above: above, isExact: isExact, of: form) {
              return found
            }
            above = texts
          }
        }
      }
      return nil
    }

    /// A header without spaces around it and without the mark of a column that must be filled in.
    private static func header(_ text: String) -> String {
      var text = text[...]
      while text.last?.isWhitespace ?? false { text.removeLast() }
      while text.first?.isWhitespace ?? false { text.removeFirst() }
      return FormContract.unmarked(String(text))
    }
  }

  /// Whether the first line names the fields of the stamp, as form servers export filled phone forms.
  private static func isOfPhones(_ text: [UInt8]) -> Bool {
    let head = text.prefix { $0 != UInt8(ascii: "\n") }
    return [FormContract.Stamp.form, .unit].allSatisfy { head.firstRange(of: Array($0.rawValue.utf8)) != nil }
  }

  // MARK: - Rows

  private func report(
    from scanner: inout DelimitedScanner, head: TableHead.Found, file: SourceFile
  ) throws(FormRefusal) -> FieldReport {
    // Row by row, as the scanner gives them: a table may have a million cells, and none is copied before it is asked for.
    let layout = layouts[head.layout]
    let reader = cells[head.layout]
    var rows: [ReportRow] = []
    var record: [DelimitedScanner.Cell] = []
    var cellCount = 0
    while scanner.next(&record) {
      if record.count == 1, record[0].range.isEmpty { continue }
      if isNotData(record, of: scanner, head: head, isFirst: rows.isEmpty) { continue }
      cellCount += head.columns.count
      guard cellCount <= Self.maximumCells else { throw tooLarge(file) }
      var isEmpty = true
      var cells: [ReportCell?] = []
      cells.reserveCapacity(head.columns.count)
      for (column, place) in head.columns.enumerated() {
        guard let place, place < record.count else {
          cells.append(nil)
          continue
        }
        let cell = reader.cell(record[place], of: scanner, column: column)
        if cell != nil { isEmpty = false }
        cells.append(cell)
      }
      if record.count > head.width { markExtra(record, of: scanner, head: head, in: &cells) }
      if !isEmpty { rows.append(ReportRow(number: scanner.number, cells: cells)) }
    }
    if let number = scanner.brokenQuote {
      throw FormRefusal(
        file: file, check: IntakeCheck.brokenQuote,
        reason: texts.filled(FormText.row, with: ["row": "\(number)"]), arguments: ["row": "\(number)"])
    }
    return Self.report(of: layout, head: head, rows: rows, file: file)
  }

  private static func report(
    of layout: TableLayout, head: TableHead.Found, rows: [ReportRow], file: SourceFile
  ) -> FieldReport {
    func field(_ text: String) -> ReportStamp.Field { ReportStamp.Field(text: text, place: nil) }
    let columns = layout.section.columns.enumerated().map { index, column in
      head.columns[index].map { place in
        // The ids of the hidden first row of a form say nothing to people.
        let header = head.headers[index] == column.id ? column.label.vi : head.headers[index]
        return ReportSection.Column(letters: CellReference.letters(ofColumn: place + 1), header: [header])
      }
    }
    let stamp = ReportStamp(
      form: field(layout.id), formVersion: field(layout.form.version), unit: field(""), unitName: field(""),
      structure: field(""), period: field(""), version: field(""))
    let report = FieldReport(
      file: file, stamp: stamp,
      sections: [
        ReportSection(id: layout.section.id, sheet: sheet(of: file), columns: columns, rows: rows)
      ])
    // A sheet of a form that was saved as text has lost the form's stamp.
    return layout.wholeForm.map { report.stamped(stamp.of(form: $0.id), foreign: ForeignLayout()) } ?? report
  }

  /// What a spreadsheet program calls the sheet when it opens the file: its name without the ending.
  private static func sheet(of file: SourceFile) -> String {
    let name = file.path.split(separator: "/").last ?? ""
    return String(name.lastIndex(of: ".").map { name[..<$0] } ?? name)
  }

  /// Whether a record is a header again, or a row of totals.
  private func isNotData(
    _ record: [DelimitedScanner.Cell], of scanner: DelimitedScanner, head: TableHead.Found, isFirst: Bool
  ) -> Bool {
    if isFirst, !hasNumber(record, of: scanner, head: head),
      heads.isHeader(record.map { scanner.text(of: $0) }, of: head)
    {
      return true
    }
    guard layouts[head.layout].isPartOfForm, layouts[head.layout].section.fixedRows.isEmpty,
      let last = head.columns.compactMap(\.self).min(), last < record.count
    else { return false }
    let label = record[...last].firstIndex {
      $0.range.count <= 40 && !$0.range.isEmpty && SectionReader.total(scanner.text(of: $0)) != nil
    }
    guard let label else { return false }
    // As in workbooks: what has a day, or beside a word in the first column a choice, is no total.
    return !zip(layouts[head.layout].section.columns, head.columns).contains { column, place in
      guard let place, place != label, place < record.count, !record[place].range.isEmpty else {
        return false
      }
      switch column.type {
      case .date: return true
      case .list, .truth: return label == last
      case .integer, .decimal, .text: return false
      }
    }
  }

  /// Whether a column of numbers holds a digit: no header does.
  private func hasNumber(
    _ record: [DelimitedScanner.Cell], of scanner: DelimitedScanner, head: TableHead.Found
  ) -> Bool {
    zip(layouts[head.layout].section.columns, head.columns).contains { column, place in
      guard column.type == .integer || column.type == .decimal, let place, place < record.count,
        let first = scanner.bytes[record[place].range].first
      else { return false }
      return (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first)
    }
  }

  /// Marks the last cell of a row with what stands behind the last column: often a comma that was not quoted.
  private func markExtra(
    _ record: [DelimitedScanner.Cell], of scanner: DelimitedScanner, head: TableHead.Found,
    in cells: inout [ReportCell?]
  ) {
    let extra = record[head.width...].map { scanner.text(of: $0) }.filter { !$0.isEmpty }
    guard !extra.isEmpty, let last = head.columns.indices.last(where: { head.columns[$0] != nil }) else {
      return
    }
    cells[last] = ReportCell(
      text: extra.joined(separator: " | "), value: nil,
      defect: ReportCell.Defect(
        check: IntakeCheck.extraCells,
        arguments: ["expected": "\(head.width)", "value": "\(record.count)"]))
  }

  private func tooLarge(_ file: SourceFile) -> FormRefusal {
    FormRefusal(file: file, check: IntakeCheck.tooLarge, reason: texts[FormText.tooLarge])
  }
}
