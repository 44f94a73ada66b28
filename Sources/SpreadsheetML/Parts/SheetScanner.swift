import XMLStream

/// The state of reading one sheet.
///
/// A structure, so that an event needs one access to the reader and not one for each property.
struct SheetScanner {
  private enum Place: UInt8 {
    case outside, worksheet, sheetData, row, cell, value, formula, inline
    case columns, merges, validations, validation, validationFormula1, validationFormula2
    case extensions, `extension`, newValidations, newValidation, newFormula1, newFormula2, newFormulaText,
      newRanges
  }

  private enum CellType: UInt8 {
    case number, shared, text, inline, boolean, error, date, unknown
  }

  private(set) var fault: WorkbookFault? {
    didSet { isFinished = true }
  }
  private(set) var details = SheetDetails()
  private(set) var isFinished = false

  private let context: SheetContext
  private let wishes: SheetWishes
  private let receive: (borrowing SheetRow) -> ReadingStep
  /// The names to compare with; set before the first event.
  var words = SheetWords()
  private var isStopped = false
  private var place = Place.outside
  private var skipped = 0

  // The row and the cell at hand.
  private var row = SheetRow(index: 0)
  private var lastRow = 0
  private var lastColumn = 0
  private var rowIsOrdered = true
  private var seenRows = RowSet()
  private var reference = CellReference.first
  private var style = 0
  private var type = CellType.number
  private var text: [UInt8] = []
  private var hasValue = false
  private var hasInline = false
  private var item = StringItem()
  private var itemDepth = 0
  private var formula: String?
  private var formulaText: [UInt8] = []
  private var sharedFormulas: [Int: (text: String, origin: CellReference)] = [:]
  private var sharedIndex: Int?
  private var validation = ValidationDraft()
  private var first = CellReference.last
  private var last = CellReference.first

  init(
    context: SheetContext, wishes: SheetWishes,
    receive: @escaping (borrowing SheetRow) -> ReadingStep
  ) {
    self.context = context
    self.wishes = wishes
    self.receive = receive
  }

  /// The details once the part has ended.
  mutating func finish() -> SheetDetails {
    details.isComplete = !isStopped
    for range in RangeOverlaps.first(of: details.mergedRanges) {
      note(
        .badRange, range.first, vi: "Vùng trộn \(range) chồng lên vùng khác.",
        en: "The merged range \(range) overlaps another.")
    }
    if details.cellCount > 0 || wishes.blankCells, first <= last, first.column <= last.column {
      details.usedRange = CellRange(first, last)
    }
    return details
  }

  // MARK: Events

  mutating func startElement(_ name: XMLName, in namespace: XMLName, attributes: borrowing XMLAttributes) {
    if place == .inline {
      itemDepth += 1
      item.start(name, in: namespace, attributes, words.item)
      return
    }
    guard skipped == 0, !isFinished else {
      skipped += 1
      return
    }
    guard words.main.contains(namespace) else {
      startForeign(name, namespace, attributes)
      return
    }
    switch place {
    case .row where name == words.c: startCell(attributes)
    case .cell where name == words.v:
      place = .value
      hasValue = true
      text.removeAll(keepingCapacity: true)
    case .cell where name == words.f: startFormula(attributes)
    case .cell where name == words.inline:
      place = .inline
      itemDepth = 0
      hasInline = true
      item.reset()
    case .sheetData where name == words.row: startRow(attributes)
    default: startOther(name, attributes)
    }
  }

  mutating func endElement() {
    if place == .inline {
      if itemDepth > 0 {
        itemDepth -= 1
        item.end()
      } else {
        place = .cell
      }
      return
    }
    guard skipped == 0 else {
      skipped -= 1
      return
    }
    guard !isFinished else { return }
    switch place {
    case .value: place = .cell
    case .cell:
      finishCell()
      place = .row
    case .row:
      finishRow()
      place = .sheetData
    case .formula:
      finishFormula()
      place = .cell
    case .sheetData, .columns, .merges, .validations, .extensions: place = .worksheet
    case .worksheet, .outside: place = .outside
    case .validation:
      finishValidation()
      place = .validations
    case .validationFormula1, .validationFormula2:
      validation.finishFormula(second: place == .validationFormula2)
      place = .validation
    case .extension: place = .extensions
    case .newValidations: place = .extension
    case .newValidation:
      finishValidation()
      place = .newValidations
    case .newFormula1, .newFormula2: place = .newValidation
    case .newFormulaText:
      place = validation.isInSecond ? .newFormula2 : .newFormula1
      validation.finishFormula(second: validation.isInSecond)
    case .newRanges:
      validation.finishRanges()
      place = .newValidation
    case .inline: break
    }
  }

  mutating func characters(_ characters: borrowing Span<UInt8>) {
    guard skipped == 0, !isFinished else { return }
    switch place {
    case .value:
      unsafe characters.withUnsafeBufferPointer { unsafe text.append(contentsOf: $0) }
      if text.count > context.limits.textUnits * 3 { refuseLength() }
    case .inline:
      item.append(characters)
      if item.byteCount > context.limits.textUnits * 3 { refuseLength() }
    case .formula:
      unsafe characters.withUnsafeBufferPointer { unsafe formulaText.append(contentsOf: $0) }
      if formulaText.count > context.limits.textUnits * 3 { refuseLength() }
    case .validationFormula1, .validationFormula2, .newFormulaText, .newRanges:
      unsafe characters.withUnsafeBufferPointer { unsafe validation.text.append(contentsOf: $0) }
      if validation.text.count > 1 << 20 { refuseLength() }
    default: break
    }
  }

  // MARK: Rows

  private mutating func startRow(_ attributes: borrowing XMLAttributes) {
    var index: Int?
    var isHidden = false
    var hasIndex = false
    var position = 0
    while position < attributes.count {
      let name = attributes.name(at: position)
      if attributes.namespace(at: position) == .none {
        if name == words.r {
          hasIndex = true
          index = attributes.integer(at: position)
        } else if name == words.hidden {
          isHidden = attributes.boolean(of: words.hidden) ?? false
        }
      }
      position += 1
    }
    if hasIndex, index.map({ (1...CellReference.maximumRow).contains($0) }) != true {
      fault = context.fault(
        .damagedPart, vi: "Số dòng không hợp lệ sau dòng \(lastRow).",
        en: "The number of the row after row \(lastRow) is not valid.")
      skipped += 1
      return
    }
    if index == nil {
      note(
        .missingReference, nil, vi: "Dòng không ghi số; lấy là dòng \(lastRow + 1).",
        en: "The row has no number; it is taken as row \(lastRow + 1).")
    }
    let number = index ?? lastRow + 1
    guard number <= CellReference.maximumRow else {
      fault = context.fault(
        .damagedPart, vi: "Trang tính có hơn \(CellReference.maximumRow) dòng.",
        en: "The sheet has more than \(CellReference.maximumRow) rows.")
      skipped += 1
      return
    }
    if !seenRows.insert(number) {
      details.isOrdered = false
      note(
        .duplicateRow, nil, vi: "Dòng \(number) có hai lần; các ô được gộp lại.",
        en: "Row \(number) stands twice; its cells are put together.")
    } else if number < lastRow {
      details.isOrdered = false
      note(
        .outOfOrder, nil, vi: "Dòng \(number) đứng sau dòng \(lastRow).",
        en: "Row \(number) stands after row \(lastRow).")
    }
    row.index = number
    row.isHidden = isHidden
    row.cells.removeAll(keepingCapacity: true)
    lastRow = number
    lastColumn = 0
    rowIsOrdered = true
    if isHidden, details.hiddenRows.count < context.limits.annotations {
      if let range = details.hiddenRows.last, range.upperBound + 1 == number {
        details.hiddenRows[details.hiddenRows.count - 1] = range.lowerBound...number
      } else {
        details.hiddenRows.append(number...number)
      }
    }
    place = .row
  }

  private mutating func finishRow() {
    if !rowIsOrdered { orderCells() }
    guard !row.cells.isEmpty || row.isHidden else { return }
    if receive(row) == .stop {
      isStopped = true
      isFinished = true
    }
  }

  private mutating func orderCells() {
    details.isOrdered = false
    let (cells, duplicates) = SheetAssembly.ordered(row.cells)
    for duplicate in duplicates { note(duplicate: duplicate) }
    row.cells = cells
  }

  private mutating func note(duplicate: SheetCell) {
    note(
      .duplicateCell, duplicate.reference, vi: "Ô \(duplicate.reference) có hai lần; bỏ lần sau.",
      en: "Cell \(duplicate.reference) stands twice; the later one is left out.")
  }

  // MARK: Cells

  private mutating func startCell(_ attributes: borrowing XMLAttributes) {
    var found: CellReference?
    style = 0
    type = .number
    hasValue = false
    hasInline = false
    formula = nil
    var position = 0
    while position < attributes.count {
      let name = attributes.name(at: position)
      if attributes.namespace(at: position) == .none {
        if name == words.r {
          found = attributes.withValue(at: position) { CellReference(bytes: $0) }
        } else if name == words.s {
          style = attributes.integer(at: position) ?? -1
        } else if name == words.t {
          type = attributes.withValue(at: position) { Self.type($0) }
        }
      }
      position += 1
    }
    place = .cell
    if let found {
      reference = found
      if found.row != row.index || found.column <= lastColumn { noteDisorder(found) }
    } else {
      guard let next = CellReference(row: row.index, column: lastColumn + 1) else {
        fault = context.fault(
          .damagedPart, vi: "Dòng \(row.index) có ô vượt quá cột cuối cùng.",
          en: "Row \(row.index) has a cell beyond the last column.")
        return
      }
      reference = next
      note(
        .missingReference, next, vi: "Ô không ghi địa chỉ đúng; lấy là \(next).",
        en: "The cell has no valid address; it is taken as \(next).")
    }
    lastColumn = reference.column
  }

  private mutating func noteDisorder(_ found: CellReference) {
    rowIsOrdered = false
    if found.row != row.index {
      note(
        .outOfOrder, found, vi: "Ô \(found) đứng trong dòng \(row.index).",
        en: "Cell \(found) stands in row \(row.index).")
    } else if found.column < lastColumn {
      note(
        .outOfOrder, found, vi: "Ô \(found) không đứng đúng thứ tự.", en: "Cell \(found) is out of order.")
    }
  }

  private static func type(_ name: borrowing Span<UInt8>) -> CellType {
    switch name.count {
    case 1:
      switch name[0] {
      case UInt8(ascii: "s"): .shared
      case UInt8(ascii: "n"): .number
      case UInt8(ascii: "b"): .boolean
      case UInt8(ascii: "e"): .error
      case UInt8(ascii: "d"): .date
      default: .unknown
      }
    case 3 where name[0] == UInt8(ascii: "s") && name[1] == UInt8(ascii: "t") && name[2] == UInt8(ascii: "r"):
      .text
    case 9 where name[0] == UInt8(ascii: "i") && name[8] == UInt8(ascii: "r"): .inline
    default: .unknown
    }
  }

  private mutating func finishCell() {
    var runs: [TextRun]?
    let value = value(&runs)
    if case .blank = value, formula == nil, !wishes.blankCells { return }
    details.cellCount += 1
    guard details.cellCount <= context.limits.cells else {
      fault = context.fault(
        .limitExceeded, cell: reference, vi: "Trang tính có hơn \(context.limits.cells) ô.",
        en: "The sheet has more than \(context.limits.cells) cells.")
      return
    }
    if style >= context.formatCount || style < 0, style != 0 {
      note(
        .missingStyle, reference, vi: "Ô dùng kiểu số \(style) không có.",
        en: "The cell uses style \(style), which is not there.")
      style = 0
    }
    first = CellReference.upperLeft(first, reference)
    last = CellReference.lowerRight(last, reference)
    row.cells.append(
      SheetCell(reference: reference, value: value, styleIndex: style, formula: formula, runs: runs))
  }

  private mutating func value(_ runs: inout [TextRun]?) -> CellValue {
    if hasInline, type == .inline || !hasValue {
      guard !item.isLonger(than: context.limits.textUnits) else {
        refuseLength()
        return .blank
      }
      runs = item.textRuns
      return .text(item.text)
    }
    guard hasValue else { return .blank }
    switch type {
    case .number: return number()
    case .shared: return sharedText(&runs)
    case .text, .inline: return plainText()
    case .boolean: return boolean()
    case .error: return text.isEmpty ? .blank : plainText().asError
    case .date: return isoDate()
    case .unknown:
      let value = number()
      note(
        .malformedValue, reference, vi: "Ô có kiểu giá trị lạ.", en: "The cell has an unknown type of value.")
      return value
    }
  }

  private mutating func number() -> CellValue {
    guard !text.isEmpty else { return .blank }
    guard let number = NumberText.number(text) else { return malformed() }
    guard context.hasDates, style >= 0, style < context.temporals.count else { return .number(number) }
    let temporal = context.temporals[style]
    guard temporal != .none else { return .number(number) }
    return temporalValue(number, temporal)
  }

  private mutating func temporalValue(_ number: Double, _ temporal: DisplayFormat.Temporal) -> CellValue {
    switch context.value(of: number, as: temporal) {
    case .value(let value): return value
    case .serialSixty:
      note(
        .serialSixty, reference, vi: "Số 60 được định dạng ngày là 29/02/1900, ngày không có; giữ là số.",
        en: "Serial 60 with a date format is 29 February 1900, which never was; it stays a number.")
    case .outOfRange:
      note(
        .dateOutOfRange, reference, vi: "Số này được định dạng ngày nhưng nằm ngoài lịch; giữ là số.",
        en: "The number has a date format but lies outside the calendar; it stays a number.")
    }
    return .number(number)
  }

  private mutating func sharedText(_ runs: inout [TextRun]?) -> CellValue {
    guard !text.isEmpty else { return .blank }
    guard let index = NumberText.index(text), index < context.strings.texts.count else {
      note(
        .missingString, reference, vi: "Ô chỉ đến chuỗi dùng chung không có; coi là trống.",
        en: "The cell points at a shared string that is not there; it is taken as blank.")
      return .blank
    }
    if !context.strings.runs.isEmpty { runs = context.strings.runs[index] }
    return .text(context.strings.texts[index])
  }

  private mutating func plainText() -> CellValue {
    guard text.count <= context.limits.textUnits || TextEscapes.unitCount(text) <= context.limits.textUnits
    else {
      refuseLength()
      return .blank
    }
    return .text(TextEscapes.text(text))
  }

  private mutating func boolean() -> CellValue {
    switch String(decoding: text, as: UTF8.self) {
    case "1", "true", "TRUE": return .boolean(true)
    case "0", "false", "FALSE": return .boolean(false)
    case "": return .blank
    default: return malformed()
    }
  }

  private mutating func isoDate() -> CellValue {
    guard !text.isEmpty else { return .blank }
    guard let value = ISODate.value(String(decoding: text, as: UTF8.self), in: context.dateSystem) else {
      return malformed()
    }
    return value
  }

  private mutating func malformed() -> CellValue {
    note(
      .malformedValue, reference, vi: "Giá trị không đúng kiểu của ô; giữ như chữ.",
      en: "The value does not fit the type of the cell; it is kept as text.")
    return plainText()
  }

  // MARK: Formulas

  private mutating func startFormula(_ attributes: borrowing XMLAttributes) {
    guard wishes.formulas else {
      skipped += 1
      return
    }
    place = .formula
    formulaText.removeAll(keepingCapacity: true)
    sharedIndex = attributes.text(of: words.t) == "shared" ? attributes.integer(of: words.si) : nil
  }

  private mutating func finishFormula() {
    let text = String(decoding: formulaText, as: UTF8.self)
    guard let index = sharedIndex else {
      formula = text.isEmpty ? nil : text
      return
    }
    if let shared = sharedFormulas[index], text.isEmpty {
      formula = FormulaShift.shift(
        shared.text, rows: reference.row - shared.origin.row, columns: reference.column - shared.origin.column
      )
    } else if !text.isEmpty {
      if sharedFormulas.count < context.limits.annotations { sharedFormulas[index] = (text, reference) }
      formula = text
    }
  }

  // MARK: What stands around the cells

  private mutating func startOther(_ name: XMLName, _ attributes: borrowing XMLAttributes) {
    switch place {
    case .outside:
      guard name == words.worksheet else { return refuseRoot() }
      place = .worksheet
      return
    case .worksheet:
      if name == words.sheetData {
        place = .sheetData
        return
      }
      if name == words.mergeCells {
        place = .merges
        return
      }
      if name == words.cols {
        place = .columns
        return
      }
      if name == words.dataValidations {
        place = .validations
        return
      }
      if name == words.extLst {
        place = .extensions
        return
      }
      if name == words.dimension {
        details.declaredRange = attributes.text(of: words.ref).flatMap { CellRange($0) }
      }
    case .extensions where name == words.ext:
      place = .extension
      return
    case .columns where name == words.col: readColumns(attributes)
    case .merges where name == words.mergeCell: readMerge(attributes)
    case .validations where name == words.dataValidation:
      guard details.validations.count < context.limits.annotations else {
        refuseCount()
        break
      }
      validation.start(attributes, words)
      place = .validation
      return
    case .validation where name == words.formula1 || name == words.formula2:
      validation.startFormula(second: name == words.formula2)
      place = name == words.formula2 ? .validationFormula2 : .validationFormula1
      return
    default: break
    }
    skipped += 1
  }

  // Validations whose list stands in another sheet are kept in an extension of Excel 2010.
  private mutating func startForeign(
    _ name: XMLName, _ namespace: XMLName, _ attributes: borrowing XMLAttributes
  ) {
    switch place {
    case .outside: return refuseRoot()
    case .extension where namespace == words.excel2010 && name == words.dataValidations:
      place = .newValidations
    case .newValidations where namespace == words.excel2010 && name == words.dataValidation:
      guard details.validations.count < context.limits.annotations else {
        refuseCount()
        skipped += 1
        return
      }
      validation.start(attributes, words)
      place = .newValidation
    case .newValidation where namespace == words.excel2010 && name == words.formula1: place = .newFormula1
    case .newValidation where namespace == words.excel2010 && name == words.formula2: place = .newFormula2
    case .newFormula1 where namespace == words.excel2006 && name == words.f,
      .newFormula2 where namespace == words.excel2006 && name == words.f:
      validation.startFormula(second: place == .newFormula2)
      place = .newFormulaText
    case .newValidation where namespace == words.excel2006 && name == words.sqref:
      validation.startRanges()
      place = .newRanges
    default: skipped += 1
    }
  }

  private mutating func readColumns(_ attributes: borrowing XMLAttributes) {
    guard attributes.boolean(of: words.hidden) == true, let low = attributes.integer(of: words.min),
      let high = attributes.integer(of: words.max), low >= 1, low <= high
    else { return }
    guard details.hiddenColumns.count < CellReference.maximumColumn else { return refuseCount() }
    if low <= CellReference.maximumColumn {
      details.hiddenColumns.append(low...min(high, CellReference.maximumColumn))
    }
  }

  private mutating func readMerge(_ attributes: borrowing XMLAttributes) {
    guard details.mergedRanges.count < context.limits.annotations else { return refuseCount() }
    guard let range = attributes.text(of: words.ref).flatMap({ CellRange($0) }) else {
      note(
        .badRange, nil, vi: "Vùng trộn ô không hợp lệ; bỏ qua.",
        en: "A merged range is not valid; it is left out.")
      return
    }
    details.mergedRanges.append(range)
  }

  private mutating func finishValidation() {
    if let finished = validation.finish() {
      details.validations.append(finished)
    } else {
      note(
        .badRange, nil, vi: "Quy tắc nhập liệu không có vùng hợp lệ; bỏ qua.",
        en: "A data validation has no valid range; it is left out.")
    }
  }

  // MARK: Notices and faults

  private mutating func note(_ kind: ReadingNotice.Kind, _ cell: CellReference?, vi: String, en: String) {
    details.note(
      ReadingNotice(
        kind, part: context.part, sheet: context.sheet, cell: cell, message: BilingualText(vi: vi, en: en)))
  }

  private mutating func refuseRoot() {
    skipped += 1
    fault = context.fault(
      .damagedPart, vi: "Phần này không phải trang tính.", en: "This part is not a worksheet.")
  }

  private mutating func refuseLength() {
    guard fault == nil else { return }
    fault = context.fault(
      .limitExceeded, cell: reference, vi: "Nội dung ô dài hơn \(context.limits.textUnits) ký tự.",
      en: "The cell holds more than \(context.limits.textUnits) characters.")
  }

  private mutating func refuseCount() {
    fault = context.fault(
      .limitExceeded, vi: "Trang tính có hơn \(context.limits.annotations) vùng trộn, cột hay quy tắc nhập.",
      en: "The sheet has more than \(context.limits.annotations) merged ranges, columns or validations.")
  }
}

extension CellValue {
  /// A text taken as an error value.
  fileprivate var asError: CellValue {
    guard case .text(let text) = self else { return self }
    return .error(text)
  }
}
