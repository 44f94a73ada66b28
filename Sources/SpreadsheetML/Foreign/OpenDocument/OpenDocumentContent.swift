import XMLStream

/// Reads a part of an OpenDocument: looks, and where they are wanted the sheets with their cells.
final class OpenDocumentContent: PartHandler {
  private typealias Element = OpenDocumentWords.Element
  private typealias Attributes = OpenDocumentWords.Attributes

  var fault: WorkbookFault? { ownFault ?? builder?.fault }
  var isFinished: Bool { fault != nil }

  private let looks: OpenDocumentLooks
  private let limits: ReadingLimits
  private let wantsCells: Bool
  private var ownFault: WorkbookFault?
  /// Made when the first sheet comes: by then all looks are known.
  private var builder: ForeignSheetBuilder?

  private var names = OpenDocumentWords.Names()
  private var path: [Element] = []
  private var skipped = 0
  /// The literal of a format, or the writer of a comment.
  private var text: [UInt8] = []
  private var pending = Attributes()

  private var sheetName: String?
  private var column = 1
  private var nextRow = 1
  private var row = Row()
  private var cell = OpenDocumentCell()
  private var annotation: OpenDocumentCell?
  private var author = ""
  /// The places of styles of cells, by name.
  private var places: [String: Int] = [:]

  private struct Row {
    var count = 1
    var style: String?
    var nextColumn = 1
    var isEmpty = true
    var merges: [CellRange] = []
  }

  init(looks: OpenDocumentLooks, wantsCells: Bool) {
    (self.looks, self.wantsCells, limits) = (looks, wantsCells, looks.limits)
  }

  /// The workbook, once the part has been read.
  func workbook() throws(WorkbookFault) -> ForeignWorkbook {
    guard var builder else { throw WorkbookFault(.openDocument) }
    return try builder.finish()
  }

  func begin(names table: borrowing XMLNameTable) { names = OpenDocumentWords.Names(table) }

  // MARK: Events

  func startElement(_ name: XMLName, in namespace: XMLName, attributes: borrowing XMLAttributes) {
    guard !isFinished else { return }
    guard skipped == 0, let element = names.element(name, in: namespace), isKnown(element) else {
      // What stands within a paragraph is text, whatever it is called.
      if skipped == 0, isInParagraph, names.isText(namespace) {
        path.append(.span)
        withCell { $0.runs.start(nil) }
        return
      }
      skipped += 1
      if path.isEmpty { ownFault = WorkbookFault(.notASheetList) }
      return
    }
    path.append(element)
    open(element, names.values(attributes))
    if looks.isTooLarge { ownFault = WorkbookFault(.tooMany(.styles, limit: limits.styles)) }
  }

  func endElement(_ name: XMLName, in namespace: XMLName) {
    guard !isFinished else { return }
    guard skipped == 0 else {
      skipped -= 1
      return
    }
    guard let element = path.popLast() else { return }
    close(element)
  }

  func characters(_ characters: borrowing Span<UInt8>) {
    guard !isFinished, skipped == 0 else { return }
    if isInParagraph {
      if annotation == nil { cell.append(characters) } else { annotation?.append(characters) }
      checkLength()
    } else if path.last == .literal || path.last == .currencySymbol || path.last == .fill
      || path.last == .creator
    {
      for index in characters.indices where text.count < 512 { text.append(characters[index]) }
    }
  }

  /// What stands for white space counts as the white space.
  private func checkLength() {
    let count = annotation?.runs.byteCount ?? cell.runs.byteCount
    guard count > limits.textUnits * 3 else { return }
    builder?.refuse(
      .cellTooLong(limit: limits.textUnits),
      cell: CellReference(row: nextRow, column: row.nextColumn))
  }

  private var isInParagraph: Bool {
    path.last == .paragraph || path.last == .heading || path.last == .span
  }

  private func withCell(_ change: (inout OpenDocumentCell) -> Void) {
    if var note = annotation.take() {
      change(&note)
      annotation = note
    } else {
      change(&cell)
    }
  }

  // MARK: What may stand where

  private func isKnown(_ element: Element) -> Bool {
    switch path.last {
    case nil:
      return element == .documentContent || element == .documentStyles || element == .document
    case .documentContent, .documentStyles, .document:
      return element == .fontFaces || element == .styles || element == .automaticStyles
        || (element == .body && wantsCells)
    case .fontFaces: return element == .fontFace
    case .styles, .automaticStyles:
      return element == .style || element == .defaultStyle || Self.kind(of: element) != nil
    case .style, .defaultStyle:
      return element == .textProperties || element == .cellProperties || element == .paragraphProperties
        || element == .tableProperties
    case .numberStyle, .currencyStyle, .percentageStyle, .dateStyle, .timeStyle, .booleanStyle, .textStyle:
      return Self.isPieceOfFormat(element)
    case .body: return element == .spreadsheet
    case .spreadsheet: return element == .settings || element == .names || element == .table
    case .settings: return element == .nullDate
    case .names: return element == .namedRange || element == .namedExpression
    case .table, .columnGroup, .headerColumns, .columns, .rowGroup, .headerRows, .rows:
      return Self.isPieceOfTable(element)
    case .row: return element == .cell || element == .coveredCell
    case .cell, .coveredCell:
      return element == .paragraph || element == .heading || element == .annotation
    case .annotation: return element == .paragraph || element == .heading || element == .creator
    case .paragraph, .heading, .span:
      return element == .span || element == .space || element == .tab || element == .lineBreak
    default: return false
    }
  }

  private static func kind(of element: Element) -> OpenDocumentFormat.Kind? {
    switch element {
    case .numberStyle: .number
    case .currencyStyle: .currency
    case .percentageStyle: .percentage
    case .dateStyle: .date
    case .timeStyle: .time
    case .booleanStyle: .boolean
    case .textStyle: .text
    default: nil
    }
  }

  private static func isPieceOfFormat(_ element: Element) -> Bool {
    switch element {
    case .map, .number, .scientific, .fraction, .currencySymbol, .literal, .textContent, .fill, .day,
      .dayOfWeek, .month, .year, .hours, .minutes, .seconds, .halfDay:
      true
    default: false
    }
  }

  private static func isPieceOfTable(_ element: Element) -> Bool {
    switch element {
    case .columnGroup, .headerColumns, .columns, .column, .rowGroup, .headerRows, .rows, .row, .names: true
    default: false
    }
  }

  // MARK: Elements

  private func open(_ element: Element, _ attributes: Attributes) {
    switch element {
    case .fontFace: looks.addFace(attributes)
    case .style: looks.startStyle(attributes, isDefault: false)
    case .defaultStyle: looks.startStyle(attributes, isDefault: true)
    case .textProperties, .cellProperties, .paragraphProperties: looks.addProperties(attributes)
    case .tableProperties: looks.addTableProperties(attributes)
    case .literal, .currencySymbol, .fill, .creator:
      text.removeAll(keepingCapacity: true)
      pending = attributes
    case .spreadsheet: startCells()
    case .nullDate:
      if attributes[.dateValue]?.hasPrefix("1904-01-01") == true { builder?.use(.from1904) }
    case .namedRange, .namedExpression: addName(attributes)
    case .table: startSheet(attributes)
    case .column: readColumn(attributes)
    case .row: startRow(attributes)
    case .cell, .coveredCell: cell = OpenDocumentCell(attributes)
    case .annotation:
      annotation = OpenDocumentCell()
      author = ""
    case .paragraph, .heading: withCell { $0.startParagraph() }
    case .span:
      let name = attributes[.styleName]
      // A comment looks as its writer's program likes.
      let font = annotation == nil ? name.flatMap { looks.font($0, over: cell.runs.font) } : nil
      withCell { $0.runs.start(font) }
    case .space:
      let count = min(max(1, attributes.integer(.c) ?? 1), 32_767)
      withCell { $0.append(String(repeating: " ", count: count)) }
      checkLength()
    case .tab: withCell { $0.append("\t") }
    case .lineBreak: withCell { $0.append("\n") }
    default:
      if let kind = Self.kind(of: element) {
        looks.startFormat(kind, attributes)
      } else if Self.isPieceOfFormat(element) {
        looks.add(element, attributes, text: "")
      }
    }
  }

  private func close(_ element: Element) {
    switch element {
    case .style, .defaultStyle: looks.finishStyle()
    case .literal, .currencySymbol, .fill:
      looks.add(element, pending, text: String(decoding: text, as: UTF8.self))
    case .creator: author = String(decoding: text, as: UTF8.self)
    case .numberStyle, .currencyStyle, .percentageStyle, .dateStyle, .timeStyle, .booleanStyle, .textStyle:
      looks.finishFormat()
    case .table:
      builder?.finishSheet()
      sheetName = nil
    case .row: finishRow()
    case .cell, .coveredCell: finishCell()
    case .annotation: finishAnnotation()
    case .span: withCell { $0.runs.end() }
    default: break
    }
  }

  // MARK: Sheets

  private func startCells() {
    guard builder == nil else { return }
    builder = ForeignSheetBuilder(
      limits: limits, styles: ForeignStyles(limits: limits, first: looks.plain))
  }

  private func addName(_ attributes: Attributes) {
    guard let name = attributes[.name] else { return }
    let formula =
      attributes[.cellRange].map { OpenFormula.address($0) ?? $0 }
      ?? attributes[.expression].map(OpenFormula.excel)
    guard let formula else { return }
    builder?.add(DefinedName(name, formula: formula, sheet: sheetName))
  }

  private func startSheet(_ attributes: Attributes) {
    sheetName = attributes[.name] ?? ""
    builder?.startSheet(sheetName ?? "")
    if let style = attributes[.styleName], !looks.isShown(table: style) { builder?.setVisibility(.hidden) }
    column = 1
    nextRow = 1
  }

  private func readColumn(_ attributes: Attributes) {
    let count = attributes.count(.columnsRepeated)
    let columns = column...min(column + count - 1, CellReference.maximumColumn * 2)
    if Self.isHidden(attributes) { builder?.hide(columns: columns) }
    if let style = attributes[.defaultCellStyle] {
      let place = place(of: style)
      builder?.look(ofColumns: columns, style: place)
    }
    column = min(column + count, CellReference.maximumColumn * 2)
  }

  private static func isHidden(_ attributes: Attributes) -> Bool {
    attributes[.visibility] == "collapse" || attributes[.visibility] == "filter"
  }

  private func startRow(_ attributes: Attributes) {
    row = Row(count: attributes.count(.rowsRepeated), style: attributes[.defaultCellStyle])
    // Behind the last row of a sheet only blank ones are passed over.
    if nextRow <= CellReference.maximumRow {
      _ = builder?.startRow(nextRow, isHidden: Self.isHidden(attributes))
    }
  }

  private func finishRow() {
    guard nextRow <= CellReference.maximumRow else { return }
    addMerges()
    builder?.finishRow(times: row.count)
    nextRow = min(nextRow + row.count, CellReference.maximumRow + 1)
  }

  /// How often merged cells of a blank row are repeated before they are taken for mere looks.
  private static let repeatedBlankMerges = 1_000

  private func addMerges() {
    guard !row.merges.isEmpty, !row.isEmpty || row.count <= Self.repeatedBlankMerges else { return }
    for step in 0..<row.count {
      for merge in row.merges {
        guard
          let first = CellReference(row: merge.first.row + step, column: merge.first.column),
          let last = CellReference(
            row: min(merge.last.row + step, CellReference.maximumRow), column: merge.last.column)
        else { return }
        builder?.merge(CellRange(first, last))
      }
      if isFinished { return }
    }
  }

  // MARK: Cells

  private func finishCell() {
    let count = cell.attributes.count(.columnsRepeated)
    let first = row.nextColumn
    row.nextColumn = min(first + count, CellReference.maximumColumn + 1)
    addMerge(at: first)
    let (value, isSound) = cell.value(in: builder?.workbook.dateSystem ?? .from1900)
    let formula = cell.attributes[.formula]
    if case .blank = value, formula == nil { return }
    row.isEmpty = false
    guard nextRow <= CellReference.maximumRow else {
      builder?.refuse(.tooManyRows(limit: CellReference.maximumRow))
      return
    }
    guard first <= CellReference.maximumColumn else {
      builder?.refuse(.beyondLastColumn(row: nextRow))
      return
    }
    if !isSound { builder?.note(.malformedValue, CellReference(row: nextRow, column: first)) }
    var made = ForeignSheetBuilder.Cell(value: value)
    if let style = cell.attributes[.styleName] ?? row.style {
      made.style = place(of: style)
    } else {
      made.style = builder?.style(ofColumn: first) ?? 0
    }
    made.formula = formula.map(OpenFormula.excel)
    made.hasFormula = formula != nil
    if case .text = value, cell.attributes[.stringValue] == nil { made.richText = cell.runs.richText }
    builder?.put(made, column: first, times: count)
  }

  private func addMerge(at column: Int) {
    let across = cell.attributes.count(.columnsSpanned)
    let down = cell.attributes.count(.rowsSpanned)
    guard across > 1 || down > 1, row.merges.count < limits.annotations,
      let first = CellReference(row: nextRow, column: column),
      let last = CellReference(
        row: min(nextRow + down - 1, CellReference.maximumRow),
        column: min(column + across - 1, CellReference.maximumColumn))
    else { return }
    row.merges.append(CellRange(first, last))
  }

  private func finishAnnotation() {
    defer { annotation = nil }
    guard let annotation, let place = CellReference(row: nextRow, column: row.nextColumn) else { return }
    builder?.comment(
      CellComment(at: place, author: author, text: RichText([RichText.Run(annotation.runs.text)])))
  }

  private func place(of style: String) -> Int {
    if let place = places[style] { return place }
    guard let place = builder?.styles.place(of: looks.look(style)) else {
      ownFault = WorkbookFault(.tooMany(.styles, limit: limits.styles))
      return 0
    }
    places[style] = place
    return place
  }
}
