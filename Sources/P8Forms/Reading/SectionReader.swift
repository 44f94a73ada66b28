import P8Definitions
import P8Model
import SpreadsheetML
import VietnameseText

/// Finds a section of a form in a workbook and reads its rows; prepared once for any number of files.
struct SectionReader {
  /// The key of its table's defined name.
  let definedName: String
  /// The key of the defined name of the cell that answers its question; nil where it has none.
  let answerName: String?
  /// The keys of its sheet's name in both languages.
  let sheetKeys: [String]
  /// Finds its columns.
  let finder: ColumnFinder

  let section: SectionDefinition
  let interpreter: CellInterpreter
  let fixedKeys: FixedRowKeys
  /// The place of the column of a section with fixed rows that says which one a row is.
  let keyPlace: Int?
  /// The rows that a fixed row adds up, by its key.
  private let sums: [String: [String]]
  /// The keys of its question in both languages.
  private let questionKeys: Set<String>
  /// How the question ends, which is looked at before any key is made: most cells end otherwise.
  private let questionEnds: Set<UInt8>

  init(_ section: SectionDefinition, interpreter: CellInterpreter) {
    self.section = section
    self.interpreter = interpreter
    definedName = FormContract.key(ofName: FormContract.section(section.id))
    answerName = section.question.map { _ in FormContract.key(ofName: FormContract.answer(section.id)) }
    let questions = Language.allCases.compactMap { section.question?[$0] }
    questionKeys = Set(questions.map(HeaderKeys.key))
    questionEnds = Set(questions.compactMap(\.utf8.last))
    sheetKeys = Language.allCases.map { Self.sheetKey(section.sheet[$0]) }
    finder = ColumnFinder(section)
    keyPlace = section.fixedRows.isEmpty ? nil : section.index(ofColumn: SectionDefinition.keyColumn)
    fixedKeys = FixedRowKeys(section)
    sums = Dictionary(
      section.fixedRows.filter { !$0.sum.isEmpty }.map { ($0.key, $0.sum) }, uniquingKeysWith: { $1 })
  }

  /// The key of a sheet's name without its number: `1. Tổ truyền thông` and `Tổ truyền thông (2)` are one.
  static func sheetKey(_ name: String) -> String {
    let bare = HeaderKeys.withoutBrackets(name).drop { $0.isNumber || $0 == "." || $0 == " " }
    return HeaderKeys.key(String(bare))
  }

  /// The section as it stands on a sheet whose head was found.
  ///
  /// - Parameters:
  ///   - answer: Where the defined name of its answer leads; nil where there is no such name.
  ///   - isForeign: Whether the sheet is not of our form, so that nobody says which columns it has beside those read.
  func section(
    on grid: SheetGrid, head: ColumnFinder.Head, answer: NamedRange?, isForeign: Bool = false
  ) -> ReportSection {
    let read = rows(on: grid, head: head, isForeign: isForeign)
    return ReportSection(
      id: section.id, sheet: grid.name,
      columns: head.columns.enumerated().map { index, column in
        column.map {
          ReportSection.Column(
            letters: CellReference.letters(ofColumn: $0), header: head.headers[index],
            headerRow: head.headerRows[index])
        }
      },
      rows: read.rows, totals: read.totals, captions: captions(on: grid, head: head),
      answer: self.answer(on: grid, head: head, named: answer), unread: read.unread)
  }

  /// The answer to the question: by its defined name, else right of the words of the question.
  private func answer(
    on grid: SheetGrid, head: ColumnFinder.Head, named: NamedRange?
  ) -> ReportSection.Answer? {
    guard answerName != nil else { return nil }
    if let named, named.sheet == grid.name {
      return answer(row: named.range.first.row, column: named.range.first.column, of: grid)
    }
    let mayAsk = grid.rows.prefix(SheetGrid.headRows).contains { row in
      row.index < head.firstRow && row.cells.contains { endsAsQuestion(grid.text(of: $0)) }
    }
    guard mayAsk else { return nil }
    for row in grid.head where row.number < head.firstRow {
      for column in row.columns
      where row[column].map({ endsAsQuestion($0.text) && questionKeys.contains($0.key) }) ?? false {
        let next = row.columns.first { $0 > column && row[$0]?.text != row[column]?.text }
        return answer(row: row.number, column: next ?? column + 1, of: grid)
      }
    }
    return nil
  }

  private func endsAsQuestion(_ text: String) -> Bool {
    text.utf8.last { $0 != UInt8(ascii: " ") }.map(questionEnds.contains) ?? false
  }

  private func answer(row number: Int, column: Int, of grid: SheetGrid) -> ReportSection.Answer {
    let cell = grid[number]?.cell(column).flatMap { cell in
      interpreter.cell(cell.value, grid.text(of: cell), type: .list(SectionAnswer.list))
    }
    return ReportSection.Answer(
      cell: cell,
      place: CellPlace(
        sheet: grid.name, row: number, column: CellReference.letters(ofColumn: column)))
  }

  /// What stands above the headers, but for the hidden ids.
  private func captions(on grid: SheetGrid, head: ColumnFinder.Head) -> [ReportStamp.Field] {
    let top = head.headerRows.lazy.compactMap(\.self).min() ?? head.firstRow
    var captions: [ReportStamp.Field] = []
    for row in grid.rows where row.index >= head.firstTitleRow {
      guard row.index < top, captions.count < Self.captionLimit else { break }
      guard let first = row.cells.first, grid.text(of: first) != FormContract.ordinal else { continue }
      for cell in row.cells.prefix(Self.captionLimit) {
        let text = grid.text(of: cell)
        guard !text.isEmpty, section.index(ofColumn: text) == nil else { continue }
        captions.append(
          ReportStamp.Field(
            text: text,
            place: CellPlace(
              sheet: grid.name, row: row.index,
              column: CellReference.letters(ofColumn: cell.reference.column))))
      }
    }
    return captions
  }

  /// Title, unit, period and help are four; a hostile file may put more there.
  private static let captionLimit = 12

  /// The rows below the head: those of data, and those that add up others.
  ///
  /// Headers again and signatures are neither.
  ///
  /// A sheet has thousands of cells: the same arrays are used for one row after another, and cells beside the section
  /// are not even shown.
  private func rows(
    on grid: SheetGrid, head: ColumnFinder.Head, isForeign: Bool
  ) -> (rows: [ReportRow], totals: [TotalLine], unread: [UnreadPart]) {
    let first = head.columns.compactMap(\.self).min() ?? 0
    // For each column of the sheet that of the section, up to the last one that the section has.
    var places = [Int?](repeating: nil, count: (head.columns.compactMap(\.self).max() ?? 0) + 1)
    for (place, column) in head.columns.enumerated() {
      if let column { places[column] = place }
    }
    let keyColumn = self.keyColumn(on: grid)
    var keys: Set<String> = []
    var rows: [ReportRow] = []
    var totals: [TotalLine] = []
    var others = UnreadCells(on: grid, head: head, isForeign: isForeign)
    var isAfterTotal = false
    var isSigned = false
    var cells = [SheetCell?](repeating: nil, count: head.columns.count)
    var texts = [String](repeating: "", count: head.columns.count)
    let last = head.lastRow ?? .max
    for row in grid.rows where row.index >= head.firstRow && row.index <= last {
      for place in cells.indices { (cells[place], texts[place]) = (nil, "") }
      var total: (kind: TotalRow, column: Int)?
      var isBlank = true
      others.beginRow()
      for cell in row.cells {
        let column = cell.reference.column
        let place = column < places.count ? places[column] : nil
        guard place != nil || column < first else {
          others.note(cell)
          continue
        }
        let text = grid.text(of: cell)
        guard !text.isEmpty || cell.hasFormula || cell.value.number != nil else { continue }
        if column <= first, keyPlace == nil, total == nil {
          total = Self.total(text).map { ($0, column) }
        }
        if let place {
          (cells[place], texts[place]) = (cell, text)
          isBlank = false
        }
      }
      if let total, addsUp(cells, below: total.column, first: first) {
        isAfterTotal = isAfterTotal || total.kind == .total
        totals.append(
          TotalLine(
            number: row.index, isSubtotal: total.kind == .subtotal, rowsBefore: rows.count,
            cells: cells.indices.map { place in typed(cells[place], texts[place], place) }))
        continue
      }
      if isBlank || finder.isHeader(texts) { continue }
      if mayBeSigned(cells), isSigned || SignatureLine.isIn(texts.lazy.filter { !$0.isEmpty }) {
        // Where the block begins is told. Who signs is of no figure, and a name; a sentence may be worth reading.
        if !isSigned || texts.contains(where: Self.isSentence) { others.add(.remark, in: row) }
        isSigned = true
        continue
      }
      // A table of people's own has rows on other things.
      if isForeign, let keyPlace, fixedKeys.cell(texts[keyPlace]) == nil {
        others.add(.otherRow, in: row)
        continue
      }
      let parts =
        sums.isEmpty ? [] : keyPlace.flatMap { sums[fixedKeys.cell(texts[$0])?.value?.text ?? ""] } ?? []
      let read = cells.indices.map { place in
        cells[place].flatMap { cell in
          parts.isEmpty || !cell.hasFormula || !cell.value.isEmpty
            ? self.cell(cell, texts[place], place, of: grid) : sum(of: parts, place, in: rows)
        }
      }
      let filled = read.indices.count { read[$0] != nil && $0 != keyPlace }
      // Under the total stand signatures and remarks; rows that people added there have more than one cell.
      guard filled > (isAfterTotal ? 1 : 0) else {
        if filled > 0 { others.add(.remark, in: row) }
        continue
      }
      others.endRow()
      // Who copies a row to write another model copies its key, too: it stays with the first.
      let key = keyColumn.flatMap { self.key(in: row, column: $0, of: grid) }
        .flatMap { keys.insert($0.text).inserted ? $0 : nil }
      rows.append(
        ReportRow(
          number: row.index, cells: read, isHidden: row.isHidden,
          isStruckOut: isStruckOut(cells, on: grid), key: key))
    }
    if let second = head.secondTable.flatMap({ grid[$0] }) { others.add(.secondTable, in: second) }
    return (ColumnReading(section.columns).settled(rows), totals, others.parts)
  }

  /// The hidden column of the keys of models; nil where the sheet has none.
  private func keyColumn(on grid: SheetGrid) -> Int? {
    guard section.hasKeys else { return nil }
    for row in grid.rows.prefix(SheetGrid.headRows) {
      for cell in row.cells where grid.text(of: cell) == FormContract.modelKey {
        return cell.reference.column
      }
    }
    return nil
  }

  private func key(in row: SheetRow, column: Int, of grid: SheetGrid) -> ReportRow.Key? {
    let text = grid.text(column, of: row)
    guard !text.isEmpty, text.utf8.count <= 64, row.cell(column)?.hasFormula == false,
      text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { return nil }
    return ReportRow.Key(text: text, letters: CellReference.letters(ofColumn: column))
  }

  /// The sum that the form's own formula stands for, where a program wrote the file that does not compute formulas.
  private func sum(of parts: [String], _ place: Int, in rows: [ReportRow]) -> ReportCell? {
    let values = rows.filter { row in
      keyPlace.flatMap { row.cells[$0]?.value?.text }.map(parts.contains) ?? false
    }.compactMap { $0.cells[place]?.value?.number }
    guard !values.isEmpty else { return nil }
    let sum = values.reduce(ExactDecimal.zero) { $0.adding($1) ?? $0 }
    return ReportCell(text: sum.description, value: .number(sum))
  }

  private func cell(_ cell: SheetCell, _ text: String, _ place: Int, of grid: SheetGrid) -> ReportCell? {
    // Only where a formula is all that a cell has is its text needed.
    let formula = cell.hasFormula && cell.value.isEmpty ? grid.formula(of: cell) : nil
    guard place == keyPlace else {
      return interpreter.cell(cell.value, text, type: section.columns[place].type, formula: formula)
    }
    return interpreter.cell(cell.value, text, type: .text, formula: formula).map {
      fixedKeys.cell(text, read: $0)
    }
  }

  /// What a text at the head of a row says of totals; nil where it says nothing.
  static func total(_ text: String) -> TotalRow? {
    HeaderKeys.hasNoLetter(text) || text.utf8.count > longestTotal ? nil : TotalRow.recognise([text])
  }
  private static let longestTotal = 120

  /// The number that somebody typed into a row of totals; nil for a formula, which the form itself brings.
  private func typed(_ cell: SheetCell?, _ text: String, _ place: Int) -> ReportCell? {
    guard let cell, !cell.hasFormula else { return nil }
    switch section.columns[place].type {
    case .integer, .decimal: return interpreter.cell(cell.value, text, type: .decimal)
    case .text, .date, .truth, .list: return nil
    }
  }

  private static func isSentence(_ text: String) -> Bool { text.split(separator: " ").count > 8 }

  private func isStruckOut(_ cells: [SheetCell?], on grid: SheetGrid) -> Bool {
    let filled = cells.lazy.compactMap(\.self)
    // Most rows are decided by their first cell.
    return filled.allSatisfy { grid.look(of: $0).isStruckOut }
  }

  /// Whether a row under a word of totals has nothing to tell beside its numbers.
  ///
  /// `Toàn xã` in the column of villages names who held an event: a row with a day is data, and beside a word in the first
  /// column so is one with a choice of a list.
  private func addsUp(_ cells: [SheetCell?], below label: Int, first: Int) -> Bool {
    !zip(section.columns, cells).contains { column, cell in
      guard let cell, cell.reference.column != label else { return false }
      switch column.type {
      case .date: return true
      case .list, .truth: return label == first
      case .integer, .decimal, .text: return false
      }
    }
  }

  /// Whether a row holds so little that it may belong to signatures: rows of data have more cells, a number or a day.
  private func mayBeSigned(_ cells: [SheetCell?]) -> Bool {
    guard cells.count(where: { $0 != nil }) <= Self.signersLimit, !hasNumber(cells) else { return false }
    return !cells.contains { cell in
      if case .date? = cell?.value { true } else { false }
    }
  }
  /// Three sign beside one another at most.
  private static let signersLimit = 3

  private func hasNumber(_ cells: [SheetCell?]) -> Bool {
    zip(section.columns, cells).contains { column, cell in
      switch column.type {
      case .integer, .decimal: cell?.value.number != nil
      case .date, .text, .truth, .list: false
      }
    }
  }
}
