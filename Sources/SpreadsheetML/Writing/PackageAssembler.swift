import XMLStream

/// Puts the parts of a workbook together, sheet by sheet, row by row.
///
/// Both ways of writing go through it: the one that has all sheets in memory, and the one that streams.
struct PackageAssembler: ~Copyable {
  struct Settings {
    var properties: DocumentProperties
    var definedNames: [DefinedName]
    var dateSystem: SerialDate.System
    var defaultFont: CellStyle.Font
    var activeSheet: Int
    var compression: Compression
    var isParallel: Bool
    /// The bytes that shared strings may keep in memory.
    var stringMemory: Int
  }

  let settings: Settings
  var styles: StylesPart
  var data: SheetDataPart
  private var queue: PieceQueue
  private var spool: SpoolFile
  private var strings: SharedStringsPart
  private var stringStream: PieceQueue.Stream
  private var types = ContentTypesPart()
  private var workbookRelationships = RelationshipsPart()
  private var entries: [ZIPEntry] = []
  private var sheets: [SheetSummary] = []
  var drawings = DrawingParts()
  private var tableCount = 0
  private var stream: PieceQueue.Stream
  private var links: [(CellReference, Hyperlink)] = []
  private var fitting = WidthFitting()
  private var datedStyles: [Int: Int] = [:]
  private var linkStyles: [Int: Int] = [:]

  /// Large enough that the loss at the seams is small, small enough that two processors get their share.
  private static let chunkSize = 1 << 20

  private struct SheetSummary {
    var sheet: Worksheet
    var relationship: String
  }

  init(settings: Settings, spool: consuming SpoolFile) {
    self.settings = settings
    self.spool = spool
    styles = StylesPart(defaultFont: settings.defaultFont)
    queue = PieceQueue(compression: settings.compression, isParallel: settings.isParallel)
    strings = SharedStringsPart(memoryLimit: settings.stringMemory)
    stringStream = queue.begin()
    stream = stringStream
    // Rows are handed on when the run is nearly full; the slack keeps it from growing.
    data = SheetDataPart(capacity: 64)
  }

  // MARK: Sheets

  /// Begins a sheet: what it says of columns is needed while its rows are written.
  mutating func begin(_ sheet: Worksheet) {
    stream = queue.begin()
    data = SheetDataPart(capacity: settings.isParallel ? Self.chunkSize + Self.chunkSize / 8 : 1 << 14)
    links = []
    fitting = WidthFitting(sheet: sheet, defaultFont: settings.defaultFont)
  }

  mutating func beginRow(_ number: Int, height: Double?, isHidden: Bool) throws(WriteFault) {
    if data.run.count > Self.chunkSize { try flush() }
    data.beginRow(number, height: height, isHidden: isHidden)
  }

  mutating func write(_ content: CellContent, column: Int, style: Int) throws(WriteFault) {
    if fitting.isActive { fitting.note(content, column: column, style: styles.style(style)) }
    switch content {
    case .blank: data.writeBlank(column, style: style)
    case .text(let text): try write(text: text, column: column, style: style)
    case .number(let number): data.write(number: number, column, style: style)
    case .boolean(let truth): data.write(boolean: truth, column, style: style)
    case .error(let error): data.write(error: error, column, style: style)
    case .date(let moment):
      guard let serial = SerialDate.serial(of: moment, in: settings.dateSystem) else {
        throw WriteFault(.date)
      }
      let dated = datedStyle(style, moment.second == 0 ? .date : .dateTime)
      data.write(number: serial, column, style: dated)
    case .time(let seconds):
      data.write(number: Double(seconds) / 86_400, column, style: datedStyle(style, .duration))
    case .formula(let formula, let cached):
      data.write(formula: formula, over: nil, cached: cached, column, style: style)
    case .arrayFormula(let formula, let range, let cached):
      data.write(formula: formula, over: range, cached: cached, column, style: style)
    case .richText(let text):
      let number = try strings.number(of: text, defaultFont: settings.defaultFont)
      data.write(sharedString: number, column, style: style)
    case .hyperlink(let hyperlink, let text):
      if let cell = CellReference(row: data.row, column: column) { links.append((cell, hyperlink)) }
      try write(text: text, column: column, style: linkStyle(style))
    }
  }

  mutating func write(text: String, column: Int, style: Int) throws(WriteFault) {
    var text = text
    let number = text.withUTF8 { unsafe strings.number(of: $0) }
    data.write(sharedString: number, column, style: style)
    if strings.run.count > Self.chunkSize { try flushStrings() }
  }

  /// The number of a shared text, given as its UTF-8.
  mutating func number(ofUTF8 text: UnsafeBufferPointer<UInt8>) -> Int { unsafe strings.number(of: text) }

  /// Hands shared texts on where they have grown to a chunk.
  mutating func flushStringsIfLarge() throws(WriteFault) {
    if strings.run.count > Self.chunkSize { try flushStrings() }
  }

  var isFitting: Bool { fitting.isActive }

  /// Ends the sheet; its frame is made last, since the rows decide dimension, widths and links.
  mutating func end(_ sheet: Worksheet, charts: [ChartPart]) throws(WriteFault) {
    data.endRow()
    let hasRows = data.row > 0
    let dimension = data.dimension
    try flush()
    let number = sheets.count + 1
    let name = "xl/worksheets/sheet\(number).xml"
    var relationships = RelationshipsPart()
    var part = WorksheetPart(
      sheet: sheet, isSelected: number == settings.activeSheet + 1, dimension: dimension,
      widths: fitting.widths(of: sheet),
      columnStyles: sheet.columnStyles.mapValues { styles.number(of: $0) },
      defaultRowHeight: LineHeight.ofRow(font: settings.defaultFont))
    for (cell, hyperlink) in links {
      var relationship: String?
      if let address = hyperlink.target.outside {
        relationship = relationships.add("hyperlink", target: address, isExternal: true)
      }
      part.links.append(.init(cell: cell, hyperlink: hyperlink, relationship: relationship))
    }
    for format in sheet.conditionalFormats {
      part.conditions.append(
        .init(format: format, differential: format.rule.style.map { styles.number(of: $0) }))
    }
    try addDrawing(of: sheet, charts: charts, to: &part, relationships: &relationships)
    for table in sheet.tables {
      tableCount += 1
      let table = TablePart(table: table, identifier: tableCount)
      let tableName = "xl/tables/table\(tableCount).xml"
      try add(tableName, type: "spreadsheetml.table+xml", table.xml)
      part.tableRelationships.append(
        relationships.add("table", target: "../tables/table\(tableCount).xml"))
    }
    let (head, tail) = try Self.checked { () throws(XMLWriter.Fault) in try part.xml(hasRows: hasRows) }
    sheets.append(
      SheetSummary(
        sheet: sheet,
        relationship: workbookRelationships.add("worksheet", target: "worksheets/sheet\(number).xml")))
    types.add(part: name, type: Self.office + "spreadsheetml.worksheet+xml")
    pending.append(PendingSheet(name: name, stream: stream, head: head, tail: tail))
    if !relationships.isEmpty {
      let bytes = try Self.checked(relationships.xml)
      entries.append(
        try queue.entry(name: "xl/worksheets/_rels/sheet\(number).xml.rels", bytes: bytes))
    }
  }

  private struct PendingSheet {
    var name: String
    var stream: PieceQueue.Stream
    var head: [UInt8]
    var tail: [UInt8]
  }

  private var pending: [PendingSheet] = []

  private static let office = "application/vnd.openxmlformats-officedocument."

  // MARK: The package

  /// Hands on what is left and waits for what other processors compress.
  mutating func wait() async throws(WriteFault) {
    try flushStrings()
    try await queue.wait(spool: &spool)
  }

  /// Writes the container; nothing may be under way.
  consuming func finish(into sink: consuming PackageSink) throws(WriteFault) -> [UInt8] {
    try flushStrings()
    precondition(queue.isIdle, "a part is still being compressed")
    for sheet in pending {
      entries.append(try queue.finish(sheet.stream, name: sheet.name, head: sheet.head, tail: sheet.tail))
    }
    try addSharedParts()
    var root = RelationshipsPart()
    _ = root.add("officeDocument", target: "xl/workbook.xml")
    try addProperties(root: &root)
    let rootBytes = try Self.checked(root.xml)
    let typeBytes = try Self.checked(types.xml)
    var writer = ZIPWriter(sink: sink)
    try writer.add(queue.entry(name: "[Content_Types].xml", bytes: typeBytes), spool: spool)
    try writer.add(queue.entry(name: "_rels/.rels", bytes: rootBytes), spool: spool)
    // A fixed order of the names makes the same container, whichever part was ready first.
    for entry in entries.sorted(by: { Self.place(of: $0.name) < Self.place(of: $1.name) }) {
      try writer.add(entry, spool: spool)
    }
    let done = try writer.finish()
    return try done.finish()
  }

  /// The workbook first, then what it leads to.
  private static func place(of name: String) -> (Int, Int, String) {
    let group =
      if name == "xl/workbook.xml" { 0 } else if name == "xl/_rels/workbook.xml.rels" {
        1
      } else if name
        .hasPrefix("xl/worksheets/sheet")
      { 2 } else if name.hasPrefix("xl/") { 3 } else { 4 }
    return (group, name.utf8.count, name)
  }

  private mutating func addSharedParts() throws(WriteFault) {
    let names = definedNames()
    let part = WorkbookPart(
      dateSystem: settings.dateSystem, activeSheet: settings.activeSheet,
      sheets: sheets.map {
        WorkbookPart.Sheet(
          name: $0.sheet.name, visibility: $0.sheet.visibility, relationship: $0.relationship)
      }, names: names)
    try add("xl/workbook.xml", type: "spreadsheetml.sheet.main+xml", part.xml)
    let theme = ThemePart(defaultFont: settings.defaultFont)
    _ = workbookRelationships.add("theme", target: "theme/theme1.xml")
    try add("xl/theme/theme1.xml", type: "theme+xml", theme.xml)
    _ = workbookRelationships.add("styles", target: "styles.xml")
    let styles = styles
    try add("xl/styles.xml", type: "spreadsheetml.styles+xml", styles.xml)
    if strings.useCount > 0 {
      _ = workbookRelationships.add("sharedStrings", target: "sharedStrings.xml")
      types.add(part: "xl/sharedStrings.xml", type: Self.office + "spreadsheetml.sharedStrings+xml")
      entries.append(
        try queue.finish(
          stringStream, name: "xl/sharedStrings.xml", head: strings.head, tail: SharedStringsPart.tail))
    }
    let relationships = workbookRelationships
    let bytes = try Self.checked(relationships.xml)
    entries.append(try queue.entry(name: "xl/_rels/workbook.xml.rels", bytes: bytes))
  }

  private mutating func addProperties(root: inout RelationshipsPart) throws(WriteFault) {
    let properties = settings.properties
    _ = root.add(
      "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
      target: "docProps/core.xml")
    let core = CorePropertiesPart(properties: properties)
    let coreBytes = try Self.checked(core.xml)
    types.add(part: "docProps/core.xml", type: "application/vnd.openxmlformats-package.core-properties+xml")
    entries.append(try queue.entry(name: "docProps/core.xml", bytes: coreBytes))
    _ = root.add("extended-properties", target: "docProps/app.xml")
    let app = AppPropertiesPart(
      properties: properties, sheetNames: sheets.map(\.sheet.name),
      visibleNames: definedNames().filter { !$0.isHidden }.map { name in
        let place = name.sheet.map { formulaName(ofSheet: sheets[$0].sheet.name) + "!" } ?? ""
        return place + (name.name.hasPrefix("_xlnm.") ? String(name.name.dropFirst(6)) : name.name)
      })
    try add("docProps/app.xml", type: "extended-properties+xml", app.xml)
    guard !properties.custom.isEmpty else { return }
    _ = root.add("custom-properties", target: "docProps/custom.xml")
    let custom = CustomPropertiesPart(properties: properties.custom)
    try add("docProps/custom.xml", type: "custom-properties+xml", custom.xml)
  }

  /// The caller's names and those that sheets need for filters and printing, in order.
  private func definedNames() -> [WorkbookPart.Name] {
    var names = settings.definedNames.map { name in
      WorkbookPart.Name(
        name: name.name, formula: FormulaText.stored(name.formula),
        sheet: name.sheet.flatMap { sheet in sheets.firstIndex { $0.sheet.name == sheet } },
        isHidden: name.isHidden, comment: name.comment)
    }
    for (index, summary) in sheets.enumerated() {
      let sheet = summary.sheet
      let place = formulaName(ofSheet: sheet.name) + "!"
      func add(_ name: String, _ formula: String, isHidden: Bool = false) {
        names.append(
          WorkbookPart.Name(name: name, formula: formula, sheet: index, isHidden: isHidden, comment: nil))
      }
      if let filter = sheet.filter { add("_xlnm._FilterDatabase", place + filter.absolute, isHidden: true) }
      if !sheet.page.printArea.isEmpty {
        add("_xlnm.Print_Area", sheet.page.printArea.map { place + $0.absolute }.joined(separator: ","))
      }
      let columns = sheet.page.repeatedColumns.map {
        place + "$\(CellReference.letters(ofColumn: $0.lowerBound)):"
          + "$\(CellReference.letters(ofColumn: $0.upperBound))"
      }
      let rows = sheet.page.repeatedRows.map { place + "$\($0.lowerBound):$\($0.upperBound)" }
      let titles = [columns, rows].compactMap { $0 }
      if !titles.isEmpty { add("_xlnm.Print_Titles", titles.joined(separator: ",")) }
    }
    return names.enumerated().sorted {
      ($0.element.name.lowercased(), $0.element.sheet ?? -1, $0.offset)
        < ($1.element.name.lowercased(), $1.element.sheet ?? -1, $1.offset)
    }.map(\.element)
  }

  // MARK: Small parts

  /// Adds a part of the office kind.
  mutating func add(
    _ name: String, type: String, _ make: () throws(XMLWriter.Fault) -> [UInt8]
  ) throws(WriteFault) {
    let bytes = try Self.checked(make)
    types.add(part: name, type: type.contains("/") ? type : Self.office + type)
    entries.append(try queue.entry(name: name, bytes: bytes))
  }

  /// Adds a part whose type follows from its extension.
  mutating func add(_ name: String, defaultType: String, bytes: [UInt8]) throws(WriteFault) {
    let fileExtension = name.split(separator: ".").last.map(String.init) ?? ""
    types.add(fileExtension: fileExtension, type: defaultType)
    entries.append(try queue.entry(name: name, bytes: bytes))
  }

  /// Adds the relationships of a part.
  mutating func add(_ name: String, relationships: RelationshipsPart) throws(WriteFault) {
    let bytes = try Self.checked(relationships.xml)
    entries.append(try queue.entry(name: name, bytes: bytes))
  }

  /// Makes XML and turns the writer's fault into ours.
  static func checked<Value>(_ make: () throws(XMLWriter.Fault) -> Value) throws(WriteFault) -> Value {
    do {
      return try make()
    } catch {
      throw WriteFault(.xml("\(error)"))
    }
  }

  private mutating func flush() throws(WriteFault) { try queue.add(&data.run, to: stream, spool: &spool) }

  private mutating func flushStrings() throws(WriteFault) {
    try queue.add(&strings.run, to: stringStream, spool: &spool)
  }

  /// The style with a format for dates or times, where it has none of its own.
  private mutating func datedStyle(_ style: Int, _ format: NumberFormat) -> Int {
    let key = style << 2 | (format == .date ? 0 : format == .dateTime ? 1 : 2)
    if let known = datedStyles[key] { return known }
    let value = styles.style(style)
    let dated =
      value.numberFormat == .general ? styles.number(of: value.with { $0.numberFormat = format }) : style
    datedStyles[key] = dated
    return dated
  }

  /// The style with the look of a link, where it has no font of its own.
  private mutating func linkStyle(_ style: Int) -> Int {
    if let known = linkStyles[style] { return known }
    let value = styles.style(style)
    var linked = style
    if value.font == nil {
      var font = settings.defaultFont
      font.color = .linkBlue
      font.underline = .single
      linked = styles.number(of: value.with { $0.font = font })
    }
    linkStyles[style] = linked
    return linked
  }
}
