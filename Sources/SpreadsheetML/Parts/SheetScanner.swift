import XMLStream

/// The state of reading one sheet.
///
/// A structure, so that an event needs one access to the reader and not one for each property.
struct SheetScanner: ~Copyable {
  private enum Place: UInt8 {
    case outside, worksheet, sheetData, row, cell, value, formula, inline, frame
  }

  var fault: WorkbookFault? { findings.fault }
  var isFinished: Bool { findings.isFinished }

  /// The names to compare with; set before the first event.
  var words = SheetWords()

  private var findings: SheetFindings
  private let wishes: SheetWishes
  private let textUnits: Int
  private let receive: (borrowing SheetRow) -> ReadingStep
  private var place = Place.outside
  private var skipped = 0
  // How deep the element at hand stands within the inline string or within the worksheet.
  private var depth = 0

  private var row = SheetRow(index: 0)
  private var lastRow = 0
  private var lastColumn = 0
  private var rowIsOrdered = true
  private var seenRows = RowSet()
  private var first = CellReference.last
  private var last = CellReference.first
  private var cell = CellScanner()
  private var frame: SheetFrameScanner

  init(
    context: SheetContext, wishes: SheetWishes,
    receive: @escaping (borrowing SheetRow) -> ReadingStep
  ) {
    findings = SheetFindings(context: context)
    self.wishes = wishes
    frame = SheetFrameScanner(wantsValidations: wishes.validations)
    self.receive = receive
    textUnits = context.limits.textUnits
  }

  /// The details once the part has ended.
  mutating func finish() -> SheetDetails {
    findings.details.isComplete = !findings.isStopped
    for range in RangeOverlaps.first(of: findings.details.mergedRanges) {
      findings.note(.mergedRangesOverlap(range), range.first)
    }
    if findings.details.cellCount > 0 || wishes.blankCells, first <= last, first.column <= last.column {
      findings.details.usedRange = CellRange(first, last)
    }
    return findings.details
  }

  // MARK: Events

  /// Cells come first, since a sheet is mostly cells; what is not known is skipped with all that it holds.
  mutating func startElement(_ name: XMLName, in namespace: XMLName, attributes: borrowing XMLAttributes) {
    if place == .row, name == words.c, skipped == 0, words.main.contains(namespace), !findings.isFinished {
      return startCell(attributes)
    }
    switch place {
    case .inline:
      depth += 1
      return cell.item.start(name, in: namespace, attributes, words.item)
    case .frame:
      depth += 1
      return frame.start(name, in: namespace, attributes, words, &findings)
    default: break
    }
    guard skipped == 0, !findings.isFinished else {
      skipped += 1
      return
    }
    guard words.main.contains(namespace) else {
      if place == .outside { findings.refuse(.notAWorksheet) }
      if place == .worksheet { return startFrame(name, namespace, attributes) }
      skipped += 1
      return
    }
    switch place {
    case .cell where name == words.v:
      place = .value
      cell.startValue()
    case .cell where name == words.f && wishes.formulas:
      place = .formula
      cell.startFormula(attributes, words.cell)
    case .cell where name == words.f:
      cell.noteFormula()
      skipped += 1
    case .cell where name == words.inline:
      place = .inline
      depth = 0
      cell.startInline()
    case .sheetData where name == words.row: startRow(attributes)
    case .worksheet where name == words.sheetData: place = .sheetData
    case .worksheet: startFrame(name, namespace, attributes)
    case .outside where name == words.worksheet: place = .worksheet
    case .outside:
      findings.refuse(.notAWorksheet)
      skipped += 1
    default: skipped += 1
    }
  }

  /// The mirror of the start: skipped elements are counted down before the place changes.
  mutating func endElement() {
    switch place {
    case .inline where depth > 0:
      depth -= 1
      return cell.item.end()
    case .frame:
      frame.end(&findings)
      depth -= 1
      if depth == 0 { place = .worksheet }
      return
    default: break
    }
    guard skipped == 0 else {
      skipped -= 1
      return
    }
    guard !findings.isFinished else { return }
    switch place {
    case .value, .inline: place = .cell
    case .cell:
      finishCell()
      place = .row
    case .row:
      finishRow()
      place = .sheetData
    case .formula:
      cell.finishFormula(limit: findings.context.limits.annotations)
      place = .cell
    case .sheetData:
      place = .worksheet
      frame.isBehindCells = true
    case .worksheet, .outside, .frame: place = .outside
    }
  }

  mutating func characters(_ characters: borrowing Span<UInt8>) {
    guard skipped == 0, !findings.isFinished else { return }
    let isShort =
      switch place {
      case .value: cell.appendValue(characters, limit: textUnits)
      case .inline: cell.appendInline(characters, limit: textUnits)
      case .formula: cell.appendFormula(characters, limit: textUnits)
      default: true
      }
    if !isShort { findings.refuseLength(of: cell.reference) }
    if place == .frame { frame.characters(characters, &findings) }
  }

  private mutating func startFrame(
    _ name: XMLName, _ namespace: XMLName, _ attributes: borrowing XMLAttributes
  ) {
    place = .frame
    depth = 1
    frame.start(name, in: namespace, attributes, words, &findings)
  }

  // MARK: Rows

  /// One pass over the attributes, since rows come by the hundred thousand; numbers are checked before they are used.
  private mutating func startRow(_ attributes: borrowing XMLAttributes) {
    var index: Int?
    var isHidden = false
    var hasIndex = false
    var position = 0
    while position < attributes.count {
      let name = attributes.name(at: position)
      if attributes.namespace(at: position) == .none {
        if name == words.cell.reference {
          hasIndex = true
          index = attributes.integer(at: position)
        } else if name == words.hidden {
          isHidden = attributes.boolean(of: words.hidden) ?? false
        }
      }
      position += 1
    }
    if hasIndex, index.map({ (1...CellReference.maximumRow).contains($0) }) != true {
      findings.refuse(.rowNumber(after: lastRow))
      skipped += 1
      return
    }
    if index == nil { findings.note(.rowWithoutNumber(takenAs: lastRow + 1)) }
    let number = index ?? lastRow + 1
    guard number <= CellReference.maximumRow else {
      findings.refuse(.tooManyRows(limit: CellReference.maximumRow))
      skipped += 1
      return
    }
    if !seenRows.insert(number) {
      findings.details.isOrdered = false
      findings.note(.duplicateRow(number))
    } else if number < lastRow {
      findings.details.isOrdered = false
      findings.note(.rowOutOfOrder(number, after: lastRow))
    }
    row.index = number
    row.isHidden = isHidden
    row.cells.removeAll(keepingCapacity: true)
    lastRow = number
    lastColumn = 0
    rowIsOrdered = true
    if isHidden { noteHidden(number) }
    place = .row
  }

  private mutating func noteHidden(_ number: Int) {
    guard findings.details.hiddenRows.count < findings.context.limits.annotations else { return }
    if let range = findings.details.hiddenRows.last, range.upperBound + 1 == number {
      findings.details.hiddenRows[findings.details.hiddenRows.count - 1] = range.lowerBound...number
    } else {
      findings.details.hiddenRows.append(number...number)
    }
  }

  private mutating func finishRow() {
    if !rowIsOrdered { orderCells() }
    guard !row.cells.isEmpty || row.isHidden else { return }
    if receive(row) == .stop { findings.stop() }
  }

  private mutating func orderCells() {
    findings.details.isOrdered = false
    let (cells, duplicates) = SheetAssembly.ordered(row.cells)
    for duplicate in duplicates { findings.note(.duplicateCell, duplicate.reference) }
    row.cells = cells
  }

  // MARK: Cells

  private mutating func startCell(_ attributes: borrowing XMLAttributes) {
    place = .cell
    var found = cell.start(attributes, words.cell)
    if let found {
      if found.row != row.index || found.column <= lastColumn { noteDisorder(found) }
    } else {
      found = CellReference(row: row.index, column: lastColumn + 1)
      guard let found else { return findings.refuse(.beyondLastColumn(row: row.index)) }
      findings.note(.cellWithoutAddress, found)
    }
    guard let found else { return }
    cell.stand(at: found)
    lastColumn = found.column
  }

  private mutating func noteDisorder(_ found: CellReference) {
    rowIsOrdered = false
    if found.row != row.index {
      findings.note(.cellInOtherRow(row.index), found)
    } else if found.column < lastColumn {
      findings.note(.cellOutOfOrder, found)
    }
  }

  private mutating func finishCell() {
    let count = row.cells.count
    cell.finish(into: &row, wishes: wishes, &findings)
    guard row.cells.count > count else { return }
    first = CellReference.upperLeft(first, cell.reference)
    last = CellReference.lowerRight(last, cell.reference)
  }
}
