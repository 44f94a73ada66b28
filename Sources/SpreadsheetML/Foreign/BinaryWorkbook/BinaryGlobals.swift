/// What the first part of a workbook says for all its sheets.
struct BinaryGlobals {
  struct Sheet {
    let name: String
    /// Where its records begin.
    let offset: Int
    let visibility: Worksheet.Visibility
    /// Whether it has cells: charts, macros and modules have none that count.
    let isWorksheet: Bool
  }

  private(set) var sheets: [Sheet] = []
  private(set) var dateSystem = SerialDate.System.from1900
  private(set) var styles: BinaryStyles
  private(set) var names: BinaryNames
  private(set) var links: BinaryLinks
  var strings: SharedStrings { sharedStrings.strings }

  private let limits: ReadingLimits
  private var sharedStrings: BinaryStrings

  // The kinds of streams that a record of beginning names.
  private static let version = 0x0600
  private static let kind = 0x0005

  /// Reads the first part, from its beginning to its end.
  init(_ stream: inout RecordStream, limits: ReadingLimits) throws(WorkbookFault) {
    self.limits = limits
    styles = BinaryStyles(limits: limits)
    names = BinaryNames(limits: limits)
    links = BinaryLinks(limits: limits)
    sharedStrings = BinaryStrings(limits: limits)
    let first = try stream.next()
    let version = stream.bytes.word(first.body.lowerBound)
    guard first.type & 0xFF == RecordType.beginning & 0xFF, first.body.count >= 4 else {
      throw WorkbookFault(.notASheetList, part: RecordStream.name)
    }
    guard first.type == RecordType.beginning, version >= Self.version else {
      throw WorkbookFault(.veryOldExcel)
    }
    guard version == Self.version, stream.bytes.word(first.body.lowerBound + 2) == Self.kind else {
      throw WorkbookFault(.notASheetList, part: RecordStream.name)
    }
    while true {
      let record = try stream.next()
      if record.type == RecordType.endOfStream { break }
      try read(record, &stream)
    }
    links.take(sheets: sheets.map(\.name), names: names.names)
  }

  private mutating func read(_ record: RecordStream.Record, _ stream: inout RecordStream)
    throws(WorkbookFault)
  {
    switch record.type {
    case RecordType.filePassword: throw WorkbookFault(.password)
    case RecordType.boundSheet: try readSheet(record, &stream)
    case RecordType.dateMode:
      if stream.bytes.word(record.body.lowerBound) == 1, record.body.count >= 2 { dateSystem = .from1904 }
    case RecordType.font: try styles.readFont(record, &stream)
    case RecordType.numberFormat: try styles.readNumberFormat(record, stream)
    case RecordType.cellFormat: try styles.readCellFormat(record, of: stream.bytes)
    case RecordType.palette: styles.readPalette(record, of: stream.bytes)
    case RecordType.sharedStrings: try sharedStrings.read(record, &stream, styles)
    case RecordType.externalBook: try links.readBook(record, of: stream.bytes)
    case RecordType.externalName: try links.readName(record, &stream)
    case RecordType.externalSheets: try links.readReferences(record, &stream)
    case RecordType.definedName: try names.read(record, &stream)
    default: break
    }
  }

  private mutating func readSheet(_ record: RecordStream.Record, _ stream: inout RecordStream)
    throws(WorkbookFault)
  {
    guard sheets.count < limits.sheets else {
      throw WorkbookFault(.tooMany(.sheets, limit: limits.sheets), part: RecordStream.name)
    }
    var content = try stream.continued(record)
    let offset = try content.doubleWord()
    let (state, type) = (try content.byte(), try content.byte())
    let name = try content.text(units: content.byte(), wantsRuns: false).string
    let visibility: Worksheet.Visibility =
      switch state & 3 {
      case 1: .hidden
      case 2: .veryHidden
      default: .visible
      }
    sheets.append(Sheet(name: name, offset: offset, visibility: visibility, isWorksheet: type == 0))
  }
}
