/// Puts the sheets of a foreign workbook together, within the limits.
///
/// Cells come row by row from left to right; what is blank takes no room.
struct ForeignSheetBuilder {
  /// How many cells all sheets together may hold: they are all in memory, unlike those of a package.
  static let storedCells = 5_000_000
  /// How many hidden rows without cells are kept as rows.
  private static let hiddenRows = 10_000

  private(set) var workbook = ForeignWorkbook()
  var styles: ForeignStyles
  private(set) var fault: WorkbookFault?
  let limits: ReadingLimits

  private var sheet: ForeignWorkbook.Sheet?
  private var row = SheetRow(index: 0)
  private var sheetCells = 0
  private var storedCells = 0
  private var keptHidden = 0
  private var columnStyles: [(columns: ClosedRange<Int>, style: Int)] = []

  init(limits: ReadingLimits, styles: ForeignStyles) { (self.limits, self.styles) = (limits, styles) }

  /// The last row that was begun.
  var lastRow: Int { row.index }

  mutating func refuse(_ reason: WorkbookFault.Reason, cell: CellReference? = nil) {
    guard fault == nil else { return }
    fault = WorkbookFault(reason, sheet: sheet?.name, cell: cell)
  }

  mutating func note(_ reason: ReadingNotice.Reason, _ cell: CellReference? = nil) {
    let notice = ReadingNotice(reason, sheet: sheet?.name, cell: cell)
    if sheet == nil { workbook.notices.append(notice) } else { sheet?.details.note(notice) }
  }

  mutating func use(_ system: SerialDate.System) { workbook.dateSystem = system }

  mutating func add(_ name: DefinedName) {
    guard workbook.definedNames.count < limits.annotations else {
      return refuse(.tooMany(.definedNames, limit: limits.annotations))
    }
    workbook.definedNames.append(name)
  }

  // MARK: Sheets

  mutating func startSheet(_ name: String) {
    guard workbook.sheets.count < limits.sheets else {
      return refuse(.tooMany(.sheets, limit: limits.sheets))
    }
    sheet = ForeignWorkbook.Sheet(name: name)
    row = SheetRow(index: 0)
    (sheetCells, keptHidden) = (0, 0)
    columnStyles = []
  }

  mutating func setVisibility(_ visibility: Worksheet.Visibility) { sheet?.visibility = visibility }

  mutating func finishSheet() {
    finishRow()
    guard var done = sheet else { return }
    for range in RangeOverlaps.first(of: done.details.mergedRanges) {
      done.details.note(
        ReadingNotice(.mergedRangesOverlap(range), sheet: done.name, cell: range.first))
    }
    workbook.sheets.append(done)
    sheet = nil
  }

  /// The whole workbook, with its looks.
  mutating func finish() throws(WorkbookFault) -> ForeignWorkbook {
    if let fault { throw fault }
    workbook.styles = styles.stylesheet
    return workbook
  }

  mutating func merge(_ range: CellRange) {
    guard range.first != range.last else { return }
    guard (sheet?.details.mergedRanges.count ?? 0) < limits.annotations else {
      return refuse(.tooManyAnnotations(limit: limits.annotations))
    }
    sheet?.details.mergedRanges.append(range)
  }

  mutating func hide(columns: ClosedRange<Int>) {
    guard let columns = columns.within(CellReference.maximumColumn) else { return }
    if let last = sheet?.details.hiddenColumns.last, last.upperBound + 1 == columns.lowerBound {
      sheet?.details.hiddenColumns.removeLast()
      sheet?.details.hiddenColumns.append(last.lowerBound...columns.upperBound)
    } else if (sheet?.details.hiddenColumns.count ?? 0) < limits.annotations {
      sheet?.details.hiddenColumns.append(columns)
    }
  }

  mutating func look(ofColumns columns: ClosedRange<Int>, style: Int) {
    guard style > 0, columnStyles.count < limits.annotations else { return }
    columnStyles.append((columns, style))
  }

  /// The look that a column gives its cells.
  func style(ofColumn column: Int) -> Int {
    let place = columnStyles.partitioningIndex { $0.columns.upperBound >= column }
    return place < columnStyles.count && columnStyles[place].columns.contains(column)
      ? columnStyles[place].style : 0
  }

  mutating func comment(_ comment: CellComment) {
    guard (sheet?.comments.count ?? 0) < limits.annotations else {
      return refuse(.tooMany(.comments, limit: limits.annotations))
    }
    sheet?.comments.append(comment)
  }

  // MARK: Rows

  /// Begins a row; false where none can follow.
  mutating func startRow(_ index: Int, isHidden: Bool = false) -> Bool {
    finishRow()
    guard index > row.index else {
      refuse(.rowNumber(after: row.index))
      return false
    }
    row = SheetRow(index: index, isHidden: isHidden)
    return true
  }

  /// Ends the row that was begun, and repeats it as often as it stands there.
  /// - Parameter count: How many rows it is in all.
  mutating func finishRow(times count: Int = 1) {
    defer { row = SheetRow(index: min(row.index + max(0, count - 1), CellReference.maximumRow + 1)) }
    guard row.index > 0, fault == nil, sheet != nil, count > 0 else { return }
    if row.cells.isEmpty {
      if row.isHidden { hideBlank(rows: row.index...row.index + count - 1) }
      return
    }
    guard row.index + count - 1 <= CellReference.maximumRow else {
      return refuse(.tooManyRows(limit: CellReference.maximumRow))
    }
    guard reserve(row.cells.count, times: count, at: row.cells[0].reference) else { return }
    if row.isHidden { noteHidden(row.index...row.index + count - 1) }
    sheet?.rows.append(row)
    for index in row.index + 1..<row.index + max(1, count) {
      sheet?.rows.append(
        SheetRow(index: index, isHidden: row.isHidden, cells: row.cells.map { $0.moved(toRow: index) }))
    }
  }

  /// Passes over rows that hold nothing.
  private mutating func hideBlank(rows: ClosedRange<Int>) {
    guard let rows = rows.within(CellReference.maximumRow) else { return }
    noteHidden(rows)
    guard keptHidden + rows.count <= Self.hiddenRows else { return }
    keptHidden += rows.count
    for index in rows { sheet?.rows.append(SheetRow(index: index, isHidden: true)) }
  }

  private mutating func noteHidden(_ rows: ClosedRange<Int>) {
    if let last = sheet?.details.hiddenRows.last, last.upperBound + 1 == rows.lowerBound {
      sheet?.details.hiddenRows.removeLast()
      sheet?.details.hiddenRows.append(last.lowerBound...rows.upperBound)
    } else if (sheet?.details.hiddenRows.count ?? 0) < limits.annotations {
      sheet?.details.hiddenRows.append(rows)
    }
  }

  /// Counts cells before they are made.
  private mutating func reserve(_ cells: Int, times count: Int, at place: CellReference) -> Bool {
    let (added, isTooLarge) = cells.multipliedReportingOverflow(by: count)
    let stored = min(limits.workbookCells, Self.storedCells)
    if isTooLarge || added > limits.cells - sheetCells {
      refuse(.tooManyCells(limit: limits.cells), cell: place)
      return false
    }
    if added > stored - storedCells {
      refuse(.tooManyWorkbookCells(limit: stored), cell: place)
      return false
    }
    sheetCells += added
    storedCells += added
    return true
  }

  // MARK: Cells

  /// What a cell holds, and how it stands there.
  struct Cell {
    var value = CellValue.blank
    var style = 0
    var formula: String?
    var hasFormula = false
    var richText: RichText?
  }

  /// Puts a cell into the row, once for each of its columns; blank ones without a formula are left out.
  mutating func put(_ cell: Cell, column: Int, times count: Int = 1) {
    guard fault == nil, sheet != nil, count > 0 else { return }
    if case .blank = cell.value, !cell.hasFormula { return }
    guard row.index <= CellReference.maximumRow else {
      return refuse(.tooManyRows(limit: CellReference.maximumRow))
    }
    guard column >= 1, count <= CellReference.maximumColumn, column <= CellReference.maximumColumn - count + 1
    else { return refuse(.beyondLastColumn(row: row.index)) }
    let first = CellReference(uncheckedRow: row.index, column: column)
    if let last = row.cells.last, last.reference >= first { return note(.duplicateCell, first) }
    let (value, style) = shown(cell, at: first)
    for index in column..<column + count {
      row.cells.append(
        SheetCell(
          reference: CellReference(uncheckedRow: row.index, column: index), value: value, styleIndex: style,
          formula: cell.formula, richText: cell.richText, hasFormula: cell.hasFormula))
    }
  }

  /// The value as its look shows it, and a look that shows it.
  private mutating func shown(_ cell: Cell, at place: CellReference) -> (CellValue, Int) {
    let temporal = styles.temporals.indices.contains(cell.style) ? styles.temporals[cell.style] : .none
    switch cell.value {
    case .number(let number) where temporal != .none:
      return (moment(number, temporal, at: place), cell.style)
    case .date(let moment, let serial):
      guard temporal == .none else { return (self.moment(serial, temporal, at: place), cell.style) }
      return (cell.value, look(like: cell.style, hasTime: moment.second > 0, isTime: false))
    case .time(_, let serial):
      guard temporal == .none else { return (self.moment(serial, temporal, at: place), cell.style) }
      return (cell.value, look(like: cell.style, hasTime: true, isTime: true))
    case .text(let text):
      if text.utf16.count > limits.textUnits {
        refuse(.cellTooLong(limit: limits.textUnits), cell: place)
      }
      return (cell.value, cell.style)
    default: return (cell.value, cell.style)
    }
  }

  private mutating func look(like style: Int, hasTime: Bool, isTime: Bool) -> Int {
    guard let place = styles.place(ofDateLike: style, hasTime: hasTime, isTime: isTime) else {
      refuse(.tooMany(.styles, limit: limits.styles))
      return 0
    }
    return place
  }

  private mutating func moment(
    _ number: Double, _ temporal: DisplayFormat.Temporal, at place: CellReference
  ) -> CellValue {
    switch SheetContext.value(of: number, as: temporal, in: workbook.dateSystem) {
    case .value(let value): return value
    case .serialSixty: note(.serialSixty, place)
    case .outOfRange: note(.dateOutOfRange, place)
    }
    return .number(number)
  }
}

extension SheetCell {
  /// The same in another row.
  ///
  /// Its formula has no text there: that would have to be moved too.
  fileprivate func moved(toRow row: Int) -> SheetCell {
    SheetCell(
      reference: CellReference(uncheckedRow: row, column: reference.column), value: value,
      styleIndex: styleIndex, richText: richText, hasFormula: hasFormula)
  }
}

extension ClosedRange<Int> {
  /// The part of the range that lies between 1 and an end; nil where none does.
  func within(_ end: Int) -> ClosedRange<Int>? {
    let (low, high) = (Swift.max(1, lowerBound), Swift.min(end, upperBound))
    return low <= high ? low...high : nil
  }
}
