/// The `sheetData` of a sheet: rows and cells as runs of bytes.
struct SheetDataPart: ~Copyable {
  var run: ByteRun
  /// The row that is open; 0 before the first.
  private(set) var row = 0
  /// The column of the last cell in the open row.
  private(set) var column = 0
  private var isRowOpen = false
  private var rowDigits: [UInt8] = []
  private let columnNames: ColumnNames

  /// The smallest and the largest row and column with a cell.
  private var firstRow = 0
  private var lastRow = 0
  private var firstColumn = Int.max
  private var lastColumn = 0

  init(capacity: Int) {
    run = ByteRun(capacity: capacity)
    columnNames = ColumnNames.all
  }

  /// The rectangle of the cells; nil where there are none.
  var dimension: CellRange? {
    guard lastColumn > 0, let first = CellReference(row: firstRow, column: firstColumn),
      let last = CellReference(row: lastRow, column: lastColumn)
    else { return nil }
    return CellRange(first, last)
  }

  mutating func beginRow(_ number: Int, height: Double? = nil, isHidden: Bool = false) {
    endRow()
    row = number
    column = 0
    isRowOpen = true
    run.reserve(128)
    run.put("<row r=\"")
    let start = run.count
    run.put(digits: UInt64(number))
    let digits = run.count - start
    rowDigits.removeAll(keepingCapacity: true)
    unsafe run.withBytes { bytes in
      for index in start..<start + digits { unsafe rowDigits.append(bytes[index]) }
    }
    run.put("\"")
    if isHidden { run.put(" hidden=\"1\"") }
    if let height {
      run.put(" ht=\"")
      run.append(number: height)
      run.put("\" customHeight=\"1\"")
    }
    run.reserve(8)
    run.put(">")
  }

  mutating func endRow() {
    guard isRowOpen else { return }
    run.reserve(8)
    run.put("</row>")
    isRowOpen = false
    guard column > 0 else { return }
    if firstRow == 0 { firstRow = row }
    lastRow = row
    if column > lastColumn { lastColumn = column }
  }

  /// Writes `<c r="D17" s="3"`, the beginning of the cell of a column.
  @inline(__always)
  private mutating func beginCell(_ column: Int, style: Int) {
    run.reserve(96)
    run.put("<c r=\"")
    columnNames.put(column, into: &run)
    unsafe rowDigits.withUnsafeBufferPointer { unsafe run.put($0) }
    if style > 0 {
      run.put("\" s=\"")
      run.put(digits: UInt64(style))
    }
    if self.column == 0, column < firstColumn { firstColumn = column }
    self.column = column
  }

  mutating func writeBlank(_ column: Int, style: Int) {
    beginCell(column, style: style)
    run.put("\"/>")
  }

  @inline(__always)
  mutating func write(number: Double, _ column: Int, style: Int) {
    beginCell(column, style: style)
    run.put("\"><v>")
    run.append(number: number)
    run.reserve(16)
    run.put("</v></c>")
  }

  @inline(__always)
  mutating func write(sharedString: Int, _ column: Int, style: Int) {
    beginCell(column, style: style)
    run.put("\" t=\"s\"><v>")
    run.put(digits: UInt64(sharedString))
    run.put("</v></c>")
  }

  /// A cell with a text of its own, for packages whose shared texts are left alone.
  mutating func write(inline text: String, _ column: Int, style: Int) {
    beginCell(column, style: style)
    run.put("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">")
    run.append(escaped: text)
    run.reserve(32)
    run.put("</t></is></c>")
  }

  mutating func write(boolean truth: Bool, _ column: Int, style: Int) {
    beginCell(column, style: style)
    run.put(truth ? "\" t=\"b\"><v>1</v></c>" : "\" t=\"b\"><v>0</v></c>")
  }

  mutating func write(error: CellError, _ column: Int, style: Int) {
    beginCell(column, style: style)
    run.put("\" t=\"e\"><v>")
    run.append(error.rawValue)
    run.reserve(16)
    run.put("</v></c>")
  }

  /// A cell with a formula and the value it has now.
  mutating func write(
    formula: String, over range: CellRange?, cached: CellValue, _ column: Int, style: Int
  ) {
    beginCell(column, style: style)
    switch cached {
    case .blank, .number, .date, .time: break
    case .text: run.put("\" t=\"str")
    case .boolean: run.put("\" t=\"b")
    case .error: run.put("\" t=\"e")
    }
    run.put("\"><f")
    if let range {
      run.put(" t=\"array\" ref=\"")
      run.append(range.description)
      run.reserve(16)
      run.put("\"")
    }
    run.put(">")
    run.append(escaped: FormulaText.stored(formula))
    run.reserve(16)
    run.put("</f><v>")
    switch cached {
    case .blank: break
    case .number(let number), .date(_, let number), .time(_, let number): run.append(number: number)
    case .text(let text): run.append(escaped: text)
    case .boolean(let truth): run.append(truth ? "1" : "0")
    case .error(let error): run.append(error.rawValue)
    }
    run.reserve(16)
    run.put("</v></c>")
  }
}

/// The letters of the columns, made once.
struct ColumnNames {
  private let packed: [UInt32]

  static let all = ColumnNames()

  private init() {
    packed = (0...CellReference.maximumColumn).map { column in
      CellReference.letters(ofColumn: column).utf8.reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }
  }

  /// Appends the letters of a column; room must have been reserved.
  @inline(__always)
  func put(_ column: Int, into run: inout ByteRun) {
    var letters = packed[column]
    repeat {
      run.put(UInt8(truncatingIfNeeded: letters))
      letters >>= 8
    } while letters > 0
  }
}
