import XMLStream

/// Reads the tables of a web page, which many programs give out under the name of a workbook: each is a sheet.
///
/// Numbers stay texts, as the page shows them, unless Excel wrote the number itself beside them.
final class WebPageReader: HTMLEventHandler {
  /// How deep elements may be nested: pages that never close their paragraphs and fonts go deep.
  private static let depth = 512
  private static let longestStyleSheet = 1 << 20

  var isFinished: Bool { fault != nil }
  private var fault: WorkbookFault?

  private let limits: ReadingLimits
  private var looks: PageLooks
  private var styles: ForeignStyles
  /// The tables that are open, from outside, each with its place among all.
  private var open: [(order: Int, table: PageTable, cell: OpenCell?)] = []
  private var done: [(order: Int, table: PageTable)] = []
  private var tableCount = 0
  private var cellCount = 0
  /// The names that Excel notes for its sheets.
  private var names: [String] = []
  private var styleSheet: [UInt8]?
  private var isInScript = false

  /// The cell that is being read.
  private struct OpenCell {
    var place: (column: Int, across: Int, down: Int)
    var look: CellStyle
    var attributes: PageLooks.Properties
    var text = PageText()
  }

  static func workbook(in bytes: [UInt8], _ limits: ReadingLimits) throws(WorkbookFault) -> ForeignWorkbook {
    guard bytes.count <= limits.totalBytes else {
      throw WorkbookFault(.totalTooLarge(limit: limits.totalBytes))
    }
    let page = PageEncoding.taken(bytes)
    guard TagScan.isSound(page.bytes) else { throw WorkbookFault(.tagTooLong) }
    let reader = WebPageReader(limits)
    do throws(XMLFault) {
      try HTMLReader.read(page.bytes.span, encoding: page.name, depth: Self.depth, handler: reader)
    } catch {
      throw reader.fault ?? WorkbookFault(error)
    }
    if let fault = reader.fault { throw fault }
    return try reader.workbook()
  }

  private init(_ limits: ReadingLimits) {
    self.limits = limits
    looks = PageLooks(limit: limits.styles)
    styles = ForeignStyles(limits: limits)
  }

  // MARK: Events

  func startElement(_ name: String, attributes: borrowing HTMLAttributes) {
    switch name {
    case "table": startTable()
    case "tr", "td", "th", "col", "span", "font":
      var found: PageLooks.Properties = [:]
      attributes.forEach { found[$0] = $1 }
      start(name, found)
    case "style": styleSheet = []
    case "script": isInScript = true
    case "b", "strong", "i", "em", "u", "s", "strike", "del", "sub", "sup": changeText { $0.start(name, [:]) }
    case "br": changeText { $0.breakLine() }
    case "p", "div", "li", "h1", "h2", "h3", "h4": changeText { $0.startBlock() }
    default: break
    }
  }

  func endElement(_ name: String) {
    switch name {
    case "table": finishTable()
    case "tr":
      finishCell()
      if !open.isEmpty { open[open.count - 1].table.finishRow() }
    case "td", "th": finishCell()
    case "style":
      if let styleSheet { looks.read(String(decoding: styleSheet, as: UTF8.self)) }
      styleSheet = nil
    case "script": isInScript = false
    case "span", "font", "b", "strong", "i", "em", "u", "s", "strike", "del", "sub", "sup":
      changeText { $0.end() }
    case "p", "div", "li", "h1", "h2", "h3", "h4": changeText { $0.startBlock() }
    default: break
    }
  }

  func characters(_ text: borrowing Span<UInt8>) {
    if styleSheet != nil {
      guard (styleSheet?.count ?? 0) + text.count <= Self.longestStyleSheet else { return }
      for index in text.indices { styleSheet?.append(text[index]) }
      return
    }
    guard !isInScript, !open.isEmpty, open[open.count - 1].cell != nil else { return }
    open[open.count - 1].cell?.text.append(text)
    if let count = open[open.count - 1].cell?.text.byteCount, count > limits.textUnits * 3 {
      fault = WorkbookFault(.cellTooLong(limit: limits.textUnits))
    }
  }

  /// Excel hides style sheets and the names of its sheets in comments.
  func comment(_ text: String) {
    if styleSheet != nil {
      let room = Self.longestStyleSheet - (styleSheet?.count ?? 0)
      styleSheet?.append(contentsOf: text.utf8.prefix(max(0, room)))
    }
    var rest = text[...]
    while names.count < limits.sheets, let start = rest.firstRange(of: "<x:Name>") {
      rest = rest[start.upperBound...]
      guard let end = rest.firstRange(of: "</x:Name>") else { return }
      names.append(Self.plain(rest[..<end.lowerBound]))
      rest = rest[end.upperBound...]
    }
  }

  private static func plain(_ text: Substring) -> String {
    String(text).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&amp;", with: "&")
  }

  private func changeText(_ change: (inout PageText) -> Void) {
    guard !open.isEmpty, var cell = open[open.count - 1].cell else { return }
    open[open.count - 1].cell = nil
    change(&cell.text)
    open[open.count - 1].cell = cell
  }

  // MARK: Tables

  private func startTable() {
    guard tableCount < limits.sheets else {
      fault = WorkbookFault(.tooMany(.sheets, limit: limits.sheets))
      return
    }
    open.append((tableCount, PageTable(), nil))
    tableCount += 1
  }

  private func finishTable() {
    finishCell()
    guard var last = open.popLast() else { return }
    last.table.finishRow()
    done.append((last.order, last.table))
  }

  private func start(_ name: String, _ attributes: PageLooks.Properties) {
    guard !open.isEmpty else { return }
    let last = open.count - 1
    let properties = looks.properties(of: name, attributes)
    switch name {
    case "tr":
      finishCell()
      guard open[last].table.rows.count < CellReference.maximumRow else {
        fault = WorkbookFault(.tooManyRows(limit: CellReference.maximumRow))
        return
      }
      open[last].table.startRow(isHidden: PageLooks.isHidden(properties))
    case "col":
      open[last].table.hideColumns(
        Self.count(attributes["span"]), isHidden: PageLooks.isHidden(properties))
    case "td", "th": startCell(properties, attributes, isHead: name == "th")
    default:
      var own = properties
      if let face = attributes["face"] { own["font-family"] = own["font-family"] ?? face }
      if let color = attributes["color"] { own["color"] = own["color"] ?? color }
      changeText { $0.start(name, own) }
    }
  }

  private func startCell(
    _ properties: PageLooks.Properties, _ attributes: PageLooks.Properties, isHead: Bool
  ) {
    finishCell()
    let last = open.count - 1
    if !open[last].table.isInRow { open[last].table.startRow(isHidden: false) }
    guard
      let place = open[last].table.place(
        across: Self.count(attributes["colspan"]), down: Self.count(attributes["rowspan"]))
    else {
      fault = WorkbookFault(
        open[last].table.isTooTangled
          ? .tooManyCells(limit: limits.cells) : .beyondLastColumn(row: open[last].table.rows.count))
      return
    }
    cellCount += 1
    guard cellCount <= min(limits.cells, ForeignSheetBuilder.storedCells) else {
      fault = WorkbookFault(.tooManyCells(limit: min(limits.cells, ForeignSheetBuilder.storedCells)))
      return
    }
    var look = CellStyle.normal
    look.font =
      PageLooks.font(properties, over: isHead ? CellStyle.Font(isBold: true) : nil)
      ?? (isHead ? CellStyle.Font(isBold: true) : nil)
    look.fill = PageLooks.fill(properties)
    if let format = PageLooks.numberFormat(properties) { look.numberFormat = format }
    open[last].cell = OpenCell(place: place, look: look, attributes: attributes)
  }

  private static func count(_ text: String?) -> Int {
    guard let text, text.utf8.count <= 9 else { return 1 }
    return Int(text) ?? 1
  }

  private func finishCell() {
    guard let last = open.indices.last, let cell = open[last].cell else { return }
    open[last].cell = nil
    var look = cell.look
    let (text, font, runs) = cell.text.finished
    if let font { look.font = font }
    var content = ForeignSheetBuilder.Cell(value: text.isEmpty ? .blank : .text(text), richText: runs)
    take(cell.attributes, shown: text, into: &content)
    let isBlank = content.value == .blank && !content.hasFormula
    guard !isBlank || cell.place.across > 1 || cell.place.down > 1 else { return }
    guard let style = styles.place(of: look) else {
      fault = WorkbookFault(.tooMany(.styles, limit: limits.styles))
      return
    }
    content.style = style
    open[last].table.add(
      PageTable.Cell(
        column: cell.place.column, across: cell.place.across, down: cell.place.down, content: content))
  }

  /// What Excel notes beside the text: the number, the truth value, the error, the formula.
  private func take(
    _ attributes: PageLooks.Properties, shown: String, into cell: inout ForeignSheetBuilder.Cell
  ) {
    if let number = attributes["x:num"] {
      let text = number.isEmpty ? shown : number
      if let value = NumberText.number(Array(text.utf8).span) {
        cell.value = .number(value)
        cell.richText = nil
      }
    } else if attributes["x:bool"] != nil {
      let text = attributes["x:bool"].flatMap { $0.isEmpty ? nil : $0 } ?? shown
      cell.value = .boolean(text.uppercased() == "TRUE" || text == "1")
    } else if let error = attributes["x:err"] {
      cell.value = .error(CellError(rawValue: error.isEmpty ? shown : error))
    }
    if let formula = attributes["x:fmla"] {
      cell.hasFormula = true
      cell.formula = String(formula.drop { $0 == "=" })
    }
  }

  // MARK: The workbook

  private func workbook() throws(WorkbookFault) -> ForeignWorkbook {
    while !open.isEmpty { finishTable() }
    // A table that only arranges others holds nothing itself.
    let tables = done.sorted { $0.order < $1.order }.map(\.table).filter(\.hasCells)
    guard !done.isEmpty else { throw WorkbookFault(.webPage) }
    var builder = ForeignSheetBuilder(limits: limits, styles: styles)
    for (index, table) in tables.enumerated() {
      builder.startSheet(names.count == tables.count ? names[index] : "Table \(index + 1)")
      for columns in table.hiddenColumns { builder.hide(columns: columns) }
      for (number, row) in table.rows.enumerated() {
        guard builder.startRow(number + 1, isHidden: row.isHidden) else { break }
        for cell in row.cells { Self.put(cell, row: number + 1, into: &builder) }
      }
      builder.finishSheet()
    }
    return try builder.finish()
  }

  private static func put(_ cell: PageTable.Cell, row: Int, into builder: inout ForeignSheetBuilder) {
    builder.put(cell.content, column: cell.column)
    guard cell.across > 1 || cell.down > 1, let first = CellReference(row: row, column: cell.column),
      let last = CellReference(
        row: min(row + cell.down - 1, CellReference.maximumRow), column: cell.column + cell.across - 1)
    else { return }
    builder.merge(CellRange(first, last))
  }
}
