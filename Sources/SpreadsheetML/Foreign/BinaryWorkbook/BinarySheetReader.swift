/// Reads the records of one sheet.
struct BinarySheetReader {
  /// A formula whose text, or whose result, may come in the records behind it.
  struct PendingFormula {
    let cell: CellReference
    let style: Int
    var value: CellValue
    /// Whether its result is a text that has not come yet.
    var wantsText = false
    let tokens: Range<Int>
  }

  /// How many cells there are; those with only a format take no room.
  private(set) var count = 0

  var findings: SheetFindings
  var pending: PendingFormula?
  /// The tokens of shared formulas and of arrays, by the cell that stands for them.
  var sharedFormulas: [Int: Range<Int>] = [:]
  let links: BinaryLinks
  /// Formulas that ask to be worked out when the file is opened, and whose result is zero: programs that do not
  /// calculate write that.
  var doubtful: Set<CellReference> = []
  /// Whether another formula that asks for it has a result after all.
  var hasCalculated = false

  let styles: BinaryStyles
  private var comments: BinaryComments
  private var rows: [SheetRow] = []
  private var seenRows = RowSet()
  private var hiddenRows: Set<Int> = []

  private static let worksheet = 0x0010

  init(context: SheetContext, styles: BinaryStyles, links: BinaryLinks) {
    findings = SheetFindings(context: context)
    comments = BinaryComments(limits: context.limits)
    (self.styles, self.links) = (styles, links)
  }

  // MARK: Records

  /// Reads the sheet that begins here, to its end; what is drawn within it is passed over.
  mutating func read(_ stream: inout RecordStream, _ allowance: inout FormulaAllowance) throws(WorkbookFault)
  {
    let beginning = try stream.next()
    guard beginning.type == RecordType.beginning, beginning.body.count >= 4 else {
      throw WorkbookFault(.notAWorksheet, part: RecordStream.name)
    }
    let isWorksheet = stream.bytes.word(beginning.body.lowerBound + 2) == Self.worksheet
    var depth = 0
    while true {
      let record = try stream.next()
      if record.type == RecordType.beginning { depth += 1 }
      if record.type == RecordType.endOfStream {
        guard depth > 0 else { break }
        depth -= 1
      }
      guard depth == 0, isWorksheet else { continue }
      try read(record, &stream, &allowance)
      if let fault = findings.fault { throw fault }
    }
    finishFormula(stream.bytes, &allowance)
    if let fault = findings.fault { throw fault }
  }

  private mutating func read(
    _ record: RecordStream.Record, _ stream: inout RecordStream, _ allowance: inout FormulaAllowance
  ) throws(WorkbookFault) {
    if try readBehindFormula(record, &stream) { return }
    finishFormula(stream.bytes, &allowance)
    switch record.type {
    case RecordType.labelSharedString, RecordType.number, RecordType.rk,
      RecordType.booleanOrError, RecordType.label, RecordType.richString, RecordType.formula,
      RecordType.formula3, RecordType.formula4:
      try readCell(record, &stream)
    case RecordType.multipleRK: try readNumbers(record, of: stream.bytes)
    case RecordType.row: try readRow(record, of: stream.bytes)
    case RecordType.columnInfo: try readColumns(record, of: stream.bytes)
    case RecordType.mergedCells: try readMerges(record, &stream)
    case RecordType.dimensions: readDimensions(record, of: stream.bytes)
    case RecordType.object: comments.readObject(record, of: stream.bytes)
    case RecordType.textObject: try comments.readText(record, &stream, styles)
    case RecordType.note: try comments.readNote(record, &stream)
    // Some programs lock sheets one by one.
    case RecordType.filePassword: throw WorkbookFault(.password)
    default: break
    }
  }

  private mutating func readRow(_ record: RecordStream.Record, of bytes: [UInt8]) throws(WorkbookFault) {
    guard record.body.count >= 16 else { throw RecordStream.fault(record) }
    // A filter hides rows in the same way as people do.
    guard bytes.word(record.body.lowerBound + 12) & 0x20 != 0 else { return }
    hiddenRows.insert(bytes.word(record.body.lowerBound) + 1)
  }

  private mutating func readColumns(_ record: RecordStream.Record, of bytes: [UInt8]) throws(WorkbookFault) {
    guard record.body.count >= 10 else { throw RecordStream.fault(record) }
    let start = record.body.lowerBound
    let (low, high) = (bytes.word(start) + 1, min(bytes.word(start + 2), 255) + 1)
    guard bytes.word(start + 8) & 1 != 0, low <= high else { return }
    guard findings.details.hiddenColumns.count < CellReference.maximumColumn else {
      return findings.refuseCount()
    }
    findings.details.hiddenColumns.append(low...high)
  }

  private mutating func readMerges(_ record: RecordStream.Record, _ stream: inout RecordStream)
    throws(WorkbookFault)
  {
    var content = try stream.continued(record)
    for _ in 0..<(try content.word()) {
      guard findings.details.mergedRanges.count < findings.context.limits.annotations else {
        return findings.refuseCount()
      }
      let rows = (try content.word() + 1, try content.word() + 1)
      let columns = (try content.word() + 1, try content.word() + 1)
      guard rows.0 <= rows.1, columns.0 <= columns.1,
        let first = CellReference(row: rows.0, column: columns.0),
        let last = CellReference(row: rows.1, column: columns.1)
      else {
        findings.note(.mergedRangeInvalid)
        continue
      }
      findings.details.mergedRanges.append(CellRange(first, last))
    }
  }

  private mutating func readDimensions(_ record: RecordStream.Record, of bytes: [UInt8]) {
    let start = record.body.lowerBound
    guard record.body.count >= 12,
      let first = CellReference(
        row: Int(clamping: bytes.doubleWord(start)) + 1, column: bytes.word(start + 8) + 1),
      let last = CellReference(
        row: Int(clamping: bytes.doubleWord(start + 4)), column: bytes.word(start + 10)),
      first <= last, first.column <= last.column
    else { return }
    findings.details.declaredRange = CellRange(first, last)
  }

  // MARK: Cells

  /// Puts a cell into its row.
  mutating func append(_ cell: SheetCell) {
    if case .blank = cell.value, !cell.hasFormula { return }
    count += 1
    let limit = findings.context.limits.cells
    guard count <= limit else { return findings.refuse(.tooManyCells(limit: limit), cell: cell.reference) }
    var cell = cell
    if cell.styleIndex >= findings.context.formatCount {
      findings.note(.missingStyle(cell.styleIndex), cell.reference)
      cell = SheetCell(
        reference: cell.reference, value: cell.value, formula: cell.formula, richText: cell.richText,
        hasFormula: cell.hasFormula)
    }
    let row = cell.reference.row
    if let place = rows.indices.last, rows[place].index == row {
      if let before = rows[place].cells.last?.reference, before.column >= cell.reference.column {
        findings.details.isOrdered = false
        if before.column > cell.reference.column { findings.note(.cellOutOfOrder, cell.reference) }
      }
      rows[place].cells.append(cell)
    } else {
      noteDisorder(of: row)
      rows.append(SheetRow(index: row, cells: [cell]))
    }
  }

  private mutating func noteDisorder(of row: Int) {
    let before = rows.last?.index ?? 0
    if !seenRows.insert(row) {
      findings.details.isOrdered = false
      findings.note(.duplicateRow(row))
    } else if row < before {
      findings.details.isOrdered = false
      findings.note(.rowOutOfOrder(row, after: before))
    }
  }

  // MARK: The sheet

  /// Hands out what was read.
  /// - Parameter isCalculated: Whether the program that wrote the workbook calculates: zeros are results then.
  mutating func finish(into sheet: inout ForeignWorkbook.Sheet, isCalculated: Bool) {
    if !isCalculated { takeAwayDoubtful() }
    if !findings.details.isOrdered {
      let ordered = SheetAssembly.ordered(rows)
      rows = ordered.rows
      for duplicate in ordered.duplicates {
        findings.note(.duplicateCell, duplicate.reference)
      }
    }
    markHiddenRows()
    for range in RangeOverlaps.first(of: findings.details.mergedRanges) {
      findings.note(.mergedRangesOverlap(range), range.first)
    }
    sheet.rows = rows
    sheet.details = findings.details
    sheet.comments = comments.comments
  }

  private mutating func takeAwayDoubtful() {
    guard !doubtful.isEmpty else { return }
    for row in rows.indices {
      for place in rows[row].cells.indices where doubtful.contains(rows[row].cells[place].reference) {
        let cell = rows[row].cells[place]
        guard cell.hasFormula, cell.value.number == 0 else { continue }
        rows[row].cells[place] = SheetCell(
          reference: cell.reference, value: .blank, styleIndex: cell.styleIndex, formula: cell.formula,
          hasFormula: true)
      }
    }
  }

  private mutating func markHiddenRows() {
    guard !hiddenRows.isEmpty else { return }
    var hidden: [ClosedRange<Int>] = []
    for row in hiddenRows.sorted() {
      if let range = hidden.last, range.upperBound + 1 == row {
        hidden[hidden.count - 1] = range.lowerBound...row
      } else {
        hidden.append(row...row)
      }
    }
    findings.details.hiddenRows = hidden
    for index in rows.indices where hiddenRows.contains(rows[index].index) {
      rows[index].isHidden = true
      hiddenRows.remove(rows[index].index)
    }
    guard !hiddenRows.isEmpty else { return }
    rows += hiddenRows.map { SheetRow(index: $0, isHidden: true) }
    rows.sort { $0.index < $1.index }
  }
}
