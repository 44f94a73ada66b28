/// Writes a workbook of any size in constant memory, row by row.
///
/// Rows are pushed in ascending order and nothing is given up for it: shared strings, merges, tables,
/// validations, charts and the exact dimension are all written. What is pushed is compressed on the
/// processors at hand and kept in a file without a name until ``finish()`` puts the package together.
///
/// ```swift
/// var writer = try StreamingWorkbookWriter(path: "list.xlsx")
/// let date = try writer.style(CellStyle(numberFormat: .date))
/// try writer.begin(Worksheet(name: "List"))
/// for row in rows {
///   try writer.beginRow()
///   try writer.append(row.name)
///   try writer.append(row.day, style: date)
/// }
/// try await writer.finish()
/// ```
public struct StreamingWorkbookWriter: ~Copyable {
  /// A style that cells can be given.
  public struct Style: Hashable, Sendable {
    let number: Int

    /// The style of a cell that was given none.
    public static let normal = Style(number: 0)
  }

  private var assembler: PackageAssembler
  private var sink: PackageSink
  private var names: [String] = []
  private var hasVisibleSheet = false
  private let settings: PackageAssembler.Settings
  private var sheet: Worksheet?
  private var hasSheet = false
  private var knowsRows = false
  private var row = 0
  private var column = 0
  private var charted: [CellReference: CellContent] = [:]
  private var chartedRows: Set<Int> = []
  private var tableCells: [Int: [(column: Int, content: CellContent, style: CellStyle)]] = [:]

  /// A writer of a file; the old file of that name stays until ``finish()``.
  ///
  /// Where it is parallel, other processors compress while this one goes on.
  /// - Throws: What is wrong in the settings, or what the system refused.
  public init(
    path: String, properties: DocumentProperties = DocumentProperties(), definedNames: [DefinedName] = [],
    dateSystem: SerialDate.System = .from1900, defaultFont: CellStyle.Font = CellStyle.Font(),
    compression: Compression = .standard, isParallel: Bool = true
  ) throws(WriteFault) {
    try PropertyCheck.check(properties)
    try StyleCheck.check(defaultFont)
    let settings = PackageAssembler.Settings(
      properties: properties, definedNames: definedNames, dateSystem: dateSystem, defaultFont: defaultFont,
      activeSheet: 0, compression: compression, isParallel: isParallel, stringMemory: 24 << 20)
    let sink = try PackageSink(path: path)
    self.settings = settings
    self.sink = sink
    assembler = PackageAssembler(settings: settings, spool: SpoolFile(beside: path))
  }

  /// A style to give to cells.
  public mutating func style(_ style: CellStyle) throws(WriteFault) -> Style {
    try StyleCheck.check(style)
    return Style(number: assembler.styles.number(of: style))
  }

  /// Begins a sheet, and ends the one before.
  ///
  /// The sheet has everything but its cells, which are pushed.
  public mutating func begin(_ sheet: Worksheet) throws(WriteFault) {
    try endSheet()
    guard sheet.rows.isEmpty else {
      throw WriteFault(
        .unsupported(.filledSheet), sheet: sheet.name)
    }
    var check = NameCheck()
    try check.checkSheets(names + [sheet.name])
    for table in sheet.tables { try check.check(table) }
    try SheetCheck(sheet: sheet, dateSystem: settings.dateSystem).checkFrame()
    for chart in sheet.charts {
      try check.check(chart)
      for source in chart.series.flatMap({ [$0.values] + ($0.categories.map { [$0] } ?? []) }) {
        guard source.sheet == sheet.name else {
          throw WriteFault(
            .chart(.otherSheet), sheet: sheet.name)
        }
        for cell in source.cells {
          charted[cell] = .blank
          chartedRows.insert(cell.row)
        }
      }
    }
    if sheet.visibility == .visible { hasVisibleSheet = true }
    names.append(sheet.name)
    noteTableCells(of: sheet)
    assembler.begin(sheet)
    self.sheet = sheet
    hasSheet = true
    knowsRows = !sheet.hiddenRows.isEmpty || !sheet.rowHeights.isEmpty
    row = 0
    column = 0
  }

  /// Begins a row: the next one, or a later one by its number.
  public mutating func beginRow(_ number: Int? = nil) throws(WriteFault) {
    // The sheet itself is large, and copying it for each row is felt.
    guard hasSheet else { throw WriteFault(.noSheet) }
    let next = number ?? row + 1
    guard next > row else { throw WriteFault(.rowOrder(next), sheet: sheet?.name) }
    guard next <= CellReference.maximumRow else {
      throw WriteFault(.address("R\(next)"), sheet: sheet?.name)
    }
    try endRow()
    if knowsRows || !tableCells.isEmpty {
      try writeKnownRows(before: next)
      try open(next)
    } else {
      try assembler.beginRow(next, height: nil, isHidden: false)
      row = next
      column = 0
    }
  }

  /// Writes into the next column.
  public mutating func append(_ content: CellContent, style: Style = .normal) throws(WriteFault) {
    do {
      try CellCheck.check(content, in: settings.dateSystem)
    } catch {
      throw error.placed(sheet: sheet?.name, cell: CellReference(row: row, column: column + 1))
    }
    try advance()
    let content = tableContent ?? content
    note(content)
    try assembler.write(content, column: column, style: style.number)
  }

  /// Writes a number into the next column.
  @inline(__always)
  public mutating func append(_ number: Double, style: Style = .normal) throws(WriteFault) {
    guard number.isFinite else {
      throw WriteFault(.number, sheet: sheet?.name, cell: CellReference(row: row, column: column + 1))
    }
    try advance()
    if needsNote {
      column -= 1
      try append(.number(number), style: style)
      return
    }
    assembler.data.write(number: number, column, style: style.number)
  }

  /// Writes text into the next column.
  public mutating func append(_ text: String, style: Style = .normal) throws(WriteFault) {
    if needsNote {
      try append(.text(text), style: style)
      return
    }
    try advance()
    do {
      try CellCheck.check(text: text)
      try assembler.write(text: text, column: column, style: style.number)
    } catch {
      throw error.placed(sheet: sheet?.name, cell: CellReference(row: row, column: column))
    }
  }

  /// Writes text, given as its UTF-8, into the next column: the fastest way for text that is not a `String`.
  ///
  /// Bytes that are not UTF-8 are replaced, as `String(decoding:as:)` does.
  package mutating func append(utf8 text: borrowing Span<UInt8>, style: Style = .normal) throws(WriteFault) {
    guard text.count <= CellCheck.longestText, !needsNote, Self.isUTF8(text) else {
      let copy = unsafe text.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
      try append(copy, style: style)
      return
    }
    try advance()
    let number = unsafe text.withUnsafeBufferPointer { unsafe assembler.number(ofUTF8: $0) }
    assembler.data.write(sharedString: number, column, style: style.number)
    try assembler.flushStringsIfLarge()
  }

  /// Leaves columns empty.
  package mutating func skip(_ columns: Int = 1) throws(WriteFault) {
    guard columns >= 0, column + columns <= CellReference.maximumColumn else {
      throw WriteFault(.address("R\(row)C\(column + columns)"), sheet: sheet?.name)
    }
    column += columns
  }

  /// Writes a whole row.
  public mutating func append(row contents: [CellContent], style: Style = .normal) throws(WriteFault) {
    try beginRow()
    for content in contents { try append(content, style: style) }
  }

  /// Ends the workbook and puts the file in place.
  public consuming func finish() async throws(WriteFault) {
    try endSheet()
    guard !names.isEmpty else { throw WriteFault(.noSheet) }
    guard hasVisibleSheet else { throw WriteFault(.noVisibleSheet) }
    var check = NameCheck()
    try check.checkSheets(names)
    try check.check(settings.definedNames)
    try await assembler.wait()
    _ = try assembler.finish(into: sink)
  }

  // MARK: Within a sheet

  @inline(__always)
  private mutating func advance() throws(WriteFault) {
    guard row > 0, column < CellReference.maximumColumn else {
      throw WriteFault(.address("R\(row)C\(column + 1)"), sheet: sheet?.name)
    }
    column &+= 1
  }

  @inline(__always)
  private var needsNote: Bool { assembler.isFitting || !chartedRows.isEmpty || !tableCells.isEmpty }

  /// What a table has in the cell: its headings and totals stand whatever is pushed.
  private var tableContent: CellContent? {
    guard let cells = tableCells[row] else { return nil }
    return cells.first { $0.column == column }?.content
  }

  private mutating func note(_ content: CellContent) {
    guard chartedRows.contains(row), let cell = CellReference(row: row, column: column),
      charted[cell] != nil
    else { return }
    charted[cell] = content
  }

  /// Opens a row with the height and the visibility that the sheet gives it.
  private mutating func open(_ number: Int) throws(WriteFault) {
    var height: Double?
    if case .points(let points) = sheet?.rowHeights[number] { height = points }
    try assembler.beginRow(
      number, height: height, isHidden: sheet?.hiddenRows.contains(number) ?? false)
    row = number
    column = 0
  }

  /// Writes the rows that nobody pushes but of which the sheet knows something.
  private mutating func writeKnownRows(before limit: Int) throws(WriteFault) {
    guard let sheet else { return }
    let known = sheet.hiddenRows.union(sheet.rowHeights.keys).union(tableCells.keys)
      .filter { $0 > row && $0 < limit }.sorted()
    for number in known {
      try open(number)
      try endRow()
    }
  }

  /// Fills in the headings and totals of tables that were not pushed.
  private mutating func endRow() throws(WriteFault) {
    guard let cells = tableCells.removeValue(forKey: row) else { return }
    for cell in cells where cell.column > column {
      column = cell.column
      note(cell.content)
      let style = assembler.styles.number(of: cell.style)
      try assembler.write(cell.content, column: column, style: style)
    }
  }

  private mutating func noteTableCells(of sheet: Worksheet) {
    let filled = sheet.withTableCells()
    for row in filled.rows {
      tableCells[row.number] = row.cells.map { ($0.column, $0.content, filled.styles.styles[$0.style]) }
    }
  }

  private mutating func endSheet() throws(WriteFault) {
    guard let sheet else { return }
    try endRow()
    try writeKnownRows(before: .max)
    let charts = sheet.charts.map { chart in
      ChartPart(
        chart: chart,
        values: chart.series.map { series in
          ChartPart.Values(
            categories: series.categories?.cells.map { ShownText.of(charted[$0] ?? .blank, format: .general) }
              ?? [],
            numbers: series.values.cells.map { charted[$0]?.number(in: settings.dateSystem) })
        })
    }
    do {
      try assembler.end(sheet, charts: charts)
    } catch {
      throw error.placed(sheet: sheet.name)
    }
    self.sheet = nil
    hasSheet = false
    row = 0
    charted = [:]
    chartedRows = []
    tableCells = [:]
  }

  private static func isUTF8(_ text: borrowing Span<UInt8>) -> Bool {
    var index = 0
    while index < text.count {
      if text[index] >= 0x80 { return isLongUTF8(text) }
      index &+= 1
    }
    return true
  }

  private static func isLongUTF8(_ text: borrowing Span<UInt8>) -> Bool {
    do {
      _ = try UTF8Span(validating: text.extracting(...))
      return true
    } catch {
      return false
    }
  }
}
